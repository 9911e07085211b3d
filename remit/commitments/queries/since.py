"""Since when a commitment has stood as it stands: the first of the days up to the one looked at on
which the state of its work has been the same all the time."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Expression, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from remit.commitments import models
from remit.domain import buckets


def since(numbers: Iterable[int], on: dt.date, known_seq: int | None) -> Mapping[int, dt.date]:
    """The first day of the state in which each stands on a day, as known at an act or now; what
    begins later has none."""
    rows = _begun(on, known_seq).filter(commitment__in=list(numbers))
    ordered = rows.order_by("commitment", F("on_from").desc())
    spans: dict[int, list[tuple[dt.date, int]]] = {}
    for number, on_from, bucket in ordered.values_list("commitment", "on_from", "bucket"):
        spans.setdefault(number, []).append((on_from, bucket))
    return {number: _first(found) for number, found in spans.items()}


def first_day(commitment: str, stage: str, on: dt.date, known_seq: int | None) -> Expression:
    """The same day for each row of another table, which names its commitment and the stage of its
    work: the end of the last span in another state, else the beginning."""
    began = _begun(on, known_seq).filter(commitment=OuterRef(commitment))
    of_work = began.annotate(stage=F("bucket") % buckets.ROOM)
    before = of_work.exclude(stage=OuterRef(stage)).order_by().values("commitment")
    whole = began.order_by().values("commitment")
    return Coalesce(
        Subquery(before.annotate(day=Max("on_until")).values("day")),
        Subquery(whole.annotate(day=Min("on_from")).values("day")),
    )


def _begun(on: dt.date, known_seq: int | None) -> QuerySet[models.Span]:
    rows = models.Span.objects.filter(on_from__lte=on)
    if known_seq is None:
        return rows.filter(known_until=None)
    until = Q(known_until=None) | Q(known_until__gt=known_seq)
    return rows.filter(until, known_from__lte=known_seq)


def _first(latest_first: Sequence[tuple[dt.date, int]]) -> dt.date:
    first, bucket = latest_first[0]
    work = buckets.unpack(bucket).work
    for on_from, other in latest_first:
        if buckets.unpack(other).work is not work:
            break
        first = on_from
    return first
