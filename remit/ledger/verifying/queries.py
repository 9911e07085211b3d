"""What verifications were asked for, how far each is, and what it found."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from remit.domain.refusals import Finding, Refusal
from remit.ledger import models

# A page of acts takes less than a second; whoever moved nothing for so long has stopped.
PATIENCE = dt.timedelta(minutes=10)
Row = models.Verification
OPEN = (Row.WAITING, Row.READING)


@dataclass(frozen=True, slots=True)
class Verifying:
    """A verification: by whom, when, how far; and once it is done, what does not hold.

    `faults` counts all that does not hold, `findings` are the first of them.
    """

    id: int
    person: int | None
    post: int | None
    step: str
    asked_at: dt.datetime
    moved_at: dt.datetime
    ended_at: dt.datetime | None
    acts: int
    done: int
    head: str
    faults: int
    findings: Sequence[Finding]

    @property
    def is_open(self) -> bool:
        """Whether it waits or is being carried out."""
        return self.step in OPEN

    @property
    def is_whole(self) -> bool | None:
        """Whether everything holds; None as long as nobody knows."""
        return self.faults == 0 if self.step == Row.DONE else None

    @property
    def percent(self) -> int:
        """How much is read, of the acts that there were when it was asked for."""
        return 100 if self.step == Row.DONE else min(99, 100 * self.done // max(self.acts, 1))

    def has_stopped(self, now: dt.datetime) -> bool:
        """Whether nobody works at it any more, though it is not ended."""
        return self.is_open and now - self.moved_at > PATIENCE


def verification(number: int) -> Verifying:
    """One verification."""
    row = Row.objects.filter(pk=number).first()
    if row is None:
        raise Refusal("VERIFICATION_UNKNOWN", verification=str(number))
    return card(row)


def verifications(*, before: int | None = None, size: int = 50) -> list[Verifying]:
    """Those that were asked for, the latest first."""
    rows = Row.objects.order_by("-id")
    return [card(row) for row in (rows if before is None else rows.filter(pk__lt=before))[:size]]


def open_one(person: int | None, now: dt.datetime) -> Verifying | None:
    """The verification of a person that waits or is being carried out."""
    rows = Row.objects.filter(person=person, step__in=OPEN).order_by("-id")
    return next((one for one in map(card, rows) if not one.has_stopped(now)), None)


def card(row: Row) -> Verifying:
    """A row as it is told."""
    return Verifying(
        id=row.pk,
        person=row.person,
        post=row.post,
        step=row.step,
        asked_at=row.asked_at,
        moved_at=row.moved_at,
        ended_at=row.ended_at,
        acts=row.acts,
        done=row.done,
        head=row.head,
        faults=row.faults,
        findings=[Finding(code, params) for code, params in row.findings],
    )
