"""A translation is known by what every language writes alike, aligned, and held against it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain import pairing
from remit.domain.pairing.differences import Matter
from remit.domain.pairing.likeness import rarity
from remit.domain.reading import folding, reader, splitting
from remit.domain.reading.records import Span
from remit.texts.packs import packs

ENGLISH = """Notice 214/TB-VP of 7 August 2025 on the shared register
The Department of Records shall publish 1,450 files before 15 September 2025.
Of 62 offices 48 have joined the platform OpenLedger.
The People's Committee of the ward shall report every month.
"""
ARABIC = """إشعار 214/TB-VP بتاريخ 7 أغسطس 2025 بشأن السجل المشترك
على إدارة السجلات أن تنشر 1450 ملفا قبل 15 سبتمبر 2025.
انضم 48 مكتبا من أصل 62 مكتبا إلى منصة OpenLedger.
على بلدية الحي أن ترفع تقريرا كل شهر.
"""
SLIPPED = ARABIC.replace("1450", "1540").replace("على إدارة السجلات", "على وزارة السجلات")
OTHER = """Decision 9/QD of 3 March 2024 on school meals
The Department of Health shall inspect 300 kitchens by 1 June 2024.
Of 88 schools 12 have no kitchen.
"""
PARAGRAPHS = st.lists(
    st.text("abc 1234567890/-", min_size=1, max_size=30).filter(str.strip), max_size=8
)


def marks(text: str) -> frozenset[pairing.Mark]:
    return pairing.marks(text, packs())


def verdict(one: str, other: str) -> pairing.Verdict:
    found = marks(one), marks(other)
    return pairing.verdict(pairing.likeness(*found), found[0] & found[1])


def paragraphs(text: str) -> list[Span]:
    view = folding.fold(text)
    return [view.span(one.start, one.end) for one in splitting.paragraphs(view)]


def compared(one: str, other: str) -> tuple[pairing.Difference, ...]:
    sides = paragraphs(one), paragraphs(other)
    quotes = [[span.quote for span in side] for side in sides]
    pairs = pairing.aligned(*quotes, packs())
    readings = reader.read(one, packs()), reader.read(other, packs())
    return pairing.differences(*readings, sides, pairs, packs())


def test_a_translation_is_the_same_text_and_another_notice_is_not() -> None:
    assert verdict(ENGLISH, ARABIC) is pairing.Verdict.SAME_TEXT
    assert verdict(ENGLISH, OTHER) is pairing.Verdict.UNRELATED


def test_every_language_leaves_the_same_marks() -> None:
    assert marks(ENGLISH) == marks(ARABIC)
    kinds = {mark.kind for mark in marks(ENGLISH)}
    assert kinds == {"number", "date", "figure", "latin"}


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_stands_in_one_pair_in_order(left: list[str], right: list[str]) -> None:
    pairs = pairing.aligned(left, right, packs())
    assert list(itertools.chain(*(pair.left for pair in pairs))) == list(range(len(left)))
    assert list(itertools.chain(*(pair.right for pair in pairs))) == list(range(len(right)))


@given(PARAGRAPHS)
def test_a_text_is_aligned_with_itself_line_by_line(left: list[str]) -> None:
    pairs = pairing.aligned(left, left, packs())
    assert [pair.left for pair in pairs] == [(number,) for number in range(len(left))]
    assert all(pair.left == pair.right for pair in pairs)


@given(
    st.frozensets(
        st.builds(pairing.Mark, st.just("figure"), st.text("123", min_size=2)), min_size=3
    )
)
def test_a_text_is_as_like_itself_as_can_be(found: frozenset[pairing.Mark]) -> None:
    assert pairing.likeness(found, found) == pytest.approx(1)


def test_a_missing_paragraph_is_left_alone_and_the_rest_stays_aligned() -> None:
    left, right = ENGLISH.splitlines(), ARABIC.splitlines()
    pairs = pairing.aligned(left, [right[0], *right[2:]], packs())
    assert pairing.Pair((1,), ()) in pairs
    assert pairing.Pair((2,), (1,)) in pairs


def test_texts_that_say_the_same_have_no_difference() -> None:
    assert compared(ENGLISH, ARABIC) == ()


def test_a_changed_figure_and_a_changed_level_are_shown_with_both_places() -> None:
    found = {one.matter: one for one in compared(ENGLISH, SLIPPED)}
    assert set(found) == {Matter.FIGURES, Matter.LEVELS}
    figures, levels = found[Matter.FIGURES], found[Matter.LEVELS]
    assert (figures.only_left, figures.only_right) == (("1450",), ("1540",))
    assert (levels.only_left, levels.only_right) == (("DEPARTMENT",), ("MINISTRY",))
    assert levels.right is not None
    assert SLIPPED[levels.right.start : levels.right.end] == levels.right.quote


def test_a_lost_paragraph_is_a_difference() -> None:
    shorter = "".join(ARABIC.splitlines(keepends=True)[:3])
    missing = [one for one in compared(ENGLISH, shorter) if one.matter is Matter.MISSING]
    assert [one.right for one in missing] == [None]


def test_what_many_texts_share_tells_little() -> None:
    assert rarity(100, 2) == 1
    assert rarity(100, 100) == 0
    assert rarity(100, 10) > rarity(100, 50)
