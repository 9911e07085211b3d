"""The numbers of a row of figures as cells of its table, each with the list behind it. A board of a
country has a thousand of them, so they are written here and not by a template each."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from remit.interfaces import writing
from remit.interfaces.web.board.rows import Cell, Shown

_CELL = '<td role="cell" data-label="{}" class="number">{}</td>'
_LINK, _LATE = '<a href="{}">{}</a>', '<a href="{}" class="late">{}</a>'
_NONE = SafeString('<span class="zero">0</span>')
# Behind what is assigned and done stands how much that is.
_SHARE_BEHIND = 2


def numbers(line: Shown) -> SafeString:
    """The cells of a row in the order of its columns, and the share of what is done among them."""
    cells: list[tuple[str, str]] = [(one.heading, _number(one)) for one in line.cells]
    cells[_SHARE_BEHIND:_SHARE_BEHIND] = [(_("% of all assigned"), line.done_percent)]
    return format_html_join("", _CELL, cells)


def _number(cell: Cell) -> SafeString:
    if not cell.n:
        return _NONE
    said = _LATE if cell.column == "open_overdue" else _LINK
    return format_html(said, cell.url, writing.number(cell.n))
