"""Asking for a verification, carrying it out page by page, and ending it early. Nobody has two at a
time: whoever asks again while one is under way is told of that one."""

import datetime as dt

from django.db.models import QuerySet

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.kernel import clock, writes
from remit.ledger import models
from remit.ledger import queries as ledger
from remit.ledger.queries import verification
from remit.ledger.verifying import queries
from remit.ledger.verifying.queries import OPEN, Verifying

MOST_KEPT = 1000
Row = models.Verification


class _CancelledError(Exception):
    """Whoever asked for it does not want it any more."""


def ask(*, by: By, at: dt.datetime) -> tuple[Verifying, bool]:
    """A verification waits for the worker; whether it is a new one."""
    with writes.writing():
        under_way = queries.open_one(by.person, at)
        if under_way is not None:
            return under_way, False
        head = ledger.head()
        row = Row.objects.create(
            person=by.person,
            post=by.post,
            step=Row.WAITING,
            asked_at=at,
            moved_at=at,
            acts=head.seq if head else 0,
        )
        return queries.card(row), True


def cancel(*, by: By, at: dt.datetime, verification: int) -> Verifying:
    """Whoever asked for it ends it before it is done."""
    with writes.writing():
        found = queries.verification(verification)
        if found.person != by.person:
            raise Refusal("VERIFICATION_OF_ANOTHER", verification=str(verification))
        if not found.is_open:
            raise Refusal("VERIFICATION_ENDED", verification=str(verification))
        _open(verification).update(step=Row.CANCELLED, moved_at=at, ended_at=at)
        return queries.verification(verification)


def carry_out(*, verification: int) -> None:
    """Read every act, saying after each page how far it is; taken up again it begins anew."""
    started = _open(verification).update(step=Row.READING, done=0, moved_at=clock.now())
    if not started:
        return
    try:
        _verified(verification)
    except _CancelledError:
        return
    except Exception:
        _end(verification, step=Row.FAILED)
        raise


def _verified(number: int) -> None:
    def each(read: int) -> None:
        if not _open(number).update(done=read, moved_at=clock.now()):
            raise _CancelledError

    found = verification.verify(each=each)
    _end(
        number,
        step=Row.DONE,
        done=found.acts,
        head=found.head,
        faults=len(found.findings),
        findings=[[one.code, dict(one.params)] for one in found.findings[:MOST_KEPT]],
    )


def _end(number: int, **facts: object) -> None:
    now = clock.now()
    _open(number).update(moved_at=now, ended_at=now, **facts)


def _open(number: int) -> QuerySet[Row]:
    """The row, unless it was ended."""
    return Row.objects.filter(pk=number, step__in=OPEN)
