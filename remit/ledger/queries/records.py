"""The ledger as a record to look up: acts by subject, tag and day; one act as stored, with
its hash computed again."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from remit.kernel import clock
from remit.ledger import binding, chain, models
from remit.ledger.queries import act
from remit.ledger.records import Act


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which acts are looked up; what is None or empty limits nothing."""

    subject: int | None = None
    tag: str = ""
    recorded_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """An act as stored: its body, the hash before it, its own hash and the one computed again."""

    act: Act
    body: str
    prev_hash: bytes
    recomputed: bytes

    @property
    def is_whole(self) -> bool:
        """Whether the body still gives the hash with which it was recorded."""
        return self.recomputed == self.act.hash

    @property
    def texts(self) -> Mapping[str, str | None]:
        """The sentences beside the body; one that was erased is None."""
        return self.act.texts


def latest(wanted: Wanted, *, before: int | None = None, size: int = 50) -> list[Act]:
    """The acts that are wanted, latest first, those before a seq; without their texts."""
    rows = _rows(wanted).order_by("-seq")
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return _parsed(rows[:size])


def following(wanted: Wanted, *, after: int, size: int = 50) -> list[Act]:
    """The acts that are wanted behind a seq, the first one first; without their texts."""
    return _parsed(_rows(wanted).filter(seq__gt=after).order_by("seq")[:size])


def _rows(wanted: Wanted) -> QuerySet[models.Act]:
    rows = models.Act.objects.all()
    if wanted.subject is not None:
        rows = rows.filter(subject=wanted.subject)
    if wanted.tag:
        rows = rows.filter(tag=wanted.tag)
    if wanted.recorded_on is not None:
        rows = rows.filter(
            recorded_at__gte=clock.start_of(wanted.recorded_on),
            recorded_at__lt=clock.start_of(wanted.recorded_on + dt.timedelta(days=1)),
        )
    return rows


def _parsed(rows: Iterable[models.Act]) -> list[Act]:
    return [binding.parsed(row.body, bytes(row.hash), {}) for row in rows]


def stored(seq: int) -> Stored | None:
    """One act as it is stored."""
    row = models.Act.objects.filter(seq=seq).values_list("body", "prev_hash").first()
    found = act(seq)
    if row is None or found is None:
        return None
    body, prev_hash = row[0], bytes(row[1])
    return Stored(found, body, prev_hash, chain.link(prev_hash, body))
