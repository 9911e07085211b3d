"""A verification is asked for, carried out page by page by the worker, watched, and ended early."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.kernel import clock
from remit.ledger import models
from remit.ledger.queries import verification
from remit.ledger.verifying import actions, jobs, queries
from tests.support.government import Government
from tests.support.unguarded import unguarded

AUDITOR, OTHER = By(101, 7), By(102)


def asked(by: By = AUDITOR) -> queries.Verifying:
    """A verification that waits."""
    return jobs.begin(by=by, at=clock.now())


def test_a_verification_waits_is_carried_out_and_says_what_it_found(city: Government) -> None:
    waiting = asked()
    assert (waiting.step, waiting.percent, waiting.is_whole) == ("WAITING", 0, None)
    actions.carry_out(verification=waiting.id)
    done, found = queries.verification(waiting.id), verification.verify()
    assert (done.step, done.percent, done.is_whole) == ("DONE", 100, True)
    assert (done.done, done.head, done.faults) == (found.acts, found.head, 0)
    assert done.ended_at is not None


def test_what_does_not_hold_is_kept_with_the_verification(city: Government) -> None:
    seq = city.assigned()
    with unguarded():
        models.Act.objects.filter(seq=seq).update(tag="commitment.cancelled")
        waiting = asked()
        actions.carry_out(verification=waiting.id)
        done = queries.verification(waiting.id)
    named = {one.code: one.params for one in done.findings}
    assert done.is_whole is False
    assert done.faults == len(done.findings)
    assert named["COLUMN_CHANGED"] == {"act": str(seq), "column": "tag"}


def test_whoever_asks_again_while_it_is_under_way_is_led_to_it(city: Government) -> None:
    first, again, other = asked(), asked(), asked(OTHER)
    assert first.id == again.id != other.id
    assert DBTaskResult.objects.count() == 2
    actions.carry_out(verification=first.id)
    assert asked().id not in {first.id, other.id}


def test_how_far_it_is_is_said_after_each_page(
    city: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "SIZE", 3)
    told: list[int] = []
    verification.verify(each=told.append)
    assert told == [*range(3, told[-1], 3), told[-1]]
    assert told[-1] == models.Act.objects.count()


def test_a_cancelled_verification_ends_after_its_page(
    city: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "SIZE", 3)
    waiting = asked()
    turn_to = verification._Texts.turn_to

    def and_cancelled(texts: verification._Texts, first: int, last: int) -> None:
        turn_to(texts, first, last)
        if first > 3:
            actions.cancel(by=AUDITOR, at=clock.now(), verification=waiting.id)

    monkeypatch.setattr(verification._Texts, "turn_to", and_cancelled)
    actions.carry_out(verification=waiting.id)
    ended = queries.verification(waiting.id)
    assert (ended.step, ended.done, ended.is_whole) == ("CANCELLED", 3, None)


def test_one_that_was_cancelled_before_it_began_is_not_carried_out(city: Government) -> None:
    waiting = asked()
    actions.cancel(by=AUDITOR, at=clock.now(), verification=waiting.id)
    with CaptureQueriesContext(connection) as said:
        actions.carry_out(verification=waiting.id)
    assert len(said) == 1
    assert queries.verification(waiting.id).step == "CANCELLED"


@pytest.mark.parametrize(
    ("by", "carried_out", "rule"),
    [(OTHER, False, "VERIFICATION_OF_ANOTHER"), (AUDITOR, True, "VERIFICATION_ENDED")],
)
def test_only_whoever_asked_ends_it_and_only_while_it_is_open(
    city: Government, by: By, carried_out: bool, rule: str
) -> None:
    waiting = asked()
    if carried_out:
        actions.carry_out(verification=waiting.id)
    with pytest.raises(Refusal, match=rule):
        actions.cancel(by=by, at=clock.now(), verification=waiting.id)


def test_one_at_which_the_worker_was_stopped_begins_anew(
    city: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = asked()

    def stops(**_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(verification, "verify", stops)
        with pytest.raises(KeyboardInterrupt):
            actions.carry_out(verification=waiting.id)
    assert queries.verification(waiting.id).step == "READING"
    actions.carry_out(verification=waiting.id)
    assert queries.verification(waiting.id).is_whole


def test_one_that_failed_says_so_and_another_may_be_asked_for(
    city: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = asked()

    def fails(**_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(verification, "verify", fails)
        with pytest.raises(RuntimeError):
            actions.carry_out(verification=waiting.id)
    assert queries.verification(waiting.id).step == "FAILED"
    assert asked().id != waiting.id


def test_one_at_which_nobody_works_any_more_keeps_nobody_from_asking(city: Government) -> None:
    waiting = asked()
    later = clock.now() + queries.PATIENCE + dt.timedelta(seconds=1)
    assert waiting.has_stopped(later)
    assert jobs.begin(by=AUDITOR, at=later).id != waiting.id


def test_verifications_are_listed_the_latest_first(city: Government) -> None:
    numbers = [asked(By(person)).id for person in (1, 2, 3)]
    assert [one.id for one in queries.verifications(size=2)] == numbers[:0:-1]
    assert [one.id for one in queries.verifications(before=numbers[1])] == numbers[:1]
