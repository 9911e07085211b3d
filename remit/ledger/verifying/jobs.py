"""Verification as a job of the worker."""

import datetime as dt

from django_tasks import task

from remit.domain.acts import By
from remit.kernel import writes
from remit.ledger.verifying import actions
from remit.ledger.verifying.queries import Verifying


@task()
def carry_out(verification: int) -> None:
    """Verify the ledger, as somebody asked."""
    actions.carry_out(verification=verification)


def begin(*, by: By, at: dt.datetime) -> Verifying:
    """A verification that the worker takes up, or the one of this person that is under way."""
    with writes.writing():
        found, is_new = actions.ask(by=by, at=at)
        if is_new:
            carry_out.enqueue(verification=found.id)
        return found
