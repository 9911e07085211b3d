"""Reading the organisation: units by code, editions of trees, and what a viewer may rest on."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from remit.domain.acts import By
from remit.domain.kinds import KINDS
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.domain.tree import Edition
from remit.domain.vocabulary import Level, Role
from remit.kernel import clock, collating, folding, names, searching, writes
from remit.organisation import models
from remit.organisation.queries import editions, former, heirs, likeness, resting
from remit.organisation.queries.likeness import Nearness

HOME_TREE = editions.HOME_TREE
LOOKED_AT = 200
UNIT, HEIRS, NAMES = "unit", "unit with its heirs", "names of units"
STEERING = (Role.LEADER, Role.SECRETARIAT, Role.HEAD)
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class UnitCard:
    """What a list shows of a unit; `formerly` is the earlier name by which a search found it, and
    `above` the unit under which it stands, where a list tells units of one name apart.

    A unit that has ended has `heirs`: the units that stand in its place, or none; else it is None.
    """

    id: int
    code: str
    kind: str
    names: Mapping[str, str]
    external: bool
    exists_until: dt.date | None
    formerly: str = ""
    above: str = ""
    exists_from: dt.date = dt.date.min
    heirs: tuple["UnitCard", ...] | None = None

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return names.shown(self.names)

    @property
    def called(self) -> tuple[str, ...]:
        """The code and all names."""
        return self.code, *self.names.values()

    @property
    def filed(self) -> collating.Filed:
        """Where the name stands in a list for its reader."""
        return collating.for_reader(self.name, self.code)

    @property
    def has_ended(self) -> bool:
        """Whether it ended; a unit that is known to end on a later day stands until then."""
        return self.exists_until is not None and self.exists_until <= clock.today()

    @property
    def level(self) -> Level:
        """The level of government of its kind."""
        return KINDS[self.kind].level


@dataclass(frozen=True, slots=True)
class PostCard:
    """What a list shows of a post."""

    id: int
    code: str
    unit: int
    names: Mapping[str, str]

    @property
    def name(self) -> str:
        """The title in the reader's language."""
        return names.shown(self.names)


@dataclass(frozen=True, slots=True)
class PersonCard:
    """How to reach a person."""

    id: int
    name: str
    email: str
    language: str


def person(number: int) -> PersonCard:
    """One person."""
    row = models.Person.objects.get(pk=number)
    return PersonCard(row.pk, row.called, row.email, row.language)


def has_administrator() -> bool:
    """Whether somebody administers the site."""
    return models.RoleHeld.objects.filter(role=Role.ADMINISTRATOR.value).exists()


def tree_id(code: str = HOME_TREE) -> int:
    """The tree with this code."""
    found = models.Tree.objects.filter(code=code).values_list("id", flat=True).first()
    if found is None:
        raise Refusal("TREE_UNKNOWN", code=code)
    return found


def edition_of(tree: int, on: dt.date, known_seq: int | None = None) -> Edition:
    """The tree on a day, as known at an act (None: now)."""
    return editions.of(tree, on, known_seq)


def home_edition(on: dt.date, known_seq: int | None = None) -> Edition:
    """The administrative tree on a day; empty while there is none."""
    return editions.of_code(HOME_TREE, on, known_seq)


def ids_by_code(codes: Iterable[str]) -> dict[str, int]:
    """Units by their codes; unknown codes are absent."""
    wanted = list(codes)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), 5000):
        rows = models.Unit.objects.filter(code__in=wanted[start : start + 5000])
        found.update(rows.values_list("code", "id"))
    return found


def known_codes() -> dict[str, int | None]:
    """The codes of all units."""
    return dict(models.Unit.objects.values_list("code", "id"))


def unit_by_code(code: str) -> UnitCard:
    """The unit with this code, also where capitals are written small."""
    row = _coded(models.Unit.objects.all(), code)
    if row is None:
        raise Refusal("UNIT_UNKNOWN", code=code)
    card = _unit_card(row)
    writes.keep((UNIT, card.id), card)
    return card


def units(ids: Iterable[int]) -> dict[int, UnitCard]:
    """Cards of these units; those that have ended name their heirs."""
    today = clock.today()
    return writes.remembered_each((HEIRS, today), set(ids), lambda some: _with_heirs(some, today))


def _with_heirs(ids: list[int], today: dt.date) -> dict[int, UnitCard]:
    found = cards(ids)
    ended = [one.id for one in found.values() if one.exists_until and one.exists_until <= today]
    into = heirs.standing(ended, today)
    known = cards(heir for some in into.values() for heir in some) if ended else {}
    return found | {
        number: dataclasses.replace(found[number], heirs=tuple(known[heir] for heir in some))
        for number, some in into.items()
    }


def cards(ids: Iterable[int]) -> dict[int, UnitCard]:
    """Cards of these units, without their heirs."""
    return writes.remembered_each(UNIT, set(ids), _cards)


def forget() -> None:
    """Whoever writes may have changed units, where they stand, and who rests on what."""
    writes.forget(UNIT, HEIRS, NAMES, resting.RESTING, editions.TREES)


def _cards(ids: list[int]) -> dict[int, UnitCard]:
    return {row.id: _unit_card(row) for row in models.Unit.objects.filter(pk__in=ids)}


def units_found(words: str, *, limit: int = 20) -> list[UnitCard]:
    """Standing units whose code or name, also an earlier one, has all the words.

    The unit that is called just so comes first, then one that was, then those that begin so and
    those that have the words. What only has letters as short as these is for want of anything else.
    """
    found = called_by(words).filter(standing(clock.today()))
    near = searching.nearness(words, "folded")
    rows = found.annotate(near=near).order_by("near", "external", "kind", "code")[:LOOKED_AT]
    cards = with_former_names([_unit_card(row) for row in rows], words)
    placed = sorted(((likeness.far(words, card), card) for card in cards), key=itemgetter(0))
    most = max([Nearness.HAS_THE_LETTERS, *(far for (far, _length), _card in placed[:1])])
    return [card for (far, _length), card in placed if far <= most][:limit]


def standing(on: dt.date, unit: str = "") -> Q:
    """Units that stand on a day; it may be known already on which later day they end."""
    until = f"{unit}exists_until"
    return Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gt": on})


def called_by(words: str) -> QuerySet[models.Unit]:
    """Units that have all the words in their code or in a name they bear or bore."""
    sought = folding.sought(words)
    if not sought:
        return models.Unit.objects.all()
    bearing = searching.bearing(sought, "folded")
    return models.Unit.objects.filter(bearing | former.continuing(sought))


def with_former_names(cards: Iterable[UnitCard], words: str) -> list[UnitCard]:
    """The units that words found; those found by an earlier name say which one it was."""
    found, sought = list(cards), folding.sought(words)
    odd = [card.id for card in found if not former.has(sought, card.code, *card.names.values())]
    bore = former.names(odd) if odd else {}
    return [
        dataclasses.replace(card, formerly=former.matching(sought, bore.get(card.id, ())))
        for card in found
    ]


def external_ids() -> frozenset[int]:
    """The bodies that stand outside the site."""
    return frozenset(models.Unit.objects.filter(external=True).values_list("id", flat=True))


def posts(ids: Iterable[int]) -> dict[int, PostCard]:
    """Cards of these posts."""
    return {row.id: _post_card(row) for row in models.Post.objects.filter(pk__in=set(ids))}


def posts_of_unit(unit: int) -> list[PostCard]:
    """The open posts of a unit."""
    rows = models.Post.objects.filter(unit=unit, closed_on__isnull=True).order_by("code")
    return [_post_card(row) for row in rows]


def post_by_code(code: str) -> PostCard:
    """The post with this code, also where capitals are written small."""
    row = _coded(models.Post.objects.all(), code)
    if row is None:
        raise Refusal("POST_UNKNOWN", code=code)
    return _post_card(row)


def _coded(rows: QuerySet[Row], code: str) -> Row | None:
    """The one row with this code; in other capitals only if no other row could be meant."""
    exact = rows.filter(code=code).first()
    if exact is not None:
        return exact
    alike = list(rows.filter(code__iexact=code)[:2])
    return alike[0] if len(alike) == 1 else None


def posts_of_person(person: int, on: dt.date) -> list[PostCard]:
    """The posts at which a person holds a role on a day, the one that steers most first."""
    held = resting.standing(models.RoleHeld.objects.filter(person=person), on)
    found: dict[int, tuple[int, str, models.Post]] = {}
    for one in held.select_related("post"):
        place = STEERING.index(Role(one.role)) if one.role in STEERING else len(STEERING)
        first = min(place, found.get(one.post_id, (place,))[0])
        found[one.post_id] = (first, one.post.code, one.post)
    return [_post_card(post) for *_, post in sorted(found.values(), key=lambda held: held[:2])]


def stewards_of(unit: int | None, on: dt.date) -> tuple[int, ...]:
    """The posts that record for a body outside the site on a day."""
    if unit is None:
        return ()
    rows = resting.standing(models.Stewardship.objects.filter(unit=unit), on)
    return tuple(rows.values_list("post", flat=True))


def viewer(by: By, on: dt.date, edition: Edition | None = None) -> Viewer:
    """What whoever acts may rest on, on a day: the roles at the post they act from, also at one
    that was delegated; without a post all roles of the person."""
    return resting.viewer(by, on, edition)


def _unit_card(row: models.Unit) -> UnitCard:
    return UnitCard(
        id=row.id,
        code=row.code,
        kind=row.kind,
        names=row.names,
        external=row.external,
        exists_until=row.exists_until,
        exists_from=row.exists_from,
    )


def _post_card(row: models.Post) -> PostCard:
    return PostCard(row.id, row.code, row.unit_id, row.names)
