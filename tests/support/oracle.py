"""The history of a commitment told a second time, day by day, by the sentences of the design.

Nothing of the fold is used here. A clerk keeps one card for each commitment: every morning the
hand of its clock moves to the new day, unless a claim or a closing holds it; then the acts of the
day are written on the card; in the evening the card is read.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from remit.domain.acts import Tag
from remit.domain.buckets import Bucket
from remit.domain.history.facts import Fact
from remit.domain.vocabulary import Clock, Evidence, Outcome, Work

DAY = dt.timedelta(days=1)
NOT_ASSIGNED = {"PROPOSED", "REJECTED", "CANCELLED", "SUPERSEDED"}
DONE_AT_CLOSING = {"MET", "PARTLY_MET"}
BECOMES = {
    "commitment.proposed": "PROPOSED",
    "commitment.rejected": "REJECTED",
    "commitment.assigned": "ASSIGNED",
    "commitment.accepted": "IN_PROGRESS",
    "commitment.contested": "CONTESTED",
    "commitment.kept": "ASSIGNED",
    "commitment.reassigned": "ASSIGNED",
    "commitment.redefined": "ASSIGNED",
    "commitment.claimed": "CLAIMED",
    "commitment.returned": "IN_PROGRESS",
    "commitment.verified": "VERIFIED",
    "commitment.refuted": "IN_PROGRESS",
    "commitment.closed": "CLOSED",
    "commitment.reopened": "IN_PROGRESS",
    "commitment.suspended": "SUSPENDED",
    "commitment.cancelled": "CANCELLED",
    "commitment.superseded": "SUPERSEDED",
}


@dataclass(frozen=True)
class Seen:
    """What is seen of a commitment in the evening of a day."""

    bucket: Bucket
    lead: int | None
    post: int | None
    original: dt.date | None
    revised: dt.date | None

    @property
    def counted(self) -> bool:
        """Whether it is among the assigned ones."""
        return self.bucket.work not in NOT_ASSIGNED and self.bucket.outcome != "DUPLICATE"


@dataclass
class Card:
    """What is written about one commitment; the hand is the day at which its clock stands."""

    hand: dt.date
    work: str | None = None
    before: str | None = None
    lead: int | None = None
    post: int | None = None
    original: dt.date | None = None
    revised: dt.date | None = None
    evidence: str = "NONE"
    outcome: str | None = None
    held: bool = False
    late: bool = False
    stopped: bool = False

    def morning(self, day: dt.date) -> None:
        """A new day begins."""
        if not self.held:
            self.hand = day

    def write(self, fact: Fact, *, late: bool) -> None:
        """Write one act of today on the card."""
        before = self.work
        self.work = BECOMES.get(fact.tag, self.work)
        if fact.tag == "commitment.suspended":
            self.before = before
            self.stopped = self.revised is not None and not self.hand > self.revised
        elif fact.tag == "commitment.resumed":
            self._resume(fact.number("days") or 0)
        elif fact.tag == "commitment.claimed":
            self.held, self.evidence, self.late = True, "CLAIMED", late
        elif fact.tag == "commitment.verified":
            self.evidence = str(fact.data["evidence"])
        elif fact.tag == "commitment.closed":
            self.held, self.outcome = True, str(fact.data["outcome"])
        self._release(fact)
        self._set_dates(fact)
        self._set_unit(fact)

    def _resume(self, days: int) -> None:
        self.work = self.before
        if self.stopped and self.revised:
            self.revised += days * DAY
        self.stopped = False

    def _release(self, fact: Fact) -> None:
        if fact.tag in {"commitment.returned", "commitment.refuted", "commitment.reopened"}:
            self.held, self.late, self.outcome, self.hand = False, False, None, fact.on
            self.evidence = "REFUTED" if fact.tag == "commitment.refuted" else "NONE"

    def _set_dates(self, fact: Fact) -> None:
        sets_both = {"commitment.proposed", "commitment.assigned", "commitment.due_corrected"}
        redefines = fact.tag == "commitment.redefined" and "due" in fact.data
        if fact.tag in sets_both or redefines:
            self.original = self.revised = _date(fact.data.get("due"))
        elif fact.tag == "commitment.extended":
            self.revised = _date(fact.data["due"])

    def _set_unit(self, fact: Fact) -> None:
        if fact.tag in {"commitment.proposed", "commitment.assigned"}:
            self.lead, self.post = fact.number("lead"), fact.number("post")
        elif fact.tag in {"commitment.reassigned", "commitment.transferred"}:
            self.lead, self.post = fact.number("lead"), None
        elif fact.tag == "commitment.allotted":
            self.post = fact.number("post")

    def evening(self, day: dt.date) -> Seen | None:
        """Read the card at the end of a day; nothing before the commitment begins."""
        if self.work is None:
            return None
        counted = self.work not in NOT_ASSIGNED and self.outcome != "DUPLICATE"
        dues = (self.original, self.revised) if counted else (None, None)
        original, revised = (self._clock(due, counted) for due in dues)
        bucket = Bucket(
            work=Work(self.work),
            original=original,
            revised=Clock.STOPPED if self.stopped else revised,
            original_reached=dues[0] is not None and day >= dues[0],
            revised_reached=dues[1] is not None and day >= dues[1],
            evidence=Evidence(self.evidence),
            outcome=Outcome(self.outcome) if self.outcome else None,
            recorded_late=self.late,
        )
        return Seen(bucket, self.lead, self.post, self.original, self.revised)

    def _clock(self, due: dt.date | None, counted: bool) -> Clock:
        done = counted and (self.work == "VERIFIED" or self.outcome in DONE_AT_CLOSING)
        if due is None:
            return Clock.DONE_NO_DATE if done else Clock.NO_DATE
        if done:
            return Clock.DONE_ON_TIME if self.hand <= due else Clock.DONE_LATE
        return Clock.IN_TIME if self.hand <= due else Clock.OVERDUE


def days(
    facts: Iterable[Fact], known: int, first: dt.date, last: dt.date
) -> Iterator[tuple[dt.date, Seen | None]]:
    """Every day from the first to the last, with what is seen as known at an act."""
    standing = _standing([fact for fact in facts if fact.seq <= known])
    day = min([first, *(on for on, _, _ in standing)])
    card = Card(hand=day)
    while day <= last:
        card.morning(day)
        for on, fact, late in standing:
            if on == day:
                card.write(fact, late=late)
        if day >= first:
            yield day, card.evening(day)
        day += DAY


def on(facts: Iterable[Fact], day: dt.date, known: int) -> Seen | None:
    """What is seen of a commitment on a day, as known at an act."""
    return next(seen for _, seen in days(facts, known, day, day))


def _standing(known: list[Fact]) -> list[tuple[dt.date, Fact, bool]]:
    """The acts in the order of writing, each with the day on which it is written."""
    left = sorted((fact for fact in known if not _annulled(fact, known)), key=lambda f: f.seq)
    moves = {f.data["act"]: f.on for f in left if f.tag is Tag.COMMITMENT_BACKDATED}
    about = {Tag.COMMITMENT_BACKDATED, Tag.COMMITMENT_ACT_ANNULLED}
    dated = [(moves.get(f.seq, f.on), f, f.seq in moves) for f in left if f.tag not in about]
    return sorted(dated, key=lambda item: item[0])


def _annulled(fact: Fact, known: list[Fact]) -> bool:
    return any(
        other.tag is Tag.COMMITMENT_ACT_ANNULLED
        and other.data["act"] == fact.seq
        and not _annulled(other, known)
        for other in known
    )


def _date(value: object) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) else None


@dataclass(frozen=True)
class Owed:
    """One commitment among others: its acts, what it is a part of, and what filters ask for."""

    key: int
    facts: tuple[Fact, ...]
    part_of: int | None = None
    facets: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Scope:
    """A row of a table: a unit with all below it (none: every unit), and every filter."""

    unit: int | None = None
    only: Callable[[Owed, Seen], bool] = lambda owed, seen: True


def counts(
    owed: Iterable[Owed],
    scope: Scope,
    above: Mapping[int, int | None],
    *,
    day: dt.date,
    known: int,
) -> tuple[Counter[Bucket], int]:
    """How many of each bucket count in a scope, and how many are left out of it as parts."""
    everyone = {one.key: one for one in owed}
    inside = {
        key: seen.bucket
        for key, one in everyone.items()
        if (seen := on(one.facts, day, known)) and _in_scope(one, seen, scope, above)
    }
    parts = {key for key in inside if any(a in inside for a in _wholes(key, everyone))}
    return Counter(bucket for key, bucket in inside.items() if key not in parts), len(parts)


def _in_scope(one: Owed, seen: Seen, scope: Scope, above: Mapping[int, int | None]) -> bool:
    if not seen.counted or not scope.only(one, seen):
        return False
    unit = seen.lead
    while scope.unit is not None and unit is not None and unit != scope.unit:
        unit = above.get(unit)
    return scope.unit is None or unit == scope.unit


def _wholes(key: int, everyone: Mapping[int, Owed]) -> Iterator[int]:
    whole = everyone[key].part_of
    while whole is not None:
        yield whole
        whole = everyone[whole].part_of
