"""Balances on several days are those of each day by itself, asked for all at once; ageing
tells how long what is late or waits has been so."""

import datetime as dt
from dataclasses import replace
from unittest import mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from remit.commitments import actions
from remit.commitments.queries import ageing, asking, figures, lists, trends
from remit.commitments.queries.ageing import Aged
from remit.commitments.queries.scopes import Scope
from remit.domain.buckets import ClockName
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Level, Type, Work
from remit.organisation import actions as organisation
from tests.support import looks
from tests.support.government import Government, by_day

ON = dt.date(2024, 7, 31)


def history_of_a_summer(city: Government) -> int:
    """One thing broken down, one in every state, one of another type; the number of the first."""
    whole = city.accepted()
    parts = [
        actions.Part(f"The part of {lead}", city.units[lead], by_day("2024-05-31"))
        for lead in ("DOIC-DATA", "DOF")
    ]
    city.does("head", "2024-03-05", actions.break_down, commitment=whole, parts=parts)
    for work in Work:
        city.in_state(work)
    city.assigned(lead=city.units["D1"], due=by_day("2024-04-15"))
    city.assigned(lead=city.units["W1"], type=Type.REPORT, due=None)
    return whole


def scope_of(city: Government, **limits: object) -> Scope:
    return looks.scope(ON.isoformat(), unit=city.units["CITY-PC"], **limits)


def alone(scope: Scope, day: dt.date) -> figures.Table:
    """The figures of one day by themselves, in the same tree."""
    return figures.table(replace(scope, on=day))


@pytest.mark.parametrize(
    "limits",
    [
        {},
        {"clock": ClockName.ORIGINAL},
        {"type": Type.REPORT},
        {"type": Type.TASK},
        {"issuer_level": Level.PROVINCIAL},
    ],
)
def test_balances_of_many_days_are_those_of_each_day(
    city: Government, limits: dict[str, object]
) -> None:
    history_of_a_summer(city)
    scope = scope_of(city, **limits)
    lines = figures.table(scope).lines
    days = [*trends.ends_of_months(ON), dt.date(2024, 3, 5), dt.date(2024, 6, 30)]
    found = trends.balances(scope, days, dict.fromkeys(days, lines))
    assert [one.on for one in found] == sorted(set(days))
    assert all(len(one.lines) == len(lines) for one in found)
    for one in found:
        table = alone(scope, one.on)
        assert one.total == table.total, one.on
        wanted = {(line.key, line.own): line.row for line in table.lines}
        for line in one.lines:
            assert line.row == wanted.get((line.key, line.own), figures.Row()), (one.on, line.key)


def test_units_are_summed_on_the_days_that_ask_for_them(city: Government) -> None:
    history_of_a_summer(city)
    scope = scope_of(city)
    lines, before = figures.table(scope).lines, trends.month_before(ON)
    days = [*trends.ends_of_months(ON), before]
    with mock.patch.object(figures, "of_line", wraps=figures.of_line) as summed:
        found = trends.balances(scope, days, {before: lines})
    assert summed.call_count == len(lines)
    assert [one.on for one in found if one.lines] == [before]


def test_a_point_known_before_a_correction_opens_to_what_was_counted(city: Government) -> None:
    city.assigned(lead=city.units["DOIC-DATA"])
    known = looks.head()
    city.does(
        "administrator",
        "2024-08-01",
        organisation.place_unit,
        unit=city.units["DOIC-DATA"],
        tree=city.tree,
        parent=city.units["DOH"],
        on=dt.date(2024, 5, 1),
    )
    asked = asking.Question(on=ON.isoformat(), known_at=str(known), unit="DOIC")
    scope = asking.scope(asked)
    for one in trends.balances(scope, trends.ends_of_months(ON)):
        again = asking.scope(replace(asked, on=one.on.isoformat(), tree=scope.tree))
        assert lists.behind(Viewer(), again, "assigned").total == one.total.assigned, one.on
    assert one.total.assigned == 1
    assert figures.table(asking.scope(replace(asked, known_at=""))).total.assigned == 0


def test_the_scope_without_a_unit_is_balanced_too(city: Government) -> None:
    history_of_a_summer(city)
    scope = looks.scope(ON.isoformat())
    for one in trends.balances(scope, trends.ends_of_months(ON)):
        assert one.total == alone(scope, one.on).total


def test_what_was_not_known_yet_is_not_in_the_trend(city: Government) -> None:
    first = city.assigned()
    known = looks.head()
    city.assigned()
    scope = looks.scope(ON.isoformat(), known=known)
    assert [one.total.assigned for one in trends.balances(scope, [ON])] == [1]
    assert first


@pytest.mark.parametrize(("limits", "most"), [({}, 2), ({"type": Type.TASK}, 2)])
def test_many_days_are_asked_for_as_often_as_few(
    city: Government, limits: dict[str, object], most: int
) -> None:
    """Once for the movements of all days and once for the act as known at which they are counted;
    with filters once for the spans and once for the ancestors of parts."""
    history_of_a_summer(city)
    scope = scope_of(city, **limits)
    lines = figures.table(scope).lines
    counts = []
    for months in (2, 24):
        with CaptureQueriesContext(connection) as asked:
            trends.balances(scope, trends.ends_of_months(ON, months), {ON: lines})
        counts.append(len(asked))
    assert counts == [most, most]


def test_months_end_on_their_last_days_and_the_last_one_on_the_day() -> None:
    found = trends.ends_of_months(dt.date(2024, 3, 10), 4)
    assert [day.isoformat() for day in found] == [
        "2023-12-31",
        "2024-01-31",
        "2024-02-29",
        "2024-03-10",
    ]


@pytest.mark.parametrize(
    ("on", "before"),
    [
        ("2024-03-31", "2024-02-29"),
        ("2024-03-10", "2024-02-10"),
        ("2024-01-15", "2023-12-15"),
    ],
)
def test_a_month_before_is_the_same_day_or_the_last_one(on: str, before: str) -> None:
    assert trends.month_before(dt.date.fromisoformat(on)).isoformat() == before


def aged(scope: Scope) -> tuple[Aged, Aged]:
    overdue, claimed = ageing.aged(scope)
    return overdue, claimed


def test_what_is_overdue_has_the_days_since_its_due_date(city: Government) -> None:
    late = city.assigned(due=by_day("2024-04-15"))
    city.assigned(due=by_day("2024-12-31"))
    overdue, claimed = aged(looks.scope("2024-06-14"))
    assert overdue.days == {late: 60}
    assert overdue.classes == (0, 0, 1, 0, 0)
    assert overdue.longest == 60
    assert claimed.days == {}


def test_a_claim_waits_since_it_was_made_also_over_its_due_date(city: Government) -> None:
    number = city.claimed()
    scope = looks.scope("2024-07-31")
    made = next(iter(aged(scope)[1].days.values()))
    assert list(aged(scope)[1].days) == [number]
    assert aged(looks.scope("2024-08-03"))[1].days == {number: made + 3}
    assert aged(looks.scope("2024-03-02"))[1].days == {}


def test_a_claim_holds_the_days_past_the_due_date(city: Government) -> None:
    number = city.claimed(day="2024-06-20", due=by_day("2024-06-10"))
    assert aged(looks.scope("2024-06-15"))[0].days == {number: 5}
    overdue, waits = aged(looks.scope("2024-08-03"))
    assert overdue.days == {number: 10}
    assert waits.days == {number: 44}


def test_a_part_that_is_counted_with_its_whole_does_not_age_twice(city: Government) -> None:
    whole = history_of_a_summer(city)
    overdue, _ = aged(scope_of(city))
    total = looks.total(scope_of(city))
    assert len(overdue.days) == total.open_overdue
    assert whole in overdue.days


@pytest.mark.parametrize(
    ("days", "number"), [(0, 0), (7, 0), (8, 1), (30, 1), (31, 2), (180, 3), (181, 4), (9999, 4)]
)
def test_each_number_of_days_is_in_one_class(days: int, number: int) -> None:
    assert ageing.class_of(days) == number


def test_the_list_of_a_class_has_what_waited_longest_first(city: Government) -> None:
    second = city.assigned(due=by_day("2024-06-10"))
    first = city.assigned(due=by_day("2024-06-08"))
    city.assigned(due=by_day("2024-04-15"))
    scope = looks.scope("2024-06-14")
    page = ageing.behind(Viewer(), scope, "open_overdue", 0)
    assert [card.id for card in page.cards] == [first, second]
    assert page.total == 2
    assert all(card.hidden for card in page.cards)


def test_only_what_ages_has_classes(city: Government) -> None:
    with pytest.raises(Refusal, match="COLUMN_UNKNOWN"):
        ageing.behind(Viewer(), looks.scope("2024-06-14"), "assigned", 0)


def test_ageing_asks_as_often_for_many_as_for_one(city: Government) -> None:
    counts = []
    for _ in range(2):
        city.assigned(due=by_day("2024-04-15"))
        city.claimed()
        with CaptureQueriesContext(connection) as asked:
            ageing.aged(looks.scope("2024-07-31"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 6
