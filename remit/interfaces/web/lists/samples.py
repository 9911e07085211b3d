"""A list for the page of components: ordered by two columns, with rows that can be chosen, one that
is late, one that is blocked and asks for time, and one whose content is hidden."""

import datetime as dt

from django.utils.translation import gettext as _

from remit.commitments.queries.lists import Card
from remit.domain.buckets import Bucket
from remit.domain.vocabulary import Block, Clock, Evidence, Type, Work
from remit.interfaces.web.lists import columns
from remit.interfaces.web.lists.entries import NOTHING, Entry
from remit.interfaces.web.lists.shown import ASCENDING, DESCENDING, Head, Table
from remit.organisation.queries import UnitCard

COLUMNS = ("title", "lead", "due", "state", "why")
ORDERED = {"lead": DESCENDING, "due": ASCENDING}
WEEK = dt.timedelta(days=7)


def table(day: dt.date, unit: UnitCard, number: str) -> Table:
    """The list as it stands on a day."""
    heads = [
        Head(column, url="#lists" if column.sort else "", ordered=ORDERED.get(column.code, ""))
        for column in columns.known(COLUMNS)
    ]
    late = _entry(1, day - WEEK, Work.IN_PROGRESS, unit, number, late=WEEK.days)
    waits = _entry(2, day + WEEK, Work.ASSIGNED, unit, "", blocked=Block.WAITS_FOR_UNIT.value)
    hidden = _entry(3, day, Work.CLAIMED, unit, "", hidden=True)
    return Table(heads, [late, waits, hidden], frozenset({1, 2}))


def _entry(
    place: int,
    due: dt.date,
    work: Work,
    unit: UnitCard,
    number: str,
    *,
    late: int = 0,
    blocked: str = "",
    hidden: bool = False,
) -> Entry:
    clock = Clock.OVERDUE if late else Clock.IN_TIME
    bucket = Bucket(work, clock, clock, bool(late), bool(late), Evidence.NONE, None, False)
    card = Card(
        id=place,
        hidden=hidden,
        title="" if hidden else _("Result that is owed"),
        type=Type.TASK.value,
        work=work.value,
        blocked=blocked,
        extension_asked=bool(blocked),
        bucket=bucket,
    )
    named = (number, "") if number else None
    return Entry(card, unit, unit, named, due, late, clock, NOTHING, {})
