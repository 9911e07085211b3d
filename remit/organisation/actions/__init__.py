"""Writing the organisation: every change of units, trees, posts and roles is an act."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from remit.domain.acts import By, Tag
from remit.domain.kinds import KINDS
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import How
from remit.kernel import inputs, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry, Ref
from remit.organisation import models, queries
from remit.organisation.actions import checks, succession
from remit.organisation.actions.barring import admit_person, bar_person
from remit.organisation.actions.erasing import erase_person, erase_text
from remit.organisation.actions.languages import choose_language
from remit.organisation.actions.ledger_keys import change_ledger_key
from remit.organisation.actions.persons import (
    correct_person,
    end_role,
    enter_person,
    grant_role,
)
from remit.organisation.actions.posts import (
    NewPost,
    create_posts,
    delegate,
    end_delegation,
    name_steward,
)
from remit.organisation.imports import UnitTable

__all__ = [
    "NewPost",
    "NewSuccession",
    "NewUnit",
    "admit_person",
    "bar_person",
    "change_ledger_key",
    "choose_language",
    "correct_person",
    "create_posts",
    "create_units",
    "delegate",
    "end_delegation",
    "end_role",
    "enter_person",
    "erase_person",
    "erase_text",
    "grant_role",
    "name_steward",
    "open_tree",
    "place_unit",
    "rename_unit",
    "succeed_units",
    "write_table",
]
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


def open_tree(*, by: By, at: dt.datetime, code: str, names: Names, on: dt.date) -> int:
    """An administrator opens a tree of units."""
    with writes.writing():
        checks.administrator(by=by, at=at)
        if models.Tree.objects.filter(code=code).exists():
            raise Refusal("TREE_CODE_TAKEN", code=code)
        inputs.code(code)
        entry = Entry(Tag.TREE_OPENED, on, data={"code": code, "names": dict(names)})
        return ledger.record(by=by, at=at, entries=[entry])[0].subject


def create_units(
    *, by: By, at: dt.datetime, units: Sequence[NewUnit], tree: int | None = None
) -> list[int]:
    """An administrator creates units, parents before their children, in one tree or outside all."""
    with writes.writing():
        checks.administrator(by=by, at=at)
        _check_new(units)
        _check_places(units, tree)
        spots = {unit.code: number for number, unit in enumerate(units)}
        entries = [_creation(unit, tree, spots) for unit in units]
        return [act.subject for act in ledger.record(by=by, at=at, entries=entries)]


def place_unit(
    *, by: By, at: dt.datetime, unit: int, tree: int, parent: int | None, on: dt.date
) -> Act:
    """From a day on a unit stands below another one in a tree."""
    with writes.writing():
        checks.administrator(by=by, at=at)
        checks.tree(tree)
        checks.unit(unit, on)
        if parent is not None:
            checks.unit(parent, on)
            _check_not_below_itself(unit, tree, parent, on)
        entry = Entry(Tag.UNIT_PLACED, on, subject=unit, data={"tree": tree, "parent": parent})
        return ledger.record(by=by, at=at, entries=[entry])[0]


def rename_unit(*, by: By, at: dt.datetime, unit: int, names: Names, on: dt.date) -> Act:
    """A unit is called otherwise from a day on."""
    with writes.writing():
        checks.administrator(by=by, at=at)
        checks.no_later_than(on, at)
        card = checks.unit(unit, on)
        if not any(name.strip() for name in names.values()):
            raise Refusal("UNIT_WITHOUT_NAME", code=card.code)
        entry = Entry(Tag.UNIT_RENAMED, on, subject=unit, data={"names": dict(names)})
        return ledger.record(by=by, at=at, entries=[entry])[0]


def succeed_units(*, by: By, at: dt.datetime, successions: Sequence[NewSuccession]) -> list[Act]:
    """Units end and go over into their heirs, on the day of each."""
    with writes.writing():
        checks.administrator(by=by, at=at)
        succession.check([(one.unit, tuple(one.heirs), one.on, one.how) for one in successions])
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


def _check_not_below_itself(unit: int, tree: int, parent: int, on: dt.date) -> None:
    # A place that is recorded late holds on later days too, on which the tree may be another.
    later = models.Placement.objects.filter(tree=tree, known_until__isnull=True, on_from__gt=on)
    for day in sorted({on, *later.values_list("on_from", flat=True)}):
        if queries.edition_of(tree, day).within(parent, unit):
            raise Refusal("UNIT_BELOW_ITSELF", unit=str(unit), parent=str(parent))


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
        inputs.code(unit.code)
        if unit.kind not in KINDS:
            raise Refusal("KIND_UNKNOWN", kind=unit.kind, code=unit.code)
        if not any(unit.names.values()):
            raise Refusal("UNIT_WITHOUT_NAME", code=unit.code)
    codes = [unit.code for unit in units]
    taken = _doubled(codes) or [*queries.ids_by_code(codes)]
    if taken:
        raise Refusal("UNIT_CODE_TAKEN", code=taken[0])


def _check_places(units: Sequence[NewUnit], tree: int | None) -> None:
    if tree is not None:
        checks.tree(tree)
    parents = {unit.parent for unit in units if isinstance(unit.parent, int)}
    if unknown := sorted(parents - queries.units(parents).keys()):
        raise Refusal("UNIT_UNKNOWN", code=str(unknown[0]))


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
