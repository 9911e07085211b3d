"""What is typed to choose a unit is meant as words: units that have them come first, and those that
only have the letters last, or not at all where the words are short."""

from dataclasses import dataclass

import pytest

from remit.organisation import actions, queries
from remit.organisation.queries import likeness
from remit.organisation.queries.likeness import Nearness
from tests.support.government import Government


@dataclass(frozen=True)
class Called:
    called: tuple[str, ...]
    formerly: str = ""


HEALTH = Called(("SX-DOH", "Department of Health", "Sở Y tế", "إدارة الصحة", "보건국"))
COMMITTEE = Called(("SX-PC", "People's Committee of the City", "Ủy ban nhân dân thành phố"))


@pytest.mark.parametrize(
    ("words", "unit", "near"),
    [
        ("sx-doh", HEALTH, Nearness.CALLED_SO),
        ("SO Y TE", HEALTH, Nearness.CALLED_SO),
        ("y te", HEALTH, Nearness.BEGINS_SO),
        ("y te", COMMITTEE, Nearness.HAS_SHORT_LETTERS),
        ("health dep", HEALTH, Nearness.HAS_THE_WORDS),
        ("health so", HEALTH, Nearness.HAS_SHORT_LETTERS),
        ("mittee", COMMITTEE, Nearness.HAS_THE_LETTERS),
        ("صحة", HEALTH, Nearness.HAS_THE_WORDS),
        ("보건", HEALTH, Nearness.BEGINS_SO),
        ("y te", Called(("SX-DHS", "Health"), "Sở Y tế"), Nearness.BEGINS_SO),
    ],
)
def test_a_unit_is_as_near_as_its_names_have_the_words(
    words: str, unit: Called, near: Nearness
) -> None:
    assert likeness.nearness(words, unit) is near


def rename(city: Government, unit: str, **names: str) -> None:
    what = {"unit": city.units[unit], "names": names}
    at = queries.unit_by_code(unit).exists_from
    city.told("administrator", "2024-03-01", actions.rename_unit, **what, on=at)


def found(words: str) -> list[str]:
    return [card.code for card in queries.units_found(words)]


@pytest.fixture
def named(city: Government) -> Government:
    """A city whose units have names in which the letters of a short word often stand."""
    rename(city, "DOH", en="Department of Health", vi="Sở Y tế")
    rename(city, "CITY-PC", en="People's Committee of the City", vi="Ủy ban nhân dân")
    rename(city, "DOF", en="Treasury of the City and its Committee", vi="Sở Tài chính")
    return city


def test_short_words_find_no_unit_that_only_has_their_letters(named: Government) -> None:
    assert found("y te") == ["DOH"]


def test_letters_amid_a_long_word_come_after_the_words(named: Government) -> None:
    rename(named, "D1", en="District of Reasury")
    assert found("reasury") == ["D1", "DOF"]


def test_where_nothing_has_the_words_the_letters_are_better_than_nothing(
    named: Government,
) -> None:
    assert found("su") == ["DOF"]
