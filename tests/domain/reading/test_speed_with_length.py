"""Twice the text costs twice the work, whatever the text: counted, not timed."""

import sys
from collections.abc import Callable

import pytest

from remit.domain import reading
from remit.domain.reading import folding, splitting
from remit.domain.reading.places import Places
from remit.texts import packs

ADVERSE = {
    "an endless line": "The Minister shall report to the Council by May ",
    "openers": "([{<«“\"'",
    "digits": "1234567890",
    "dots": ". ",
    "cues": "shall must phải chủ trì يجب 할 것 before ngày ",
    "numbered lines": "1. a\n",
    "references": "Decision 57/QD-TTg of 22/12/2024; ",
    "announcements": "three tasks: first, second; ",
    "cells": "a\tb\tc\td\n",
    "emphasis": "word ** ",
    "blanks": "  ",
}
SHORT, LONG, LINE = 4_000, 16_000, 1_000


def _steps(perform: Callable[[], object]) -> int:
    """How many calls of functions it takes, those of the interpreter included."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    known = sys.getprofile()
    sys.setprofile(called)
    try:
        perform()
    finally:
        sys.setprofile(known)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("stretch", ADVERSE.values(), ids=ADVERSE.keys())
def test_the_work_grows_with_the_length_and_not_faster(
    stretch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(splitting, "LONGEST_LINE", LINE)
    short, long = (stretch * (length // len(stretch)) for length in (SHORT, LONG))
    reading.read(stretch * 20, packs.packs())
    fewer, more = (
        _steps(lambda text=text: reading.read(text, packs.packs())) for text in (short, long)
    )
    assert more <= 1.5 * LONG / SHORT * fewer + 10_000


def test_no_paragraph_is_endless() -> None:
    text = "Giao Sở Y tế rà soát danh mục. " * 3000
    listing = splitting.paragraphs(folding.fold(text))
    assert max(len(one.text) for one in listing) <= splitting.LONGEST_LINE
    assert " ".join(one.text for one in listing) == text.strip()
    assert all(one.text.endswith(".") for one in listing)


def test_a_sentence_is_cut_out_once_however_often_it_is_asked_for() -> None:
    (paragraph,) = splitting.paragraphs(folding.fold("One sentence. And another one."))
    pack = packs.packs()["en"]
    assert splitting.sentences(paragraph, pack) is splitting.sentences(paragraph, pack)


def test_places_that_touch_a_stretch_are_those_that_share_a_letter_with_it() -> None:
    places = Places.of([(8, 9), (0, 30), (3, 5), (5, 7), (6, 6)])
    assert places.touching(4, 6) == [(5, 7), (3, 5), (0, 30)]
    assert places.touching(30, 40) == []
    assert places.touch(29, 31)
    assert not Places.of([]).touch(0, 100)
