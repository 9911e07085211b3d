"""Stacked bars of the rows that were asked for: how what each unit owes stands today."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from remit.domain import figures
from remit.interfaces import labels, writing
from remit.interfaces.web.board import panels, rows
from remit.interfaces.web.board.answers import ROWS
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.board.charted import tied
from remit.interfaces.web.board.charted.loaded import Loaded
from remit.interfaces.web.board.rows import Shown
from remit.interfaces.web.charts import isolating
from remit.interfaces.web.charts.shown import Chart
from remit.interfaces.web.charts.stacked import MOST, Part, Row, Stacked

NAME = "rows"
COUNTED = ("assigned", rows.DONE, "open_overdue")


def chart(asked: Asked, loaded: Loaded) -> Chart:
    """The rows with something assigned, and the whole."""
    table = loaded.table
    shown = [one for one in rows.shown(asked, table) if one.row.assigned]
    whole = rows.total(asked, table)
    data = Stacked(
        key=NAME,
        title=str(panels.BY[asked.by]),
        says=said(whole, shown),
        heads=(str(ROWS[asked.by]), labels.column("assigned")),
        series=[(column, labels.column(column)) for column in figures.PARTITION],
        rows=[_row(one) for one in shown],
        whole=_row(whole),
    )
    return Chart(data, note=_note(data))


def said(whole: Shown, shown: Sequence[Shown]) -> str:
    """How many there are, and where most of what is late stands."""
    counted = isolating.joined(
        *(f"{rows.heading(one)}: {writing.number(getattr(whole.row, one))}" for one in COUNTED)
    )
    most = max((one.row.open_overdue for one in shown), default=0)
    if not most:
        return f"{counted}."
    latest = [one.told for one in shown if one.row.open_overdue == most]
    said = _("Most overdue: %(name)s (%(n)s).")
    if len(latest) > 1:
        said = _("Most overdue, equal: %(name)s (each: %(n)s).")
    return f"{counted}. {said % {'name': tied.named(latest), 'n': writing.number(most)}}"


def _row(shown: Shown) -> Row:
    name = shown.told
    parts = [
        Part(
            series=column,
            n=cell.n,
            says=f"{name} · {labels.column(column)}: {writing.number(cell.n)}",
            url=cell.url,
        )
        for column in figures.PARTITION
        for cell in [shown.cell(column)]
    ]
    return Row(name, parts, shown.links["assigned"])


def _note(data: Stacked) -> str:
    if len(data.rows) <= MOST:
        return ""
    drawn, rows_ = writing.count(MOST), writing.count(len(data.rows))
    said = ngettext(
        "The %(n)s row with the most assigned is drawn; all %(all)s stand in the table.",
        "The %(n)s rows with the most assigned are drawn; all %(all)s stand in the table.",
        drawn,
    )
    return said % {"n": drawn, "all": rows_}
