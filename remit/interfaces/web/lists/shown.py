"""A list as a page shows it: its columns as the person wants them, its order, and the addresses of
the same list in another order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from remit.commitments.queries.lists import Card
from remit.commitments.queries.ordering import Order, Sort
from remit.commitments.queries.scopes import Scope
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.interfaces.list_choices import queries as choices
from remit.interfaces.list_choices.known import Kind
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.lists import columns as offered
from remit.interfaces.web.lists import entries
from remit.interfaces.web.lists.columns import Column
from remit.interfaces.web.lists.entries import Entry
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.organisation import queries as organisation

SORT, COLUMNS = "sort", "columns"
ASCENDING, DESCENDING = "ascending", "descending"
BEHIND = "-"


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a column: the address of the list ordered by it, and how it is ordered now."""

    column: Column
    url: str = ""
    ordered: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What the rows of a list show, and what stands above them."""

    heads: Sequence[Head]
    rows: Sequence[Entry]
    # The rows that can be chosen, to be acted on together.
    tickable: frozenset[int] = frozenset()

    @property
    def columns(self) -> list[Column]:
        """The columns in their order."""
        return [head.column for head in self.heads]

    @property
    def names_documents(self) -> bool:
        """Whether documents have a column of their own; else they stand below the title."""
        return any(column.code == "document" for column in self.columns)

    @property
    def orders(self) -> list[Head]:
        """The columns by which the list can be ordered."""
        return [head for head in self.heads if head.url]


def columns(request: Asking, kind: Kind) -> tuple[Column, ...]:
    """The columns of a list: those that its address names, else those of the person, else the
    usual ones."""
    named = str(request.GET.get(COLUMNS, ""))
    if named:
        return offered.known(named.split(","))
    chosen = choices.columns(request.by.person, kind.code)
    return offered.known(kind.usual if chosen is None else chosen)


def order(request: HttpRequest) -> Order | None:
    """The order that the address names; None where it names none."""
    word = str(request.GET.get(SORT, ""))
    if not word:
        return None
    by = word.removeprefix(BEHIND)
    if by not in set(Sort):
        raise Refusal("COLUMN_UNKNOWN", text=by)
    return Order(Sort(by), descending=word.startswith(BEHIND))


def heads(
    request: HttpRequest, wanted: Sequence[Column], chosen: Order | None, *, usual: Sort | None
) -> list[Head]:
    """The headings of a list that can be ordered; `usual` is what leads where nobody chose."""
    now = chosen or (Order(usual) if usual else None)
    return [_head(request, column, now) for column in wanted]


def at(heads: Sequence[Head], place: str) -> list[Head]:
    """The headings of one of several tables of a page: another order leads back to it."""
    return [replace(head, url=f"{head.url}#{place}") if head.url else head for head in heads]


def plain(wanted: Sequence[Column], rows: Sequence[Entry]) -> Table:
    """A table in an order of its own."""
    return Table([Head(column) for column in wanted], rows)


def of_today(viewer: Viewer, cards: Sequence[Card], wanted: Sequence[Column]) -> list[Entry]:
    """Entries of commitments as known now."""
    return entries.entries(viewer, today(), cards, offered.needs(wanted))


def today() -> Scope:
    """All that is known, as it stands today."""
    on, head = clock.today(), ledger.head()
    return Scope(
        on=on,
        known_seq=head.seq if head else 0,
        edition=organisation.home_edition(on),
        tree=organisation.HOME_TREE,
    )


def _head(request: HttpRequest, column: Column, now: Order | None) -> Head:
    if column.sort is None:
        return Head(column)
    is_so = now is not None and now.by is column.sort
    descending = now is not None and is_so and now.descending
    word = f"{BEHIND if is_so and not descending else ''}{column.sort.value}"
    said = (DESCENDING if descending else ASCENDING) if is_so else ""
    return Head(column, f"{request.path}?{urlencode({**_kept(request), SORT: word})}", said)


def turned(request: HttpRequest, number: int) -> str:
    """Another page of the same list."""
    return f"{request.path}?{urlencode({**_kept(request), 'page': number})}"


def same_list(request: HttpRequest, page: str, *named: str) -> str:
    """The same list, whole, at another address."""
    kept = _kept(request)
    url = reverse(page, args=named)
    return f"{url}?{urlencode(kept)}" if kept else url


def _kept(request: HttpRequest) -> dict[str, object]:
    return {name: word for name, word in request.GET.items() if name != "page"}


def address(page: str, words: dict[str, str]) -> str:
    """The address of a list with these words."""
    return f"{reverse(page)}?{urlencode(words)}" if words else reverse(page)
