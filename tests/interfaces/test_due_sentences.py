"""How a due date is told to people."""

import datetime as dt
import re
from enum import Enum

import pytest
from django.utils import translation

from remit.domain import due
from remit.domain.calendar import WorkingCalendar
from remit.interfaces import due_sentences

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
SAMPLE = {
    "calendar": "T-1",
    "count": "5",
    "days_off": "2024-04-29,2024-05-01",
    "instant": "2024-04-15T16:00",
    "last_instant": "2024-04-15T15:59",
    "period": "2024-Q2",
    "rule": "MONTH-BEFORE-25",
    "substituted": "2024-05-04",
    "trigger_at": "2024-04-12T09:30:00",
    "unit": "WORKING_DAYS",
}


@pytest.mark.parametrize(("code", "parameters"), due.EXPLANATIONS)
@pytest.mark.parametrize("language", ["en", "vi", "ar", "ko"])
def test_every_explanation_has_a_sentence(
    code: str, parameters: tuple[str, ...], language: str
) -> None:
    facts = tuple((name, SAMPLE.get(name, "2024-04-15")) for name in parameters)
    with translation.override(language):
        sentence = due_sentences.explained(due.Explanation(code, facts))
    assert sentence
    assert "%" not in sentence


def test_no_sentence_explains_what_is_never_computed() -> None:
    assert due_sentences.EXPLANATIONS.keys() == dict(due.EXPLANATIONS).keys()


@pytest.mark.parametrize(
    ("value", "operator", "sentence"),
    [
        ("2024-Q2", "BY", "end of Q2 2024 = 30 June 2024"),
        ("2024-H1", "IN", "end of H1 2024 = 30 June 2024"),
        ("2024-04", "IN", "end of April 2024 = 30 April 2024"),
        ("2024", "IN", "end of 2024 = 31 December 2024"),
        ("2025-12-31", "BEFORE", "before 31 December 2025, so the last day is 30 December 2025"),
        (
            "2024-Q2",
            "BEFORE",
            "before Q2 2024, which starts on 1 April 2024, so the last day is 31 March 2024",
        ),
        ("2024", "FROM", "starts with 2024 on 1 January 2024; no due date follows"),
        ("2024-04-15T16:00", "BY", "by 15/04/2024 16:00, as written"),
        (
            "MONTH-BEFORE-25",
            "EVERY",
            "every month, before day 25; each period has its own due date",
        ),
        (None, "BY", "no date was given"),
    ],
)
def test_the_computation_is_told_in_one_sentence(
    value: str | None, operator: str, sentence: str
) -> None:
    owed = due.compute(value=value, operator=due.Operator(operator))
    with translation.override("en"):
        assert due_sentences.explained(owed.explanation) == sentence


def test_the_holidays_that_moved_a_date_are_told() -> None:
    friday, monday = dt.date(2024, 4, 26), dt.date(2024, 4, 29)
    owed = due.compute(
        value=None,
        operator=due.Operator.WITHIN,
        within=(1, due.TimeUnit.WORKING_DAYS),
        trigger_on=friday,
        calendar=WorkingCalendar("T-1", frozenset({5, 6}), holidays=frozenset({monday})),
    )
    with translation.override("en"):
        assert due_sentences.explained(owed.explanation) == (
            "1 working day after 26 April 2024 = 30 April 2024 (calendar T-1); "
            "holidays left out: 29 April 2024"
        )


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("QUARTER-IN", "every quarter"),
        ("WEEK-ON-4", "every week, on Friday"),
        ("YEAR-BY-12-15", "every year, by 15 December"),
        ("YEAR-BY-2-29", "every year, by 29 February"),
        ("QUARTER-BY-3-15", "every quarter, by day 15 of month 3"),
    ],
)
def test_a_rule_that_repeats_is_told_in_words(code: str, label: str) -> None:
    with translation.override("en"):
        assert due_sentences.series_label(due.recurrence(code)) == label


@pytest.mark.parametrize("shown", [due.Operator, due.Granularity, due.TimeUnit, due.Period])
def test_every_value_has_a_label(shown: type[Enum]) -> None:
    assert [member for member in shown if not str(due_sentences.LABELS[shown][member])] == []
    assert all(due_sentences.span_label(3, unit) for unit in due.TimeUnit)


@pytest.mark.parametrize(
    ("wording", "is_computed"),
    [
        ("", False),
        ("by 15 April 2024", False),
        ("trước ngày 15/4/2024", False),
        ("قبل ١٥ أبريل ٢٠٢٤", False),
        ("10 working days", True),
        ("within 30 days of signing", True),
        ("trong quý I", True),
        ("خلال ثلاثين يوما من تاريخه", True),
        ("시행일부터 30일 이내", True),
    ],
)
def test_a_day_that_does_not_stand_in_its_words_was_computed_from_them(
    wording: str, is_computed: bool
) -> None:
    stated = due.Explanation("LAST_DAY_STATED", (("last_day", "2024-04-15"),))
    said = due_sentences.explained(stated, wording)
    assert ("computed from the words" in said) is is_computed
    assert ("as written" in said) is not is_computed
    assert due_sentences.is_computed(stated, wording) is is_computed
