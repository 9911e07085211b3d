"""The list behind a number: which number it is, one page of it, and the pages before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from remit.commitments.queries import lists
from remit.commitments.queries.ordering import Order
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.board import rows
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.lists import shown
from remit.kernel import inputs

SIZE = 50
EVERY = 1_000_000
LAST_PAGE = EVERY // SIZE
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Chosen:
    """A number: its column and the row in which it stands (None is the total)."""

    column: str
    key: str | None
    own: bool
    start: int
    order: Order | None = None

    def page(self, viewer: Viewer, asked: Asked, *, whole: bool = False) -> lists.Page:
        """The commitments behind the number: one page of them, or all."""
        line = lists.Line(self.column, asked.by, self.key, self.own)
        part = (0, EVERY) if whole else (self.start, SIZE)
        return lists.behind_line(viewer, asked.scope, line, order=self.order, part=part)


@dataclass(frozen=True, slots=True)
class Pages:
    """Where this page stands in the whole list, and the addresses around it."""

    total: int
    first: int
    last: int
    before: str = ""
    after: str = ""


def chosen(request: Asking) -> Chosen:
    """The number that the address names."""
    column = str(request.GET.get("column") or "assigned")
    if column not in rows.KNOWN:
        raise Refusal("COLUMN_UNKNOWN", text=column)
    key = request.GET.get("key")
    if key and key.isdecimal() and inputs.number(key) is None:
        raise Refusal("ROW_UNKNOWN", text=key[:SHOWN])
    return Chosen(
        column=column,
        key=None if key is None else str(key),
        own=request.GET.get("own") == "1",
        start=start(request),
        order=shown.order(request),
    )


def start(request: Asking) -> int:
    """How many entries stand on the pages before this one."""
    return (_page(request) - 1) * SIZE


def pages(request: Asking, total: int) -> Pages:
    """The pages around this one."""
    number, before = _page(request), start(request)
    return Pages(
        total=total,
        first=before + 1,
        last=min(before + SIZE, total),
        before=_turned(request, number - 1) if number > 1 else "",
        after=_turned(request, number + 1) if before + SIZE < total else "",
    )


def download(request: Asking, page: str) -> str:
    """The same list as a file."""
    return f"{reverse(page)}?{urlencode(_without_page(request))}"


def _turned(request: Asking, number: int) -> str:
    words: Mapping[str, object] = {**_without_page(request), "page": number}
    return f"{request.path}?{urlencode(words)}"


def _without_page(request: Asking) -> dict[str, object]:
    return {name: word for name, word in request.GET.dict().items() if name != "page"}


def _page(request: Asking) -> int:
    return min(inputs.number(str(request.GET.get("page", ""))) or 1, LAST_PAGE)
