"""What counts as found, invented and right, by small cases and by random sheets."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain.reading import measuring
from remit.domain.reading.measuring import scoring, summing
from remit.domain.reading.measuring.records import (
    Body,
    Citation,
    Contradiction,
    Due,
    Duty,
    Figure,
    Head,
    Note,
    Sheet,
    Stretch,
)

KINDS = ("directive", "task", "commitment", "recommendation", "exhortation")
places = st.builds(
    lambda start, length: Stretch(start, start + length), st.integers(0, 400), st.integers(1, 40)
)
dues = st.one_of(
    st.none(),
    st.builds(Due, st.sampled_from(["2024", "2024-04", "2024-Q2"]), st.sampled_from(["by", "in"])),
    st.just(Due(vague=True)),
    st.just(Due(triggered=True)),
)
bodies = st.sampled_from(
    [None, *(Body(name, frozenset({name})) for name in ("Health", "Finance", "ADDRESSEES"))]
)
duties = st.builds(
    Duty,
    places,
    st.sampled_from(KINDS),
    bodies,
    dues,
    st.sampled_from([0.2, 0.5, 0.79, 0.8, 1.0]),
    st.booleans(),
)


def _place_of(one: Any) -> Stretch:
    return one.place


def _unique(strategy: Any, by: Callable[[Any], Any] = _place_of) -> Any:
    return st.lists(strategy, max_size=8, unique_by=by).map(tuple)


sheets = st.builds(
    Sheet,
    st.just(Head({"type": "directive", "number": "24-CT/TU", "date": "2024-01-31"})),
    _unique(duties),
    _unique(st.builds(Citation, places, st.sampled_from(["1/NQ", "2/NQ", "3/NQ"]))),
    _unique(st.builds(Figure, places, st.lists(st.sampled_from([1.0, 2.5]), max_size=3))),
    _unique(st.builds(Note, places, st.just("cause"))),
    _unique(
        st.builds(
            lambda code, place: Contradiction(code, (place,)),
            st.sampled_from(["sum", "period"]),
            places,
        ),
        lambda one: one.places,
    ),
)


def _certain(sheet: Sheet) -> Sheet:
    required = tuple(replace(one, confidence=1.0) for one in sheet.duties if not one.optional)
    return replace(sheet, duties=required)


@given(sheets)
def test_a_perfect_reading_scores_one_everywhere(sheet: Sheet) -> None:
    gold = _certain(sheet)
    found = measuring.summary([measuring.score(gold, gold)])
    for measure, tally in found.tallies.items():
        assert tally.expected == tally.found == tally.right, measure
    assert found.calibration_error in (None, 0.0)
    assert found.mean_likeness in (None, 1.0)


@given(sheets, sheets, st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_no_figure(
    gold: Sheet, found: Sheet, chance: random.Random
) -> None:
    expected = measuring.summary([measuring.score(gold, found)])
    assert (
        measuring.summary([measuring.score(_shuffled(gold, chance), _shuffled(found, chance))])
        == expected
    )


def _shuffled(sheet: Sheet, chance: random.Random) -> Sheet:
    def turned(entries: Any) -> Any:
        return tuple(chance.sample(entries, len(entries)))

    return replace(
        sheet,
        duties=turned(sheet.duties),
        citations=turned(sheet.citations),
        figures=turned(sheet.figures),
        notes=turned(sheet.notes),
        contradictions=turned(sheet.contradictions),
    )


@given(sheets, sheets)
def test_right_is_never_more_than_expected_or_found(gold: Sheet, found: Sheet) -> None:
    score = measuring.score(gold, found)
    for tally in summing.tallies(score.outcomes).values():
        assert tally.right <= min(tally.expected, tally.found)
    drafts = [one.draft for one in score.judged if one.draft]
    assert len(drafts) == len(set(drafts))


def _sheet(*some: Duty) -> Sheet:
    units = {one.body.label: one.body.names for one in some if one.body}
    return Sheet(Head(), some, units=units)


def _tally(gold: Sheet, found: Sheet, measure: str) -> tuple[int, int, int]:
    one = summing.tallies(measuring.score(gold, found).outcomes)[measure]
    return one.expected, one.found, one.right


HERE, THERE = Stretch(0, 10), Stretch(20, 30)
TASK = Duty(HERE, "task")


def test_an_optional_obligation_is_neither_missed_nor_a_false_alarm() -> None:
    gold = _sheet(TASK, Duty(THERE, "exhortation", optional=True))
    assert _tally(gold, _sheet(TASK), "obligations") == (1, 1, 1)
    assert _tally(gold, _sheet(TASK, Duty(THERE, "task")), "obligations") == (1, 1, 1)
    assert _tally(gold, _sheet(TASK, Duty(Stretch(40, 50), "task")), "obligations") == (1, 2, 1)


def test_confidence_decides_what_is_shown_and_what_may_be_accepted_in_bulk() -> None:
    gold = _sheet(TASK, Duty(THERE, "task"))
    found = _sheet(replace(TASK, confidence=0.8), Duty(THERE, "task", confidence=0.49))
    assert _tally(gold, found, "obligations") == (2, 2, 2)
    assert _tally(gold, found, "obligations_shown") == (2, 1, 1)
    assert _tally(gold, found, "obligations_bulk") == (2, 1, 1)
    total = measuring.summary([measuring.score(gold, found)])
    assert (total.shown, total.folded) == (1, 1)


def test_a_folded_draft_takes_no_match_from_a_shown_one() -> None:
    found = _sheet(replace(TASK, confidence=0.3), Duty(Stretch(0, 9), "task", confidence=0.9))
    assert _tally(_sheet(TASK), found, "obligations_shown") == (1, 1, 1)


BY_APRIL = Due("2024-04", "by")


@pytest.mark.parametrize(
    ("meant", "read", "value", "both", "vague", "event"),
    [
        (BY_APRIL, BY_APRIL, (1, 1, 1), (1, 1, 1), None, None),
        (BY_APRIL, Due("2024-04", "in"), (1, 1, 1), (1, 1, 0), None, None),
        (BY_APRIL, Due("2024-04-01", "by"), (1, 1, 0), (1, 1, 0), None, None),
        (BY_APRIL, None, (1, 0, 0), (1, 0, 0), None, None),
        (None, BY_APRIL, (0, 1, 0), (0, 1, 0), None, None),
        (Due(vague=True), BY_APRIL, (0, 1, 0), (0, 1, 0), (1, 0, 0), None),
        (Due(vague=True), Due(vague=True), None, None, (1, 1, 1), None),
        (Due(triggered=True), Due(triggered=True), None, None, None, (1, 1, 1)),
        (Due(triggered=True), Due("2024-05-01", "within", triggered=True), *[None] * 3, (1, 1, 1)),
    ],
)
def test_a_deadline_counts_when_its_value_is_the_same(
    meant: Due | None, read: Due | None, value: object, both: object, vague: object, event: object
) -> None:
    score = measuring.score(_sheet(replace(TASK, due=meant)), _sheet(replace(TASK, due=read)))
    tallies = summing.tallies(score.outcomes)
    met = {name: (one.expected, one.found, one.right) for name, one in tallies.items()}
    assert met.get("deadline_values") == value
    assert met.get("deadline_values_with_operator") == both
    assert met.get("deadlines_vague") == vague
    assert met.get("deadlines_by_event") == event


def test_a_deadline_on_a_false_alarm_is_an_invented_deadline() -> None:
    found = _sheet(Duty(THERE, "task", due=BY_APRIL))
    assert _tally(_sheet(TASK), found, "deadline_values") == (0, 1, 0)


def test_kinds_are_compared_on_what_was_matched() -> None:
    found = _sheet(replace(TASK, kind="directive"), Duty(THERE, "task"))
    total = measuring.summary([measuring.score(_sheet(TASK), found)])
    assert total.tallies["kinds"].right == 0
    assert total.confusion == {("task", "directive"): 1}


def test_a_number_is_right_in_any_spelling_and_counts_once() -> None:
    gold = Sheet(Head({"number": "24-CT/TU"}), citations=(Citation(HERE, "365/TB-VPCP"),))
    read = Sheet(
        Head({"number": "24–ct/tu"}),
        citations=(Citation(HERE, "365/tb-vpcp"), Citation(THERE, "365/TB-VPCP")),
    )
    assert _tally(gold, read, "numbers") == (2, 2, 2)


def test_a_citation_without_a_number_in_its_words_is_left_open() -> None:
    gold = Sheet(Head(), citations=(Citation(HERE, "14th congress", scored=False),))
    read = Sheet(Head(), citations=(Citation(HERE, "14"), Citation(THERE, "7/NQ")))
    assert _tally(gold, read, "numbers") == (0, 1, 0)


def test_facts_that_the_gold_does_not_state_are_not_scored() -> None:
    read = Sheet(Head({"number": "7", "date": "2024-01-01", "type": "plan"}))
    assert measuring.score(Sheet(Head()), read).outcomes == ()


def test_values_count_however_they_are_grouped_into_statements() -> None:
    gold = Sheet(Head(), figures=(Figure(Stretch(0, 40), (133.0, 39.0, 29.32)),))
    read = Sheet(
        Head(), figures=(Figure(Stretch(0, 9), (133.0,)), Figure(Stretch(12, 40), (39.0, 4.0)))
    )
    assert _tally(gold, read, "statistic_values") == (3, 3, 2)
    assert _tally(gold, read, "statistics") == (1, 2, 1)


def test_a_contradiction_is_noticed_by_its_family_and_one_of_its_places() -> None:
    gold = Sheet(Head(), contradictions=(Contradiction("sum", (HERE, THERE)),))
    for code, place, right in (("sum", THERE, 1), ("period", THERE, 0), ("sum", TOO_FAR, 0)):
        read = Sheet(Head(), contradictions=(Contradiction(code, (place,)),))
        assert _tally(gold, read, "checks") == (1, 1, right)


TOO_FAR = Stretch(500, 510)


def test_calibration_compares_how_sure_with_how_often_right() -> None:
    gold = _sheet(TASK)
    found = _sheet(replace(TASK, confidence=0.85), Duty(THERE, "task", confidence=0.85))
    total = measuring.summary([measuring.score(gold, found)])
    assert [(one.number, one.drafts, one.right) for one in total.bins] == [(8, 2, 0.5)]
    assert total.calibration_error == pytest.approx(0.35)


def test_groups_add_up_and_a_kind_looks_into_the_texts() -> None:
    score = measuring.score(_sheet(TASK), _sheet(TASK, Duty(THERE, "directive")))
    labelled = [measuring.Labelled({"language": name}, score) for name in ("ar", "ko")]
    by_language = measuring.groups(labelled, ["language"])
    assert list(by_language) == [("ar",), ("ko",)]
    by_kind = measuring.groups(labelled, ["kind"])
    assert by_kind[("task",)].tallies["obligations"].precision == 1.0
    assert by_kind[("directive",)].tallies["obligations"].precision == 0.0
    whole = measuring.groups(labelled, [])[()]
    assert whole.tallies["obligations"].found == 4


def test_scoring_levels_are_the_ones_that_people_see() -> None:
    assert [least for _, least in scoring.LEVELS] == [0.0, 0.5, 0.8]
