"""All that a page shows of one unit: where it stood and when, what it came from and went over into,
its posts and who holds which role there, who records for it. And the trees that there are."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from remit.domain.vocabulary import How, Role
from remit.kernel import folding, names
from remit.organisation import models, queries
from remit.organisation.queries import PostCard, UnitCard


@dataclass(frozen=True, slots=True)
class TreeCard:
    """A hierarchy of units."""

    id: int
    code: str
    names: Mapping[str, str]

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return names.shown(self.names)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stood in a tree, from a day until another."""

    tree: TreeCard
    parent: UnitCard | None
    on_from: dt.date
    on_until: dt.date | None


@dataclass(frozen=True, slots=True)
class Succession:
    """The other unit of a succession (none: it ended without an heir), when, and how."""

    unit: UnitCard | None
    on: dt.date
    how: How


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with a role at a post, from a day until another."""

    person: str
    role: Role
    on_from: dt.date
    on_until: dt.date | None


@dataclass(frozen=True, slots=True)
class Staffed:
    """A post and those who hold a role at it."""

    post: PostCard
    holders: Sequence[Holder]


@dataclass(frozen=True, slots=True)
class Steward:
    """The post that records for a body outside the site, and the unit of that post."""

    post: PostCard
    unit: UnitCard
    on_from: dt.date


@dataclass(frozen=True, slots=True)
class Portrait:
    """One unit as it stands on a day, with its past."""

    card: UnitCard
    exists_from: dt.date
    places: Sequence[Place]
    came_from: Sequence[Succession]
    went_into: Sequence[Succession]
    posts: Sequence[Staffed]
    stewards: Sequence[Steward]


def trees() -> list[TreeCard]:
    """All trees, the administrative one first."""
    rows = [TreeCard(row.id, row.code, row.names) for row in models.Tree.objects.order_by("code")]
    return sorted(rows, key=lambda row: (row.code != queries.HOME_TREE, row.code))


def all_units_found(words: str, *, limit: int = 50) -> list[UnitCard]:
    """Units whose code or name has all the words, whatever the accents; those that ended last."""
    found = models.Unit.objects.all()
    for word in folding.sought(words):
        found = found.filter(folded__contains=word)
    ordered = found.order_by("exists_until", "external", "kind", "code").values_list(
        "id", flat=True
    )
    standing = [*ordered.filter(exists_until__isnull=True)[:limit]]
    ended = [*ordered.filter(exists_until__isnull=False)[: limit - len(standing)]]
    cards = queries.units([*standing, *ended])
    return [cards[number] for number in [*standing, *ended]]


def portrait(code: str, on: dt.date) -> Portrait:
    """The unit with this code on a day."""
    card = queries.unit_by_code(code)
    places = list(
        models.Placement.objects.filter(unit=card.id, known_until__isnull=True).order_by(
            "tree", "on_from"
        )
    )
    before = list(models.Succession.objects.filter(to_unit=card.id).order_by("on", "id"))
    after = list(models.Succession.objects.filter(from_unit=card.id).order_by("on", "id"))
    cards = queries.units(_named(places, before, after))
    return Portrait(
        card=card,
        exists_from=models.Unit.objects.values_list("exists_from", flat=True).get(pk=card.id),
        places=_places(places, cards),
        came_from=[Succession(cards[row.from_unit_id], row.on, How(row.how)) for row in before],
        went_into=[
            Succession(cards.get(row.to_unit_id or 0), row.on, How(row.how)) for row in after
        ],
        posts=_staffed(card.id, on),
        stewards=_stewards(card.id, on),
    )


def _named(
    places: Iterable[models.Placement],
    before: Iterable[models.Succession],
    after: Iterable[models.Succession],
) -> set[int]:
    numbers = {row.parent_id for row in places} | {row.to_unit_id for row in after}
    return {number for number in numbers if number} | {row.from_unit_id for row in before}


def _places(rows: Iterable[models.Placement], cards: Mapping[int, UnitCard]) -> list[Place]:
    known = {tree.id: tree for tree in trees()}
    return [
        Place(known[row.tree_id], cards.get(row.parent_id or 0), row.on_from, row.on_until)
        for row in rows
    ]


def _staffed(unit: int, on: dt.date) -> list[Staffed]:
    open_then = Q(closed_on__isnull=True) | Q(closed_on__gt=on)
    numbers = models.Post.objects.filter(open_then, unit=unit).values_list("id", flat=True)
    posts = queries.posts(numbers)
    held: dict[int, list[Holder]] = {number: [] for number in posts}
    roles = models.RoleHeld.objects.filter(_standing(on), post__in=posts, on_from__lte=on)
    for row in roles.select_related("person").order_by("role", "person__name"):
        held[row.post_id].append(Holder(row.person.name, Role(row.role), row.on_from, row.on_until))
    ordered = sorted(posts.values(), key=lambda post: post.code)
    return [Staffed(post, held[post.id]) for post in ordered]


def _stewards(unit: int, on: dt.date) -> list[Steward]:
    rows = models.Stewardship.objects.filter(_standing(on), unit=unit, on_from__lte=on)
    named = {row.post_id: row.on_from for row in rows}
    posts = queries.posts(named)
    units = queries.units(post.unit for post in posts.values())
    return [Steward(post, units[post.unit], named[post.id]) for post in posts.values()]


def _standing(on: dt.date) -> Q:
    return Q(on_until__isnull=True) | Q(on_until__gt=on)
