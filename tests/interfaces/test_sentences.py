"""Refusals and labels as people read them."""

import pytest
from django.utils import translation

from remit.domain.acts import Tag
from remit.domain.figures import COLUMNS
from remit.domain.kinds import KINDS
from remit.domain.refusals import Finding, Refusal
from remit.interfaces import labels, sentences


def test_a_refusal_says_codes_in_words_and_days_as_officials_write_them() -> None:
    said = sentences.sentence(
        Refusal("TRANSITION_NOT_ALLOWED", act="commitment.claimed", state="CLOSED")
    )
    assert said == (
        "“Reported as done” is not possible while the commitment is: Closed. "
        "The page shows what can be done now."
    )
    moved = sentences.sentence(Refusal("DUE_MOVED_BACK", due_day="2024-04-15", days="-3"))
    assert "15/04/2024" in moved


def test_an_instant_in_a_refusal_is_told_in_the_time_of_the_site() -> None:
    said = sentences.sentence(Refusal("CLOCK_AHEAD", at="2024-04-15T20:30:00+00:00"))
    assert "16/04/2024 03:30" in said


def test_a_fact_that_is_missing_does_not_break_the_sentence() -> None:
    assert "–" in sentences.sentence(Refusal("UNIT_UNKNOWN"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "These tables do not follow from the acts: spans, current and units."),
        ("ar", "spans، current وunits"),
        ("ko", "spans, current 및 units"),
        ("vi", "spans, current và units"),
    ],
)
def test_several_names_are_listed_as_the_language_lists_them(language: str, said: str) -> None:
    with translation.override(language):
        refusal = Refusal("TABLES_DIFFERENT", tables="spans, current, units")
        assert said in sentences.sentence(refusal)
        parted = (
            Refusal("FILE_KIND_NOT_ALLOWED", allowed="a, b"),
            Refusal("FIELDS_EMPTY", fields="a; b"),
        )
        for one in parted:
            written = sentences.sentence(one)
            assert ("a، b" in written or "a؛ b" in written) is (language == "ar"), written


def test_a_finding_names_its_line() -> None:
    finding = Finding("UNIT_CODE_MISSING", {"line": "7", "column": "code", "value": ""})
    assert sentences.finding_sentence(finding) == "The unit has no code. Fill it in."
    assert sentences.placed(finding) == "Line 7, column “code”: The unit has no code. Fill it in."
    whole = Finding("TABLE_COLUMN_MISSING", {"line": "1", "column": "code", "value": ""})
    assert sentences.placed(whole) == "Column “code” is missing; add it."


@pytest.mark.parametrize("tag", list(Tag))
def test_no_sentence_shows_the_tag_of_an_act(tag: Tag) -> None:
    facts = {"act": "7", "tag": tag.value, "on": "2024-03-01", "state": "ASSIGNED"}
    said = sentences.sentence(Refusal("HISTORY_IMPOSSIBLE", **facts))
    assert tag.value not in said
    assert f"“{labels.label(tag)}”" in said


def test_a_limit_in_bytes_is_told_in_megabytes() -> None:
    said = sentences.sentence(Refusal("TABLE_FILE_TOO_LARGE", limit=str(10 * 1024 * 1024)))
    assert "10 MB" in said


@pytest.mark.parametrize("language", ["vi", "ar", "ko", "en"])
def test_every_sentence_can_be_said_in_every_language(language: str) -> None:
    with translation.override(language):
        for code in sentences.SENTENCES:
            assert sentences.sentence(Refusal(code))


def test_every_kind_of_unit_and_every_column_has_a_word() -> None:
    assert set(labels.KINDS) == set(KINDS)
    assert set(labels.COLUMNS) == set(COLUMNS)


def test_every_labelled_enumeration_is_complete() -> None:
    for shown, words in labels.LABELS.items():
        assert set(words) == set(shown), shown
