"""Of thousands of units those are compared that share a word with the text, and nobody who could be
meant is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain import naming
from remit.domain.naming import Candidate, Ground, Mention, Name, Reach
from remit.texts.directory import Directory
from remit.texts.lexicons import lexicon

NAMES = (
    "Department of Health",
    "Sở Thông tin và Truyền thông",
    "Sở Tài chính",
    "إدارة الصحة",
    "보건국",
    "People's Committee of Ward 1",
    "Bộ Công an",
    "UBND phường Cầu Giấy",
    "Ministry of Information and Communications",
)
CODES = ("DOH", "SX-DOF", "HN-TTTT", "W1")
CANDIDATES = [
    Candidate(unit, "DEPARTMENT", (Name(name), Name(CODES[unit % 4], Ground.CODE)), reach)
    for unit, (name, reach) in enumerate(
        (name, reach) for name in NAMES for reach in (Reach.BELOW, Reach.ELSEWHERE)
    )
]
PIECES = st.sampled_from(
    [
        *CODES,
        "Sở",
        "Health",
        "Department",
        "of",
        "TTTT",
        "Tài chính",
        "the Director of",
        "보건",
        "MIC",
    ]
)


@pytest.mark.parametrize("words", [*NAMES, *CODES, "The Ministry", "the departments", "sở", "?"])
def test_whoever_is_meant_is_in_the_directory(words: str) -> None:
    _same(words)


@given(st.lists(PIECES, min_size=1, max_size=4).map(" ".join))
def test_the_directory_leaves_nobody_out_who_would_be_likely(words: str) -> None:
    _same(words)


def _same(words: str) -> None:
    mention = Mention(words)
    alike = Directory(CANDIDATES).named_like(words)
    ranked = naming.ranked(mention, CANDIDATES, lexicon())
    assert naming.ranked(mention, alike, lexicon()) == ranked


def test_most_are_not_compared() -> None:
    many = [Candidate(unit, "WARD", (Name(f"Ward Hill {unit}"),)) for unit in range(500)]
    assert len(Directory([*many, *CANDIDATES]).named_like("Sở Tài chính")) <= len(CANDIDATES)
