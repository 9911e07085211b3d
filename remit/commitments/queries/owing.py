"""What a unit still owes, which is what goes over to its heir.

What is not closed is one count wherever it is told, with its parts: what is open as the figures say
it, what was verified and waits for its closing, and what is only proposed. What units that ended
owe stays in the memory of the process, and is counted anew where an act changed it.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from remit.commitments import models
from remit.commitments.queries.memory import Known, Memory
from remit.domain.vocabulary import MOVING, OPEN, Work
from remit.ledger import queries as ledger
from remit.organisation.queries import ending

KEPT = 4
FEW = 1_000  # acts since, the units of which are counted anew
GONE = "units that ended"


@dataclass(frozen=True, slots=True)
class NotClosed:
    """How many commitments a unit leads that are not closed, and in which part each counts."""

    open: int = 0
    verified: int = 0
    proposed: int = 0

    @property
    def total(self) -> int:
        """All that an heir takes over."""
        return self.open + self.verified + self.proposed


_memory: Memory[str, Mapping[int, NotClosed]] = Memory(KEPT)


def not_closed(units: Iterable[int]) -> Mapping[int, NotClosed]:
    """What each of these units leads that is not closed, part by part; none is said as nothing."""
    wanted = list(units)
    found = _counted(models.Commitment.objects.filter(lead__in=wanted))
    return {unit: found.get(unit, NotClosed()) for unit in wanted}


def not_closed_of_ended(
    on: dt.date, within: Callable[[int], bool] = lambda unit: True
) -> Mapping[int, NotClosed]:
    """What units that had ended on a day, all or some of them, still lead, and an heir has not
    taken over."""
    gone = ending.ids(on)
    head = ledger.head()
    if not gone or head is None:
        return {}
    owed = _kept_of(gone, (head.seq, head.hash))
    return {unit: owed[unit] for unit in gone if owed[unit].total and within(unit)}


def forget() -> None:
    """Be as a process that has answered nothing yet."""
    _memory.empty()


def _kept_of(gone: Sequence[int], known: Known) -> Mapping[int, NotClosed]:
    """What is kept, and anew what was led by units of which acts since may have taken or closed."""
    owed = _memory.found(GONE, known)
    if owed is None:
        begin, before = _before(known)
        anew = {*gone} - before.keys() | _led_by_changed(begin, known[0])
        owed = {**before, **not_closed(anew)}
    elif missing := {*gone} - owed.keys():
        owed = {**owed, **not_closed(missing)}
    _memory.keep(GONE, known, owed)
    return owed


def _before(known: Known) -> tuple[int, Mapping[int, NotClosed]]:
    seq = known[0]
    hashes = ledger.hashes(_memory.acts())
    near = [(one, hashes[one]) for one in hashes if 0 < seq - one <= FEW]
    return _memory.before(GONE, near) or (seq, {})


def _led_by_changed(begin: int, seq: int) -> set[int]:
    """The units that led, or lead, what acts since are about."""
    about = ledger.subjects(after=begin, until=seq) if begin < seq else ()
    if not about:
        return set()
    led = models.Span.objects.filter(commitment__in=about, lead__isnull=False)
    leads = led.order_by().values_list("lead", flat=True).distinct()
    return {lead for lead in leads if lead is not None}


def _counted(rows: QuerySet[models.Commitment]) -> Mapping[int, NotClosed]:
    moving = rows.filter(work__in=[work.value for work in MOVING])
    parts = moving.values("lead").annotate(
        open=_in(OPEN), verified=_in({Work.VERIFIED}), proposed=_in({Work.PROPOSED})
    )
    counted = parts.values_list("lead", "open", "verified", "proposed")
    return {lead: NotClosed(*n) for lead, *n in counted}


def _in(works: Collection[Work]) -> Count:
    # Of the index by lead and work, without a look at the rows.
    return Count("work", filter=Q(work__in=[work.value for work in works]))
