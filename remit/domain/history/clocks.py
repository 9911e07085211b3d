"""The two clocks of a commitment on a day.

A claim holds both clocks at its own day until it is returned; verified work keeps what the claim
said; other closings hold them at the day of closing. Suspension stops only the revised clock.
"""

import datetime as dt

from remit.domain.history.states import State
from remit.domain.vocabulary import DONE_OUTCOMES, UNCOUNTED, Clock, Outcome, Work


def counted(state: State) -> bool:
    """Whether the commitment is among the assigned ones of a figure."""
    return state.work not in UNCOUNTED and state.outcome is not Outcome.DUPLICATE


def done(state: State) -> bool:
    """Done is verified, or closed as met or partly met."""
    return state.work is Work.VERIFIED or (
        state.work is Work.CLOSED and state.outcome in DONE_OUTCOMES
    )


def original(state: State, day: dt.date) -> Clock:
    """The clock against the original date, which never stops."""
    return _clock(state, state.original, day)


def revised(state: State, day: dt.date) -> Clock:
    """The clock against the revised date; it stands still while it is stopped."""
    if state.work is Work.SUSPENDED and state.stopped:
        return Clock.STOPPED
    return _clock(state, state.revised, day)


def reached(state: State, due: dt.date | None, day: dt.date) -> bool:
    """Whether the due date has come, booked on the due date itself."""
    return counted(state) and due is not None and due <= day


def _clock(state: State, due: dt.date | None, day: dt.date) -> Clock:
    if not counted(state) or due is None:
        return Clock.DONE_NO_DATE if done(state) else Clock.NO_DATE
    late = _held(state, day) > due
    if done(state):
        return Clock.DONE_LATE if late else Clock.DONE_ON_TIME
    return Clock.OVERDUE if late else Clock.IN_TIME


def _held(state: State, day: dt.date) -> dt.date:
    """The day at which the clocks are read: the claim that stands, the closing, or today."""
    return state.claimed_on or state.ended_on or day
