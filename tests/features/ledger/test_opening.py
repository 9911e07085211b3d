"""A ledger is opened once, before anything else, and keeps to the clock of the machine."""

import datetime as dt

from remit.domain.acts import By, Tag
from remit.kernel import clock
from remit.ledger import actions, queries
from remit.ledger.actions import checkpoints
from remit.ledger.records import Entry
from tests.support.refused import refused

MINUTE = dt.timedelta(minutes=1)


def opened(at: dt.datetime) -> None:
    """Record one act that opens a tree."""
    entry = Entry(Tag.TREE_OPENED, clock.day_of(at), data={"code": "PARTY", "names": {"en": "P"}})
    actions.record(by=By(), at=at, entries=[entry])


def test_an_act_is_not_recorded_ahead_of_the_machine(db: None) -> None:
    at = clock.now()
    actions.open_ledger(by=By(), at=at)
    with refused("CLOCK_AHEAD"):
        opened(at + 60 * MINUTE)


def test_nothing_is_signed_before_the_ledger_is_open(db: None) -> None:
    at = clock.now()
    assert not checkpoints.is_due(at)
    with refused("LEDGER_NOT_OPEN"):
        checkpoints.sign(at=at)


def test_only_an_example_is_filled_under_another_clock(db: None) -> None:
    at = clock.now()
    actions.open_ledger(by=By(), at=at)
    with clock.injected(at + MINUTE), refused("CLOCK_INJECTED"):
        opened(at + MINUTE)
    opened(at)
    assert not queries.is_example()


def test_a_ledger_is_opened_once_and_before_anything_else(db: None) -> None:
    with refused("LEDGER_NOT_OPEN"):
        opened(clock.now())
    actions.open_ledger(by=By(), at=clock.now())
    with refused("LEDGER_ALREADY_OPEN"):
        actions.open_ledger(by=By(), at=clock.now(), example=True)
