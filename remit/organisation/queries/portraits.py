"""All that a page shows of one unit: where it stood and when, what it came from and went over into,
its posts and who holds which role there, who records for it. And the trees that there are."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, DateField, Q, QuerySet, When

from remit.domain import body
from remit.domain.vocabulary import How, Role
from remit.kernel import clock, collating, names
from remit.ledger import queries as ledger
from remit.organisation import models, queries
from remit.organisation.queries import PostCard, UnitCard, called
from remit.organisation.queries.called import Called


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
    """One unit as it stands on a day, under the name of that day, with its past.

    `today` has its present name; `called` is empty for a unit that was never renamed.
    """

    card: UnitCard
    today: UnitCard
    called: Sequence[Called]
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
    """Units whose code or name, also an earlier one, has all the words; those that ended last."""
    return found(numbers_found(words, limit=limit), words)


def numbers_found(words: str, *, limit: int | None = None) -> list[int]:
    """The numbers of these units alone, in the same order."""
    has_ended = When(exists_until__lte=clock.today(), then="exists_until")
    standing_first = Case(has_ended, default=None, output_field=DateField()).asc(nulls_first=True)
    ordered = queries.called_by(words).order_by(standing_first, "external", "kind", "code")
    return list(ordered.values_list("id", flat=True)[:limit])


def found(numbers: Sequence[int], words: str) -> list[UnitCard]:
    """Units that words found, each with the earlier name by which it was."""
    cards = queries.units(numbers)
    return queries.with_former_names((cards[number] for number in numbers), words)


def portrait(code: str, on: dt.date, known_seq: int | None = None) -> Portrait:
    """The unit with this code on a day; its name, places and successions as known at an act."""
    today = queries.unit_by_code(code)
    known = called.known_at(known_seq)
    places = list(models.Placement.objects.filter(known, unit=today.id).order_by("tree", "on_from"))
    successions = _successions(known_seq)
    before = list(successions.filter(to_unit=today.id))
    after = list(successions.filter(from_unit=today.id))
    cards = called.units(_named(places, before, after) | {today.id}, on, known_seq)
    return Portrait(
        card=dataclasses.replace(cards[today.id], exists_until=_ends(today, known_seq)),
        today=today,
        called=called.periods(today.id, known_seq),
        exists_from=models.Unit.objects.values_list("exists_from", flat=True).get(pk=today.id),
        places=_places(places, cards),
        came_from=[Succession(cards[row.from_unit_id], row.on, How(row.how)) for row in before],
        went_into=[
            Succession(cards.get(row.to_unit_id or 0), row.on, How(row.how)) for row in after
        ],
        posts=_staffed(today.id, on),
        stewards=_stewards(today.id, on, known_seq),
    )


def _ends(unit: UnitCard, known_seq: int | None) -> dt.date | None:
    """The day on which a unit ends, as known at an act; its founding may have said one already."""
    if known_seq is None:
        return unit.exists_until
    then = _successions(known_seq).filter(from_unit=unit.id).first()
    if then is not None:
        return then.on
    told_later = models.Succession.objects.filter(from_unit=unit.id, known_from__gt=known_seq)
    founding = ledger.act(unit.id) if told_later.exists() else None
    return body.day(founding.data, "until") if founding else unit.exists_until


def _successions(known_seq: int | None) -> QuerySet[models.Succession]:
    return models.Succession.objects.filter(called.known_at(known_seq)).order_by("on", "id")


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
    for row in sorted(roles.select_related("person"), key=_filed):
        holder = Holder(row.person.called, Role(row.role), row.on_from, row.on_until)
        held[row.post_id].append(holder)
    ordered = sorted(posts.values(), key=lambda post: post.code)
    return [Staffed(post, held[post.id]) for post in ordered]


def _filed(row: models.RoleHeld) -> tuple[str, collating.Filed, int]:
    return row.role, collating.for_reader(row.person.called), row.pk


def _stewards(unit: int, on: dt.date, known_seq: int | None) -> list[Steward]:
    rows = models.Stewardship.objects.filter(_standing(on), unit=unit, on_from__lte=on)
    named = {row.post_id: row.on_from for row in rows}
    posts = queries.posts(named)
    units = called.units((post.unit for post in posts.values()), on, known_seq)
    return [Steward(post, units[post.unit], named[post.id]) for post in posts.values()]


def _standing(on: dt.date) -> Q:
    return Q(on_until__isnull=True) | Q(on_until__gt=on)
