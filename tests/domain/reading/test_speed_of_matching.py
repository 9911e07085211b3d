"""A pattern is tried where it can begin, on texts whose words meet its needs, and nowhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain.reading import folding, matching, starts
from remit.domain.reading.anchors import FREE, Anchors
from remit.domain.reading.rules import Rule
from remit.texts.packs import packs
from tests.support import rules

FAMILIES = rules.families()
HEADS = (
    *("must", r"\bmay\b", "(?<=by )(?:may|june)", "^a|b", r"\d\d?b", "(?:a|b)?c", "ab|ba"),
    *(r"\b(?:must|a)\s", r"(?<!a )\bb|c", r"(?<!a )\b(?:b|1)", r"\b\d?c\s?a"),
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("family", "its"), FAMILIES, ids=[name for name, _ in FAMILIES])
def test_a_rule_is_possible_wherever_its_pattern_matches(family: str, its: list[Rule]) -> None:
    pack = packs()[family.split()[0]]
    for rule in its:
        for text in map(folding.folded, (*rule.must_match, *rule.must_not_match)):
            if rules.plain(rule).search(text):
                assert rule in pack.possible(rule.family, text), (rule.id, text)


@given(st.sampled_from(HEADS), st.text("ab1 mustyc", max_size=14))
def test_a_pattern_begins_only_where_it_can(pattern: str, text: str) -> None:
    told = starts.starts(pattern)
    places = {match.start() for match in told.finder.finditer(text)} if told.finder else set()
    for match in re.finditer(pattern, text):
        assert match.start() in places or (told.at_head and match.start() == 0)


@pytest.mark.parametrize("pattern", [r"\w+ed", "(?:a|b)?", ".x", "[^a]b", "a*"])
def test_of_a_pattern_that_begins_with_anything_nothing_is_told(pattern: str) -> None:
    assert not starts.starts(pattern).known
    assert matching.compiled(pattern).search("xx aabed b") is not None


@given(st.text("ab1 mus,", max_size=20))
def test_words_meet_a_need_if_the_text_holds_it(text: str) -> None:
    needed = (("mus",), ("us a", "b "), ("\x00digit", " am"), (",",))
    anchors = Anchors(needed)
    for need in needed:
        held = any(word in text for word in need) or ("\x00digit" in need and "1" in text)
        assert not held or anchors.met(text) & anchors.number(need)
    assert anchors.met(text) & FREE


def test_most_rules_are_left_out_of_a_sentence_without_being_tried() -> None:
    sentence = folding.folded("The museum of the old harbour opens its doors in the morning.")
    pack = packs()["en"]
    possible = sum(len(pack.possible(family, sentence)) for family in pack.families)
    assert possible * 5 < len(pack.rules)
