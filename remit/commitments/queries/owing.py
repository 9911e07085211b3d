"""What a unit still owes, which is what goes over to its heir.

What is not closed is one count wherever it is told, with its parts: what is open as the figures say
it, what was verified and waits for its closing, and what is only proposed.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from remit.commitments import models
from remit.domain.vocabulary import MOVING, OPEN, Work
from remit.organisation.queries import ending


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
    # Named one by one they are looked up; else all commitments would be gone through.
    gone = list(filter(within, ending.ids(on)))
    return _counted(models.Commitment.objects.filter(lead__in=gone)) if gone else {}


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
