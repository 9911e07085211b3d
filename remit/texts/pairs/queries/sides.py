"""What becomes of a work in several languages when one relation of it is taken back: two works,
unless another relation still holds them together."""

from dataclasses import dataclass

from django.db.models import Q

from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Relation
from remit.texts import models
from remit.texts.pairs.queries import committed, works

ACCEPTED, COVERED = models.Draft.ACCEPTED, models.Draft.COVERED


@dataclass(frozen=True, slots=True)
class Sides:
    """The documents on each side; `linked` are drafts accepted as a commitment of the other side,
    `covered` those that waited for nobody because of it, `kept` the commitments that both had."""

    here: frozenset[int]
    there: frozenset[int]
    linked: tuple[int, ...] = ()
    covered: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()

    @property
    def are_one(self) -> bool:
        """Whether the documents are one work all the same, or were none."""
        return not self.here.isdisjoint(self.there)


def of(link: int) -> Sides:
    """The sides of a relation that stands."""
    row = models.DocumentRelation.objects.filter(known_from=link, known_until=None).first()
    if row is None:
        raise Refusal("RELATION_UNKNOWN")
    if row.relation != Relation.TRANSLATES.value:
        both = frozenset({row.from_document_id, row.to_document_id})
        return Sides(both, both)
    here = works.of(row.from_document_id, leaving=link)
    there = works.of(row.to_document_id, leaving=link)
    sides = Sides(here, there)
    return sides if sides.are_one else _with_drafts(sides)


def _with_drafts(sides: Sides) -> Sides:
    rows = models.Draft.objects.filter(
        document__in=sides.here | sides.there, commitment__isnull=False
    )
    placed = list(rows.values_list("pk", "document", "status", "commitment").order_by("pk"))
    homes = committed.homes({commitment for *_, commitment in placed if commitment})
    across = [
        (draft, status, commitment)
        for draft, document, status, commitment in placed
        if commitment in homes and (document in sides.here) != (homes[commitment] in sides.here)
    ]
    linked = tuple(draft for draft, status, _ in across if status == ACCEPTED)
    waiting = {draft for draft, status, _ in across if status == COVERED}
    return Sides(
        sides.here,
        sides.there,
        linked=linked,
        covered=tuple(sorted(waiting - _covered_still(waiting, sides, linked))),
        kept=tuple(sorted({commitment for *_, commitment in across if commitment})),
    )


def _covered_still(drafts: set[int], sides: Sides, linked: tuple[int, ...]) -> set[int]:
    """Those that a commitment of their own side covers too."""
    rows = models.Twin.objects.filter(
        Q(one__in=drafts) | Q(other__in=drafts), parted_at=None
    ).select_related("one", "other")
    found = set()
    for twin in rows:
        for mine, yours in ((twin.one, twin.other), (twin.other, twin.one)):
            same_side = (mine.document_id in sides.here) == (yours.document_id in sides.here)
            stands = yours.status == ACCEPTED and yours.pk not in linked
            if mine.pk in drafts and same_side and stands:
                found.add(mine.pk)
    return found
