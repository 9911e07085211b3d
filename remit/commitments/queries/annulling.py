"""What became of an act about which another act speaks: whether it was annulled, by which act, and
which one an annulment takes back."""

from dataclasses import dataclass

from remit.domain.acts import Tag
from remit.domain.history import Fact, annulments
from remit.ledger import queries as ledger
from remit.ledger.records import Act

_OF_COMMITMENTS = "commitment."


@dataclass(frozen=True, slots=True)
class Annulling:
    """The act with which an act was annulled, if it was; and the act that it annuls, if it does."""

    by: Act | None = None
    of: Act | None = None


def annulling(act: Act) -> Annulling:
    """What stands between this act and another one."""
    if not act.tag.startswith(_OF_COMMITMENTS):
        return Annulling()
    acts = ledger.acts_with([act.subject], [Tag.COMMITMENT_ACT_ANNULLED])
    found = annulments(Fact(one.seq, one.effective_on, one.tag, one.data) for one in acts)
    target = act.data.get("act") if act.tag is Tag.COMMITMENT_ACT_ANNULLED else None
    return Annulling(
        by=ledger.act(found[act.seq]) if act.seq in found else None,
        of=ledger.act(target) if isinstance(target, int) else None,
    )
