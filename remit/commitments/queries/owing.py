"""What a unit still owes: the open commitments that it leads; and what goes over to its heir."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.models import Count, QuerySet

from remit.commitments import models
from remit.domain.vocabulary import MOVING, OPEN


def count(unit: int) -> int:
    """How many open commitments the unit leads."""
    works = [work.value for work in OPEN]
    return models.Commitment.objects.filter(lead=unit, work__in=works).count()


def to_move(units: Iterable[int]) -> Mapping[int, int]:
    """How many commitments of each unit an heir takes over; units that lead none are left out."""
    return _counted(models.Commitment.objects.filter(lead__in=list(units)))


def to_move_of_ended(on: dt.date) -> Mapping[int, int]:
    """What units that had ended on a day still lead, and an heir has not taken over."""
    return _counted(models.Commitment.objects.filter(lead__exists_until__lte=on))


def _counted(rows: QuerySet[models.Commitment]) -> Mapping[int, int]:
    moving = rows.filter(work__in=[work.value for work in MOVING])
    return {row["lead"]: row["n"] for row in moving.values("lead").annotate(n=Count("id"))}
