"""Lists of words in a pattern are told apart by their letters, and match what they matched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain.reading import branching

WORDS = st.lists(st.text(alphabet="abc", max_size=4), min_size=8, max_size=14)


def test_words_that_begin_alike_stand_behind_their_letter() -> None:
    listed = "(?:board|bank|body|clerk|council|mayor|port|road)"
    assert branching.grouped(listed) == "(?:b(?:o(?:ard|dy)|ank)|c(?:lerk|ouncil)|mayor|port|road)"


@given(WORDS, st.text(alphabet="abc ", max_size=30))
def test_what_a_list_matches_stays_the_same(words: list[str], text: str) -> None:
    plain = f"(?:{'|'.join(words)})"
    found = [one.span() for one in re.finditer(branching.grouped(plain), text)]
    assert found == [one.span() for one in re.finditer(plain, text)]


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:in|at|by|on|to|up|so|we)",
        "(?<=a|b|c|d|e|f|g|h)x",
        r"[a|b|c|d|e|f|g|h]",
        "(?:chủ|trì|phối|hợp|giao|cho|bộ|sở)",
        r"a\|b",
    ],
)
def test_a_pattern_without_a_list_of_words_alike_is_left(pattern: str) -> None:
    assert branching.grouped(pattern) == pattern


@pytest.mark.parametrize("word", ["ministries", "ministry", "section", "Section", "vice-minister"])
def test_brackets_and_parts_whose_case_counts_are_kept(word: str) -> None:
    listed = (
        "(?:(?:vice-)?minist(?:er|ries|ry)s?|(?-i:Section)|port|pier|road|rail|bus|tram|mail)\\b"
    )
    plain = re.compile(listed, re.IGNORECASE).match(word)
    parted = re.compile(branching.grouped(listed), re.IGNORECASE).match(word)
    assert (plain and plain.span()) == (parted and parted.span())
