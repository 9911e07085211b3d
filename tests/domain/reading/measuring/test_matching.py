"""Matching is one-to-one, as large as possible, and then as close as possible."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from remit.domain.reading.measuring import matching, places
from remit.domain.reading.measuring.records import Stretch

stretches = st.builds(
    lambda start, length: Stretch(start, start + length),
    st.integers(0, 60),
    st.integers(1, 25),
)
lists = st.lists(stretches, max_size=5)


def _best_by_trying(
    left: list[Stretch], right: list[Stretch], first: list[bool]
) -> tuple[int, float]:
    """The most pairs and their best worth, by trying every way."""
    width = max(len(left), len(right))
    best = (0, 0.0)
    for order in itertools.permutations(range(width)):
        met = [
            places.likeness(left[i], right[j]) + first[j]
            for i, j in enumerate(order)
            if i < len(left) and j < len(right)
            if places.overlap(left[i], right[j]) >= 0.5
        ]
        best = max(best, (len(met), sum(met)))
    return best


@given(lists, lists, st.lists(st.booleans(), min_size=5, max_size=5))
def test_the_matching_is_as_large_then_as_preferred_and_close_as_any(
    left: list[Stretch], right: list[Stretch], first: list[bool]
) -> None:
    pairs = matching.pairs(left, right, first=first)
    count, worth = _best_by_trying(left, right, first)
    assert len(pairs) == count
    found = sum(places.likeness(left[i], right[j]) + first[j] for i, j in pairs)
    assert abs(found - worth) < 1e-9


@given(lists, lists)
def test_without_a_preference_the_closest_are_matched(
    left: list[Stretch], right: list[Stretch]
) -> None:
    nobody = [False] * len(right)
    assert matching.pairs(left, right) == matching.pairs(left, right, first=nobody)


@given(st.lists(stretches, max_size=30), st.lists(stretches, max_size=30))
def test_nobody_is_matched_twice_nor_with_a_stranger(
    left: list[Stretch], right: list[Stretch]
) -> None:
    pairs = matching.pairs(left, right)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(places.overlap(left[i], right[j]) >= 0.5 for i, j in pairs)


def test_half_of_the_shorter_stretch_is_enough_and_less_is_not() -> None:
    long = Stretch(0, 100)
    assert matching.pairs([long], [Stretch(95, 105)]) == [(0, 0)]
    assert matching.pairs([long], [Stretch(96, 106)]) == []


def test_a_close_pair_gives_way_when_that_makes_two_pairs() -> None:
    left = [Stretch(0, 20), Stretch(8, 20)]
    right = [Stretch(0, 20), Stretch(0, 6)]
    assert matching.pairs(left, right) == [(0, 1), (1, 0)]
