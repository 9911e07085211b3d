"""Where all commitments stand on a day, as known at an act: their tallies by place, from the
nearest balance and the movements between it and what is asked for.

What was asked once stays in the memory of this process, and goes on with the acts that follow. It
is kept under the hash of its act, which says everything that was known.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Case, Sum, Value, When

from remit.commitments import models
from remit.commitments.projections import balances
from remit.commitments.projections.balances import DAY, Between
from remit.commitments.queries.memory import Known, Memory
from remit.domain import rolled, tallies
from remit.domain.rolled import Rolled
from remit.domain.tallies import Place
from remit.domain.tree import Edition
from remit.ledger import queries as ledger

AHEAD = 75 * DAY  # after so many days the balance of all days is nearer
KEPT = 16
ABOVE = ("above_1", "above_2", "above_3")


@dataclass(slots=True)
class Standing:
    """The tallies of all places, and how they roll up the tree that was asked for last."""

    by_place: Mapping[Place, int]
    _rolled: Rolled | None = field(default=None, repr=False)

    def rolled(self, edition: Edition) -> Rolled:
        """All units of a tree at once."""
        known = self._rolled
        if known is None or known.edition is not edition:
            known = self._rolled = rolled.roll(edition, self.by_place)
        return known


_memory: Memory[dt.date, Standing] = Memory(KEPT)


def forget() -> None:
    """Be as a process that has answered nothing yet."""
    _memory.empty()


def on_day(on: dt.date, seq: int) -> Standing:
    """Where all places stand on a day, as known at an act."""
    return on_days([on], seq)[on]


def on_days(days: Iterable[dt.date], seq: int) -> Mapping[dt.date, Standing]:
    """The same on several days, each by itself."""
    hashes = ledger.hashes({seq, *_memory.acts()})
    known = (seq, hashes.get(seq, b""))
    near = [(one, hashes[one]) for one in hashes if 0 < seq - one <= balances.STRIDE]
    wanted = sorted(set(days))
    found = {day: one for day in wanted if (one := _memory.found(day, known)) is not None}
    found |= _counted([day for day in wanted if day not in found], seq, near)
    if known[1]:
        for day, one in found.items():
            _memory.keep(day, known, one)
    return found


def _counted(days: Sequence[dt.date], seq: int, near: Sequence[Known]) -> dict[dt.date, Standing]:
    """From what is kept or from a balance; without either, all days from the first movement on."""
    found, plain = _continued(days, seq, near), []
    for day in (day for day in days if day not in found):
        counted = _carried(day, seq)
        if counted is None:
            plain.append(day)
        else:
            found[day] = Standing(counted)
    return found | (_summed(plain, seq) if plain else {})


def _continued(days: Iterable[dt.date], seq: int, near: Sequence[Known]) -> dict[dt.date, Standing]:
    """From what is kept of a day: what was booked since is read once for all days."""
    kept = {day: one for day in days if (one := _memory.before(day, near)) is not None}
    news = {begin: _booked_since(begin, seq) for begin in {begin for begin, _ in kept.values()}}
    found = {}
    for day, (begin, before) in kept.items():
        counted = dict(before.by_place)
        for on, place, tally in news[begin]:
            if on <= day:
                counted[place] = counted.get(place, 0) + tally
        found[day] = Standing(counted)
    return found


def _booked_since(begin: int, seq: int) -> Sequence[tuple[dt.date, Place, int]]:
    rows = models.Movement.objects.filter(seq__gt=begin, seq__lte=seq)
    return [
        (on, (unit, first or 0, second or 0, third or 0), tallies.of_bucket(bucket) * n)
        for on, unit, first, second, third, bucket, n in rows.values_list(
            "on", "unit", *ABOVE, "bucket", "n"
        )
    ]


def _carried(day: dt.date, seq: int) -> balances.Standing | None:
    """From the nearest balance; of a day far ahead of the act that of all days is nearer, and what
    lies behind the day is taken off."""
    if seq < balances.STRIDE:
        return None
    known = models.Balance.objects.filter(seq__lte=seq).order_by("-seq")
    latest = known.values_list("seq", "on").first()
    if latest is not None and latest[1] < day - AHEAD:
        begin, column = latest[0], "always"
        rest = [Between(None, None, begin, seq), Between(day, None, 0, seq, -1)]
    elif nearest := known.filter(on__lte=day).values_list("seq", "on").first():
        begin, column = nearest[0], "until"
        rest = [Between(None, nearest[1], begin, seq), Between(nearest[1], day, 0, seq)]
    else:
        return None
    standing = balances.kept(known.filter(seq=begin).values_list(column, flat=True)[0])
    balances.book(standing, rest)
    return standing


def _summed(days: Sequence[dt.date], seq: int) -> dict[dt.date, Standing]:
    """Every movement of the days is added up once, in one statement."""
    running: balances.Standing = {}
    found = {}
    booked = _booked(days, seq)
    for number, day in enumerate(days):
        for place, tally in booked.get(number, ()):
            running[place] = running.get(place, 0) + tally
        found[day] = Standing(dict(running))
    return found


def _booked(days: Sequence[dt.date], seq: int) -> Mapping[int, Sequence[tuple[Place, int]]]:
    """What was booked up to each day and after the day before it, by the number of the day."""
    whens = [When(on__lte=day, then=Value(number)) for number, day in enumerate(days)]
    rows = models.Movement.objects.filter(on__lte=days[-1], seq__lte=seq)
    numbered = rows.annotate(number=Case(*whens))
    grouped = numbered.values_list("number", "unit", *ABOVE, "bucket")
    found: dict[int, list[tuple[Place, int]]] = {}
    for number, unit, *above, bucket, n in grouped.annotate(sum_of_n=Sum("n")).order_by():
        first, second, third = (one or 0 for one in above)
        tally = tallies.of_bucket(bucket) * n
        found.setdefault(number, []).append(((unit, first, second, third), tally))
    return found
