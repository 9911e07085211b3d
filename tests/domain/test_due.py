"""When a result is owed, and how that was found."""

import datetime as dt
import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain import due
from remit.domain.calendar import WorkingCalendar
from remit.domain.due import Granularity, Operator, Period, Recurrence, TimeUnit
from remit.domain.refusals import Refusal

CALENDAR = WorkingCalendar(
    version="T-1",
    weekend=frozenset({5, 6}),
    holidays=frozenset({dt.date(2024, 4, 29), dt.date(2024, 5, 1)}),
    extra_workdays=frozenset({dt.date(2024, 5, 4)}),
)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
YEARS = st.integers(1901, 2198)
PARAMETERS = dict(due.EXPLANATIONS)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def refusal(rule: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refused: refused.rule == rule)


@pytest.mark.parametrize(
    ("operator", "value", "granularity", "last_day", "code"),
    [
        ("BY", "2024-04-15", "DAY", "2024-04-15", "LAST_DAY_STATED"),
        ("ON", "2024-04-15", "DAY", "2024-04-15", "LAST_DAY_STATED"),
        ("IN", "2024-04", "MONTH", "2024-04-30", "END_OF_PERIOD"),
        ("IN", "2024-02", "MONTH", "2024-02-29", "END_OF_PERIOD"),
        ("IN", "2023-02", "MONTH", "2023-02-28", "END_OF_PERIOD"),
        ("BY", "2024-Q2", "QUARTER", "2024-06-30", "END_OF_PERIOD"),
        ("WITHIN", "2024-Q4", "QUARTER", "2024-12-31", "END_OF_PERIOD"),
        ("IN", "2024-H1", "HALF", "2024-06-30", "END_OF_PERIOD"),
        ("ON", "2024-H2", "HALF", "2024-12-31", "END_OF_PERIOD"),
        ("IN", "2024", "YEAR", "2024-12-31", "END_OF_PERIOD"),
        ("IN", "2199", "YEAR", "2199-12-31", "END_OF_PERIOD"),
        ("BEFORE", "2025-12-31", "DAY", "2025-12-30", "DAY_BEFORE"),
        ("BEFORE", "2024-03-01", "DAY", "2024-02-29", "DAY_BEFORE"),
        ("BEFORE", "2024-Q2", "QUARTER", "2024-03-31", "DAY_BEFORE_PERIOD"),
        ("BEFORE", "2024-04", "MONTH", "2024-03-31", "DAY_BEFORE_PERIOD"),
        ("BEFORE", "2024", "YEAR", "2023-12-31", "DAY_BEFORE_PERIOD"),
        ("FROM", "2024", "YEAR", None, "STARTS_ON"),
        ("FROM", "2024-04-15", "DAY", None, "STARTS_ON"),
    ],
)
def test_the_last_day_follows_from_the_value_and_the_operator(
    operator: str, value: str, granularity: str, last_day: str | None, code: str
) -> None:
    owed = due.compute(value=value, operator=Operator(operator), wording="as it was written")
    assert owed.value == value
    assert owed.granularity == granularity
    assert owed.last_day == (day(last_day) if last_day else None)
    assert owed.explanation.code == code
    assert owed.wording == "as it was written"


def test_the_explanation_holds_the_figures_of_the_computation() -> None:
    owed = due.compute(value="2024-Q2", operator=Operator.BEFORE)
    assert dict(owed.explanation.params) == {
        "period": "2024-Q2",
        "first_day": "2024-04-01",
        "last_day": "2024-03-31",
    }


@pytest.mark.parametrize(
    ("operator", "last_instant", "last_day"),
    [
        ("BY", "2024-04-15T00:00", "2024-04-15"),
        ("BEFORE", "2024-04-14T23:59", "2024-04-14"),
        ("FROM", None, None),
    ],
)
def test_hours_are_an_instant_and_the_clock_is_cut_at_its_day(
    operator: str, last_instant: str | None, last_day: str | None
) -> None:
    owed = due.compute(value="2024-04-15T00:00", operator=Operator(operator))
    assert owed.granularity == Granularity.HOUR
    assert owed.last_instant == last_instant
    assert owed.last_day == (day(last_day) if last_day else None)


@given(YEARS, st.sampled_from(["", "-Q1", "-Q3", "-H2", "-02", "-11"]))
def test_before_the_next_period_is_the_end_of_this_one(year: int, part: str) -> None:
    value = f"{year:04}{part}"
    end = due.compute(value=value, operator=Operator.IN).last_day
    assert end
    after = end + dt.timedelta(days=1)
    assert due.compute(value=after.isoformat(), operator=Operator.BEFORE).last_day == end
    assert due.compute(value=after.isoformat()[:7], operator=Operator.BEFORE).last_day == end


@given(YEARS)
def test_periods_of_a_year_follow_each_other_without_a_gap(year: int) -> None:
    for parts in (
        [f"-{month:02}" for month in range(1, 13)],
        ["-Q1", "-Q2", "-Q3", "-Q4"],
        ["-H1", "-H2"],
    ):
        spans = [due.stretch(f"{year:04}{part}") for part in parts]
        following = [span.last_day + dt.timedelta(days=1) for span in spans]
        assert following[:-1] == [span.first_day for span in spans[1:]]
        assert spans[0].first_day == dt.date(year, 1, 1)
        assert spans[-1].last_day == dt.date(year, 12, 31)


@pytest.mark.parametrize(
    "value", ["2024-02-30", "2023-02-29", "2024-13", "2024-00", "2024-Q5", "2024-Q0", "2024-H3",
              "0000", "2024-04-15T24:00", "2024-04-15T12:60"],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_refused(value: str) -> None:
    with refusal("DUE_DATE_IMPOSSIBLE"):
        due.compute(value=value, operator=Operator.BY)


@pytest.mark.parametrize(
    "value", ["", "2024-4-15", "15/04/2024", "2024-04-15\n", "٢٠٢٤", "2024-q2", "24", "soon"]
)
def test_a_value_in_another_form_is_refused(value: str) -> None:
    with refusal("DUE_VALUE_MALFORMED"):
        due.compute(value=value, operator=Operator.BY)


def test_there_is_no_day_before_the_first() -> None:
    with refusal("DUE_DATE_IMPOSSIBLE"):
        due.compute(value="0001", operator=Operator.BEFORE)


def test_a_granularity_that_the_value_does_not_have_is_refused() -> None:
    with refusal("DUE_GRANULARITY_MISMATCH"):
        due.compute(value="2024-06-30", operator=Operator.BY, granularity=Granularity.QUARTER)


def test_vague_words_give_no_date() -> None:
    owed = due.compute(
        value=None, operator=Operator.IN, granularity=Granularity.MONTH, wording="in April"
    )
    assert (owed.last_day, owed.explanation.code) == (None, "NO_DATE")
    assert (owed.granularity, owed.wording) == (Granularity.MONTH, "in April")


@pytest.mark.parametrize(
    ("count", "unit", "trigger_on", "last_day"),
    [
        (1, "DAYS", "2024-02-28", "2024-02-29"),
        (30, "DAYS", "2024-04-15", "2024-05-15"),
        (2, "WEEKS", "2024-04-15", "2024-04-29"),
        (3, "MONTHS", "2024-11-30", "2025-02-28"),
        (1, "MONTHS", "2024-01-31", "2024-02-29"),
        (2, "QUARTERS", "2024-08-31", "2025-02-28"),
        (1, "HALVES", "2024-04-15", "2024-10-15"),
        (1, "YEARS", "2024-02-29", "2025-02-28"),
        (1, "WORKING_DAYS", "2024-04-26", "2024-04-30"),
        (4, "WORKING_DAYS", "2024-04-26", "2024-05-04"),
    ],
)
def test_a_period_runs_from_the_day_after_its_trigger(
    count: int, unit: str, trigger_on: str, last_day: str
) -> None:
    owed = within(count, TimeUnit(unit), day(trigger_on))
    assert owed.last_day == day(last_day)
    assert owed.trigger_on == day(trigger_on)
    assert owed.calendar_version == ("T-1" if unit == "WORKING_DAYS" else None)


def within(count: int, unit: TimeUnit, trigger_on: dt.date | None) -> due.Due:
    return due.compute(
        value=None,
        operator=Operator.WITHIN,
        within=(count, unit),
        trigger="RECEIVED",
        trigger_on=trigger_on,
        calendar=CALENDAR,
    )


def test_the_holidays_that_moved_a_date_are_named() -> None:
    facts = dict(within(4, TimeUnit.WORKING_DAYS, day("2024-04-26")).explanation.params)
    assert facts["days_off"] == "2024-04-29,2024-05-01"
    assert facts["substituted"] == "2024-05-04"
    assert facts["calendar"] == "T-1"


@pytest.mark.parametrize(
    ("count", "unit", "last_instant"),
    [
        (8, "WORKING_HOURS", "2024-04-30T15:30:00"),
        (8, "HOURS", "2024-04-26T23:30:00"),
        (9, "HOURS", "2024-04-27T00:30:00"),
    ],
)
def test_hours_run_from_the_instant_of_the_trigger(
    count: int, unit: str, last_instant: str
) -> None:
    owed = within(count, TimeUnit(unit), dt.datetime.fromisoformat("2024-04-26T15:30"))
    assert owed.last_instant == last_instant
    assert owed.last_day == day(last_instant[:10])
    assert (owed.granularity, owed.trigger_on) == (Granularity.HOUR, day("2024-04-26"))


def test_a_period_has_no_date_until_its_trigger_is_known() -> None:
    waiting = within(5, TimeUnit.WORKING_DAYS, None)
    assert due.awaits_trigger(waiting)
    assert waiting.last_day is None
    started = due.triggered(waiting, trigger_on=day("2024-04-26"), calendar=CALENDAR)
    assert started == within(5, TimeUnit.WORKING_DAYS, day("2024-04-26"))
    with refusal("DUE_AWAITS_NO_TRIGGER"):
        due.triggered(started, trigger_on=day("2024-04-27"), calendar=CALENDAR)


def test_a_period_that_cannot_be_counted_is_refused() -> None:
    friday = day("2024-04-26")
    with refusal("DUE_COUNT_NOT_POSITIVE"):
        within(0, TimeUnit.DAYS, friday)
    with refusal("DUE_OUT_OF_RANGE"):
        within(10**9, TimeUnit.DAYS, friday)
    with refusal("DUE_OUT_OF_RANGE"):
        within(10**9, TimeUnit.MONTHS, friday)
    with refusal("DUE_OUT_OF_RANGE"):
        within(176, TimeUnit.YEARS, friday)
    with refusal("DUE_TRIGGER_TIME_NEEDED"):
        within(8, TimeUnit.WORKING_HOURS, friday)
    with refusal("DUE_CALENDAR_NEEDED"):
        due.compute(
            value=None,
            operator=Operator.WITHIN,
            within=(5, TimeUnit.WORKING_DAYS),
            trigger_on=friday,
        )


def test_a_trigger_is_a_code_and_never_a_sentence() -> None:
    with refusal("DUE_TRIGGER_NOT_A_CODE"):
        due.compute(value="2024", operator=Operator.IN, trigger="receipt of the file")


@pytest.mark.parametrize(("value", "operator"), [("2024", "WITHIN"), (None, "BY")])
def test_a_period_beside_another_date_is_refused(value: str | None, operator: str) -> None:
    with refusal("DUE_CONTRADICTORY"):
        due.compute(value=value, operator=Operator(operator), within=(5, TimeUnit.DAYS))


@st.composite
def dues(draw: st.DrawFn) -> due.Due:
    on = draw(DAYS)
    quarter = f"{on.year}-Q{(on.month + 2) // 3}"
    values = [on.isoformat(), on.isoformat()[:7], str(on.year), quarter, f"{on}T08:30"]
    operator = draw(st.sampled_from(list(Operator)))
    if operator == Operator.EVERY:
        return due.compute(value=draw(rules()).code, operator=operator)
    if operator == Operator.WITHIN:
        unit = draw(st.sampled_from(list(TimeUnit)))
        start = dt.datetime.combine(on, dt.time(9, 30))
        return within(draw(st.integers(1, 40)), unit, draw(st.sampled_from([start, None])))
    return due.compute(value=draw(st.sampled_from([*values, None])), operator=operator)


@given(dues(), st.none() | st.text())
def test_an_act_keeps_a_due_date_whole_and_its_words_apart(
    owed: due.Due, wording: str | None
) -> None:
    stored = json.loads(json.dumps(due.as_data(owed)))
    read = due.from_data(stored, wording)
    assert due.as_data(read) == due.as_data(owed)
    assert due.from_data(stored, owed.wording) == owed
    assert read.wording == wording
    assert "wording" not in stored


@given(dues())
def test_an_explanation_holds_the_parameters_it_is_listed_with(owed: due.Due) -> None:
    names = tuple(name for name, _ in owed.explanation.params)
    assert names == PARAMETERS[owed.explanation.code]
    assert names == tuple(sorted(names))


@st.composite
def rules(draw: st.DrawFn) -> Recurrence:
    period = draw(st.sampled_from(list(Period)))
    operator = draw(st.sampled_from([Operator.BY, Operator.BEFORE, Operator.IN, Operator.ON]))
    if not draw(st.booleans()):
        return Recurrence(period=period, operator=operator)
    if period == Period.WEEK:
        return Recurrence(period=period, operator=operator, weekday=draw(st.integers(0, 6)))
    months = {Period.QUARTER: 3, Period.HALF: 6, Period.YEAR: 12}.get(period)
    month = draw(st.integers(1, months)) if months else None
    last = 29 if period == Period.YEAR else 31
    place = draw(st.integers(1, last))
    return Recurrence(period=period, operator=operator, month=month, day=place)


@pytest.mark.parametrize(
    ("code", "from_on", "until_on", "last_days"),
    [
        ("MONTH-BEFORE-25", "2024-01-01", "2024-04-01", "2024-01-24 2024-02-24 2024-03-24"),
        ("MONTH-BEFORE-1", "2024-02-01", "2024-04-01", "2024-02-29 2024-03-31"),
        ("MONTH-BY-31", "2024-01-01", "2024-05-01",
         "2024-01-31 2024-02-29 2024-03-31 2024-04-30"),
        ("MONTH-BEFORE-31", "2024-03-01", "2024-05-01", "2024-03-30 2024-04-30"),
        ("QUARTER-IN", "2024-01-01", "2025-01-01",
         "2024-03-31 2024-06-30 2024-09-30 2024-12-31"),
        ("QUARTER-BY-3-15", "2024-01-01", "2024-07-01", "2024-03-15 2024-06-15"),
        ("HALF-BEFORE", "2024-01-01", "2025-01-01", "2024-06-30 2024-12-31"),
        ("WEEK-ON-4", "2024-04-01", "2024-04-13", "2024-04-05 2024-04-12"),
        ("WEEK-BEFORE-0", "2024-04-01", "2024-04-15", "2024-04-07 2024-04-14"),
        ("WEEK-IN", "2024-04-01", "2024-04-15", "2024-04-07 2024-04-14"),
        ("YEAR-BY-12-15", "2023-12-15", "2025-12-15", "2023-12-15 2024-12-15"),
        ("YEAR-BY-2-29", "2023-01-01", "2025-01-01", "2023-02-28 2024-02-29"),
    ],
)  # fmt: skip
def test_a_series_has_one_due_date_in_every_period(
    code: str, from_on: str, until_on: str, last_days: str
) -> None:
    found = due.occurrences(due.recurrence(code), day(from_on), day(until_on))
    assert [owed.last_day for owed in found] == [day(text) for text in last_days.split()]


def test_an_occurrence_is_a_due_date_like_any_other() -> None:
    rule = Recurrence(period=Period.QUARTER)
    (owed,) = due.occurrences(rule, day("2024-04-01"), day("2024-07-01"))
    assert owed == due.compute(value="2024-Q2", operator=Operator.IN)


@given(rules(), DAYS, st.integers(0, 400), st.integers(0, 400))
def test_a_series_can_be_read_in_two_parts(
    rule: Recurrence, start: dt.date, first: int, then: int
) -> None:
    middle = start + dt.timedelta(days=first)
    end = middle + dt.timedelta(days=then)
    whole = due.occurrences(rule, start, end)
    last_days = [owed.last_day for owed in whole]
    assert due.occurrences(rule, start, middle) + due.occurrences(rule, middle, end) == whole
    assert all(earlier < later for earlier, later in itertools.pairwise(last_days))


@given(rules(), DAYS)
def test_four_years_hold_one_due_date_per_period(rule: Recurrence, start: dt.date) -> None:
    end = start + dt.timedelta(days=4 * 365)
    expected = {"WEEK": 208, "MONTH": 48, "QUARTER": 16, "HALF": 8, "YEAR": 4}[rule.period]
    assert abs(len(due.occurrences(rule, start, end)) - expected) <= 1


@given(rules())
def test_a_rule_is_kept_as_a_code(rule: Recurrence) -> None:
    series = due.compute(value=rule.code, operator=Operator.EVERY)
    assert due.recurrence(rule.code) == rule
    assert (series.value, series.last_day, series.granularity) == (
        rule.code,
        None,
        rule.granularity,
    )


@pytest.mark.parametrize(
    "code", ["MONTH", "MONTH-BY-32", "MONTH-BY-0", "MONTH-BY-1-2", "WEEK-ON-7", "QUARTER-BY-15",
             "QUARTER-BY-4-1", "YEAR-BY-2-30", "YEAR-BY-13-1", "DAY-BY-1", "MONTH-FROM-3",
             "MONTH-EVERY", "every month", "WEEK-ON-1-1"],
)  # fmt: skip
def test_a_rule_that_cannot_be_met_is_refused(code: str) -> None:
    with refusal("DUE_SERIES_IMPOSSIBLE"):
        due.compute(value=code, operator=Operator.EVERY)


@pytest.mark.parametrize(
    "facts", [{"weekday": 1}, {"month": 1}, {"day": 5, "weekday": 1}, {"day": 5, "month": 1}]
)
def test_a_monthly_rule_takes_a_day_only(facts: dict[str, int]) -> None:
    with refusal("DUE_SERIES_IMPOSSIBLE"):
        Recurrence(period=Period.MONTH, **facts)


@given(DAYS, st.integers(0, 4000))
def test_the_clock_moves_by_the_days_it_stood_still(suspended_on: dt.date, days: int) -> None:
    resumed_on = due.moved_by(suspended_on, days)
    assert due.days_stopped(suspended_on, resumed_on) == days


def test_a_due_date_never_moves_back() -> None:
    with refusal("DUE_MOVED_BACK"):
        due.moved_by(day("2024-04-15"), -1)
    with refusal("RESUMED_BEFORE_SUSPENDED"):
        due.days_stopped(day("2024-04-15"), day("2024-04-14"))
    with refusal("DUE_OUT_OF_RANGE"):
        due.moved_by(day("2024-04-15"), 10**9)


ENTRIES = """
15/04/2024                          2024-04-15 BY
15-04-2024                          2024-04-15 BY
2024-04-15                          2024-04-15 BY
2024. 4. 15.                        2024-04-15 BY
３１／１２／２０２５                      2025-12-31 BY
٣١/١٢/٢٠٢٥                          2025-12-31 BY
04/2024                             2024-04 IN
2024-04                             2024-04 IN
2024                                2024 IN
Q2/2024                             2024-Q2 IN
2024-Q2                             2024-Q2 IN
first quarter of 2025               2025-Q1 IN
H1 2024                             2024-H1 IN
2024-H2                             2024-H2 IN
15 April 2024                       2024-04-15 BY
April 15th, 2024                    2024-04-15 BY
May 2024                            2024-05 IN
on 15 April 2024                    2024-04-15 ON
before 31/12/2025                   2025-12-31 BEFORE
Before  Q2 2024                     2024-Q2 BEFORE
no later than 31/12/2025            2025-12-31 BY
on or before 31/12/2025             2025-12-31 BY
by the end of Q2 2024               2024-Q2 BY
from 2024                           2024 FROM
within Q2 2024                      2024-Q2 WITHIN
quý II/2024                         2024-Q2 IN
Quý IV năm 2024                     2024-Q4 IN
quy 2 nam 2024                      2024-Q2 IN
tháng 4/2024                        2024-04 IN
trong tháng 12 năm 2020             2020-12 IN
năm 2024                            2024 IN
6 tháng đầu năm 2024                2024-H1 IN
6 tháng cuối năm 2024               2024-H2 IN
trước 31/12/2025                    2025-12-31 BEFORE
trước ngày 31 tháng 12 năm 2025     2025-12-31 BEFORE
chậm nhất là ngày 15/4/2024         2024-04-15 BY
đến hết ngày 30/6/2024              2024-06-30 BY
từ ngày 01/7/2025                   2025-07-01 FROM
16h30 ngày 15/4/2024                2024-04-15T16:30 BY
trước 16 giờ ngày 15/4/2024         2024-04-15T16:00 BEFORE
15/04/2024 16:00                    2024-04-15T16:00 BY
2024-04-15T16:00                    2024-04-15T16:00 BY
2분기 2024                           2024-Q2 IN
2024년 2분기                          2024-Q2 IN
2024년 하반기                          2024-H2 IN
2024년 4월                           2024-04 IN
2024년 4월 15일까지                     2024-04-15 BY
2024년 말까지                          2024 BY
2024년 4월 15일 16시 전                  2024-04-15T16:00 BEFORE
31/12/2025 전                        2025-12-31 BEFORE
31/12/2025 이전                       2025-12-31 BY
2025년부터                            2025 FROM
قبل 31/12/2025                      2025-12-31 BEFORE
قبل ٣١/١٢/٢٠٢٥                      2025-12-31 BEFORE
بحلول نهاية عام 2024                2024 BY
في أبريل 2024                       2024-04 IN
15 نيسان 2024                       2024-04-15 BY
تشرين الثاني 2025                   2025-11 IN
الربع الثاني من عام 2024            2024-Q2 IN
النصف الأول من 2024                 2024-H1 IN
ابتداءً من 2024                     2024 FROM
"""


@pytest.mark.parametrize("line", ENTRIES.strip().splitlines())
def test_what_people_type_is_understood(line: str) -> None:
    typed, value, operator = line.rsplit(maxsplit=2)
    entry = due.parse_entry(typed)
    assert (entry.value, entry.operator) == (value, operator)
    assert due.compute(value=value, operator=entry.operator).granularity == entry.granularity


@pytest.mark.parametrize(
    "typed", ["", "soon", "15/04", "15/04/24", "4/2024/15", "1/2/3", "2024-2025", "15-04/2024",
              "trước", "Q5 2024", "quý cuối năm 2024", "in 2024 or 2025", "before by 31/12/2025",
              "before 31/12/2025까지", "before the end of Q2 2024", "trước hết quý II/2024",
              "12 2024", "tháng 4", "within 5 days", "in 16:00", "½/2024"],
)  # fmt: skip
def test_what_is_ambiguous_or_nonsense_is_not_guessed(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        due.parse_entry(typed)
    assert refused.value.rule == "DUE_NOT_UNDERSTOOD"
    assert refused.value.params == {"text": typed}


@pytest.mark.parametrize("typed", ["30/02/2024", "04/15/2024", "13/2024", "25:00 15/04/2024"])
def test_an_impossible_day_is_told_as_it_was_typed(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        due.parse_entry(typed)
    assert refused.value.rule == "DUE_DATE_IMPOSSIBLE"
    assert refused.value.params == {"value": typed}


@given(DAYS, st.sampled_from(["{:%d/%m/%Y}", "{:%Y-%m-%d}", "{:%d %B %Y}", "{:%Y년 %m월 %d일}"]))
def test_every_day_is_read_back_in_the_forms_of_officials(on: dt.date, form: str) -> None:
    assert due.parse_entry(form.format(on)).value == on.isoformat()


@given(st.text(alphabet="0123456789/-. QqHhIVtqu년월일전trướcقبلquý", max_size=25))
def test_any_text_is_understood_or_refused(typed: str) -> None:
    rule = None
    try:
        entry = due.parse_entry(typed)
    except Refusal as refused:
        rule = refused.rule
    else:
        assert due.stretch(entry.value).granularity == entry.granularity
    assert rule in {None, "DUE_NOT_UNDERSTOOD", "DUE_DATE_IMPOSSIBLE"}
