"""The rows of a list as a page shows them: each cell under its heading, the box to choose a row by,
and of what the reader may not see its number and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from remit.interfaces.web.lists import cells, serial
from remit.interfaces.web.lists.columns import Column
from remit.interfaces.web.lists.entries import Entry
from remit.interfaces.web.lists.pen import NONE, Cell, Pen
from remit.interfaces.web.lists.shown import Table
from remit.interfaces.web.markup import format_html, joined


@dataclass(frozen=True, slots=True)
class Place:
    """A column of this table: how its cells begin and end, and what is written between."""

    column: Column
    opening: SafeString
    ending: SafeString
    cell: Cell


@dataclass(frozen=True)
class Sheet:
    """A table that is being written."""

    table: Table
    pen: Pen

    @cached_property
    def places(self) -> Sequence[Place]:
        """The columns, each with the parts that are the same in every row."""
        return [_place(column) for column in self.table.columns]

    @cached_property
    def box(self) -> SafeString:
        """How the cell of the box begins."""
        return format_html('<td role="cell" data-label="{}" class="at-tick">', _("Chosen"))

    def row(self, one: Entry) -> SafeString:
        """One row."""
        if one.card.hidden:
            return self._hidden(one)
        parts = [self._chosen(one)]
        for place in self.places:
            behind = serial.behind(one, self.pen) if place.column.fixed else NONE
            parts += place.opening, place.cell(one, self.pen), behind, place.ending
        return format_html('<tr role="row">{}</tr>', joined(NONE, parts))

    def _hidden(self, one: Entry) -> SafeString:
        parts = [SafeString('<td role="cell" data-label="" class="at-tick"></td>')]
        if not self.table.tickable:
            parts = []
        for place in self.places:
            parts += place.opening, _of_hidden(one, place.column, self.pen), place.ending
        return format_html('<tr role="row" class="entry-hidden">{}</tr>', joined(NONE, parts))

    def _chosen(self, one: Entry) -> SafeString:
        if not self.table.tickable:
            return NONE
        if one.card.id not in self.table.tickable:
            return format_html("{}</td>", self.box)
        return format_html("{}{}</td>", self.box, cells.box(one, cells.chosen(one)))


def rows(table: Table, moment: str = "") -> SafeString:
    """All rows of a table; what they open is looked at in a moment, if one is named."""
    pen = Pen(names_documents=table.names_documents, tickable=table.tickable, moment=moment)
    sheet = Sheet(table, pen)
    return joined(NONE, [sheet.row(one) for one in table.rows])


def cell(code: str, one: Entry) -> SafeString:
    """One cell by itself, on a page that is no list."""
    return cells.CELLS[code](one, Pen())


def _place(column: Column) -> Place:
    if column.fixed:
        opening = '<th scope="row" role="rowheader" data-label="{}" class="column-name">'
        ending = SafeString("</th>")
    else:
        opening, ending = '<td role="cell" data-label="{}">', SafeString("</td>")
    return Place(column, format_html(opening, column.label), ending, cells.CELLS[column.code])


def _of_hidden(one: Entry, column: Column, pen: Pen) -> SafeString:
    if column.fixed:
        words = _("Not visible to you")
        return format_html('<span class="quiet">{} <bdi>({})</bdi></span>', words, str(one.card.id))
    if column.code == "state":
        said = (pen.badge(one.clock), pen.badge(one.work))
        return format_html('<span class="badges">{} {}</span>', *said)
    return NONE
