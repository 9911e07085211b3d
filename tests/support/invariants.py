"""What holds after whatever was recorded: derived tables can be made again, the chain is whole, and
movements, spans and figures count the same on every day at which a history has a corner.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from remit.commitments import models
from remit.commitments.queries import figures, standing
from remit.commitments.queries.scopes import By, Scope
from remit.domain.tree import Edition
from remit.ledger import queries as ledger
from remit.ledger.actions import rebuilding
from remit.ledger.queries import verification
from remit.organisation import queries as organisation
from tests.support import naive

DAY = dt.timedelta(days=1)
EARLIER = 2  # points of knowledge before the present one
LOOKS = 4  # days on which the figures of every unit are looked at
Key = tuple[int, int | None, int | None, int | None, int]


@dataclass(frozen=True, slots=True)
class Counted:
    """A span as the checks need it."""

    commitment: int
    ancestors: tuple[int, ...]
    on_from: dt.date
    on_until: dt.date | None
    known_from: int
    known_until: int | None
    counted: bool
    key: Key

    def holds(self, day: dt.date, known: int) -> bool:
        """Whether the span holds on a day, as known at an act."""
        return (
            self.on_from <= day
            and (self.on_until is None or day < self.on_until)
            and self.known_from <= known
            and (self.known_until is None or known < self.known_until)
        )


def check() -> None:
    """Everything that holds after every test that recorded acts."""
    head = ledger.head()
    if head is None:
        return
    rebuilt = rebuilding.check()
    assert (rebuilt.different, rebuilt.acts) == ((), head.seq)
    verified = verification.verify()
    assert (verified.findings, verified.acts) == ((), head.seq)
    check_counts(head.seq)


def check_counts(head: int) -> None:
    """Movements, spans and figures agree, now and at some earlier points of knowledge."""
    spans = _spans()
    if not spans:
        return
    movements = list(
        models.Movement.objects.order_by("on").values_list(
            "seq", "on", "unit", "above_1", "above_2", "above_3", "bucket", "n"
        )
    )
    for known in _points(spans, head):
        days = corners(span for span in spans if span.known_from <= known)
        _check_movements(spans, movements, days, known)
        for day in _some(days, LOOKS if known == head else 2):
            check_figures(spans, day, known)


def corners(spans: Iterable[Counted]) -> list[dt.date]:
    """Every day at which a span begins or ends, with the day before and the day after."""
    cut = {day for span in spans for day in (span.on_from, span.on_until) if day}
    return sorted({day + shift * DAY for day in cut for shift in (-1, 0, 1)})


def check_figures(spans: Sequence[Counted], day: dt.date, known: int) -> None:
    """The figures of the whole tree and of each unit count what the spans count."""
    edition = organisation.home_edition(day, known)
    scope = Scope(on=day, known_seq=known, edition=edition, tree=organisation.HOME_TREE)
    found = naive.counted(scope)
    counted = [span for span in spans if span.counted and span.holds(day, known)]
    rolled = standing.on_day(day, known).rolled(edition)
    for unit in (None, *edition.order):
        within = figures.within_line(scope, By.UNIT, None if unit is None else str(unit))
        row = figures.summed(found, within, scope.clock)
        expected = expected_counts(counted, edition, unit)
        assert (row.assigned, row.parts) == expected, (day, known, unit)
        assert figures.whole(replace(scope, unit=unit), rolled) == row, (day, known, unit)


def expected_counts(
    standing: Sequence[Counted], edition: Edition, unit: int | None
) -> tuple[int, int]:
    """How many count in a unit and below it, and how many are left out there as parts."""
    range_ = None if unit is None else frozenset(edition.subtree(unit))
    inside = {span.commitment for span in standing if _within(span, range_)}
    parts = [
        span
        for span in standing
        if span.commitment in inside and inside.intersection(span.ancestors)
    ]
    return len(inside) - len(parts), len(parts)


def _within(span: Counted, units: Collection[int] | None) -> bool:
    return units is None or span.key[0] in units


def _spans() -> list[Counted]:
    ancestors = dict(models.Commitment.objects.values_list("id", "ancestors"))
    rows = models.Span.objects.filter(lead__isnull=False).values_list(
        "commitment",
        "on_from",
        "on_until",
        "known_from",
        "known_until",
        "counted",
        "lead",
        "above_1",
        "above_2",
        "above_3",
        "bucket",
    )
    return [Counted(row[0], tuple(ancestors[row[0]]), *row[1:6], row[6:]) for row in rows]


def _points(spans: Sequence[Counted], head: int) -> list[int]:
    changes = sorted({span.known_from for span in spans} - {head})
    return [*_some(changes, EARLIER), head]


def _some(values: Sequence, most: int) -> list:
    if len(values) <= most:
        return list(values)
    step = (len(values) - 1) / (most - 1)
    return [values[round(place * step)] for place in range(most)]


def _check_movements(
    spans: Sequence[Counted], movements: Sequence[tuple], days: Sequence[dt.date], known: int
) -> None:
    known_movements = [row for row in movements if row[0] <= known]
    summed: Counter[Key] = Counter()
    place = 0
    for day in days:
        while place < len(known_movements) and known_movements[place][1] <= day:
            _, _, *key, n = known_movements[place]
            summed[tuple(key)] += n
            place += 1
        counted = Counter(span.key for span in spans if span.holds(day, known))
        assert {key: n for key, n in summed.items() if n} == counted, (day, known)
