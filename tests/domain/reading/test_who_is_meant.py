"""Who owes a draft, where the words beside the order do not say it, or say it of somebody else."""

import pytest

from remit.domain import reading
from remit.domain.reading import bodies, choosing, splitting, telling
from remit.domain.reading.candidates import Candidate
from remit.domain.reading.reader import viewed
from remit.domain.reading.records import Obligation
from remit.texts import packs

BOARD = "The Harbour Board shall dredge the channel. The Harbour Board shall publish a chart.\n\n"


def _owed(text: str) -> tuple[Obligation, ...]:
    return reading.read(text, packs.packs()).obligations


def _names(text: str, language: str) -> list[str]:
    view = viewed(text)
    (paragraph,) = splitting.paragraphs(view)
    pack = packs.packs()[language]
    return [view.span(one.start, one.end).quote for one in bodies.named(pack, paragraph)]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "en",
            "Later the Ministry of Public Works shall report.",
            ["the Ministry of Public Works"],
        ),
        (
            "en",
            "The Audit Office and the Rail Agency met.",
            ["The Audit Office and the Rail Agency"],
        ),
        ("ko", "각 부처는 예산을 줄인다.", ["각 부처"]),
        ("ko", "누리부·가람청은 함께 점검한다.", ["누리부·가람청"]),
        (
            "vi",
            "Bộ Khoa học và Công nghệ, Bộ Tài chính chủ trì rà soát.",
            ["Bộ Khoa học và Công nghệ, Bộ Tài chính"],
        ),
        ("ar", "تتولى وزارة الصناعة والثروة المعدنية ذلك.", ["وزارة الصناعة والثروة المعدنية"]),
    ],
)
def test_a_name_goes_from_its_first_word_to_its_last_and_a_list_is_one(
    language: str, text: str, names: list[str]
) -> None:
    assert _names(text, language) == names


def test_a_body_that_only_takes_part_is_no_name_of_who_may_owe() -> None:
    text = "Sở Tài chính chủ trì, phối hợp với Sở Y tế rà soát dự toán."
    assert "Sở Y tế" not in _names(text, "vi")


@pytest.mark.parametrize(
    ("one", "other"), [("The Harbour Board", "harbour board"), ("  Sở Y tế", "sở y  tế")]
)
def test_two_mentions_of_a_body_are_told_to_be_the_same(one: str, other: str) -> None:
    assert telling.key(one) == telling.key(other)


def test_what_opens_with_the_name_of_who_owes_is_owed_by_nobody_else() -> None:
    last = _owed(BOARD + "The Rail Authority shall repair the bridge.")[-1]
    assert last.actor is not None
    assert (last.actor.span.quote, last.actor.basis) == ("The Rail Authority", "stated")


def test_who_owed_one_thing_before_does_not_owe_what_nobody_is_named_for() -> None:
    text = "The Harbour Board shall dredge the channel. The list shall be kept in two copies."
    assert _owed(text)[-1].actor is None


def test_an_inherited_actor_keeps_the_place_where_the_text_names_it() -> None:
    for one in _owed(BOARD + "It shall also keep a register of berths."):
        if one.actor:
            text = BOARD + "It shall also keep a register of berths."
            assert text[one.actor.span.start : one.actor.span.end] == one.actor.span.quote


def test_the_likelier_candidate_has_more_that_speaks_for_it() -> None:
    sign, least = max((value, name) for name, value in choosing.WEIGHTS.items())[1], 0.0
    assert choosing.weight(Candidate(None, "", {sign: 1.0})) > least
    assert choosing.weight(Candidate(None, "", {"no such sign": 1.0})) == least


def test_the_same_text_names_the_same_actors_each_time() -> None:
    text = BOARD + "Berths should be marked. Ships must be registered by 1 May 2030."
    assert _owed(text) == _owed(text)
