"""Commitments as lists show them: whose they are, how late, and why. What a list does not show is
not asked for."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from remit.commitments.queries import reasons, since
from remit.commitments.queries.lists import Card
from remit.commitments.queries.reasons import Reason, Reasons
from remit.commitments.queries.scopes import Scope
from remit.commitments.queries.series import Tally
from remit.domain.buckets import ClockName
from remit.domain.rights import Viewer
from remit.domain.vocabulary import DONE_OUTCOMES, OPEN, Block, Clock, Type, Work
from remit.organisation import queries as organisation
from remit.organisation.queries import PostCard, UnitCard, called
from remit.texts import queries as texts

NOTHING = Reasons()


@dataclass(frozen=True, slots=True)
class Series:
    """What comes back, behind its row: how many there are in all, and the next ones of the list."""

    id: int
    tally: Tally
    next_ones: Sequence["Entry"]


class Need(Enum):
    """What is looked up for a list only if one of its columns shows it."""

    DOCUMENTS = auto()
    REASONS = auto()
    POSTS = auto()
    SINCE = auto()
    RETURNED = auto()


EVERYTHING = frozenset(Need)


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
    post: PostCard | None = None
    by_original: bool = False
    since: dt.date | None = None
    series: Series | None = None
    is_returned: bool = False

    @property
    def work(self) -> Work | None:
        """How far the work is."""
        if self.card.bucket:
            return self.card.bucket.work
        return Work(self.card.work) if self.card.work else None

    @property
    def blocked(self) -> Block | None:
        """What stands in the way of work that is still open."""
        is_open = self.work in OPEN
        return Block(self.card.blocked) if self.card.blocked and is_open else None

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
    def lacks_reason(self) -> bool:
        """Overdue, and nothing of what was said is a reason for it: no contest, nothing that
        blocks, no wish for more time, and no report since the day that was missed."""
        if self.clock is not Clock.OVERDUE:
            return False
        said, report = self.reasons, self.reasons.report
        told_since = report and self.due and report.on > self.due
        return not (said.contest or said.asked or (report and report.block) or told_since)

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
        obstacle = self.reasons.obstacle
        return self.units.get(obstacle.unit) if obstacle and obstacle.unit else None


def entries(
    viewer: Viewer, scope: Scope, cards: Sequence[Card], needs: Collection[Need] = EVERYTHING
) -> list[Entry]:
    """The cards of a list with the names, titles and reasons of the day that is looked at."""
    why = reasons.reasons(cards, scope) if Need.REASONS in needs else {}
    units = called.units(_units(cards, why), scope.on, scope.known_seq)
    documents = _documents(viewer, cards) if Need.DOCUMENTS in needs else {}
    posts = organisation.posts(_some(card.post for card in cards)) if Need.POSTS in needs else {}
    days = _since(cards, scope) if Need.SINCE in needs else {}
    claimed, back = _late_claims(cards, scope), _returned(cards, scope, why, needs)
    return [
        Entry(
            card=_worded(card, why.get(card.id, NOTHING)),
            lead=units.get(card.lead or 0),
            issuer=units.get(card.issuer or 0),
            document=documents.get(card.document or 0),
            due=_due(card, scope),
            days_late=_days_late(card, scope, claimed.get(card.id, scope.on)),
            clock=_clock(card, scope),
            reasons=why.get(card.id, NOTHING),
            units=units,
            post=posts.get(card.post or 0),
            by_original=scope.clock is ClockName.ORIGINAL,
            since=days.get(card.id),
            is_returned=card.id in back,
        )
        for card in cards
    ]


def _returned(
    cards: Sequence[Card], scope: Scope, why: Mapping[int, Reasons], needs: Collection[Need]
) -> Collection[int]:
    """Those whose claim was returned; where the reasons are known, it is among them."""
    if Need.REASONS in needs:
        return {number for number, one in why.items() if one.returned}
    return reasons.returned(cards, scope) if Need.RETURNED in needs else ()


def _since(cards: Iterable[Card], scope: Scope) -> Mapping[int, dt.date]:
    """What is hidden does not say since when."""
    seen = [card.id for card in cards if not card.hidden]
    return since.since(seen, scope.on, scope.known_seq)


def _documents(viewer: Viewer, cards: Iterable[Card]) -> Mapping[int, tuple[str, str]]:
    return texts.titles(viewer, _some(card.document for card in cards))


def _some(numbers: Iterable[int | None]) -> set[int]:
    return {number for number in numbers if number}


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


def _is_late(card: Card, scope: Scope) -> bool:
    return _clock(card, scope) is Clock.OVERDUE


def _late_claims(cards: Iterable[Card], scope: Scope) -> Mapping[int, dt.date]:
    """The days of the claims that hold the clock of what is late."""
    late = [card.id for card in cards if card.work == Work.CLAIMED and _is_late(card, scope)]
    return since.since(late, scope.on, scope.known_seq) if late else {}


def _days_late(card: Card, scope: Scope, until: dt.date) -> int:
    due = _due(card, scope)
    return (until - due).days if due is not None and _is_late(card, scope) else 0
