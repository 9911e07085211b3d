"""Balances carried forward: with them, or with some of them, figures are what they are without."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytest_django import DjangoDbBlocker

from bench.country import generating
from bench.country.founding import Size
from bench.country.generating import Wanted
from remit.commitments import models
from remit.commitments.projections import balances
from remit.commitments.queries import asking, between, changes, figures, items, standing
from remit.commitments.queries.scopes import By, Scope
from remit.domain.buckets import ClockName
from remit.domain.figures import Row
from remit.ledger import models as ledger
from remit.ledger.actions import rebuilding
from remit.organisation import queries as organisation
from tests.support import naive, worlds

SMALL = Size(provinces=4, departments=7, districts=7, communes=7, ministries=1, agencies=7)
DAYS = 400
STRIDE = 37

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def country(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """A site of some hundred acts, made once for these tests; the number of its last one."""
    with worlds.standing(django_db_blocker, _made) as last:
        yield last


def _made() -> int:
    wanted = Wanted(commitments=90, stories=30, size=SMALL, days=DAYS)
    country, plan = generating.founded(wanted, lambda line: None)
    generating.fill(country, plan)
    return ledger.Act.objects.count()


@pytest.fixture
def head(country: int, db: None) -> Iterator[int]:
    """The site as it was made; what a test struck on it is remembered by none."""
    standing.forget()
    between.forget()
    yield country
    standing.forget()
    between.forget()


def _scopes(head: int, many: int) -> list[Scope]:
    """Scopes on days from before the beginning until long after the end, as known at any act."""
    chance = random.Random(3)
    units = list(models.Commitment.objects.values_list("lead", flat=True).distinct())
    found = []
    for _ in range(many):
        on = generating.FIRST + dt.timedelta(days=chance.randint(-10, DAYS + 300))
        known = chance.randint(head - head // 8, head)
        edition = organisation.home_edition(on, known)
        path = edition.path(chance.choice(units))
        unit = chance.choice([None, *path])
        clock = chance.choice(list(ClockName))
        found.append(Scope(on, known, edition, organisation.HOME_TREE, unit=unit, clock=clock))
    return found


def _counted(scope: Scope) -> list[Row]:
    """The total of a scope, and the lines of its units."""
    table = figures.table(scope)
    return [table.total, *(line.row for line in table.lines)]


def _plain(scope: Scope) -> list[Row]:
    """The same, each from all movements."""
    found = naive.counted(replace(scope, unit=None))
    table = figures.table(scope)
    withins = [figures.within_line(scope, By.UNIT, None)]
    withins += [figures.within_line(scope, By.UNIT, line.key, own=line.own) for line in table.lines]
    return [figures.summed(found, within, scope.clock) for within in withins]


def test_figures_from_balances_are_the_sums_of_all_movements(
    head: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    scopes = _scopes(head, 60)
    plain = [_plain(scope) for scope in scopes]
    assert [_counted(scope) for scope in scopes] == plain
    monkeypatch.setattr(balances, "STRIDE", STRIDE)
    told: list[tuple[int, int]] = []
    assert balances.strike_due(lambda *far: told.append(far)) == head // STRIDE
    assert told == [(step, head // STRIDE) for step in range(1, head // STRIDE + 1)]
    standing.forget()
    assert [_counted(scope) for scope in scopes] == plain
    assert sum(row.assigned for rows in plain for row in rows[:1]) > 0


def test_what_is_kept_in_memory_goes_on_with_the_acts_that_follow(head: int) -> None:
    standing.forget()
    scopes = sorted(_scopes(head, 25), key=lambda scope: scope.known_seq)
    day = generating.FIRST + dt.timedelta(days=DAYS // 2)
    for scope in scopes:
        one = replace(scope, on=day)
        assert _counted(one) == _plain(one)


def _in_column(scope: Scope, column: str) -> set[int | None]:
    """Who stands in a column of a scope: each commitment is looked at by itself."""
    within = figures.within_line(scope, By.UNIT, None)
    return {
        item.commitment
        for item in items.single(scope, By.UNIT)
        if within((item.unit, item.key))
        and not figures.left_out(item, within)
        and figures.in_column(item.bucket, column, scope.clock)
    }


def _differ(found: changes.Changes) -> dict[str, tuple[set[int | None], set[int | None]]]:
    """What came into each column and went out of it, from the whole lists of then and of now."""
    pairs = {
        column: (_in_column(found.now, column), _in_column(found.then, column))
        for column in changes.COLUMNS
    }
    return {column: (now - then, then - now) for column, (now, then) in pairs.items()}


def test_what_changed_is_in_what_the_lists_of_then_and_of_now_differ(head: int) -> None:
    chance, kept, moved = random.Random(8), [], 0
    for scope in sorted(_scopes(head, 25), key=lambda scope: scope.known_seq):
        later = replace(scope, on=generating.FIRST + dt.timedelta(days=DAYS - 40))
        for one in (scope, later):
            found = changes.since(one, one.on - dt.timedelta(days=chance.choice([0, 7, 30, 45])))
            told = {name: (set(of.came), set(of.gone)) for name, of in found.columns.items()}
            assert told == _differ(found)
            kept.append(between.is_kept(found.then, found.now))
            moved += len(found.columns["open_overdue"].came)
    assert set(kept) == {True, False}
    assert moved > 0


def test_what_changed_goes_on_from_what_is_kept_with_the_acts_that_follow(
    head: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = generating.FIRST + dt.timedelta(days=DAYS - 60)
    scope = _scopes(head, 1)[0]
    read: list[bool] = []
    monkeypatch.setattr(asking, "known_seq", lambda text: head - head // 8)
    plainly = between._read
    monkeypatch.setattr(between, "_read", lambda *of: (read.append(len(of) > 2), plainly(*of))[1])
    for known in range(head - 24, head + 1):
        now = replace(scope, on=day + dt.timedelta(days=20), known_seq=known, unit=None)
        found = changes.since(now, day)
        told = {name: (set(of.came), set(of.gone)) for name, of in found.columns.items()}
        assert told == _differ(found)
    assert read.count(False) == 1
    assert True in read


def test_days_of_many_balances_are_looked_up_one_by_one_or_as_a_range(
    head: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(balances, "STRIDE", STRIDE)
    monkeypatch.setattr(balances, "FEW_ACTS", 0)
    balances.strike_due()
    scopes = _scopes(head, 30)
    standing.forget()
    one_by_one = [_counted(scope) for scope in scopes]
    monkeypatch.setattr(balances, "MOST_DAYS", 0)
    standing.forget()
    assert [_counted(scope) for scope in scopes] == one_by_one


def test_what_is_rebuilt_strikes_its_balances_anew(
    head: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(balances, "STRIDE", STRIDE)
    assert balances.strike_due() == head // STRIDE
    assert balances.strike_due() == 0
    rebuilding.rebuild()
    assert not models.Balance.objects.exists()
    assert balances.strike_due() == head // STRIDE
