"""What a unit still owes: the open commitments that it leads."""

from remit.commitments import models
from remit.domain.vocabulary import OPEN


def count(unit: int) -> int:
    """How many open commitments the unit leads."""
    works = [work.value for work in OPEN]
    return models.Commitment.objects.filter(lead=unit, work__in=works).count()
