"""What enters an act stays for ever, so every text of an act has a length that it keeps."""

import datetime as dt
from typing import Any

import pytest

from remit.commitments import actions
from remit.domain import lengths
from remit.domain.vocabulary import DocumentType
from remit.organisation import actions as organisation
from remit.texts import actions as texts
from tests.support.government import Government, by_day
from tests.support.refused import refused

DAY = "2024-07-01"


def _terms(city: Government, name: str, words: str) -> dict[str, Any]:
    if name == "wording":
        return {"terms": city.terms(due=by_day("2024-09-01", wording=words))}
    return {"terms": city.terms(**{name: words})}


@pytest.mark.parametrize(
    ("name", "longest"), [("title", 500), ("reference", 300), ("letter", 300), ("wording", 5_000)]
)
def test_an_assignment_keeps_the_length_of_each_of_its_texts(
    city: Government, name: str, longest: int
) -> None:
    with refused("WORDS_TOO_LONG") as caught:
        city.does("secretary", DAY, actions.assign, **_terms(city, name, "x" * (longest + 1)))
    assert caught.value.params == {"words": name, "limit": str(longest)}
    act = city.does("secretary", DAY, actions.assign, **_terms(city, name, "x" * longest))
    assert len(act.texts[name] or "") == longest


def test_a_reason_a_note_a_summary_and_progress_are_sentences_and_no_file(
    city: Government,
) -> None:
    commitment, long = city.accepted(), "x" * (lengths.SENTENCES + 1)
    told: list[tuple[str, Any, dict[str, Any]]] = [
        ("secretary", actions.cancel, {"reason": long}),
        ("officer", actions.report, {"progress": long}),
        ("officer", actions.claim, {"summary": long}),
        ("officer", actions.attach_link, {"url": "https://example.org/a", "note": long}),
    ]
    for who, action, what in told:
        with refused("WORDS_TOO_LONG"):
            city.does(who, DAY, action, commitment=commitment, **what)


def test_a_part_has_a_title_of_the_same_length(city: Government) -> None:
    commitment, part = city.accepted(), actions.Part("x" * 501, city.units["DOH"])
    with refused("WORDS_TOO_LONG"):
        city.does("head", DAY, actions.break_down, commitment=commitment, parts=[part])


def test_units_posts_and_persons_have_names_of_one_line(city: Government) -> None:
    on, long = dt.date(2024, 7, 1), {"en": "x" * 301}
    unit = organisation.NewUnit("NEW", "DEPARTMENT", long, on)
    post = organisation.NewPost(city.units["DOIC"], "NEW-POST", long)
    told: list[tuple[Any, dict[str, Any]]] = [
        (organisation.create_units, {"units": [unit]}),
        (organisation.create_posts, {"posts": [post], "on": on}),
        (organisation.rename_unit, {"unit": city.units["DOH"], "names": long, "on": on}),
        (organisation.enter_person, {"email": "a@b.example", "name": "x" * 201, "language": "en"}),
    ]
    for action, what in told:
        with refused("WORDS_TOO_LONG"):
            city.does("administrator", DAY, action, **what)


@pytest.mark.parametrize("code", ["=cmd()", "A B", "A;B", "", "x" * 61, "A\u200bB"])
def test_a_code_has_letters_digits_and_four_signs_only(city: Government, code: str) -> None:
    on = dt.date(2024, 7, 1)
    unit = organisation.NewUnit(code, "DEPARTMENT", {"en": "New"}, on)
    post = organisation.NewPost(city.units["DOIC"], code, {"en": "New"})
    with refused("CODE_MALFORMED"):
        city.does("administrator", DAY, organisation.create_units, units=[unit])
    with refused("CODE_MALFORMED"):
        city.does("administrator", DAY, organisation.create_posts, posts=[post], on=on)


@pytest.mark.parametrize("code", ["SX-DIC", "H40.13", "47/2024", "Sở_1", "إدارة-1", "부서-1"])
def test_a_code_may_be_in_any_script(city: Government, code: str) -> None:
    unit = organisation.NewUnit(code, "DEPARTMENT", {"en": "New"}, dt.date(2024, 7, 1))
    assert city.does("administrator", DAY, organisation.create_units, units=[unit])


def test_a_document_has_a_title_that_is_a_title(city: Government) -> None:
    document = texts.NewDocument(text="A.", title="x" * 501, type=DocumentType.DIRECTIVE)
    with refused("WORDS_TOO_LONG"):
        city.does("secretary", DAY, texts.register, document=document)
