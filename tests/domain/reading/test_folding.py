"""The view in which a text is matched stands for the text, letter by letter."""

from hypothesis import given
from hypothesis import strategies as st

from remit.domain.reading import folding

MIXED = (
    " \n\t\r\u00a0\u200f\u0640أإىکab12Zé\u0301\u0307ốĐ가\u11a8\u1100\u1161，１٣٪«»–\U0001f600"
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
    assert (view.folded, list(view.starts), list(view.ends)) == _letter_by_letter(text)


def test_every_letter_of_a_run_stands_for_itself() -> None:
    letters = [chr(code) for code in range(0xE000) if folding.UNCHANGED.fullmatch(chr(code))]
    assert len(letters) > 11_000
    assert all(folding._plain(letter) == letter for letter in letters)
    assert not any(folding._extends(letter) for letter in letters)


@given(st.text(MIXED, max_size=60), st.data())
def test_a_place_in_the_view_is_a_place_in_the_text(text: str, data: st.DataObject) -> None:
    view = folding.fold(text)
    if not view.folded:
        return
    start = data.draw(st.integers(0, len(view.folded) - 1))
    span = view.span(start, data.draw(st.integers(start, len(view.folded))))
    assert text[span.start : span.end] == span.quote
