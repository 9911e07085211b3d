"""Why commitments stand where they stand, in the words of those who acted: how they are worded, why
they are contested, why a claim was returned, what blocks them and who, what the lead unit last
reported, and why it asked for more time. As of a day, as known at an act."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from remit.commitments.queries.lists import Card
from remit.commitments.queries.scopes import Scope
from remit.domain.acts import Tag
from remit.domain.history import ANSWERS, WITHDRAWS, Fact, in_force
from remit.domain.vocabulary import Block, Work
from remit.ledger import queries as ledger
from remit.ledger.records import Act

_RETURNED = frozenset({Tag.COMMITMENT_RETURNED, Tag.COMMITMENT_REFUTED})
_CLAIMED = frozenset({Tag.COMMITMENT_CLAIMED, *_RETURNED})
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
    def data(self) -> Mapping[str, object]: ...
    @property
    def texts(self) -> Mapping[str, str | None]: ...


@dataclass(frozen=True, slots=True)
class Reason:
    """What was said about a commitment, and when; a text that was erased is None."""

    on: dt.date
    said: str | None
    block: Block | None = None
    unit: int | None = None
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why it is contested, if it is, or why its claim was returned, the last report of progress and
    the last wish for more time that did not fall away, if there are any, and the title.

    The title is the one that was in force; None if no act gives one, empty if it was erased.
    """

    contest: Reason | None = None
    report: Reason | None = None
    title: str | None = None
    asked: Reason | None = None
    returned: Reason | None = None

    @property
    def report_is_older(self) -> bool:
        """Whether the last report was made before the claim was returned."""
        back, report = self.returned, self.report
        return bool(back and report and (report.on, report.seq) < (back.on, back.seq))

    @property
    def are_given(self) -> bool:
        """Whether anybody said why it stands where it stands."""
        return any(
            one is not None for one in (self.contest, self.returned, self.report, self.asked)
        )


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
    contested = card.work == Work.CONTESTED.value
    return Reasons(
        contest=_contest(told) if contested else None,
        report=_report(told),
        title=_title(told),
        asked=_asked(told),
        returned=_returned(told) if card.work == Work.IN_PROGRESS.value else None,
    )


def returned(cards: Iterable[Card], scope: Scope) -> frozenset[int]:
    """Of these cards those whose claim was returned or refuted, and not made again since."""
    at_work = [one.id for one in cards if not one.hidden and one.work == Work.IN_PROGRESS.value]
    acts: dict[int, list[Act]] = {}
    for act in ledger.acts_with(at_work, _ABOUT_CLAIMS) if at_work else ():
        if act.seq <= scope.known_seq:
            acts.setdefault(act.subject, []).append(act)
    return frozenset(number for number, some in acts.items() if _returned(_told(some, scope)))


def _returned(acts: Sequence[Told]) -> Reason | None:
    act = max((act for act in acts if act.tag in _CLAIMED), key=_order, default=None)
    if act is None or act.tag not in _RETURNED:
        return None
    return Reason(act.effective_on, act.texts.get("reason"), seq=act.seq)


def _asked(acts: Sequence[Told]) -> Reason | None:
    act = _latest(acts, Tag.COMMITMENT_EXTENSION_ASKED)
    if act is None or _fell_away(act, acts):
        return None
    return Reason(act.effective_on, act.texts.get("reason"))


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


def _latest(acts: Sequence[Told], tag: Tag) -> Told | None:
    found = [act for act in acts if act.tag is tag]
    return max(found, key=_order, default=None)


def _order(act: Told) -> tuple[dt.date, int]:
    return act.effective_on, act.seq


def _unit(act: Told, name: str) -> int | None:
    unit = act.data.get(name)
    return unit if isinstance(unit, int) else None


def _fact(act: Act) -> Fact:
    return Fact(act.seq, act.effective_on, act.tag, act.data)
