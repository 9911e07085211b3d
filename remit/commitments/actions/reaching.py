"""Which changes of a document reach a commitment: by its place in the text, in any language, and by
when it began."""

from collections.abc import Iterable, Mapping, Sequence

from remit.commitments import models
from remit.domain import bases
from remit.domain.bases import Extent
from remit.texts.changes.queries import Reach
from remit.texts.provisions import queries as provisions
from remit.texts.provisions.queries import Place


class Ground:
    """What was done to documents, and where the commitments of changed provisions stand."""

    def __init__(self, reaches: Iterable[Reach], rows: Iterable[models.Commitment]) -> None:
        known = list(reaches)
        self._places = _places({one for reach in known for one in reach.made_there})
        is_asked = any(reach.extent is not Extent.WHOLE for reach in known)
        unplaced = [row.pk for row in rows if place_of(row) is None] if is_asked else []
        self._drafted = provisions.made_of_provisions(unplaced) if unplaced else frozenset()

    def touches(self, reach: Reach, row: models.Commitment) -> bool:
        """Whether a change touches a commitment."""
        place, is_there = place_of(row), False
        if reach.place is not None:
            is_there = row.pk in reach.made_there or self._is_there(reach, place)
        has_place = place is not None or row.pk in self._drafted
        concerned = bases.reaches(reach.extent, is_there=is_there, has_place=has_place)
        return concerned and bases.is_touched(row.pk, reach.act)

    def _is_there(self, reach: Reach, place: Place | None) -> bool:
        if place is None or reach.place is None:
            return False
        # What one order gave to several units stands at one place, and only one draft names it.
        beside = (self._places[one] for one in reach.made_there if one in self._places)
        return place.overlaps(reach.place) or any(place == other for other in beside)


def place_of(row: models.Commitment) -> Place | None:
    """The provision at which a commitment stands."""
    if row.document_id is None or row.start is None or row.end is None:
        return None
    return Place(row.document_id, row.start, row.end)


def _places(numbers: set[int]) -> Mapping[int, Place]:
    rows: Sequence[models.Commitment] = ()
    if numbers:
        rows = list(models.Commitment.objects.filter(pk__in=numbers))
    return {row.pk: place for row in rows if (place := place_of(row)) is not None}
