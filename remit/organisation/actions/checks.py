"""What every change of the organisation rests on: who may make it, and that the tree, the units,
the posts and the persons it names are there on its day."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.models import Q

from remit.domain import half_open
from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, check_may
from remit.kernel import clock
from remit.organisation import models, queries
from remit.organisation.queries import PostCard, UnitCard


def administrator(*, by: By, at: dt.datetime) -> None:
    """Only an administrator changes the organisation."""
    # While nobody is administrator yet, whoever sets the site up may create its first units.
    if by.person is None and not queries.has_administrator():
        return
    # What counts is who acts now, not who was administrator on the day of effect.
    check_may(Permission.ADMINISTER, queries.viewer(by, clock.day_of(at)), Object())


def no_later_than(on: dt.date, at: dt.datetime) -> None:
    """Only places and successions of units may be laid down for a day to come."""
    today = clock.day_of(at)
    if on > today:
        raise Refusal("EFFECT_IN_FUTURE", on=on.isoformat(), today=today.isoformat())


def tree(number: int) -> None:
    """The tree is one of the site."""
    if not models.Tree.objects.filter(pk=number).exists():
        raise Refusal("TREE_UNKNOWN", code=str(number))


def unit(number: int, on: dt.date) -> UnitCard:
    """The unit exists on that day."""
    card = queries.units([number]).get(number)
    if card is None:
        raise Refusal("UNIT_UNKNOWN", code=str(number))
    standing(card, on)
    return card


def standing(row: models.Unit | UnitCard, on: dt.date) -> None:
    """A unit exists from its first day until, and without, the day on which it ends."""
    if row.exists_from > on:
        raise Refusal("UNIT_NOT_YET", code=row.code, on=row.exists_from.isoformat())
    if row.exists_until is not None and row.exists_until <= on:
        raise Refusal(
            "UNIT_DISSOLVED", code=row.code, on=half_open.last_day(row.exists_until).isoformat()
        )


def no_circle(units: Iterable[int], on: dt.date) -> None:
    """From a day on none of these units stands below itself in any tree."""
    known = models.Placement.objects.filter(known_until__isnull=True)
    changes = known.filter(on_from__gt=on).values_list("on_from", flat=True)
    for day in sorted({on, *changes}):
        open_then = Q(on_until__isnull=True) | Q(on_until__gt=day)
        rows = known.filter(open_then, on_from__lte=day).values_list("tree", "unit", "parent")
        above = {(tree, unit): parent for tree, unit, parent in rows}
        for tree, unit in [spot for spot in above if spot[1] in units]:
            _check_no_circle(above, tree, unit)


def _check_no_circle(above: Mapping[tuple[int, int], int | None], tree: int, unit: int) -> None:
    seen, parent = {unit}, above.get((tree, unit))
    while parent is not None:
        if parent in seen:
            raise Refusal("UNIT_BELOW_ITSELF", unit=str(unit), parent=str(parent))
        seen.add(parent)
        parent = above.get((tree, parent))


def post(number: int, on: dt.date) -> PostCard:
    """The post is open on that day."""
    row = models.Post.objects.filter(pk=number).first()
    if row is None:
        raise Refusal("POST_UNKNOWN", code=str(number))
    if row.closed_on is not None and row.closed_on <= on:
        raise Refusal("POST_CLOSED", code=row.code, on=row.closed_on.isoformat())
    return queries.post_by_code(row.code)


def person(number: int) -> None:
    """The person may sign in."""
    if not models.Person.objects.filter(pk=number, is_active=True).exists():
        raise Refusal("PERSON_UNKNOWN", email=str(number))
