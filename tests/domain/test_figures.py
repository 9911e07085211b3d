"""Figures are sums of buckets, and every share names its denominator."""

import datetime as dt
from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain import figures
from remit.domain.buckets import Bucket, ClockName, pack, unpack
from remit.domain.vocabulary import Clock, Evidence, Outcome, Work
from tests.support import oracle, stories

BUCKETS = st.builds(
    Bucket,
    work=st.sampled_from(Work),
    original=st.sampled_from(Clock),
    revised=st.sampled_from(Clock),
    original_reached=st.booleans(),
    revised_reached=st.booleans(),
    evidence=st.sampled_from(Evidence),
    outcome=st.none() | st.sampled_from(Outcome),
    recorded_late=st.booleans(),
)
COUNTS = st.dictionaries(BUCKETS, st.integers(0, 1000), max_size=12)
UNCOUNTED = {Work.PROPOSED, Work.REJECTED, Work.CANCELLED, Work.SUPERSEDED, Work.ANNULLED}
PLAIN = Bucket(
    work=Work.IN_PROGRESS,
    original=Clock.IN_TIME,
    revised=Clock.IN_TIME,
    original_reached=False,
    revised_reached=False,
    evidence=Evidence.NONE,
    outcome=None,
    recorded_late=False,
)
DONE = PLAIN._replace(work=Work.VERIFIED, original=Clock.DONE_ON_TIME, revised=Clock.DONE_ON_TIME)
LATE = DONE._replace(original=Clock.DONE_LATE)
OVERDUE = PLAIN._replace(original=Clock.OVERDUE, revised=Clock.OVERDUE)


def row(counts: dict[Bucket, int], clock: ClockName = ClockName.ORIGINAL) -> figures.Row:
    """The figures of one scope."""
    return figures.row(counts.items(), clock)


def percents(counts: dict[Bucket, int]) -> dict[str, Decimal | None]:
    """The shares of one scope by the name of their policy."""
    return {share.policy.value: share.percent for share in row(counts).shares}


@given(BUCKETS)
def test_a_bucket_packs_into_one_integer_and_back(bucket: Bucket) -> None:
    assert unpack(pack(bucket)) == bucket


@given(st.lists(BUCKETS, unique=True, min_size=2, max_size=20))
def test_no_two_buckets_share_an_integer(buckets: list[Bucket]) -> None:
    assert len({pack(bucket) for bucket in buckets}) == len(buckets)


@given(COUNTS, st.sampled_from(ClockName))
def test_the_eight_columns_partition_what_is_assigned(
    counts: dict[Bucket, int], clock: ClockName
) -> None:
    made = row(counts, clock)
    counted = sum(
        n
        for bucket, n in counts.items()
        if bucket.work not in UNCOUNTED and bucket.outcome is not Outcome.DUPLICATE
    )
    assert len(figures.PARTITION) == 8
    assert sum(getattr(made, column) for column in figures.PARTITION) == counted
    assert made.assigned == counted
    assert made.due_done <= made.due <= made.assigned
    assert made.recorded_late <= made.done_on_time
    assert made.claimed + made.contested + made.suspended <= made.assigned


@given(COUNTS, COUNTS)
def test_the_figures_of_two_scopes_without_common_members_add_up(
    one: dict[Bucket, int], other: dict[Bucket, int]
) -> None:
    both = row(Counter(one) + Counter(other))
    for column in (*figures.COLUMNS, "due", "due_done"):
        assert getattr(both, column) == getattr(row(one), column) + getattr(row(other), column)


def test_the_columns_stand_in_the_order_of_the_contract() -> None:
    contract = (
        "assigned done_on_time done_late done_no_date open_in_time open_overdue open_no_date "
        "open_stopped closed_not_done claimed contested suspended recorded_late parts"
    )
    assert " ".join(figures.COLUMNS) == contract


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_percentage_is_rounded_half_up_once(n: int, of: int) -> None:
    found = figures.percent(n, of)
    hundredths = (Fraction(n * 10_000, of) + Fraction(1, 2)).__floor__()
    assert found is not None
    assert found * 100 == hundredths
    assert found.as_tuple().exponent == -2


@pytest.mark.parametrize(
    ("n", "of", "shown"),
    [(39, 133, "29.32"), (1, 800, "0.13"), (1, 8, "12.50"), (5, 5, "100.00"), (0, 7, "0.00")],
)
def test_shares_have_two_digits(n: int, of: int, shown: str) -> None:
    assert str(figures.percent(n, of)) == shown


def test_there_is_no_percentage_of_nothing() -> None:
    assert figures.percent(0, 0) is None
    assert set(percents({}).values()) == {None}


def test_each_share_names_its_denominator() -> None:
    counts = {
        DONE._replace(original_reached=True): 6,
        DONE: 2,
        LATE._replace(original_reached=True): 2,
        PLAIN: 20,
        OVERDUE._replace(original_reached=True): 5,
        PLAIN._replace(work=Work.CLOSED, outcome=Outcome.NOT_MET): 5,
        PLAIN._replace(work=Work.CLOSED, outcome=Outcome.DUPLICATE): 100,
    }
    shares = {share.policy.value: (share.n, share.of) for share in row(counts).shares}
    assert shares == {
        "of_all_assigned": (10, 40),
        "of_due": (8, 13),
        "of_done_or_overdue": (10, 15),
        "of_closed": (8, 15),
    }


def test_on_time_but_recorded_late_is_shown_apart_and_only_there() -> None:
    late = {one._replace(recorded_late=True): 3 for one in (DONE, LATE, PLAIN)}
    assert row(late | {DONE: 4}).recorded_late == 3
    assert row(late | {DONE: 4}, ClockName.REVISED).recorded_late == 6


# The province's report of the first source document: 133 assigned, 39 done, the rest in time.
def test_a_published_share_of_all_assigned_comes_out() -> None:
    assert percents({DONE: 39, PLAIN: 94})["of_all_assigned"] == Decimal("29.32")


# Report 1270/BC-TCTTTg of 2017 (thuviennhadat.vn/vbpl/…371983.html). It prints 98.62, which no
# rounding of its own counts gives: of 16,274 done or overdue 16,051 are 98.630 %.
def test_the_published_counts_of_2017_partition_and_give_their_share() -> None:
    made = row({DONE: 14_068, LATE: 1_983, PLAIN: 5_640, OVERDUE: 223})
    assert (made.assigned, made.done, made.open) == (21_914, 16_051, 5_863)
    assert made.shares[2].percent == Decimal("98.63")


# The Government Office's count to 31 August (baomoi.com, 20392710): 2,723 due, of which 2,501
# done and 222 overdue; it prints 91.8.
def test_the_published_counts_of_an_august_give_their_share_by_two_policies() -> None:
    reached = {DONE._replace(original_reached=True): 2_501}
    shares = percents(reached | {OVERDUE._replace(original_reached=True): 222})
    assert shares["of_due"] == shares["of_done_or_overdue"] == Decimal("91.85")


ABOVE = {1: None, 2: 1, 3: 1, 4: 2}
WHOLE = "2024-01-10 assign lead=2 due=2024-03-31"
DAY = dt.date(2024, 4, 15)


def owed(*told: tuple[str, int | None]) -> list[oracle.Owed]:
    """Commitments by their stories, each with the number of the one it is a part of."""
    return [
        oracle.Owed(key, stories.facts(stories.parse(story)), part, {"odd": bool(key % 2)})
        for key, (story, part) in enumerate(told, 1)
    ]


BROKEN_DOWN = owed(
    (WHOLE, None),
    ("2024-01-11 assign lead=4 due=2024-03-31", 1),
    ("2024-01-12 assign lead=3 due=2024-03-31", 2),
    ("2024-01-12 assign lead=3", None),
)


@pytest.mark.parametrize(
    ("unit", "assigned", "parts"),
    [(None, 2, 2), (1, 2, 2), (2, 1, 1), (3, 2, 0), (4, 1, 0)],
)
def test_a_part_is_left_out_where_what_it_is_part_of_is_counted(
    unit: int | None, assigned: int, parts: int
) -> None:
    counts, left_out = oracle.counts(BROKEN_DOWN, oracle.Scope(unit), ABOVE, day=DAY, known=9)
    made = figures.row(counts.items(), ClockName.ORIGINAL, parts=left_out)
    assert (made.assigned, made.parts) == (assigned, parts)


def test_a_filter_that_leaves_out_the_whole_counts_the_part() -> None:
    even = oracle.Scope(only=lambda one, seen: not one.facets["odd"])
    counts, left_out = oracle.counts(BROKEN_DOWN, even, ABOVE, day=DAY, known=9)
    assert (counts.total(), left_out) == (2, 0)


@pytest.mark.parametrize(
    ("ending", "parts_then"),
    [("cancel", 0), ("supersede", 0), ("close outcome=DUPLICATE", 0), ("close outcome=NOT_MET", 1)],
)
def test_parts_count_from_the_day_on_which_the_whole_no_longer_does(
    ending: str, parts_then: int
) -> None:
    told = owed((f"{WHOLE}\n2024-04-10 {ending}", None), ("2024-01-11 assign lead=4", 1))
    found = [
        oracle.counts(told, oracle.Scope(1), ABOVE, day=day, known=9)
        for day in (dt.date(2024, 4, 9), DAY)
    ]
    assert [(counts.total(), parts) for counts, parts in found] == [(1, 1), (1, parts_then)]


def test_a_part_may_be_overdue_in_its_own_unit_while_the_whole_is_not() -> None:
    told = owed(("2024-01-10 assign lead=2", None), ("2024-01-11 assign lead=4 due=2024-03-31", 1))
    own, _ = oracle.counts(told, oracle.Scope(4), ABOVE, day=DAY, known=9)
    above, _ = oracle.counts(told, oracle.Scope(2), ABOVE, day=DAY, known=9)
    assert figures.row(own.items(), ClockName.REVISED).open_overdue == 1
    assert figures.row(above.items(), ClockName.REVISED).open_no_date == 1
