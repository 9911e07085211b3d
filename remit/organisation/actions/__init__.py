"""Writing the organisation: every change of units, trees, posts and roles is an act."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from remit.domain.acts import By, Tag
from remit.domain.kinds import KINDS
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, check_may
from remit.domain.vocabulary import How, Role
from remit.kernel import clock, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry, Ref
from remit.organisation import models, queries
from remit.organisation.imports import UnitTable

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit to be created; `parent` is the id of a unit or the code of one in the same batch."""

    code: str
    kind: str
    names: Names
    from_on: dt.date
    parent: int | str | None = None
    until_on: dt.date | None = None
    external: bool = False


@dataclass(frozen=True, slots=True)
class NewSuccession:
    """A unit that ends and goes over into its heirs."""

    unit: int
    heirs: Sequence[int]
    on: dt.date
    how: How


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post to be created in a unit."""

    unit: int
    code: str
    names: Names = field(default_factory=dict)


def open_tree(*, by: By, at: dt.datetime, code: str, names: Names, on: dt.date) -> int:
    """An administrator opens a tree of units."""
    with writes.writing():
        _check_administrator(by, at)
        if models.Tree.objects.filter(code=code).exists():
            raise Refusal("TREE_CODE_TAKEN", code=code)
        entry = Entry(Tag.TREE_OPENED, on, data={"code": code, "names": dict(names)})
        return ledger.record(by=by, at=at, entries=[entry])[0].subject


def create_units(
    *, by: By, at: dt.datetime, units: Sequence[NewUnit], tree: int | None = None
) -> list[int]:
    """An administrator creates units, parents before their children, in one tree or outside all."""
    with writes.writing():
        _check_administrator(by, at)
        _check_new(units)
        spots = {unit.code: number for number, unit in enumerate(units)}
        entries = [_creation(unit, tree, spots) for unit in units]
        return [act.subject for act in ledger.record(by=by, at=at, entries=entries)]


def place_unit(
    *, by: By, at: dt.datetime, unit: int, tree: int, parent: int | None, on: dt.date
) -> Act:
    """From a day on a unit stands below another one in a tree."""
    with writes.writing():
        _check_administrator(by, at)
        if parent is not None:
            _check_not_below_itself(unit, tree, parent, on)
        entry = Entry(Tag.UNIT_PLACED, on, subject=unit, data={"tree": tree, "parent": parent})
        return ledger.record(by=by, at=at, entries=[entry])[0]


def rename_unit(*, by: By, at: dt.datetime, unit: int, names: Names, on: dt.date) -> Act:
    """A unit is called otherwise from a day on."""
    with writes.writing():
        _check_administrator(by, at)
        entry = Entry(Tag.UNIT_RENAMED, on, subject=unit, data={"names": dict(names)})
        return ledger.record(by=by, at=at, entries=[entry])[0]


def succeed_units(*, by: By, at: dt.datetime, successions: Sequence[NewSuccession]) -> list[Act]:
    """Units end and go over into their heirs, on the day of each."""
    with writes.writing():
        _check_administrator(by, at)
        entries = [
            Entry(
                Tag.UNIT_SUCCEEDED,
                one.on,
                subject=one.unit,
                data={"to": list(one.heirs), "how": one.how.value},
            )
            for one in successions
        ]
        return ledger.record(by=by, at=at, entries=entries) if entries else []


def create_posts(*, by: By, at: dt.datetime, posts: Sequence[NewPost], on: dt.date) -> list[int]:
    """An administrator creates posts in units."""
    with writes.writing():
        _check_administrator(by, at)
        codes = [post.code for post in posts]
        standing = models.Post.objects.filter(code__in=codes).values_list("code", flat=True)
        taken = _doubled(codes) or [*standing]
        if taken:
            raise Refusal("POST_CODE_TAKEN", code=taken[0])
        entries = [
            Entry(
                Tag.POST_CREATED,
                on,
                data={"unit": post.unit, "code": post.code, "names": dict(post.names)},
            )
            for post in posts
        ]
        return [act.subject for act in ledger.record(by=by, at=at, entries=entries)]


def grant_role(*, by: By, at: dt.datetime, person: int, post: int, role: Role, on: dt.date) -> int:
    """An administrator grants a person a role at a post, from a day on."""
    with writes.writing():
        _check_administrator(by, at)
        data = {"person": person, "post": post, "role": role.value}
        entry = Entry(Tag.ROLE_GRANTED, on, data=data)
        return ledger.record(by=by, at=at, entries=[entry])[0].subject


def end_role(*, by: By, at: dt.datetime, held: int, on: dt.date) -> Act:
    """A role at a post ends on a day."""
    with writes.writing():
        _check_administrator(by, at)
        entry = Entry(Tag.ROLE_ENDED, on, subject=held)
        return ledger.record(by=by, at=at, entries=[entry])[0]


def name_steward(*, by: By, at: dt.datetime, unit: int, post: int, on: dt.date) -> int:
    """A post is named to record the decisions of a body outside the site."""
    with writes.writing():
        _check_administrator(by, at)
        if not models.Unit.objects.filter(pk=unit, external=True).exists():
            raise Refusal("STEWARD_FOR_UNIT_OF_SITE", unit=str(unit))
        entry = Entry(Tag.STEWARD_NAMED, on, data={"unit": unit, "post": post})
        return ledger.record(by=by, at=at, entries=[entry])[0].subject


def delegate(
    *,
    by: By,
    at: dt.datetime,
    from_post: int,
    to_post: int,
    on: dt.date,
    until: dt.date | None = None,
) -> int:
    """Whoever holds a post, or an administrator, lets another post act for it."""
    with writes.writing():
        if not _holds(by, from_post, clock.day_of(at)):
            _check_administrator(by, at)
        data = {
            "from_post": from_post,
            "to_post": to_post,
            "until": until.isoformat() if until else None,
        }
        entry = Entry(Tag.DELEGATION_GIVEN, on, data=data)
        return ledger.record(by=by, at=at, entries=[entry])[0].subject


def _check_not_below_itself(unit: int, tree: int, parent: int, on: dt.date) -> None:
    # A place that is recorded late holds on later days too, on which the tree may be another.
    later = models.Placement.objects.filter(tree=tree, known_until__isnull=True, on_from__gt=on)
    for day in sorted({on, *later.values_list("on_from", flat=True)}):
        if queries.edition_of(tree, day).within(parent, unit):
            raise Refusal("UNIT_BELOW_ITSELF", unit=str(unit), parent=str(parent))


def _check_administrator(by: By, at: dt.datetime) -> None:
    # While nobody is administrator yet, whoever sets the site up may create its first units.
    if by.person is None and not queries.has_administrator():
        return
    # What counts is who acts now, not who was administrator on the day of effect.
    check_may(Permission.ADMINISTER, queries.viewer(by, clock.day_of(at)), Object())


def _holds(by: By, post: int, on: dt.date) -> bool:
    return by.post == post and any(held.post == post for held in queries.viewer(by, on).held)


def write_table(*, by: By, at: dt.datetime, table: UnitTable, tree: int | None) -> list[int]:
    """An administrator writes a table of units that has no findings, parents before children."""
    if not table.may_be_written:
        raise Refusal("TABLE_HAS_FINDINGS", findings=str(len(table.findings)))
    known = queries.ids_by_code({row.parent for row in table.rows if row.parent})
    inside = {row.code for row in table.rows}
    units = [
        NewUnit(
            code=row.code,
            kind=row.kind,
            names=row.names,
            from_on=row.from_on,
            parent=row.parent if row.parent in inside else known.get(row.parent or ""),
            until_on=row.until_on,
            external=row.external,
        )
        for row in table.rows
    ]
    return create_units(by=by, at=at, units=units, tree=tree)


def _check_new(units: Sequence[NewUnit]) -> None:
    for unit in units:
        if unit.kind not in KINDS:
            raise Refusal("KIND_UNKNOWN", kind=unit.kind, code=unit.code)
        if not any(unit.names.values()):
            raise Refusal("UNIT_WITHOUT_NAME", code=unit.code)
    codes = [unit.code for unit in units]
    taken = _doubled(codes) or [*queries.ids_by_code(codes)]
    if taken:
        raise Refusal("UNIT_CODE_TAKEN", code=taken[0])


def _doubled(codes: Sequence[str]) -> list[str]:
    return [code for code, times in Counter(codes).items() if times > 1]


def _creation(unit: NewUnit, tree: int | None, spots: Mapping[str, int]) -> Entry:
    parent: int | Ref | None
    if isinstance(unit.parent, str):
        if unit.parent not in spots:
            raise Refusal("PARENT_UNKNOWN", code=unit.code, parent=unit.parent)
        parent = Ref(spots[unit.parent])
    else:
        parent = unit.parent
    data: dict[str, object] = {
        "code": unit.code,
        "kind": unit.kind,
        "names": dict(unit.names),
        "external": unit.external,
        "until": unit.until_on.isoformat() if unit.until_on else None,
    }
    placed = {"tree": tree, "parent": parent} if tree is not None else {}
    return Entry(Tag.UNIT_CREATED, unit.from_on, data=data | placed)
