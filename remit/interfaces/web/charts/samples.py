"""Charts for the page of components: each full, with one row, with forty, and with nothing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from remit.domain import figures
from remit.domain.vocabulary import Clock, Work
from remit.interfaces import labels, writing
from remit.interfaces.web.charts import isolating, scales
from remit.interfaces.web.charts.ageing import Ageing, Class, Group
from remit.interfaces.web.charts.history import Day, History, Piece
from remit.interfaces.web.charts.league import League, Standing
from remit.interfaces.web.charts.shown import Chart
from remit.interfaces.web.charts.stacked import Part, Row, Stacked
from remit.interfaces.web.charts.trend import Point, Trend

FORTY = 40
MONTHS = 12
PLACE = "#tables"
SHAPES = ((39, 0, 0, 94), (24, 6, 3, 18, 12, 5, 4, 3), (199, 0, 0, 0, 1), (0, 1, 0, 2, 3))
AGES = ((4, 11, 7, 3, 1), (9, 2, 0, 0, 0))
MOVES = (0, 2, -1, -1, None)


def charts(day: dt.date, unit: str) -> Sequence[Chart]:
    """Every chart in its states."""
    full, trend, league, ageing = _stacked(unit, 4), _trend(day), _league(unit, 5), _ageing(AGES)
    nothing = _("Nothing assigned")
    every = (
        full,
        replace(_stacked(unit, 1), key="rows-one"),
        replace(_stacked(unit, FORTY), key="rows-forty"),
        Stacked("rows-none", full.title, nothing, full.heads, full.series, ()),
        trend,
        replace(trend, key="trend-one", points=trend.points[-1:]),
        league,
        replace(_league(unit, FORTY), key="league-forty"),
        ageing,
        replace(_ageing(((0,) * 5, (0,) * 5)), key="ageing-none"),
        _history(day),
    )
    return [Chart(replace(one, key=f"sample-{one.key}")) for one in every]


def _stacked(unit: str, many: int) -> Stacked:
    rows = [
        Row(
            f"{unit} {number + 1}",
            [
                Part(series, n, f"{labels.column(series)}: {writing.number(n)}", PLACE)
                for series, n in zip(figures.PARTITION, SHAPES[number % len(SHAPES)], strict=False)
            ],
            PLACE,
        )
        for number in range(many)
    ]
    return Stacked(
        key="rows",
        title=_("By unit"),
        says=f"{labels.column('assigned')}: {sum(row.total for row in rows)}.",
        heads=(_("Unit"), labels.column("assigned")),
        series=[(one, labels.column(one)) for one in figures.PARTITION],
        rows=rows,
    )


def _trend(day: dt.date) -> Trend:
    assigned, done = labels.column("assigned"), _("Done")
    points = []
    for number in range(MONTHS):
        all_, ready = 90 + number * 12, number * 15
        share = figures.percent(ready, all_) or 0
        month = dt.date(day.year - 1 + (number + 4) // MONTHS, (number + 4) % MONTHS + 1, 1)
        points.append(
            Point(
                name=writing.short_month(month),
                assigned=all_,
                done=ready,
                share=float(share),
                percent=isolating.percent(writing.percent(share)),
                says_assigned=f"{assigned}: {all_}",
                says_done=f"{done}: {ready}",
                url_assigned=PLACE,
                url_done=PLACE,
            )
        )
    return Trend(
        "trend", _("Over twelve months"), f"{done}: 165.", _("As of"), assigned, done, "%", points
    )


def _league(unit: str, many: int) -> League:
    standings = [
        Standing(
            name=f"{unit} {number + 1}",
            rank=number + 1,
            share=100 - number * 2.5,
            percent=isolating.percent(writing.percent(100 - number * 2.5)),
            before=None if moved is None else number + 1 + moved,
            moved=moved,
            movement=_moved(moved),
            says=unit,
            url=PLACE,
        )
        for number in range(many)
        for moved in [MOVES[number % len(MOVES)]]
    ]
    heads = (_("Unit"), _("Rank"), _("Rank a month ago"), _("Movement"), "%")
    return League("league", _("League of units"), f"{unit} 1.", heads, standings)


def _moved(places: int | None) -> str:
    if places is None:
        return _("new")
    if places == 0:
        return _("unchanged")
    words = _("up %(n)s") if places > 0 else _("down %(n)s")
    return words % {"n": abs(places)}


def _ageing(ages: Sequence[Sequence[int]]) -> Ageing:
    lasts = (7, 30, 90, 180, 365)
    groups = [
        Group(
            column,
            labels.column(column),
            [
                Class(_up_to(last), n, labels.column(column), PLACE)
                for last, n in zip(lasts, counts, strict=True)
            ],
        )
        for column, counts in zip(("open_overdue", "claimed"), ages, strict=True)
    ]
    head = _("For how long")
    return Ageing("ageing", head, f"{groups[0].name}: {sum(ages[0])}.", head, groups)


def _history(day: dt.date) -> History:
    states = (
        (0, 10, "calm", Work.ASSIGNED, Clock.IN_TIME),
        (10, 70, "calm", Work.IN_PROGRESS, Clock.IN_TIME),
        (70, 95, "bad", Work.IN_PROGRESS, Clock.OVERDUE),
        (95, 101, "wait", Work.CLAIMED, Clock.OVERDUE),
        (101, 130, "good", Work.VERIFIED, Clock.DONE_LATE),
    )
    pieces = []
    for start, stop, tone, work, clock in states:
        state = writing.parted([labels.label(work), labels.label(clock)])
        first, last = day + dt.timedelta(start), day + dt.timedelta(stop)
        is_ahead = work is Work.VERIFIED
        pieces.append(Piece(first, last, tone, labels.label(work), state, state, is_ahead, PLACE))
    original, revised, today = (day + dt.timedelta(days) for days in (60, 69, 100))
    return History(
        key="history",
        title=_("History"),
        says=f"{pieces[-1].state}.",
        heads=(_("From"), _("Until"), _("Status")),
        tones=[(f"history-{one.tone}", one.state) for one in pieces[1:]],
        pieces=pieces,
        days=[
            Day(original, "original", _("Original due date")),
            Day(revised, "revised", _("Revised due date")),
            Day(today, "today", _("Today")),
        ],
        months=[
            (month, writing.short_month(month)) for month in scales.months(day, pieces[-1].on_until)
        ],
    )


def _up_to(days: int) -> str:
    last = writing.count(days)
    return ngettext("up to %(last)s day", "up to %(last)s days", last) % {"last": last}
