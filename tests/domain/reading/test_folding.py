"""The view in which a text is matched stands for the text, letter by letter."""

import bisect
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain.reading import folding

MIXED = (
    "  \n\n•□\t\r\u00a0\u200f\u0640أإىکab12Zé\u0301\u0307ốĐ가\u11a8\u1100\u1161，１٣٪«»–\U0001f600"
    "\u0651لله\u064b\u0130ﬁ\u2028\ufeff'\"\u2019"
)


def _letter_by_letter(text: str) -> tuple[str, list[int], list[int]]:
    letters, starts, ends, at = "", [], [], 0
    while at < len(text):
        end = folding._cluster_end(text, at)
        plain = folding._plain(text[at:end])
        if not (plain == " " and letters.endswith(" ")):
            letters += plain
            starts += [min(at + offset, end - 1) for offset in range(len(plain))]
            ends += [end] * len(plain)
        at = end
    return letters, starts, ends


@given(st.text(MIXED, max_size=60))
def test_runs_of_plain_letters_fold_as_single_letters_do(text: str) -> None:
    view = folding.fold(text)
    places = range(len(view.folded))
    starts, ends = [view.start_of(at) for at in places], [view.end_of(at) for at in places]
    assert (view.folded, starts, ends) == _letter_by_letter(text)
    sought = range(len(text) + 1)
    assert [view.position(at) for at in sought] == [bisect.bisect_left(starts, at) for at in sought]


@pytest.mark.parametrize("run", [folding.WITHIN_LINES, folding.ACROSS_LINES])
def test_every_letter_of_a_run_stands_for_one_letter(run: re.Pattern[str]) -> None:
    letters = [chr(code) for code in range(0xE000) if run.fullmatch(chr(code))]
    assert len(letters) > 11_000
    for letter in letters:
        assert folding._plain(letter) == folding.fold(letter).folded
        assert len(folding._plain(letter)) == 1
        assert not folding._extends(letter)


def test_a_text_of_plain_letters_needs_one_entry_whatever_its_length() -> None:
    view = folding.fold("Plain words, one after the other.\n" * 1000)
    assert len(view.places) == len(view.starts) == len(view.ends) == 1


@given(st.text(MIXED, max_size=60), st.data())
def test_a_place_in_the_view_is_a_place_in_the_text(text: str, data: st.DataObject) -> None:
    view = folding.fold(text)
    if not view.folded:
        return
    start = data.draw(st.integers(0, len(view.folded) - 1))
    span = view.span(start, data.draw(st.integers(start, len(view.folded))))
    assert text[span.start : span.end] == span.quote
