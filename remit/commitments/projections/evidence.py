"""What is put behind a claim, file or link, as long as its act is in force."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from remit.commitments import models
from remit.commitments.projections.histories import History
from remit.domain.acts import Tag
from remit.domain.history import in_force
from remit.ledger import queries as ledger
from remit.ledger.records import Act


def follow(act: Act, history: History) -> None:
    """Evidence comes with its act, and leaves when that is annulled."""
    if act.tag is Tag.COMMITMENT_EVIDENCED:
        _item(act).save(force_insert=True)
    elif act.tag is Tag.COMMITMENT_ACT_ANNULLED:
        _take_what_is_in_force(act.subject, history)


def standing(acts: Sequence[Act], history: History) -> list[models.EvidenceItem]:
    """The evidence that is there after all that is recorded."""
    stands = _in_force(history)
    return [_item(act) for act in acts if act.seq in stands]


def blank(act: Act) -> None:
    """The name of a piece of evidence is what stands in its act, also when that was erased."""
    models.EvidenceItem.objects.filter(pk=act.seq).update(name=act.texts.get("name") or "")


def _take_what_is_in_force(commitment: int, history: History) -> None:
    """Evidence is back when the annulment of its act is itself annulled."""
    stands = _in_force(history)
    items = models.EvidenceItem.objects.filter(commitment=commitment)
    items.exclude(pk__in=stands).delete()
    for seq in sorted(stands - set(items.values_list("id", flat=True))):
        if (evidenced := ledger.act(seq)) is not None:
            _item(evidenced).save(force_insert=True)


def _in_force(history: History) -> set[int]:
    known = in_force(history.facts)
    return {fact.seq for fact in known if fact.tag is Tag.COMMITMENT_EVIDENCED}


def _item(act: Act) -> models.EvidenceItem:
    data = cast(Mapping[str, Any], act.data)
    return models.EvidenceItem(
        id=act.seq,
        commitment_id=act.subject,
        form=data["form"],
        sha256=data.get("sha256") or "",
        size=data.get("size") or 0,
        media=data.get("media") or "",
        name=act.texts.get("name") or "",
        added_on=act.effective_on,
    )
