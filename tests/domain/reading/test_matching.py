"""A pattern is tried only where its words stand, in lower case, and finds the same as any other."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain.reading import folding, matching, needs
from remit.domain.reading.rules import Rule
from tests.support import rules

FAMILIES = rules.families()
OWN = {
    rule.id: [folding.folded(text) for text in (*rule.must_match, *rule.must_not_match)]
    for _, its in FAMILIES
    for rule in its
}
EXAMPLES = sorted({text for own in OWN.values() for text in own})
OTHERS = EXAMPLES[:: len(EXAMPLES) // 150 + 1]
LETTERS = "aAbBzZđĐéÉIiİıßſK 0189٣.-()/\n가각أإ،"


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("must", (("must",),)),
        (r"\bmust\b", (("must",),)),
        (
            "(?:shall|must) (?:not )?be",
            (("must be", "shall be", "must not be", "shall not be"),),
        ),
        ("(?:on|by) [a-z]+ (?:day|week)s?", (("by ", "on "), (" day", " days", " week", " weeks"))),
        (r"within \d+ days", (("within ",), (" days",), (needs.DIGIT,))),
        ("colou?r", (("color", "colour"),)),
        ("(?:a|b)?", ()),
        ("a{0,3}b+", (("b",),)),
        ("(?!never)x(?=after)", (("after",), ("x",))),
        ("(?<=before )y(?<!not )", (("before ",), ("y",))),
        ("(?:one|[a-z]+)", ()),
        (r"(?P<n>[0-9]+)(?P=n)", ((needs.DIGIT,),)),
        (r"\u00e9t\x61", (("éta",),)),
        (".*", ()),
    ],
)
def test_a_pattern_tells_what_a_text_must_hold(pattern: str, told: tuple[tuple[str, ...], ...]):
    assert set(needs.needs(pattern)) == set(told)


@pytest.mark.slow
@pytest.mark.parametrize(("family", "its"), FAMILIES, ids=[name for name, _ in FAMILIES])
def test_a_rule_finds_what_its_pattern_finds(family: str, its: list[Rule]) -> None:
    for rule in its:
        plain = rules.plain(rule)
        for text in [*OWN[rule.id], *OTHERS]:
            found = [match.span() for match in rule.regex.finditer(text)]
            assert found == [match.span() for match in plain.finditer(text)], (rule.id, text)


@given(st.text(LETTERS, max_size=40))
def test_lowering_keeps_every_place(text: str) -> None:
    low, held = matching.prepared(text)
    assert len(low) == len(text)
    assert held.startswith(low)
    assert (held != low) == any(letter.isdigit() for letter in text if letter.isdecimal())


@given(st.text("ab1 ", max_size=12))
def test_needs_never_lose_a_match(text: str) -> None:
    for pattern in (r"a(?:b|\d)+", "(?:ab|ba)a?", "b{2,}|1", "(?=a)a|b(?!a)", r"\d\d?b"):
        found = [match.span() for match in matching.compiled(pattern).finditer(text)]
        assert found == [match.span() for match in re.finditer(pattern, text)]
