"""Which dates of a clause may be limits: those that no citation holds, no plan looks ahead to, and
that neither come back every year nor tell of what was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.domain.reading import operators
from remit.domain.reading.dates import Moment
from remit.domain.reading.places import Places
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Stretch

# How near words for “every year” stand to the day that they mean.
BESIDE = 12


def hidden(pack: Pack, clause: Stretch, taken: Places) -> list[tuple[int, int]]:
    """Where dates of a clause are no limits: in citations, horizons of plans, and what is told."""
    return [
        *taken.touching(clause.start, clause.end),
        *horizons(pack, clause.text, clause.start),
        *operators.reported(pack, clause),
    ]


def limits(
    pack: Pack, clause: Stretch, covered: Sequence[tuple[int, int]], *, binds: bool = True
) -> list[Moment]:
    """The dates that words make a limit; at the head of a clause that does not bind, none."""
    told = (one for one in operators.timed(pack, clause) if not touches(one, covered))
    return _once(pack, clause, [one for one in told if binds or one.start > clause.start])


def horizons(pack: Pack, text: str, offset: int) -> Iterator[tuple[int, int]]:
    """Stretches that tell how far a plan looks, which is no deadline."""
    for hit in pack.hits("HORIZON", text, offset):
        yield hit.group_spans.get("horizon", (hit.start, hit.end))


def touches(timed: Moment, covered: Sequence[tuple[int, int]]) -> bool:
    return any(a < timed.end and timed.start < b for a, b in covered)


def _once(pack: Pack, clause: Stretch, timed: list[Moment]) -> list[Moment]:
    """The dates without those that come back every year: beside words that say so, or two such."""
    plain = [one for one in timed if not _comes_back(pack, clause, one)]
    yearless = [one for one in plain if one.granularity == "day" and _returns(one)]
    often = len(yearless) > 1 and pack.first("RECURRENCE", clause.text) is not None
    return [one for one in plain if not (often and one in yearless)]


def _returns(timed: Moment) -> bool:
    return timed.year is None and timed.month is not None and timed.shift is None


def _comes_back(pack: Pack, clause: Stretch, timed: Moment) -> bool:
    """A day without a year beside the words for every year comes back; it is no date."""
    if timed.year is not None or timed.granularity not in ("day", "month"):
        return False
    return any(
        hit.rule.value == "year"
        and hit.start <= timed.end + BESIDE
        and timed.start - BESIDE <= hit.end
        for hit in pack.hits("RECURRENCE", clause.text, clause.start)
    )
