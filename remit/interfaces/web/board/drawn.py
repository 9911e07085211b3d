"""The rows of tables of figures: a name, perhaps a bar, and numbers, each with the list behind it.
Those of a country have a thousand cells, so they are written here and not by a template each."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from remit.domain.buckets import ClockName
from remit.interfaces import writing
from remit.interfaces.web import bars, written
from remit.interfaces.web.board.rows import Cell, Shown
from remit.interfaces.web.markup import format_html, joined

_ROW, _TOTAL = '<tr role="row">{}</tr>', '<tr role="row" class="row-total">{}</tr>'
_CELL = '<td role="cell" data-label="{}" class="number">{}</td>'
_BAR = '<td role="cell" data-label="{}" class="column-bar">{}</td>'
_NAME = '<th scope="row" role="rowheader" data-label="{}" class="column-name"><span>{}</span></th>'
_LINK, _LATE = '<a href="{}">{}</a>', '<a href="{}" class="late">{}</a>'
_NONE = SafeString('<span class="zero">0</span>')
# Behind what is assigned and done stands how much that is.
_SHARE_BEHIND = 2


def of_board(line: Shown, clock: ClockName, is_total: bool) -> SafeString:
    """A row of the board: its name, its bar, and its numbers with the share of what is done."""
    bar = format_html(_BAR, _("Status"), bars.drawn(line.row, clock, legend=False))
    cells = [_cell(one.heading, _number(one, late=_LATE)) for one in line.cells]
    share = _cell(_("% of all assigned"), line.done_percent)
    return _row([_name(line), bar, *cells[:_SHARE_BEHIND], share, *cells[_SHARE_BEHIND:]], is_total)


def of_progress(line: Shown, is_total: bool) -> SafeString:
    """A row of the table of progress: its name, all its numbers and all its shares."""
    cells = [_cell(one.heading, _number(one)) for one in line.cells]
    shares = [_cell(f"% {name}", percent) for name, percent in line.percents]
    return _row([_name(line), *cells, *shares], is_total)


def _row(cells: list[SafeString], is_total: bool) -> SafeString:
    return format_html(_TOTAL if is_total else _ROW, joined("", cells))


def _cell(heading: str, said: str) -> SafeString:
    return format_html(_CELL, heading, said)


def _number(cell: Cell, late: str = _LINK) -> SafeString:
    if not cell.n:
        return _NONE
    said = late if cell.column == bars.LATE else _LINK
    return format_html(said, cell.url, writing.number(cell.n))


def _name(line: Shown) -> SafeString:
    called = written.unit(line.unit) if line.unit else _named(line)
    said = format_html(_LINK, line.url, called) if line.url else called
    beside = (written.original(line.unit), _own(line), _end(line))
    return format_html(_NAME, _("Name"), joined(" ", filter(None, (said, *beside))))


def _named(line: Shown) -> SafeString:
    """What is no unit: a document with its number, a level, a type, a month, the total."""
    name = format_html("<bdi>{}</bdi>", line.name)
    return joined(" ", [written.docno(line.number), name]) if line.number else name


def _own(line: Shown) -> SafeString | None:
    return _quiet(_("itself, without units below")) if line.own else None


def _end(line: Shown) -> SafeString | None:
    """Of a unit that ended: that it waits for its heirs, and the door; or only that it ended."""
    if not line.waits:
        return _quiet(pgettext("unit", "ended")) if line.ended else None
    waits = format_html('<span class="status status-warn">{}</span>', _("not yet transferred"))
    if not line.door:
        return waits
    door = format_html(
        '<a class="text-decoration-underline no-print" href="{}">{}</a>', line.door, _("Hand over")
    )
    return joined(" ", [waits, door])


def _quiet(words: str) -> SafeString:
    return format_html('<span class="quiet">{}</span>', words)
