"""The site made: founded by the real actions, filled with the stories, merged on its days."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db import connection

from bench.country import founding, loading, planning, recorded, stories
from bench.country.founding import Country, Size
from bench.country.planning import Plan
from bench.country.stamping import Stamp, instants
from remit.ledger import queries

FIRST = dt.date(2023, 11, 1)
DAYS = 1096
BATCH = 20_000
WHOLE = Size()
SEED = 7
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Wanted:
    """How large the site is to be."""

    commitments: int
    stories: int = 400
    size: Size = WHOLE
    days: int = DAYS
    documents: int = 0

    @property
    def texts(self) -> int:
        """A document stands behind some hundred commitments."""
        return self.documents or max(8, self.commitments // 500)


@dataclass(frozen=True, slots=True)
class Made:
    """What was made."""

    country: Country
    plan: Plan
    acts: int


def generate(wanted: Wanted, tell: Callable[[str], object] = print) -> Made:
    """The site in the empty database of this process."""
    country, plan = founded(wanted, tell)
    with loading.lightly():
        _timed(tell, f"{len(plan.order)} acts written out", lambda: fill(country, plan))
        done = time.perf_counter()
    tell(f"{'indexes made':40}{time.perf_counter() - done:8.1f} s")
    head = queries.head()
    assert head is not None
    return Made(country, plan, head.seq)


def founded(wanted: Wanted, tell: Callable[[str], object] = print) -> tuple[Country, Plan]:
    """The organisation, and what is to be written."""
    told = stories.told(SEED, wanted.stories)
    recipes = _timed(tell, "stories played once", lambda: recorded.recipes(told))
    country = _timed(tell, "organisation founded", lambda: _found(wanted))
    return country, _timed(tell, "acts put in order", lambda: _planned(wanted, country, recipes))


def _found(wanted: Wanted) -> Country:
    return founding.found(wanted.size, FIRST, wanted.days, wanted.texts)


def _planned(wanted: Wanted, country: Country, recipes: list[recorded.Recipe]) -> Plan:
    plan = planning.planned(
        country, recipes, commitments=wanted.commitments, days=wanted.days, seed=SEED
    )
    head = queries.head()
    assert head is not None
    plan.number(head.seq, country.mergers)
    return plan


def fill(country: Country, plan: Plan) -> None:
    """Write every act out, and let units merge on their days."""
    on_postgres = connection.vendor == "postgresql"
    stamp = Stamp(country, plan, dashes=on_postgres, zone="+00" if on_postgres else "")
    rows, waiting = loading.empty(), list(country.mergers)
    prev = _hash()
    walk = zip(plan.acts(), instants(plan, country.first), strict=True)
    for (day, family, index), at in walk:
        while waiting and waiting[0].day <= day:
            loading.write(rows)
            founding.merge(country, waiting.pop(0))
            prev = _hash()
        prev = stamp.write(family, index, at, prev, rows)
        if len(rows["ledger_act"]) >= BATCH:
            loading.write(rows)
    loading.write(rows)


def _hash() -> bytes:
    head = queries.head()
    assert head is not None
    return head.hash


def _timed(tell: Callable[[str], object], what: str, perform: Callable[[], Done]) -> Done:
    begun = time.perf_counter()
    done = perform()
    tell(f"{what:40}{time.perf_counter() - begun:8.1f} s")
    return done
