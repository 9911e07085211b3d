"""Commitments as lists of figures show them: whose they are, how late, and why."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from remit.commitments.queries import reasons
from remit.commitments.queries.lists import Card
from remit.commitments.queries.reasons import Reason, Reasons
from remit.commitments.queries.scopes import Scope
from remit.domain.buckets import ClockName
from remit.domain.vocabulary import DONE_OUTCOMES, Clock, Type, Work
from remit.interfaces.web.board.asked import Asked
from remit.organisation.queries import UnitCard, called
from remit.texts import queries as texts

NOTHING = Reasons()


@dataclass(frozen=True)
class Entry:
    """One commitment of a list; of a hidden one only its number and where it stands."""

    card: Card
    lead: UnitCard | None
    issuer: UnitCard | None
    document: tuple[str, str] | None
    due: dt.date | None
    days_late: int
    clock: Clock | None
    reasons: Reasons
    units: Mapping[int, UnitCard]

    @property
    def work(self) -> Work | None:
        """How far the work is."""
        return self.card.bucket.work if self.card.bucket else None

    @property
    def type(self) -> Type:
        """What kind of result is owed."""
        return Type(self.card.type)

    @property
    def moved_from(self) -> dt.date | None:
        """The other due date, where the two differ."""
        both = {self.card.original, self.card.revised} - {self.due, None}
        return next(iter(both), None)

    @property
    def is_silent(self) -> bool:
        """Overdue, and the lead unit has said nothing."""
        return self.clock is Clock.OVERDUE and not self.reasons.are_given

    @property
    def is_explained(self) -> bool:
        """Whether there is something to say about why it stands where it stands."""
        return self.is_silent or self.reasons.are_given

    @property
    def belongs_to(self) -> UnitCard | None:
        """The unit to which the work belongs, as the one that contests it says."""
        contest = self.reasons.contest
        return self.units.get(contest.unit) if contest and contest.unit else None

    @property
    def blocked_by(self) -> UnitCard | None:
        """The unit that stands in the way."""
        report = self.reasons.report
        return self.units.get(report.unit) if report and report.unit else None


def entries(cards: Sequence[Card], asked: Asked) -> list[Entry]:
    """The cards of a list with the names, titles and reasons of the day that is looked at."""
    scope = asked.scope
    why = reasons.reasons(cards, scope)
    units = called.units(_units(cards, why), scope.on, scope.known_seq)
    documents = texts.titles(asked.viewer, (card.document for card in cards if card.document))
    return [
        Entry(
            card=_worded(card, why.get(card.id, NOTHING)),
            lead=units.get(card.lead or 0),
            issuer=units.get(card.issuer or 0),
            document=documents.get(card.document or 0),
            due=_due(card, scope),
            days_late=_days_late(card, scope),
            clock=_clock(card, scope),
            reasons=why.get(card.id, NOTHING),
            units=units,
        )
        for card in cards
    ]


def _worded(card: Card, why: Reasons) -> Card:
    """The card with the title of that day."""
    return card if why.title is None else replace(card, title=why.title)


def _units(cards: Sequence[Card], why: Mapping[int, Reasons]) -> set[int]:
    named = {unit for card in cards for unit in (card.lead, card.issuer) if unit}
    told: list[Reason | None] = [
        reason for one in why.values() for reason in (one.contest, one.report)
    ]
    return named | {reason.unit for reason in told if reason and reason.unit}


def _due(card: Card, scope: Scope) -> dt.date | None:
    return card.original if scope.clock is ClockName.ORIGINAL else card.revised


def _clock(card: Card, scope: Scope) -> Clock | None:
    """Where it stands against its due date; what was closed without a result has no such word."""
    bucket = card.bucket
    if bucket is None or not bucket.counted:
        return None
    if bucket.work is Work.CLOSED and bucket.outcome not in DONE_OUTCOMES:
        return None
    return bucket.original if scope.clock is ClockName.ORIGINAL else bucket.revised


def _days_late(card: Card, scope: Scope) -> int:
    due = _due(card, scope)
    late = _clock(card, scope) is Clock.OVERDUE and due is not None
    return (scope.on - due).days if late and due is not None else 0
