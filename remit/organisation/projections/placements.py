"""Placements on both time axes. A unit's places in a tree are a step function over the days; an act
puts in a step, and what was known before stays readable as known until that act."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from remit.domain import body
from remit.domain.acts import Tag
from remit.ledger import queries as ledger
from remit.ledger.records import Act
from remit.organisation import models

BATCH = 1000
_ENDING = frozenset({Tag.UNIT_SUCCEEDED, Tag.UNIT_DISSOLVED})


@dataclass(frozen=True, slots=True)
class _Step:
    """From a day on the unit stands below that parent, or no longer stands in the tree."""

    tree: int
    unit: int
    on: dt.date
    until: dt.date | None
    parent: int | None
    stands: bool


class Placements:
    """The places of some units as known now, while a batch of acts changes them."""

    def __init__(self, units: Iterable[int]) -> None:
        """Load what is known now about these units."""
        self._known: dict[tuple[int, int], list[models.Placement]] = {}
        self._made: list[models.Placement] = []
        self._ended: list[models.Placement] = []
        for row in _loaded(sorted(set(units))):
            self._known.setdefault((row.tree_id, row.unit_id), []).append(row)

    @classmethod
    def follow(cls, acts: Sequence[Act]) -> None:
        """Put the steps of these acts into the placements."""
        changing = [act for act in acts if act.tag.startswith("unit.")]
        if not changing:
            return
        placements = cls(act.subject for act in changing if act.tag is not Tag.UNIT_CREATED)
        for act in changing:
            if act.tag is Tag.UNIT_CHANGE_ANNULLED:
                placements._take_back(act)
            for step in placements._steps(act):
                placements._put(step, act.seq)
        placements._save()
        models.TreeChange.objects.bulk_create(
            [models.TreeChange(seq=act.seq, mark=_mark(act)) for act in changing],
            batch_size=BATCH,
        )

    def _steps(self, act: Act) -> Iterator[_Step]:
        tree, parent = body.number(act.data, "tree"), body.number(act.data, "parent")
        end = body.day(act.data, "until")
        if act.tag in _ENDING:
            for held, unit in [*self._known]:
                if unit == act.subject:
                    yield _Step(held, unit, act.effective_on, None, None, stands=False)
        elif tree is not None and act.tag is not Tag.UNIT_RENAMED:
            stands = act.tag is not Tag.UNIT_REMOVED
            yield _Step(tree, act.subject, act.effective_on, end, parent, stands)

    def _take_back(self, act: Act) -> None:
        """The unit stands where all its other acts let it stand, as if the one had never been."""
        told = type(self)(())
        for one in _others(act):
            for step in told._steps(one):
                told._put(step, one.seq)
        for spot in {*self._known, *told._known}:
            if spot[1] == act.subject:
                rows = self._known.setdefault(spot, [])
                self._replace(rows, told._known.get(spot, []), act.seq)

    def _replace(
        self, rows: list[models.Placement], wanted: Iterable[models.Placement], seq: int
    ) -> None:
        told = {_shape(one): one for one in wanted}
        known = {_shape(one) for one in rows}
        for row in [one for one in rows if _shape(one) not in told]:
            self._end(row, seq, rows)
        for shape, row in told.items():
            if shape not in known:
                self._make(rows, seq, row, row.on_from, row.on_until)

    def _put(self, step: _Step, seq: int) -> None:
        rows = self._known.setdefault((step.tree, step.unit), [])
        covering = next((row for row in rows if _covers(row, step.on)), None)
        later = min((row.on_from for row in rows if row.on_from > step.on), default=None)
        until = covering.on_until if covering else later
        if covering:
            self._end(covering, seq, rows)
            if covering.on_from < step.on:
                self._make(rows, seq, covering, covering.on_from, step.on)
        if not step.stands and not covering:
            return
        if step.stands:
            placed = models.Placement(tree_id=step.tree, unit_id=step.unit, parent_id=step.parent)
            ends = [day for day in (until, step.until) if day]
            self._make(rows, seq, placed, step.on, min(ends, default=None))

    def _end(self, row: models.Placement, seq: int, rows: list[models.Placement]) -> None:
        row.known_until = seq
        rows.remove(row)
        if row.pk:
            self._ended.append(row)

    def _make(
        self,
        rows: list[models.Placement],
        seq: int,
        like: models.Placement,
        on_from: dt.date,
        on_until: dt.date | None,
    ) -> None:
        made = models.Placement(
            tree_id=like.tree_id,
            unit_id=like.unit_id,
            parent_id=like.parent_id,
            on_from=on_from,
            on_until=on_until,
            known_from=seq,
        )
        rows.append(made)
        self._made.append(made)

    def _save(self) -> None:
        models.Placement.objects.bulk_update(self._ended, ["known_until"], batch_size=BATCH)
        models.Placement.objects.bulk_create(self._made, batch_size=BATCH)


def _others(act: Act) -> list[Act]:
    """What was recorded of a unit up to an act, without what was taken back by then."""
    acts = ledger.acts_of([act.subject], prefix="unit.", texts=False, before=act.seq + 1)
    gone = {one.data["act"] for one in acts if one.tag is Tag.UNIT_CHANGE_ANNULLED}
    kept = [one for one in acts if one.seq not in gone]
    return [one for one in kept if one.tag is not Tag.UNIT_CHANGE_ANNULLED]


def _shape(row: models.Placement) -> tuple[dt.date, dt.date | None, int | None]:
    return row.on_from, row.on_until, row.parent_id


def _mark(act: Act) -> UUID:
    # The hash and not the id: after a rollback the same request makes the same ids again, but only
    # the same history makes the same hash.
    return UUID(bytes=act.hash[:16])


def _covers(row: models.Placement, day: dt.date) -> bool:
    return row.on_from <= day and (row.on_until is None or day < row.on_until)


def _loaded(units: list[int]) -> Iterator[models.Placement]:
    for start in range(0, len(units), BATCH):
        chosen = units[start : start + BATCH]
        yield from models.Placement.objects.filter(
            unit__in=chosen, known_until__isnull=True
        ).order_by("on_from", "id")
