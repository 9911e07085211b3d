"""Why commitments stand where they stand, in the words of those who acted: how they are worded, why
they are contested, what is claimed or why a claim was returned, what blocks them and who, what the
lead unit last reported, why it asked for more time, and what was decided about that. As of a day,
as known at an act.

What was said before the state changed last is no reason for the state that came of it. What stands
in the way and a request that nobody answered go on; the standing claim speaks for what it claims.
A request that was answered gives its place to the answer.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from remit.commitments.queries.lists import Card
from remit.commitments.queries.scopes import Scope
from remit.domain import lifecycle
from remit.domain.acts import Tag
from remit.domain.history import ANSWERS, WITHDRAWS, Fact, in_force
from remit.domain.vocabulary import OPEN, Block, Work
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.ledger.records import Act

_RETURNED = frozenset({Tag.COMMITMENT_RETURNED, Tag.COMMITMENT_REFUTED})
_CLAIMED = frozenset({Tag.COMMITMENT_CLAIMED, *_RETURNED})
_ENDS_CLAIMS = frozenset({*_RETURNED, Tag.COMMITMENT_REOPENED})
_ABOUT_CLAIMS = (*_CLAIMED, Tag.COMMITMENT_ACT_ANNULLED, Tag.COMMITMENT_BACKDATED)


class Told(Protocol):
    """An act with its words, as the ledger or a timeline has it."""

    @property
    def seq(self) -> int: ...
    @property
    def tag(self) -> Tag: ...
    @property
    def effective_on(self) -> dt.date: ...
    @property
    def recorded_at(self) -> dt.datetime: ...
    @property
    def data(self) -> Mapping[str, object]: ...
    @property
    def texts(self) -> Mapping[str, str | None]: ...


@dataclass(frozen=True, slots=True)
class Reason:
    """What was said about a commitment, and when; a text that was erased is None. `until` is the
    day that was asked for or granted."""

    on: dt.date
    said: str | None
    block: Block | None = None
    unit: int | None = None
    seq: int = 0
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why it is contested or suspended, if it is; the claim that stands, or why it was returned;
    the last report of progress and the last wish for more time that did not fall away, with what
    was decided about it; the title.

    The title is the one that was in force; None if no act gives one, empty if it was erased.
    `is_blocked` says that what the last report named still stands in the way, and `turned` names
    the act with which the state changed last.
    """

    contest: Reason | None = None
    report: Reason | None = None
    title: str | None = None
    asked: Reason | None = None
    returned: Reason | None = None
    claim: Reason | None = None
    suspended: Reason | None = None
    granted: Reason | None = None
    refused: Reason | None = None
    is_blocked: bool = False
    turned: tuple[dt.date, int] = (dt.date.min, 0)

    @property
    def obstacle(self) -> Reason | None:
        """What stands in the way, as long as it does, and who is waited for."""
        return self.report if self.is_blocked else None

    @property
    def news(self) -> Reason | None:
        """The last report, unless it is older than the state and names nothing in the way."""
        return self.report if self.is_blocked or self._is_of_now(self.report) else None

    @property
    def wish(self) -> Reason | None:
        """The last wish for more time, until somebody answers it."""
        return None if self.granted or self.refused else self.asked

    @property
    def grant(self) -> Reason | None:
        """The time that was granted last, unless that is older than the state."""
        return self.granted if self._is_of_now(self.granted) else None

    @property
    def refusal(self) -> Reason | None:
        """Why more time was refused last, unless that is older than the state."""
        return self.refused if self._is_of_now(self.refused) else None

    @property
    def are_given(self) -> bool:
        """Whether anybody said anything about where it stands, or stood before."""
        said = (self.contest, self.returned, self.report, self.asked, self.claim, self.suspended)
        return any(one is not None for one in said)

    def _is_of_now(self, reason: Reason | None) -> bool:
        return reason is not None and (reason.on, reason.seq) > self.turned


def reasons(cards: Iterable[Card], scope: Scope) -> dict[int, Reasons]:
    """The reasons of those cards whose content is shown."""
    shown = {card.id: card for card in cards if not card.hidden}
    acts: dict[int, list[Act]] = {number: [] for number in shown}
    for act in ledger.acts_of(shown, prefix="commitment."):
        if act.seq <= scope.known_seq:
            acts[act.subject].append(act)
    return {number: _reasons(card, acts[number], scope) for number, card in shown.items()}


def _reasons(card: Card, acts: Sequence[Act], scope: Scope) -> Reasons:
    return given(card, _told(acts, scope))


def _told(acts: Sequence[Act], scope: Scope) -> list[Act]:
    """The acts in force on the day that is looked at."""
    standing = {fact.seq for fact in in_force([_fact(act) for act in acts])}
    return [act for act in acts if act.seq in standing and act.effective_on <= scope.on]


def given(card: Card, told: Sequence[Told]) -> Reasons:
    """The reasons in acts that are in force, all of them effective already."""
    report, asked = _report(told), _asked(told)
    return Reasons(
        contest=_contest(told) if card.work == Work.CONTESTED.value else None,
        report=report,
        title=_title(told),
        asked=_wanted(asked, "wanted") if asked else None,
        returned=_returned(told) if card.work == Work.IN_PROGRESS.value else None,
        claim=_claim(told),
        suspended=_suspended(told) if card.work == Work.SUSPENDED.value else None,
        is_blocked=bool(card.blocked and card.work in OPEN and report and report.block),
        granted=_answer(told, asked, Tag.COMMITMENT_EXTENDED),
        refused=_answer(told, asked, Tag.COMMITMENT_EXTENSION_REFUSED),
        turned=_turned(told),
    )


def _turned(acts: Sequence[Told]) -> tuple[dt.date, int]:
    """The act with which the state changed last."""
    turns = (_order(act) for act in acts if _changes_state(act.tag))
    return max(turns, default=(dt.date.min, 0))


def _changes_state(tag: Tag) -> bool:
    line = lifecycle.BY_TAG.get(tag)
    return line is not None and line.after is not lifecycle.Leads.SAME


def returned(cards: Iterable[Card], scope: Scope) -> frozenset[int]:
    """Of these cards those whose claim was returned or refuted, and not made again since."""
    at_work = [one.id for one in cards if not one.hidden and one.work == Work.IN_PROGRESS.value]
    acts: dict[int, list[Act]] = {}
    for act in ledger.acts_with(at_work, _ABOUT_CLAIMS) if at_work else ():
        if act.seq <= scope.known_seq:
            acts.setdefault(act.subject, []).append(act)
    return frozenset(number for number, some in acts.items() if _returned(_told(some, scope)))


def _returned(acts: Sequence[Told]) -> Reason | None:
    act = _latest(acts, *_CLAIMED)
    if act is None or act.tag not in _RETURNED:
        return None
    return Reason(act.effective_on, act.texts.get("reason"), seq=act.seq)


def _claim(acts: Sequence[Told]) -> Reason | None:
    """The words of the claim, until it is returned or refuted or the work is opened again."""
    act = _latest(acts, Tag.COMMITMENT_CLAIMED, *_ENDS_CLAIMS)
    if act is None or act.tag in _ENDS_CLAIMS:
        return None
    return Reason(act.effective_on, act.texts.get("summary"), seq=act.seq)


def _suspended(acts: Sequence[Told]) -> Reason | None:
    act = _latest(acts, Tag.COMMITMENT_SUSPENDED)
    if act is None:
        return None
    return Reason(act.effective_on, act.texts.get("reason"), seq=act.seq)


def _asked(acts: Sequence[Told]) -> Told | None:
    act = _latest(acts, Tag.COMMITMENT_EXTENSION_ASKED)
    return None if act is None or _fell_away(act, acts) else act


def _wanted(act: Told, name: str) -> Reason:
    day = act.data.get(name)
    until = dt.date.fromisoformat(day) if isinstance(day, str) else None
    return Reason(act.effective_on, act.texts.get("reason"), seq=act.seq, until=until)


def _answer(acts: Sequence[Told], asked: Told | None, tag: Tag) -> Reason | None:
    """The answer to a wish, if it is of this kind. Granted time takes effect on the day of the
    wish; it is said on the day on which it was decided."""
    later = [one for one in acts if one.tag in ANSWERS and asked and _order(one) > _order(asked)]
    act = max(later, key=_order, default=None)
    if act is None or act.tag is not tag:
        return None
    decided_on = max(act.effective_on, clock.day_of(act.recorded_at))
    return replace(_wanted(act, "granted"), on=decided_on)


def _fell_away(asked: Told, acts: Sequence[Told]) -> bool:
    """Whether the work was reported as done, or ended, before anybody answered the request."""
    ends = ANSWERS | WITHDRAWS
    later = [act for act in acts if act.tag in ends and _order(act) > _order(asked)]
    first = min(later, key=_order, default=None)
    return first is not None and first.tag in WITHDRAWS


def _title(acts: Sequence[Told]) -> str | None:
    worded = [act for act in acts if "title" in act.texts]
    act = max(worded, key=_order, default=None)
    return (act.texts["title"] or "") if act else None


def _contest(acts: Sequence[Told]) -> Reason | None:
    act = _latest(acts, Tag.COMMITMENT_CONTESTED)
    if act is None:
        return None
    return Reason(act.effective_on, act.texts.get("reason"), unit=_unit(act, "belongs_to"))


def _report(acts: Sequence[Told]) -> Reason | None:
    act = _latest(acts, Tag.COMMITMENT_REPORTED)
    if act is None:
        return None
    blocked = act.data.get("blocked")
    return Reason(
        on=act.effective_on,
        said=act.texts.get("progress"),
        block=Block(str(blocked)) if blocked else None,
        unit=_unit(act, "blocked_by"),
        seq=act.seq,
    )


def _latest(acts: Sequence[Told], *tags: Tag) -> Told | None:
    found = [act for act in acts if act.tag in tags]
    return max(found, key=_order, default=None)


def _order(act: Told) -> tuple[dt.date, int]:
    return act.effective_on, act.seq


def _unit(act: Told, name: str) -> int | None:
    unit = act.data.get(name)
    return unit if isinstance(unit, int) else None


def _fact(act: Act) -> Fact:
    return Fact(act.seq, act.effective_on, act.tag, act.data)
