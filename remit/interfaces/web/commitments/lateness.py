"""How late a commitment is, said before anything else on its page: how many days, since when, by
which of the two clocks, whose it is, and the reason that its unit gave. Open work that is not late
says why it stands as it does, too."""

import datetime as dt
from dataclasses import dataclass

from remit.commitments.queries import reasons, timeline
from remit.commitments.queries.reasons import Reason
from remit.commitments.queries.timeline import Whole
from remit.domain.buckets import ClockName
from remit.domain.history import Segment
from remit.domain.vocabulary import OPEN, Clock, Work
from remit.interfaces.web.commitments.names import Names
from remit.interfaces.web.lists.entries import Entry


@dataclass(frozen=True, slots=True)
class Late:
    """What the head of the page says; `entry` is the same commitment as a list shows it."""

    entry: Entry
    since: dt.date
    by_original_only: bool
    original_days: int
    claimed_on: dt.date | None

    @property
    def due(self) -> dt.date | None:
        """The due date that was missed."""
        return self.entry.due

    @property
    def days(self) -> int:
        """How many days passed since that due date, up to the claim where one stands."""
        return self.entry.days_late

    @property
    def counts_later(self) -> bool:
        """Whether it counts as overdue only from a later day, as after a returned claim."""
        return self.due is not None and (self.since - self.due).days > 1


def late(whole: Whole, known: Names, today: dt.date) -> Late | None:
    """How late it is today; None if neither clock says overdue."""
    by = _clock(whole, today)
    if by is None:
        return None
    due = whole.card.revised if by is ClockName.REVISED else whole.card.original
    if due is None:
        return None
    original = whole.card.original
    until = whole.claimed_on or today  # a claim holds both clocks until it is returned
    return Late(
        entry=_entry(whole, known, by, (until - due).days, today),
        since=_since(whole, by, today),
        by_original_only=by is ClockName.ORIGINAL,
        original_days=(until - original).days if original and original != due else 0,
        claimed_on=whole.claimed_on,
    )


def stands(whole: Whole, known: Names, today: dt.date) -> Entry | None:
    """Why open work stands as it does, by the rule of lists; None if nobody said anything."""
    found = _entry(whole, known, None, 0, today)
    return found if Work(whole.card.work) in OPEN and found.is_explained else None


def returned(whole: Whole, today: dt.date) -> Reason | None:
    """Why the last claim was returned or refuted, until another one is made."""
    return reasons.given(whole.card, _told(whole, today)).returned


def _told(whole: Whole, today: dt.date) -> list[timeline.Entry]:
    return [one for one in whole.entries if one.in_force and one.effective_on <= today]


def _clock(whole: Whole, today: dt.date) -> ClockName | None:
    """The revised clock first: what was granted counts; then the one that never stops."""
    for by in (ClockName.REVISED, ClockName.ORIGINAL):
        if any(_holds(one, today) and _is_overdue(one, by) for one in whole.segments):
            return by
    return None


def _since(whole: Whole, by: ClockName, today: dt.date) -> dt.date:
    """The first of the days in a row on which that clock says overdue."""
    past = [one for one in whole.segments if one.on_from <= today]
    since = today
    for one in reversed(past):
        if not _is_overdue(one, by):
            break
        since = one.on_from
    return since


def _holds(one: Segment, day: dt.date) -> bool:
    return one.on_from <= day and (one.on_until is None or day < one.on_until)


def _is_overdue(one: Segment, by: ClockName) -> bool:
    bucket = one.bucket
    if not bucket.counted or one.state.ended_on is not None:
        return False
    return (bucket.original if by is ClockName.ORIGINAL else bucket.revised) is Clock.OVERDUE


def _entry(whole: Whole, known: Names, by: ClockName | None, days: int, today: dt.date) -> Entry:
    """The commitment as a list shows it, late by one of its clocks or by none."""
    card = whole.card
    return Entry(
        card=card,
        lead=known.unit(card.lead),
        issuer=known.unit(card.issuer),
        document=None,
        due=card.original if by is ClockName.ORIGINAL else card.revised,
        days_late=days,
        clock=Clock.OVERDUE if by else None,
        reasons=reasons.given(card, _told(whole, today)),
        units=known.units,
        post=known.post(card.post),
        by_original=by is ClockName.ORIGINAL,
    )
