"""What stands at units that are to end: the units below them, their posts and who holds them; and
the units that ended, with their heirs."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, Model, QuerySet

from remit.domain.vocabulary import How
from remit.organisation import models, queries
from remit.organisation.queries import UnitCard, resting

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Ending:
    """A unit that is to end: the units that stand right below it, its open posts, the persons at
    them, and the bodies outside for which these posts record."""

    unit: UnitCard
    below: Sequence[UnitCard]
    posts: int
    persons: int
    outside: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A unit that ended, when and how, and the units into which it went over."""

    unit: UnitCard
    on: dt.date
    how: How
    heirs: Sequence[UnitCard]


def ending(units: Sequence[int], on: dt.date) -> list[Ending]:
    """What stands at each of some units on a day, in the order in which they are named."""
    below = _below(units, on)
    cards = queries.units({*units, *(one for some in below.values() for one in some)})
    posts = _counted(models.Post.objects.filter(unit__in=units, closed_on__isnull=True), "unit")
    held = resting.standing(models.RoleHeld.objects.filter(post__unit__in=units), on)
    recorded = resting.standing(models.Stewardship.objects.filter(post__unit__in=units), on)
    persons = _counted(held, "post__unit", "person")
    outside = _counted(recorded, "post__unit", "unit")
    return [
        Ending(
            unit=cards[one],
            below=[cards[child] for child in below[one]],
            posts=posts.get(one, 0),
            persons=persons.get(one, 0),
            outside=outside.get(one, 0),
        )
        for one in units
        if one in cards
    ]


def ended(on: dt.date, among: Collection[int]) -> list[Ended]:
    """Which of some units had ended on a day, those that ended last first."""
    rows = models.Succession.objects.filter(
        from_unit__in=among, on__lte=on, known_until__isnull=True
    )
    rows = rows.order_by("-on", "id")
    heirs: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, models.Succession] = {}
    for row in rows:
        ends.setdefault(row.from_unit_id, row)
        heirs[row.from_unit_id] += [row.to_unit_id] if row.to_unit_id else []
    cards = queries.units({*ends, *(one for some in heirs.values() for one in some)})
    return [
        Ended(cards[one], row.on, How(row.how), [cards[heir] for heir in heirs[one]])
        for one, row in ends.items()
    ]


def ids(on: dt.date) -> list[int]:
    """The units that had ended on a day."""
    return list(models.Unit.objects.filter(exists_until__lte=on).values_list("id", flat=True))


def _below(units: Sequence[int], on: dt.date) -> Mapping[int, list[int]]:
    edition = queries.home_edition(on)
    return {
        one: [child for child in edition.children(one) if child not in edition.dissolved]
        if one in edition
        else []
        for one in units
    }


def _counted(rows: QuerySet[Row], by: str, what: str = "id") -> Mapping[int, int]:
    found = rows.values(by).annotate(n=Count(what, distinct=True)).order_by(by)
    return {row[by]: row["n"] for row in found}
