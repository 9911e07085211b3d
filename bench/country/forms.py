"""What was written once, as a form to be filled in: numbers of acts, units and persons, days,
titles and hashes are cells; everything else stands as it was written."""

import datetime as dt
import json
import operator
import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from remit.kernel import collating

TITLE = "Qtitle 0"  # the title in a story that is played once
FOLDED = TITLE.lower()
FILED = collating.place(TITLE)
_MARKS = re.compile(rf"({TITLE}|{FOLDED}|{re.escape(FILED)}|\d{{4}}-\d\d-\d\d|(?<=#)\d+)")
# Under these keys of a body stand numbers of acts: of units, posts, documents, commitments.
_NUMBERED = frozenset(
    [
        "seq",
        "subject",
        "issuer",
        "lead",
        "cooperating",
        "document",
        "parent",
        "post",
        "act",
        "asked",
        "blocked_by",
        "waiting_for",
        "other",
        "belongs_to",
        "unit",
    ]
)
# What each act brings by itself: its id and its instant (the hashes of its texts have cells too).
ID, INSTANT = 0, 1
Filled = Callable[[Sequence[Any]], tuple[Any, ...]]
Cell = tuple[str, Hashable]


@dataclass(slots=True)
class Form:
    """The cells of one story, in the order in which they were met; the first are the act's own."""

    begin: dt.date
    numbers: Mapping[int, Cell]
    persons: Mapping[int, int]
    cells: list[Any] = field(default_factory=lambda: [("own", ID), ("own", INSTANT)])
    _known: dict[Cell, int] = field(default_factory=dict)

    def cell(self, kind: str, what: Hashable) -> int:
        """The place of a cell: the same for the same thing."""
        key = (kind, what)
        if key not in self._known:
            self._known[key] = len(self.cells)
            self.cells.append(key)
        return self._known[key]

    def constant(self, value: Any) -> int:
        """What stands as it was written."""
        return self.cell("constant", (type(value), value))

    def number(self, value: int | None) -> int:
        """The number of something that an act of the story created, or a unit, post or document."""
        return self.constant(None) if value is None else self.cell(*self.numbers[value])

    def value(self, value: Any) -> int:
        """A date, a text or whatever else stands in a column."""
        if isinstance(value, dt.date):
            return self.cell("day", (value - self.begin).days)
        if isinstance(value, dict):
            return self._text(json.dumps(value))
        return self._text(value) if isinstance(value, str) else self.constant(value)

    def listed(self, values: Sequence[int]) -> int:
        """Several numbers, as JSON."""
        if not values:
            return self.constant("[]")
        pieces = ", ".join(["%s"] * len(values))
        return self.cell("filled", (f"[{pieces}]", tuple(map(self.number, values))))

    def _text(self, text: str) -> int:
        pieces = _MARKS.split(text)
        if len(pieces) == 1:
            return self.constant(text)
        marks = [self._mark(one) for one in pieces[1::2]]
        if pieces[0] == pieces[-1] == "" and len(marks) == 1:
            return marks[0]
        form = "%s".join(one.replace("%", "%%") for one in pieces[::2])
        return self.cell("filled", (form, tuple(marks)))

    def _mark(self, mark: str) -> int:
        if mark in (TITLE, FOLDED, FILED):
            return self.cell("title", mark)
        if mark.isdigit():
            return self.number(int(mark))
        return self.cell("day", (dt.date.fromisoformat(mark) - self.begin).days)

    def body(self, body: str) -> tuple[str, Filled]:
        """A body as a form, and what fills it in."""
        pieces: list[str] = []
        places: list[int] = []
        self._write(json.loads(body), (), pieces, places)
        return "".join(pieces), row(places)

    def _write(self, value: Any, path: tuple[str, ...], out: list[str], places: list[int]) -> None:
        if isinstance(value, dict):
            for place, key in enumerate(value):
                out.append(("," if place else "{") + f'"{key}":')
                self._write(value[key], (*path, key), out, places)
            out.append("}" if value else "{}")
        elif isinstance(value, list):
            for place, one in enumerate(value):
                out.append("," if place else "[")
                self._write(one, path, out, places)
            out.append("]" if value else "[]")
        elif (place := self._leaf(value, path)) is None:
            out.append(json.dumps(value, ensure_ascii=False).replace("%", "%%"))
        else:
            out.append('"%s"' if isinstance(value, str) else "%s")
            places.append(place)

    def _leaf(self, value: Any, path: tuple[str, ...]) -> int | None:
        if path == ("id",):
            return ID
        if path == ("recorded_at",):
            return INSTANT
        if path[0] == "texts":
            return self.cell("hash", path[1])
        if path == ("by", "person"):
            return self.cell("person", self.persons[value])
        if isinstance(value, int) and path[-1] in _NUMBERED:
            return self.number(value)
        return self._text(value) if isinstance(value, str) and _MARKS.search(value) else None


def row(places: Sequence[int]) -> Filled:
    """What takes these cells out of those of a commitment."""
    if len(places) == 1:
        return lambda cells: (cells[places[0]],)
    return operator.itemgetter(*places)
