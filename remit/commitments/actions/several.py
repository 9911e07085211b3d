"""One order, several commitments: each of several units owes it by itself, and what comes back is
owed once in each period. Every one is a commitment of its own with one lead unit and one date, and
all of them stay tied to the place in the text.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from remit.commitments.actions import assignment, beginning
from remit.commitments.actions.beginning import Order, Step
from remit.commitments.actions.terms import Terms
from remit.domain import due as dues
from remit.domain.acts import By
from remit.domain.due import Due, Operator, Period
from remit.domain.refusals import Refusal
from remit.ledger.records import Act

# So many are begun in one transaction.
MOST_TOGETHER = 200
Begin = Callable[..., Act]
_STEPS: dict[Begin, Step] = {
    assignment.propose: Step.PROPOSE,
    assignment.assign: Step.ASSIGN,
    assignment.register: Step.REGISTER,
}


def begin_each(
    *,
    by: By,
    at: dt.datetime,
    terms: Terms,
    begin: Begin,
    also: Sequence[int] = (),
    repeat: Period | None = None,
    until: dt.date | None = None,
    on: dt.date | None = None,
) -> list[Act]:
    """The same is owed by the lead unit and by each of the others, once in each period.

    `begin` is the step with which each begins: assign, propose or register. All begin, or none.
    """
    named = [one for one in dict.fromkeys([terms.lead, *also]) if one is not None]
    leads: list[int | None] = [*named] or [None]
    dates = _dues(terms.due, repeat, until)
    each = [(lead, due) for lead in leads for due in dates]
    if len(each) > MOST_TOGETHER:
        raise Refusal("TOO_MANY_COMMITMENTS", most=str(MOST_TOGETHER))
    return beginning.begin(
        by=by, at=at, order=Order(terms, each, len(dates)), step=_STEPS[begin], on=on
    )


def _dues(
    first: Due | None, repeat: Period | None, until: dt.date | None
) -> tuple[Due | None, ...]:
    """The due dates of what comes back; only the first where it is owed once."""
    if repeat is None and until is not None:
        raise Refusal("SERIES_WITHOUT_PERIOD")
    if repeat is None:
        return (first,)
    if until is None:
        raise Refusal("SERIES_WITHOUT_END")
    return dues.repeated(first or dues.compute(value=None, operator=Operator.BY), repeat, until)
