"""What stands as known now is found without reading what was: the same commitments in the same
order as from all spans, in every column of every row."""

from dataclasses import replace

import pytest

from remit.commitments.queries import figures, foremost, lists, standing_now
from remit.commitments.queries.lists import Line
from remit.commitments.queries.ordering import Order, Sort
from remit.commitments.queries.scopes import By
from remit.domain.buckets import ClockName
from tests.features.figures.test_lists import busy, places
from tests.support.government import Government
from tests.support.looks import head, scope

# The unit, the clock, and how many acts were recorded while the list was read.
LOOKS = [
    (unit, clock, since)
    for unit in (None, "CITY-PC", "DOF")
    for clock, since in ((ClockName.REVISED, 0), (ClockName.ORIGINAL, 0), (ClockName.REVISED, 9))
]
DAYS = ("2024-03-04", "2024-06-01", "2024-07-01")


@pytest.mark.slow
def test_what_stands_now_is_what_all_spans_say(
    city: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(city)
    viewer, compared = city.viewer("officer"), 0
    for day in DAYS:
        for unit, clock, since in LOOKS:
            look = scope(day, unit=unit and city.units[unit], known=head() - since)
            look = replace(look, clock=clock)
            lines = [
                Line(column, By.UNIT, key, own)
                for key, own, _ in places(look, By.UNIT)
                for column in standing_now.COLUMNS
            ]
            now = [lists.behind_line(viewer, look, line, part=(1, 3)) for line in lines]
            with monkeypatch.context() as plain:
                plain.setattr(standing_now, "is_answered", lambda *_: False)
                told = [lists.behind_line(viewer, look, line, part=(1, 3)) for line in lines]
            assert now == told
            compared += sum(len(page.cards) for page in now)
    assert compared > 100


def test_only_numbers_without_filters_and_of_now_are_answered(
    city: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing_now, "FEW", 2)
    city.assigned()
    now, before = scope("2024-07-01"), scope("2024-07-01", known=head() - standing_now.FEW - 1)
    number = standing_now.Number(now, "assigned")
    assert standing_now.is_answered(number, By.UNIT)
    amid = scope("2024-07-01", known=head() - 1)
    assert standing_now.is_answered(replace(number, scope=amid), By.UNIT)
    assert not standing_now.is_answered(replace(number, scope=before), By.UNIT)
    assert not standing_now.is_answered(replace(number, key="TASK"), By.TYPE)
    filtered = replace(now, document=1)
    assert not standing_now.is_answered(replace(number, scope=filtered), By.UNIT)
    assert not standing_now.is_answered(replace(number, column="pie"), By.UNIT)


def test_a_list_in_an_order_of_its_own_is_the_same_while_somebody_records(
    city: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(city)
    viewer, look = city.viewer("officer"), scope("2024-06-01", known=head() - 9)
    line, order = Line("assigned"), Order(Sort.TITLE)
    now = lists.behind_line(viewer, look, line, order=order, part=(0, 50))
    monkeypatch.setattr(standing_now, "is_answered", lambda *_: False)
    assert now == lists.behind_line(viewer, look, line, order=order, part=(0, 50))
    assert now.cards


def test_the_first_of_a_list_stand_with_the_number_of_all(city: Government) -> None:
    numbers = [city.assigned() for _ in range(3)]
    viewer = city.viewer("leader")
    for look in (scope("2024-07-01"), scope("2024-07-01", known=head())):
        n = figures.table(look).total.assigned
        page = foremost.of(viewer, look, "assigned", size=2, total=n)
        assert ([card.id for card in page.cards], page.total) == (numbers[:2], n)
    assert n == len(numbers)
