"""What became of an act about which another act speaks: whether it was annulled, by which act, and
which one an annulment takes back."""

from collections.abc import Iterable, Mapping
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
    by = annulled([act]).get(act.seq)
    target = annuls(act)
    return Annulling(
        by=ledger.act(by) if by else None,
        of=ledger.act(target) if target else None,
    )


def annuls(act: Act) -> int | None:
    """The act that this one takes back, if it is an annulment."""
    target = act.data.get("act") if act.tag is Tag.COMMITMENT_ACT_ANNULLED else None
    return target if isinstance(target, int) else None


def annulled(acts: Iterable[Act]) -> Mapping[int, int]:
    """Which of these acts were annulled: for the seq of each that of the act that did it."""
    about = {act.subject for act in acts if act.tag.startswith(_OF_COMMITMENTS)}
    if not about:
        return {}
    found = ledger.acts_with(about, [Tag.COMMITMENT_ACT_ANNULLED])
    return annulments(Fact(one.seq, one.effective_on, one.tag, one.data) for one in found)
