"""All that units are called by: the names they bear, bore, and took over from those that went into
them; and where they stand as seen from a unit that issues."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max, Q

from remit.domain.kinds import KINDS
from remit.domain.naming import Ground, Name, Reach
from remit.domain.tree import Edition
from remit.domain.vocabulary import Level, Role
from remit.kernel import clock
from remit.organisation import models, queries
from remit.organisation.queries import PostCard, UnitCard

LOOKED_AT = 400
NEAR_AT_MOST = 2000
Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bearer:
    """A standing unit with every name by which a text may call it."""

    card: UnitCard
    names: tuple[Name, ...]


def near(issuer: int | None, edition: Edition) -> tuple[int, ...]:
    """The units of the issuer's place: all below the lowest territory in which it stands."""
    if issuer is None:
        return ()
    return edition.subtree(place_of(issuer, edition))[:NEAR_AT_MOST]


def place_of(issuer: int, edition: Edition) -> int:
    """The lowest territory below the country in which a unit stands; else the unit itself."""
    path = edition.path(issuer)
    found = queries.cards(path)
    return next((unit for unit in path if unit in found and is_place(found[unit].kind)), issuer)


def named_with(words: Iterable[str]) -> set[int]:
    """Standing units that have one of these folded words in a name that they bear or bore."""
    having = Q()
    for word in words:
        having |= Q(folded__contains=word) | Q(code__iexact=word)
    if not having:
        return set()
    standing = models.Unit.objects.filter(having, queries.standing(clock.today()))
    return set(standing.order_by("external", "id").values_list("id", flat=True)[:LOOKED_AT])


def bearers(units: Iterable[int]) -> dict[int, Bearer]:
    """Those of these units that stand, with all their names, the present ones first."""
    rows = models.Unit.objects.filter(queries.standing(clock.today()), pk__in=set(units))
    cards = queries.units(rows.values_list("id", flat=True))
    earlier = _earlier(cards)
    return {
        number: Bearer(card, (*_present(card), *earlier.get(number, ())))
        for number, card in cards.items()
    }


def state() -> tuple[object, ...]:
    """What all units are called and where they stand, as one word: it changes with any of it."""
    changed = models.TreeChange.objects.order_by("-seq").values_list("seq", "mark").first()
    units = models.Unit.objects.aggregate(last=Max("id"))["last"]
    names = models.UnitName.objects.aggregate(last=Max("known_from"))["last"]
    return (changed, units, names)


def heirs_named_with(words: Iterable[str]) -> set[int]:
    """Standing units into which one went that has one of these folded words in its name."""
    having = Q()
    for word in words:
        having |= Q(from_unit__folded__contains=word)
    if not having:
        return set()
    standing = queries.standing(clock.today(), "to_unit__")
    went = models.Succession.objects.filter(having, standing, known_until__isnull=True)
    return {heir for heir in went.values_list("to_unit", flat=True)[:LOOKED_AT] if heir}


def names_a_place(kind: str) -> bool:
    """Whether units of a kind bear the name of their place: territories, and their government."""
    return is_place(kind) or kind == "PEOPLES_COMMITTEE"


def is_place(kind: str) -> bool:
    """Whether a kind of unit is a territory below the country."""
    known = KINDS.get(kind)
    return known is not None and known.territorial and known.level is not Level.CENTRAL


def reach(unit: int, issuer: int | None, place: int | None, edition: Edition) -> Reach:
    """Where a unit stands as seen from the issuer of a document."""
    if issuer is None or place is None:
        return Reach.UNSAID
    if unit == issuer:
        return Reach.ISSUER
    if edition.within(unit, issuer):
        return Reach.BELOW
    if edition.within(unit, place):
        return Reach.PLACE
    line = edition.path(issuer)
    return Reach.LINE if unit in line or edition.parent.get(unit) in line else Reach.ELSEWHERE


def head_post(unit: int, on: dt.date) -> PostCard | None:
    """The post at which the head of a unit sits on a day."""
    held = models.RoleHeld.objects.filter(
        Q(on_until__isnull=True) | Q(on_until__gt=on),
        post__unit=unit,
        post__closed_on__isnull=True,
        role__in=(Role.HEAD.value, Role.LEADER.value),
        on_from__lte=on,
    )
    posts = queries.posts(held.values_list("post", flat=True))
    return min(posts.values(), key=lambda post: post.code, default=None)


def _present(card: UnitCard) -> Iterable[Name]:
    yield from (Name(name) for name in card.names.values() if name)
    yield Name(card.code, Ground.CODE)


def _earlier(units: Iterable[int]) -> dict[int, list[Name]]:
    wanted, found = list(units), dict[int, list[Name]]()
    bore = models.UnitName.objects.filter(
        unit__in=wanted, known_until__isnull=True, on_until__isnull=False
    )
    for unit, borne in bore.order_by("-on_from").values_list("unit", "names"):
        found.setdefault(unit, []).extend(_names(borne, Ground.FORMER))
    stand = models.Succession.objects.filter(known_until__isnull=True)
    went = stand.filter(to_unit__in=wanted).order_by("-on", "id")
    for heir, borne in went.values_list("to_unit", "from_unit__names"):
        found.setdefault(int(heir or 0), []).extend(_names(borne, Ground.PREDECESSOR))
    return found


def _names(borne: Names, ground: Ground) -> list[Name]:
    return [Name(name, ground) for name in borne.values() if name]
