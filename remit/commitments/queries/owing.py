"""What a unit still owes: the open commitments that it leads; and what goes over to its heir.

What is not closed is one count wherever it is told, with its parts: what is open as the figures say
it, what was verified and waits for its closing, and what is only proposed.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from remit.commitments import models
from remit.domain.vocabulary import MOVING, OPEN, Work


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


def count(unit: int) -> int:
    """How many open commitments the unit leads."""
    works = [work.value for work in OPEN]
    return models.Commitment.objects.filter(lead=unit, work__in=works).count()


def not_closed(units: Iterable[int]) -> Mapping[int, NotClosed]:
    """What each of these units leads that is not closed, part by part; none is said as nothing."""
    wanted = list(units)
    rows = models.Commitment.objects.filter(lead__in=wanted).values("lead")
    counted = rows.annotate(
        open=_in(OPEN), verified=_in({Work.VERIFIED}), proposed=_in({Work.PROPOSED})
    ).values_list("lead", "open", "verified", "proposed")
    found = {lead: NotClosed(*parts) for lead, *parts in counted}
    return {unit: found.get(unit, NotClosed()) for unit in wanted}


def _in(works: Collection[Work]) -> Count:
    return Count("id", filter=Q(work__in=[work.value for work in works]))


def to_move(units: Iterable[int]) -> Mapping[int, int]:
    """How many commitments of each unit an heir takes over; units that lead none are left out."""
    return _counted(models.Commitment.objects.filter(lead__in=list(units)))


def to_move_of_ended(on: dt.date) -> Mapping[int, int]:
    """What units that had ended on a day still lead, and an heir has not taken over."""
    return _counted(models.Commitment.objects.filter(lead__exists_until__lte=on))


def _counted(rows: QuerySet[models.Commitment]) -> Mapping[int, int]:
    moving = rows.filter(work__in=[work.value for work in MOVING])
    return {row["lead"]: row["n"] for row in moving.values("lead").annotate(n=Count("id"))}
