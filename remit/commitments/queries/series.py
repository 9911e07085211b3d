"""What comes back, as one row of a working list: the row stands where the first open one of those
stands that the list wants, and the next ones lie behind it.

Lists behind figures stay flat: there a row is one of what was counted.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Max,
    Min,
    Q,
    QuerySet,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber

from remit.commitments import models
from remit.commitments.queries import figures, lists, ordering, visibility, wanting
from remit.commitments.queries.lists import EARLIEST, Card
from remit.commitments.queries.ordering import Order, Reader
from remit.commitments.queries.wanting import Wanted
from remit.domain.buckets import ClockName
from remit.domain.rights import Viewer
from remit.domain.vocabulary import OPEN
from remit.kernel import clock
from remit.organisation import queries as organisation

# So many of a series lie behind its row; the whole of it is a list of its own.
BEHIND = 12


@dataclass(frozen=True, slots=True)
class Tally:
    """How many a series has that the viewer may read, and how many of them are done and late."""

    n: int
    done: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a list, how many commitments the list has, and whether more rows follow.

    `behind` are the next ones of each series among the rows, those of the rows included.
    """

    cards: Sequence[Card]
    behind: Sequence[Card]
    total: int
    goes_on: bool


def current(
    viewer: Viewer, wanted: Wanted, *, order: Order = EARLIEST, start: int = 0, size: int = 50
) -> Rows:
    """Commitments as known now, one row for what comes back."""
    today = clock.today()
    rows = wanting.limited(viewer, wanted, organisation.home_edition(today))
    columns, reader = ordering.of_commitments(), Reader(viewer, today)
    single = rows if wanted.series is not None else _one_of_each(rows)
    found = ordering.page(single, order, columns=columns, reader=reader, start=start, size=size + 1)
    shown = found[:size]
    named = {row.series for row in shown if row.series} if wanted.series is None else set()
    next_ones = _next_ones(rows, named) if named else []
    placed = lists.placed_on(today, [lists.now(row) for row in (*shown, *next_ones)])
    cards, behind = placed[: len(shown)], placed[len(shown) :]
    return Rows(cards, behind, rows.count(), len(found) > size)


def row_count(viewer: Viewer, wanted: Wanted) -> int:
    """How many rows such a list has on all its pages."""
    rows = wanting.limited(viewer, wanted, organisation.home_edition(clock.today()))
    return (rows if wanted.series is not None else _one_of_each(rows)).count()


def tallies(viewer: Viewer, series: Iterable[int]) -> Mapping[int, Tally]:
    """How many of each series a viewer may read, and how many of them are done and late today."""
    wanted = set(series)
    if not wanted:
        return {}
    today = clock.today()
    seen = visibility.visible_to(viewer, organisation.home_edition(today)).filter(series__in=wanted)
    counted = wanting.standing_on(today).filter(counted=True, commitment__in=seen.values("pk"))
    buckets = counted.values_list("commitment__series", "bucket").annotate(n=Count("pk"))
    done: Counter[int] = Counter()
    late: Counter[int] = Counter()
    for one, bucket, n in buckets.order_by():
        done[one] += n * figures.in_column(bucket, wanting.DONE, ClockName.REVISED)
        late[one] += n * figures.in_column(bucket, wanting.LATE, ClockName.REVISED)
    numbers = seen.order_by().values_list("series").annotate(n=Count("pk", distinct=True))
    return {one: Tally(n, done[one], late[one]) for one, n in numbers}


def _one_of_each(rows: QuerySet[models.Commitment]) -> QuerySet[models.Commitment]:
    """Of each series the first that is open, else the last one."""
    series = rows.filter(series__isnull=False).order_by().values("series")
    shown = Coalesce(Min("pk", filter=Q(work__in=[one.value for one in OPEN])), Max("pk"))
    return rows.filter(Q(series=None) | Q(pk__in=series.annotate(shown=shown).values("shown")))


def _next_ones(
    rows: QuerySet[models.Commitment], series: Collection[int]
) -> list[models.Commitment]:
    """The first ones of each of these series: what is open, then what is not, by due date."""
    is_open = When(work__in=[one.value for one in OPEN], then=Value(0))
    place = Window(
        RowNumber(),
        partition_by=F("series"),
        order_by=[
            Case(is_open, default=Value(1), output_field=IntegerField()),
            F("revised").asc(nulls_last=True),
            F("pk").asc(),
        ],
    )
    named = models.Commitment.objects.filter(pk__in=rows.filter(series__in=series).values("pk"))
    first: QuerySet[models.Commitment] = named.alias(place=place).filter(place__lte=BEHIND)
    return list(first.order_by(F("revised").asc(nulls_last=True), "pk"))
