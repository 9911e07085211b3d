"""What units were called: the name that each bore on a day, as known at an act."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from remit.kernel import names, writes
from remit.organisation import models, queries
from remit.organisation.queries import UnitCard

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Called:
    """A name of a unit, from a day until another."""

    names: Names
    on_from: dt.date
    on_until: dt.date | None

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return names.shown(self.names)


def units(ids: Iterable[int], on: dt.date, known_seq: int | None = None) -> dict[int, UnitCard]:
    """Cards of these units with the names that they bore on a day, as known at an act."""
    cards = queries.units(ids)
    bore = writes.remembered_each(
        (queries.NAMES, on, known_seq), cards, lambda ids: _names_on(ids, on, known_seq)
    )
    return {
        number: dataclasses.replace(
            card, names=bore[number] or card.names, heirs=_heirs_on(card, on)
        )
        for number, card in cards.items()
    }


def _heirs_on(card: UnitCard, on: dt.date) -> tuple[UnitCard, ...] | None:
    """On days on which a unit still stood nobody stands in its place."""
    return card.heirs if card.exists_until and card.exists_until <= on else None


def unit(code: str, on: dt.date, known_seq: int | None = None) -> UnitCard:
    """The unit with this code, with the name that it bore on a day."""
    number = queries.unit_by_code(code).id
    return units([number], on, known_seq)[number]


def periods(unit: int, known_seq: int | None = None) -> list[Called]:
    """All names of a renamed unit by their days, as known at an act; none of any other unit."""
    rows = models.UnitName.objects.filter(known_at(known_seq), unit=unit).order_by("on_from")
    return [Called(row.names, row.on_from, row.on_until) for row in rows]


def known_at(known_seq: int | None) -> Q:
    """What was known at an act (None: what is known now)."""
    if known_seq is None:
        return Q(known_until__isnull=True)
    not_yet_ended = Q(known_until__isnull=True) | Q(known_until__gt=known_seq)
    return not_yet_ended & Q(known_from__lte=known_seq)


def _names_on(ids: Sequence[int], on: dt.date, known_seq: int | None) -> dict[int, Names | None]:
    """Of units that never had another name there is none."""
    rows = models.UnitName.objects.filter(known_at(known_seq), unit__in=ids)
    found: dict[int, Names | None] = dict.fromkeys(ids)
    for number, borne, since in rows.order_by("on_from").values_list("unit", "names", "on_from"):
        # On days before its first one a unit is called by its first name.
        if not found[number] or since <= on:
            found[number] = borne
    return found
