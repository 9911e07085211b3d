"""Letters of the pages: each script is written in one family, so that no browser fetches a second
one while the first is on its way."""

import re
from collections import Counter

import pytest
from django.contrib.staticfiles import finders

SHEETS = ("vendor/fonts/font.css", "vendor/fonts/pieces/font.css")
FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)
FAMILY = re.compile(r"font-family: ['\"]([^'\"]+)")
RANGE = re.compile(r"U\+([0-9A-Fa-f]+)(?:-([0-9A-Fa-f]+))?")


def _families(letter: str) -> Counter[str]:
    """How many files of each family offer a letter."""
    offered: Counter[str] = Counter()
    for sheet in SHEETS:
        path = finders.find(sheet)
        assert path
        with open(path, encoding="utf-8") as file:
            for face in FACE.findall(file.read()):
                ends = [(int(a, 16), int(b or a, 16)) for a, b in RANGE.findall(face)]
                if any(first <= ord(letter) <= last for first, last in ends):
                    offered[FAMILY.findall(face)[0]] += 1
    return offered


@pytest.mark.parametrize(
    ("letter", "family"),
    [
        *((one, "Be Vietnam Pro") for one in "aZ7ỹ–“"),
        *((one, "Noto Sans Arabic") for one in "ع٧،"),
    ],
)
def test_a_letter_is_offered_by_one_family(letter: str, family: str) -> None:
    assert _families(letter) == {family: 2}


def test_hangul_that_our_texts_do_not_use_is_offered_in_pieces() -> None:
    assert _families("가")["Noto Sans KR"] == 2
    assert _families("뷁") == {"Noto Sans KR Variable": 1}
