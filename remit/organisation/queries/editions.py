"""Editions of a tree: as it stood on a day, as far as was known at an act. Kept in memory by the
latest act that changed a tree, so that asking again costs one look-up."""

import bisect
import datetime as dt
from functools import lru_cache
from uuid import UUID

from django.db.models import Q

from remit.domain.tree import Edition, number
from remit.kernel import writes
from remit.organisation import models

HOME_TREE = "ADMIN"
TREES = "latest change of a tree"


def of(tree: int, on: dt.date, known_seq: int | None = None) -> Edition:
    """The edition of a tree on a day, as known at an act (None: as known now)."""
    latest = _latest(known_seq)
    return _standing(tree, on, *latest) if latest else number({}, {}, {})


def of_code(code: str, on: dt.date, known_seq: int | None = None) -> Edition:
    """The edition of the tree with this code; empty while there is no such tree."""
    return as_changed(code, on, _latest(known_seq))


def as_changed(code: str, on: dt.date, latest: tuple[int, UUID] | None) -> Edition:
    """The same, for whoever knows already which act was the latest to change a tree."""
    return _standing(_tree(code, *latest), on, *latest) if latest else number({}, {}, {})


def _latest(known_seq: int | None) -> tuple[int, UUID] | None:
    changes = models.TreeChange.objects.order_by("-seq").values_list("seq", "mark")
    known = changes.filter(seq__lte=known_seq) if known_seq is not None else changes
    return writes.remembered((TREES, known_seq), known.first)


@lru_cache(maxsize=64)
def _tree(code: str, seq: int, mark: UUID) -> int:
    found = models.Tree.objects.filter(code=code).values_list("id", flat=True).first()
    return found or 0


def _standing(tree: int, on: dt.date, seq: int, mark: UUID) -> Edition:
    # Between two days on which something changes all days have the same edition.
    days = _days_of_change(tree, seq, mark)
    place = bisect.bisect_right(days, on)
    return _edition(tree, days[place - 1] if place else dt.date.min, seq, mark)


@lru_cache(maxsize=64)
def _days_of_change(tree: int, seq: int, mark: UUID) -> tuple[dt.date, ...]:
    placed = models.Placement.objects.filter(tree=tree, known_from__lte=seq)
    pairs = placed.values_list("on_from", "on_until").distinct()
    gone = models.Succession.objects.filter(known_from__lte=seq).values_list("on", flat=True)
    days = {day for pair in pairs for day in pair if day} | set(gone.distinct())
    return tuple(sorted(days))


@lru_cache(maxsize=64)
def _edition(tree: int, on: dt.date, seq: int, mark: UUID) -> Edition:
    placed = models.Placement.objects.filter(
        Q(on_until__isnull=True) | Q(on_until__gt=on),
        Q(known_until__isnull=True) | Q(known_until__gt=seq),
        tree=tree,
        on_from__lte=on,
        known_from__lte=seq,
    )
    parents: dict[int, int | None] = {}
    rank: dict[int, tuple[object, ...]] = {}
    for unit, parent, code in placed.values_list("unit", "parent", "unit__code"):
        parents[unit] = parent
        rank[unit] = (code,)
    return number(parents, rank, _heirs(on, seq))


def _heirs(on: dt.date, seq: int) -> dict[int, list[int]]:
    heirs: dict[int, list[int]] = {}
    known = Q(known_until__isnull=True) | Q(known_until__gt=seq)
    gone = models.Succession.objects.filter(
        known, on__lte=on, known_from__lte=seq, to_unit__isnull=False
    )
    for unit, heir in gone.order_by("id").values_list("from_unit", "to_unit"):
        heirs.setdefault(unit, []).append(int(heir or 0))
    return heirs
