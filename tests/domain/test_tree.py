"""An edition is one tree on one day: a subtree is a range, and no dissolved unit is lost."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain import tree

Parents = Mapping[int, int | None]

# 1 the province, 2 and 3 districts, 4 to 6 communes.
PROVINCE: Parents = {1: None, 2: 1, 3: 1, 4: 2, 5: 2, 6: 3}
RANK: Mapping[int, tuple[object, ...]] = {unit: (f"U{unit}",) for unit in PROVINCE}


@st.composite
def forests(draw: st.DrawFn) -> Parents:
    """Units of which each stands below an earlier one, or is a root; given in any order."""
    size = draw(st.integers(1, 25))
    above = {n: draw(st.none() | st.integers(0, n - 1)) if n else None for n in range(size)}
    return {unit: above[unit] for unit in draw(st.permutations(range(size)))}


def edition(
    parents: Parents = PROVINCE, successors: Mapping[int, Sequence[int]] | None = None
) -> tree.Edition:
    """The edition of some placements, where units are ranked by their codes."""
    return tree.number(parents, RANK, successors or {})


def ancestors(unit: int, parents: Parents) -> list[int]:
    """The unit and all above it, climbed one by one."""
    above = parents[unit]
    return [unit, *(ancestors(above, parents) if above is not None else [])]


@given(forests())
def test_the_range_of_a_unit_is_the_unit_and_all_below_it(parents: Parents) -> None:
    numbered = tree.number(parents, {}, {})
    for unit in parents:
        below = {other for other in parents if unit in ancestors(other, parents)}
        assert set(numbered.subtree(unit)) == below
        assert numbered.hi[unit] - numbered.lo[unit] == len(below)
        assert {other for other in parents if numbered.within(other, unit)} == below


@given(forests())
def test_every_unit_stands_once_and_after_those_above_it(parents: Parents) -> None:
    numbered = tree.number(parents, {}, {})
    assert sorted(numbered.order) == sorted(parents)
    for unit in parents:
        path = numbered.path(unit)
        assert list(path) == ancestors(unit, parents)
        assert sorted(path, key=numbered.lo.__getitem__, reverse=True) == list(path)


@given(forests(), st.data())
def test_the_lowest_common_unit_is_the_lowest_that_stands_above_all(
    parents: Parents, data: st.DataObject
) -> None:
    units = data.draw(st.lists(st.sampled_from(sorted(parents)), min_size=1, max_size=4))
    shared = [
        a for a in ancestors(units[0], parents) if all(a in ancestors(u, parents) for u in units)
    ]
    assert tree.number(parents, {}, {}).lowest_common(units) == (shared[0] if shared else None)


@given(forests(), st.data())
def test_no_dissolved_unit_with_a_standing_heir_is_lost(
    parents: Parents, data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.sampled_from(sorted(parents)), max_size=len(parents) - 1))
    heirs = st.lists(st.sampled_from(sorted(parents)), min_size=1, max_size=3)
    successors = {unit: data.draw(heirs) for unit in sorted(gone)}
    placed = {unit: above for unit, above in parents.items() if unit not in gone}
    numbered = tree.number(placed, {}, successors)
    assert set(placed) <= set(numbered.order)
    assert len(set(numbered.order)) == len(numbered.order)
    direct = {unit for unit in gone if set(successors[unit]) & set(placed)}
    assert direct <= numbered.dissolved <= gone


def test_siblings_stand_in_the_order_of_their_rank() -> None:
    rank = {1: ("A",), 2: ("C",), 3: ("B",), 4: ("B",), 5: ("A",)}
    assert tree.number({1: None, 2: 1, 3: 1, 4: 2, 5: 2}, rank, {}).order == (1, 3, 2, 5, 4)


def test_the_units_directly_below_are_its_children() -> None:
    numbered = edition()
    assert numbered.children(None) == (1,)
    assert numbered.children(1) == (2, 3)
    assert numbered.children(6) == ()


def test_a_unit_whose_parent_is_not_placed_is_a_root() -> None:
    numbered = edition({2: 1, 4: 2})
    assert numbered.children(None) == (2,)
    assert numbered.path(4) == (4, 2)


def test_a_unit_outside_the_tree_has_only_itself_above_and_nothing_below() -> None:
    numbered = edition()
    assert 9 not in numbered
    assert numbered.path(9) == (9,)
    assert numbered.subtree(9) == ()
    assert not numbered.within(9, 1)
    assert not numbered.within(1, 9)
    assert numbered.lowest_common([2, 9]) is None
    assert numbered.lowest_common([]) is None


@pytest.mark.parametrize(
    ("heirs", "path"),
    [
        pytest.param({9: [4]}, (9, 4, 2, 1), id="one-successor"),
        pytest.param({9: [4, 5]}, (9, 2, 1), id="the-common-ancestor-of-two"),
        pytest.param({9: [4, 6]}, (9, 1), id="across-districts"),
        pytest.param({9: [4, 2]}, (9, 2, 1), id="an-heir-above-another"),
        pytest.param({9: [8], 8: [6]}, (9, 6, 3, 1), id="the-heir-of-an-heir"),
        pytest.param({9: [8, 4], 8: [5]}, (9, 2, 1), id="some-heirs-gone-too"),
        pytest.param({9: [9, 4]}, (9, 4, 2, 1), id="itself-among-the-heirs"),
        pytest.param({9: [8, 6], 8: [9]}, (9, 6, 3, 1), id="heirs-of-each-other"),
    ],
)
def test_a_dissolved_unit_waits_under_its_successors(
    heirs: dict[int, list[int]], path: tuple[int, ...]
) -> None:
    numbered = edition(successors=heirs)
    assert numbered.path(9) == path
    assert 9 in numbered.dissolved
    assert 9 in numbered.subtree(1)


def test_a_dissolved_unit_stands_after_the_units_that_are_placed_there() -> None:
    assert edition(successors={0: [2], 9: [2]}).children(2) == (4, 5, 0, 9)


def test_a_unit_that_still_stands_is_not_dissolved_by_having_a_successor() -> None:
    numbered = edition(successors={4: [6]})
    assert numbered.path(4) == (4, 2, 1)
    assert numbered.dissolved == frozenset()


def test_a_dissolved_unit_without_an_heir_in_this_tree_is_not_in_it() -> None:
    assert 9 not in edition(successors={9: [70, 71]})


def test_what_is_still_placed_under_a_dissolved_unit_moves_with_it() -> None:
    numbered = edition({1: None, 2: 1, 4: 9}, {9: [2], 8: [2, 4]})
    assert numbered.path(4) == (4, 9, 2, 1)
    assert numbered.path(8) == (8, 2, 1)
    assert numbered.dissolved == {8, 9}


def test_a_dissolved_unit_does_not_wait_under_another_one_whose_heir_stands() -> None:
    numbered = edition({1: None, 2: 1, 4: 7}, {7: [2], 8: [7, 4]})
    assert numbered.path(4) == (4, 7, 2, 1)
    assert numbered.path(8) == (8, 2, 1)


def test_a_dissolved_unit_succeeded_by_what_it_had_below_it_waits_there() -> None:
    numbered = edition({1: None, 4: 9}, {9: [4]})
    assert numbered.path(9) == (9, 4)
    assert numbered.dissolved == {9}


def test_a_dissolved_unit_whose_heirs_have_nothing_in_common_is_kept_as_a_root() -> None:
    numbered = edition({1: None, 2: None}, {9: [1, 2]})
    assert numbered.children(None) == (1, 2, 9)
    assert numbered.dissolved == {9}
