"""Documents as they arrive after a bad day: cut, doubled, mixed, with signs that nobody sees."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.domain import reading
from remit.texts import packs

HERE = Path(__file__).parents[3]
FOLDERS = (
    "example/documents",
    "tests/gold/rules",
    "tests/gold/opened",
    "var/gold/rules",
    "../shared/seeds",
)
LONGEST = 5000
CORPUS = [
    file.read_bytes().decode("utf-8")[:LONGEST]
    for folder in FOLDERS
    for file in sorted((HERE / folder).rglob("*.txt"))
]
# Overrides of direction, marks without a letter, letters of other scripts that look alike, digits
# of six scripts, line ends of every system, letters outside the first plane.
INTRUDERS = (
    "\u202e", "\u2066", "\u200f", "\u0301", "\u0640", "\ufeff", "\u00ad", "\x00", "\x1b", "\x85",
    "\u2028", "\r", "\r\n", "\t", "а", "Ι", "ⅳ", "٣", "３", "३", "²", "½", "😀", "\U00020000", "|",
    "\ud800", "(", "\"", "«", "…", "ﬁ", "ẞ", "İ", "ﷺ", "ㅎ", "\u1100",
)  # fmt: skip
Mutation = Callable[[str, int, int, str], str]


def _cut(text: str, a: int, b: int, _sign: str) -> str:
    return text[:a] + text[b:]


def _doubled(text: str, a: int, b: int, _sign: str) -> str:
    return text[:b] + text[a:b] * 2 + text[b:]


def _sown(text: str, a: int, b: int, sign: str) -> str:
    return text[:a] + sign.join(text[a:b]) + text[b:]


def _joined(text: str, a: int, b: int, sign: str) -> str:
    return text[:a] + text[a:b].replace("\n", sign).replace(". ", sign) + text[b:]


def _broken(text: str, a: int, b: int, _sign: str) -> str:
    return text[:a] + text[a:b].replace(" ", "\n") + text[b:]


def _turned(text: str, a: int, b: int, _sign: str) -> str:
    return text[:a] + text[a:b][::-1] + text[b:]


def _raised(text: str, a: int, b: int, _sign: str) -> str:
    return text[:a] + text[a:b].upper() + text[b:]


MUTATIONS: tuple[Mutation, ...] = (_cut, _doubled, _sown, _joined, _broken, _turned, _raised)
steps = st.tuples(
    st.sampled_from(MUTATIONS), st.integers(0, LONGEST), st.integers(1, 600),
    st.sampled_from(INTRUDERS),
)  # fmt: skip


def _mutated(text: str, changes: Sequence[tuple[Mutation, int, int, str]]) -> str:
    for mutation, at, length, sign in changes:
        start = at % (len(text) + 1)
        text = mutation(text, start, start + length, sign)[: 2 * LONGEST]
    return text


def _spans(form: Any) -> list[dict[str, Any]]:
    if isinstance(form, list):
        return [span for item in form for span in _spans(item)]
    if not isinstance(form, dict):
        return []
    own = [form] if "start" in form and ("quote" in form or "text" in form) else []
    return own + [span for item in form.values() for span in _spans(item)]


@pytest.mark.slow
@given(st.sampled_from(CORPUS), st.sampled_from(CORPUS), st.lists(steps, min_size=1, max_size=5))
@settings(max_examples=80)
def test_a_mutated_document_is_read_and_every_span_holds(
    text: str, other: str, changes: Sequence[tuple[Mutation, int, int, str]]
) -> None:
    broken = _mutated(text, changes) + other[: len(changes) * 80]
    form = reading.as_json(reading.read(broken, packs.packs()))
    assert form.pop("text") == broken
    for span in _spans(form):
        assert broken[span["start"] : span["end"]] == span.get("quote", span.get("text"))
    json.dumps(form)


@pytest.mark.slow
def test_the_corpus_holds_documents_of_every_language() -> None:
    languages = {reading.read(text, packs.packs()).document.language for text in CORPUS[:40]}
    assert languages == {"ar", "en", "ko", "vi"}
