"""The trend of a scope: assigned and done at the end of each month, in the units of one tree."""

import datetime as dt

from django.utils.translation import gettext as _

from remit.commitments.queries import trends
from remit.commitments.queries.trends import Balance
from remit.domain.figures import Policy, Share
from remit.interfaces import labels, writing
from remit.interfaces.web.board import rows
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.board.charted import figured
from remit.interfaces.web.board.charted.loaded import Loaded
from remit.interfaces.web.charts import isolating
from remit.interfaces.web.charts.shown import Chart
from remit.interfaces.web.charts.trend import Point, Trend

NAME = "trend"


def chart(asked: Asked, loaded: Loaded) -> Chart:
    """Twelve months up to the day that is looked at."""
    days = trends.ends_of_months(asked.scope.on)
    found = [loaded.balances[day.isoformat()] for day in days]
    points = [_point(asked, one) for one in found]
    data = Trend(
        key=NAME,
        title=_("Over twelve months"),
        says=_said(found, points),
        head=_("As of"),
        assigned=labels.column("assigned"),
        done=rows.heading(rows.DONE),
        share=isolating.joined(
            rows.heading(rows.DONE), f"% {labels.label(Policy.OF_ALL_ASSIGNED)}"
        ),
        points=points,
    )
    return Chart(data, note=figured.in_this_tree(asked))


def _point(asked: Asked, balance: Balance) -> Point:
    share = _share(balance)
    name, percent = _named(balance.on, asked.scope.on), figured.percent(share)
    assigned, done = (writing.number(n) for n in (balance.total.assigned, balance.total.done))
    return Point(
        name=name,
        assigned=balance.total.assigned,
        done=balance.total.done,
        share=None if share.percent is None else float(share.percent),
        percent=percent,
        says_assigned=f"{name} · {labels.column('assigned')}: {assigned}",
        says_done=f"{name} · {rows.heading(rows.DONE)}: {done} ({percent})",
        url_assigned=_url(asked, balance.on, "assigned"),
        url_done=_url(asked, balance.on, rows.DONE),
    )


def _share(balance: Balance) -> Share:
    return balance.total.shares[0]


def _url(asked: Asked, day: dt.date, column: str) -> str:
    words = figured.on_day(asked, day)
    return asked.scope_url("figures_list", column=column, **words)


def _named(day: dt.date, last: dt.date) -> str:
    """A month by its number and year; the last day, which need not end one, by itself."""
    if day == last:
        return writing.day(day)
    return writing.short_month(day)


def _said(found: list[Balance], points: list[Point]) -> str:
    first = next((number for number, one in enumerate(found) if one.total.assigned), None)
    if first is None:
        return _("Nothing assigned")
    return _(
        "From %(first)s to %(last)s: assigned from %(assigned_then)s to %(assigned_now)s, done "
        "from %(done_then)s to %(done_now)s; done of all assigned from %(then)s to %(now)s."
    ) % {
        "first": points[first].name,
        "last": points[-1].name,
        "assigned_then": writing.number(points[first].assigned),
        "assigned_now": writing.number(points[-1].assigned),
        "done_then": writing.number(points[first].done),
        "done_now": writing.number(points[-1].done),
        "then": points[first].percent,
        "now": points[-1].percent,
    }
