"""Reading choices: the columns of a person, and the lists that a person may open by their names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from remit.domain.rights import Viewer
from remit.interfaces.list_choices import models


@dataclass(frozen=True, slots=True)
class SavedCard:
    """A list that was saved; `own` says whether the reader saved it."""

    id: int
    own: bool
    unit: int | None
    page: str
    name: str
    words: Mapping[str, str]
    columns: Sequence[str]
    removed: bool


def columns(person: int | None, kind: str) -> tuple[str, ...] | None:
    """The columns that a person chose for a kind of list; None where nobody chose."""
    chosen = models.ChosenColumns.objects.filter(person=person, kind=kind)
    found = chosen.values_list("columns", flat=True).first()
    return tuple(map(str, found)) if found is not None else None


def saved(viewer: Viewer, pages: Iterable[str] = ()) -> list[SavedCard]:
    """The saved lists of a person and those shared with the own units, by name; of some pages."""
    rows = models.SavedList.objects.filter(_open_to(viewer), removed_at=None)
    wanted = list(pages)
    limited = rows.filter(page__in=wanted) if wanted else rows
    return sorted((card(row, viewer) for row in limited), key=_by_name)


def removed(viewer: Viewer) -> list[SavedCard]:
    """The lists that a person removed and can still take back."""
    rows = models.SavedList.objects.filter(person=viewer.person).exclude(removed_at=None)
    return [card(row, viewer) for row in rows.order_by("-removed_at", "-id")]


def card(row: models.SavedList, viewer: Viewer) -> SavedCard:
    """A row as a card."""
    return SavedCard(
        id=row.pk,
        own=row.person_id == viewer.person,
        unit=row.unit,
        page=row.page,
        name=row.name,
        words={str(name): str(word) for name, word in row.words.items()},
        columns=tuple(map(str, row.columns)),
        removed=row.removed_at is not None,
    )


def _open_to(viewer: Viewer) -> Q:
    units = {held.unit for held in viewer.held}
    return Q(person=viewer.person) | Q(unit__in=units)


def _by_name(one: SavedCard) -> tuple[str, int]:
    return one.name.casefold(), one.id
