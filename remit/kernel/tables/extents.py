"""How far a sheet reaches, found before it is laid out: one cell far away would fill the memory.

A reader makes room for every place between the first filled cell and the last. The sheet is walked
once, as a stream, and refused when the room would be too large. Empty cells need no room, but the
unnumbered cells after them count on from there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from remit.domain.refusals import Refusal

MAX_PLACES = 4_000_000

_PLACE = re.compile(r"([A-Z]{0,4})(\d{0,7})", re.IGNORECASE)


@dataclass
class _Extent:
    """Where the walk stands, and the furthest line and column with something in them."""

    line: int = 0
    column: int = 0
    last_line: int = 0
    last_column: int = 0

    def enter(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Follow the walk into an element of the sheet."""
        element = tag.rpartition(":")[2]
        if element == "row":
            _, line = _place(attributes.get("r", ""))
            self.line, self.column = line or self.line + 1, 0
        elif element == "c":
            column, line = _place(attributes.get("r", ""))
            self.line, self.column = max(line, self.line), column or self.column + 1
        elif element in ("v", "is", "f"):
            self._reach()

    def _reach(self) -> None:
        self.last_line = max(self.last_line, self.line)
        self.last_column = max(self.last_column, self.column)
        if self.last_line * self.last_column > MAX_PLACES:
            raise Refusal("TABLE_REACHES_TOO_FAR", limit=str(MAX_PLACES))


def check_extent(part: bytes) -> None:
    """A sheet that would need too much room is refused; other parts of a workbook pass."""
    if b"sheetData" not in part:
        return
    extent = _Extent()
    walk = expat.ParserCreate("utf-8")
    walk.StartElementHandler = extent.enter
    walk.StartDoctypeDeclHandler = _refuse_definitions
    try:
        walk.Parse(part, True)
    except expat.ExpatError as error:
        raise Refusal("TABLE_NOT_A_TABLE", reason="workbook") from error


def _refuse_definitions(*_: object) -> None:
    """Definitions of its own are no part of a sheet; they serve to blow it up."""
    raise Refusal("TABLE_NOT_A_TABLE", reason="workbook")


def _place(written: str) -> tuple[int, int]:
    """The column and line of a place such as AB12; zero for what is not said."""
    place = _PLACE.fullmatch(written)
    if place is None:
        raise Refusal("TABLE_REACHES_TOO_FAR", limit=str(MAX_PLACES))
    letters, line = place.groups()
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(line or 0)
