"""Who is named in the words of a note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain import mentions


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("When do you report, @DOH?", ("DOH",)),
        ("@DOH.head and @DOIC-DATA, please.", ("DOH.head", "DOIC-DATA")),
        ("@DOH, again @DOH.", ("DOH",)),
        ("(@SX-DST.officer)", ("SX-DST.officer",)),
        ("اسأل @DOH، من فضلك", ("DOH",)),
        ("Xin hỏi @SX-ĐT", ("SX-ĐT",)),
        ("Write to head@doh.example, or to a@b", ()),
        ("@ DOH, @@DOH, @-, @", ()),
        ("", ()),
    ],
)
def test_a_code_after_a_sign_names_a_unit_or_a_post(words: str, codes: tuple[str, ...]) -> None:
    assert mentions.codes(words) == codes


@given(st.text())
def test_the_pieces_are_the_words(words: str) -> None:
    parts = mentions.parts(words)
    assert "".join(piece for piece, _named in parts) == words
    named = [piece[1:] for piece, is_named in parts if is_named]
    assert tuple(dict.fromkeys(named)) == mentions.codes(words)
