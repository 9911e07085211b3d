"""Whatever was done, by whomever and in whatever order it was recorded: the figures of any day, as
known at any act, are what a clerk would count who goes through the acts day by day.
"""

import datetime as dt
from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.commitments.projections import histories
from remit.commitments.queries import figures, items
from remit.commitments.queries.scopes import By, Scope
from remit.domain import buckets
from remit.domain.buckets import Bucket
from remit.ledger import queries as ledger
from remit.ledger.records import Act
from tests.support import invariants, looks, naive, oracle
from tests.support.government import Government
from tests.support.random_story import START, Step, Story

# Each example plays a whole story against the database: half of the usual number is plenty.
EXAMPLES = max(1, settings().max_examples // 2)
Counts = tuple[Counter[Bucket], int]

STEPS = st.builds(
    Step,
    gap=st.sampled_from([0, 0, 1, 3, 7, 16, 30]),
    target=st.integers(0, 7),
    wish=st.integers(0, 80),
    n=st.integers(0, 40),
    back=st.sampled_from([0, 0, 0, 0, 1, 2, 6, 25]),
    stray=st.sampled_from([False] * 11 + [True]),
)
POINTS = st.lists(
    st.tuples(st.integers(-10, 400), st.integers(0, 100)), min_size=3, max_size=6, unique=True
)


def all_acts() -> list[Act]:
    return [act for batch in ledger.all_acts() for act in batch]


def owed(acts: list[Act]) -> list[oracle.Owed]:
    """Every commitment with its acts, and the whole of which it is a part."""
    facts: dict[int, list[oracle.Fact]] = {}
    whole: dict[int, int | None] = {}
    for act in acts:
        if act.tag.startswith("commitment."):
            facts.setdefault(act.subject, []).append(histories.fact(act))
            if act.subject == act.seq:
                whole[act.subject] = act.data.get("parent")
    return [oracle.Owed(key, tuple(told), whole[key]) for key, told in facts.items()]


def parents(acts: list[Act], day: dt.date, known: int) -> dict[int, int | None]:
    """Where each unit stands, read off the acts in the order in which they took effect."""
    above: dict[int, int | None] = {}
    for act in sorted(acts, key=lambda one: (one.effective_on, one.seq)):
        if act.seq > known or act.effective_on > day:
            continue
        if act.tag in {"unit.created", "unit.placed"} and "tree" in act.data:
            above[act.subject] = act.data["parent"]
        elif act.tag == "unit.succeeded":
            [heir] = act.data["to"]
            above[act.subject] = heir
    return above


def counted(look: Scope, unit: int | None, found: list[items.Item]) -> Counts:
    """The counts of the figures for a unit and what is below it, or for all."""
    within = figures.within_line(look, By.UNIT, None if unit is None else str(unit))
    counts: Counter[Bucket] = Counter()
    parts = 0
    for item in found:
        bucket = buckets.unpack(item.bucket)
        if not bucket.counted or not within((item.unit, item.key)):
            continue
        if figures.left_out(item, within):
            parts += item.n
        else:
            counts[bucket] += item.n
    return +counts, parts


def check_point(city: Government, acts: list[Act], day: dt.date, known: int) -> None:
    """The figures agree with the clerk for every unit, from movements and from spans."""
    look = looks.scope(day.isoformat(), known=known)
    commitments, above = owed(acts), parents(acts, day, known)
    from_movements = naive.counted(look)
    from_spans = [*items.single(look, By.UNIT)]
    for unit in (None, *city.units.values()):
        expected = oracle.counts(commitments, oracle.Scope(unit), above, day=day, known=known)
        assert counted(look, unit, from_movements) == expected, (day, known, unit)
        assert counted(look, unit, from_spans) == expected, (day, known, unit)


@pytest.mark.slow
@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(steps=st.lists(STEPS, min_size=12, max_size=36), points=POINTS)
def test_figures_are_what_a_clerk_counts_day_by_day(
    city: Government, steps: list[Step], points: list[tuple[int, int]]
) -> None:
    founded = looks.head()
    with transaction.atomic():
        story = Story(city)
        for step in steps:
            story.tell(step)
        acts = all_acts()
        told = acts[-1].seq - founded
        for days, share in [*points, (400, 100)]:
            day, known = START + dt.timedelta(days=days), founded + told * share // 100
            check_point(city, acts, day, known)
        invariants.check()
        transaction.set_rollback(True)
