"""How the elements of a page become lines: blocks, lists, tables in one another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from remit.texts.formats import listing, tables
from remit.texts.formats.lines import Lines

_IN_A_LINE = (
    "a abbr acronym b bdi bdo big cite code data dfn em font i img input ins kbd label mark q rp "
    "rt ruby samp small span strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_IN_A_LINE.split())
_BORDER = re.compile(r"border[\w-]{0,20}\s{0,9}:(?!\s{0,9}(?:none|0))", re.I)
_MOST_ROWS = 10_000
Attributes = Mapping[str, str | None]


@dataclass
class _Table:
    """A table that is being read: its rows, and whether it has lines of its own."""

    ruled: bool
    rows: list[list[tables.Wide]] = field(default_factory=list)
    open: list[tuple[int, int]] = field(default_factory=list)  # columns and rows of open cells


class Layout:
    """A page on its way to lines; a cell has lines of its own until it ends."""

    def __init__(self, most: int) -> None:
        self._writing = [Lines(most)]
        self._tables: list[_Table] = []
        self._lists: list[listing.Counting] = []
        self._kept = 0  # elements around in which line ends count

    def write(self, text: str) -> None:
        """Words in the running line."""
        self._writing[-1].write(text, kept=self._kept > 0)

    def text(self) -> str:
        """All lines of the page."""
        return self._writing[0].text()

    def enter(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        if tag in _INLINE:
            return
        self._writing[-1].end()
        if tag == "table":
            self._tables.append(_Table(_is_ruled(attributes)))
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in {"td", "th"} and self._tables:
            self._enter_cell(tag, attributes)
        elif tag in {"ol", "ul", "menu"}:
            self._enter_list(tag, attributes)
        elif tag == "li" and self._lists:
            self._writing[-1].mark(self._lists[-1].mark(_number(attributes, "value")))
        self._kept += tag == "pre"

    def leave(self, tag: str) -> None:
        """An element ends."""
        if tag in _INLINE or tag == "br":
            return
        if tag in {"td", "th"} and self._tables:
            self._leave_cell()
            return
        self._writing[-1].end()
        if tag == "table":
            table = self._tables.pop()
            made = tables.written(tables.placed(table.rows), ruled=table.ruled)
            self._writing[-1].add(made)
        elif tag in {"ol", "ul", "menu"}:
            self._lists.pop()
        self._kept -= tag == "pre"

    def _enter_cell(self, tag: str, attributes: Attributes) -> None:
        table = self._tables[-1]
        table.ruled = table.ruled or tag == "th" or _is_ruled(attributes)
        columns = tables.narrowed(_number(attributes, "colspan") or 1)
        rows = _number(attributes, "rowspan")  # 0 says: to the end of the table
        table.open.append((columns, _MOST_ROWS if rows == 0 else max(rows or 1, 1)))
        self._writing.append(Lines(self._writing[0].most))

    def _enter_list(self, tag: str, attributes: Attributes) -> None:
        said = listing.OF_HTML.get(attributes.get("type") or "", "decimal")
        start = _number(attributes, "start")
        self._lists.append(
            listing.Counting(said if tag == "ol" else "bullet", 1 if start is None else start)
        )

    def _leave_cell(self) -> None:
        lines = self._writing.pop()
        lines.end()
        table = self._tables[-1]
        table.rows[-1].append(tables.Wide(tuple(lines.done), *table.open.pop()))


def _number(attributes: Attributes, name: str) -> int | None:
    said = (attributes.get(name) or "").strip()
    return int(said) if re.fullmatch(r"-?[0-9]{1,6}", said) else None


def _is_ruled(attributes: Attributes) -> bool:
    border = attributes.get("border") or "0"
    return border not in {"0", "none"} or bool(_BORDER.search(attributes.get("style") or ""))
