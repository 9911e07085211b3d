"""A passage that a person marked or cut is read where it stands."""

import pytest

from remit.texts import actions, queries
from remit.texts.confirming import actions as confirming
from remit.texts.confirming import negations, passages
from remit.texts.confirming.sorting import CERTAIN
from tests.features.texts.test_registering import DAY, registered
from tests.support.government import Government
from tests.support.refused import refused

TEXT = (
    "DIRECTIVE No. 41-CT/TU\n"
    "7 August 2023\n"
    "1. The Department of Health shall not approve new warehouses in the wards.\n"
    "2. The Department of Finance shall report on the 25th of every month.\n"
    "3. Clinic lists: Department of Health, before 31 December 2024.\n"
)
LISTS = "Clinic lists: Department of Health, before 31 December 2024"
pytestmark = pytest.mark.django_db


def _place(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_a_marked_passage_is_read_with_its_date() -> None:
    found = passages.read(TEXT, *_place(LISTS))
    assert found["deadline"]["value"] == "2024-12-31"
    due = found["deadline"]
    assert TEXT[due["start"] : due["end"]] == due["quote"] == "before 31 December 2024"


def test_a_marked_passage_inherits_whom_the_words_before_it_name() -> None:
    found = passages.read(TEXT, *_place("approve new warehouses in the wards"))
    actor = found["actor"]
    assert (actor["text"], actor["basis"]) == ("The Department of Health", "inherited")
    assert TEXT[actor["start"] : actor["end"]] == actor["text"]


def test_a_draft_added_by_hand_proposes_what_its_words_say(city: Government) -> None:
    number = registered(city, text=TEXT, number="41-CT/TU")
    start, end = _place(LISTS)
    made = city.does("secretary", DAY, actions.add_draft, document=number, start=start, end=end)
    found = queries.draft(made).found
    assert found["deadline"]["value"] == "2024-12-31"
    assert found["quote"] == TEXT[start:end]


def test_a_cut_never_parts_a_word_that_forbids(city: Government) -> None:
    draft = _draft(city, "Department of Health")
    with refused("SPLIT_CUTS_NEGATION"):
        _split(city, draft, "approve new")


def test_parts_that_lose_their_date_are_not_certain(city: Government) -> None:
    draft = _draft(city, "Department of Finance")
    parts = [queries.draft(part) for part in _split(city, draft, "on the 25th")]
    assert [part.confidence < CERTAIN for part in parts] == [True, True]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("không được | phê duyệt", True),
        ("لا يجوز | منح", True),
        ("승인하지 | 않는다", True),
        ("shall | approve", False),
        ("phải | báo cáo", False),
    ],
)
def test_a_word_that_forbids_is_known_in_each_language(text: str, cut: bool) -> None:
    before, after = text.split("| ")
    assert negations.is_severed(before + after, len(before)) is cut


def _draft(city: Government, words: str) -> int:
    number = registered(city, text=TEXT, number="41-CT/TU")
    at = TEXT.index(words)
    return next(one.id for one in queries.drafts(number) if one.start <= at < one.end)


def _split(city: Government, draft: int, words: str) -> tuple[int, int]:
    place = TEXT.index(words)
    parts: tuple[int, int] = city.does("secretary", DAY, confirming.split, draft=draft, place=place)
    return parts
