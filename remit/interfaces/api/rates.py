"""How often a token may ask: so many requests a minute, in each web process by itself.

Each token has a bucket that refills evenly; a request takes one drop, and an empty bucket says in
how many seconds there is one again.
"""

import datetime as dt
import math
from dataclasses import dataclass

from django.conf import settings

from remit.domain.refusals import Refusal
from remit.kernel import clock

MINUTE = 60.0
MOST_KEPT = 10_000


@dataclass(slots=True)
class _Bucket:
    drops: float
    at: dt.datetime


_buckets: dict[int, _Bucket] = {}


def check(token: int) -> None:
    """Whoever asks too often is told when to ask again."""
    limit, now = float(settings.REMIT_API_RATE), clock.now()
    if token not in _buckets and len(_buckets) >= MOST_KEPT:
        _buckets.clear()  # forgetting only gives drops back
    bucket = _buckets.setdefault(token, _Bucket(limit, now))
    passed = max(0.0, (now - bucket.at).total_seconds())
    bucket.drops, bucket.at = min(limit, bucket.drops + passed * limit / MINUTE), now
    if bucket.drops < 1:
        wait = math.ceil((1 - bucket.drops) * MINUTE / limit)
        raise Refusal("ASKED_TOO_OFTEN", seconds=str(wait))
    bucket.drops -= 1


def forget() -> None:
    """All buckets are full again."""
    _buckets.clear()
