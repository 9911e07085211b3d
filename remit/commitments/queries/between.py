"""The commitments of the whole country that stand otherwise than at an earlier moment: how each
stood then, and how it stands now.

What was asked once stays in the memory of this process. Whoever asks after further acts reads only
the commitments that these acts are about.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from remit.commitments import models
from remit.commitments.queries import items
from remit.commitments.queries.memory import Memory
from remit.commitments.queries.scopes import Scope
from remit.ledger import queries as ledger

KEPT = 8
# Of days or acts further apart too many changed to be kept.
DAYS, ACTS = 31, 100_000
FEW = 1_000  # acts since, the commitments of which are read anew
Held = tuple[int, int, tuple[int, ...]]  # its bucket, its lead unit, those of counted ancestors
Question = tuple[dt.date, int, dt.date]


@dataclass(frozen=True, slots=True)
class Moved:
    """How each stood that stands otherwise or nowhere now, and how it stands."""

    stood: Mapping[int, Held]
    stands: Mapping[int, Held]


_memory: Memory[Question, Moved] = Memory(KEPT)


def forget() -> None:
    """Be as a process that has answered nothing yet."""
    _memory.empty()


def is_kept(then: Scope, now: Scope) -> bool:
    """Whether two moments are near enough, and nothing but a unit limits the scope."""
    near = now.on - then.on <= dt.timedelta(days=DAYS)
    return near and now.known_seq - then.known_seq <= ACTS and not now.filtered


def moved(then: Scope, now: Scope) -> Moved:
    """What stands otherwise now than then, in all units."""
    seq, question = now.known_seq, (then.on, then.known_seq, now.on)
    hashes = ledger.hashes({seq, *_memory.acts()})
    known = (seq, hashes.get(seq, b""))
    found = _memory.found(question, known)
    if found is None:
        near = [(one, hashes[one]) for one in hashes if 0 < seq - one <= FEW]
        before = _memory.before(question, near)
        found = _read(then, now) if before is None else _continued(then, now, *before)
    if known[1]:
        _memory.keep(question, known, found)
    return found


def begun(then: Scope, now: Scope) -> tuple[QuerySet[models.Span], QuerySet[models.Span]]:
    """The spans that hold now and did not hold then: by their day, and by their act."""
    rows = items.standing(now).filter(counted=True)
    return (
        rows.filter(on_from__gt=then.on, on_from__lte=now.on),
        rows.filter(known_from__gt=then.known_seq, known_from__lte=now.known_seq),
    )


def ended(then: Scope, now: Scope) -> tuple[QuerySet[models.Span], QuerySet[models.Span]]:
    """The spans that held then and do not hold now: by their day, and by their act."""
    rows = items.standing(then).filter(counted=True)
    return (
        rows.filter(on_until__gt=then.on, on_until__lte=now.on),
        rows.filter(known_until__gt=then.known_seq, known_until__lte=now.known_seq),
    )


def _read(then: Scope, now: Scope, only: Collection[int] | None = None) -> Moved:
    return Moved(_held(ended(then, now), only), _held(begun(then, now), only))


def _held(some: Iterable[QuerySet[models.Span]], only: Collection[int] | None) -> dict[int, Held]:
    limit = Q() if only is None else Q(commitment__in=only)
    first, second = (
        rows.filter(limit).order_by().values_list("commitment", "bucket", "lead", *models.ABOVE)
        for rows in some
    )
    return {
        number: (bucket, lead, tuple(filter(None, above)))
        for number, bucket, lead, *above in first.union(second, all=True)
    }


def _continued(then: Scope, now: Scope, begin: int, before: Moved) -> Moved:
    """From what is kept: the commitments whose spans acts began or ended since are read again."""
    touched = set(_touched(begin, now.known_seq))
    news = _read(then, now, touched) if touched else Moved({}, {})
    return Moved(
        {**_without(before.stood, touched), **news.stood},
        {**_without(before.stands, touched), **news.stands},
    )


def _touched(begin: int, seq: int) -> Sequence[int]:
    rows = models.Span.objects.filter(counted=True).order_by().values_list("commitment", flat=True)
    learnt = rows.filter(known_from__gt=begin, known_from__lte=seq)
    return list(learnt.union(rows.filter(known_until__gt=begin, known_until__lte=seq)))


def _without(held: Mapping[int, Held], gone: Collection[int]) -> dict[int, Held]:
    return {number: one for number, one in held.items() if number not in gone}
