"""Lists of commitments in an order: by which column and which way, the same columns as on the
pages; and how a cursor says behind which row the next page begins."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from ninja import Field, Schema

from remit.commitments.queries.ordering import Last, Order, Sort
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Type, Work
from remit.interfaces.api import paging
from remit.kernel import inputs

WIDTH = 3


class WantedOrder(Schema):
    """By which column, and which way."""

    sort: Sort | None = Field(
        None,
        description="The earliest due first, if none is named. Units and documents stand by the "
        "names that the asker reads; `since`: how long it stands in its state.",
    )
    descending: bool = Field(False, description="What has no value stands last all the same.")

    def order(self) -> Order | None:
        """The order that is meant; none: the earliest due first."""
        if self.sort is None and not self.descending:
            return None
        return Order(self.sort or Sort.DUE, self.descending)


def row(last: Last) -> list[Any]:
    """What a cursor keeps of a row."""
    return [last.value, last.due, last.number]


def last(order: Order, row: list[Any] | None) -> Last | None:
    """The row behind which the page begins, as a cursor of this order keeps it."""
    if row is None:
        return None
    value, due, number = row
    read = _VALUES[order.by]
    return Last(
        None if value is None and order.by not in _ALWAYS else read(value),
        None if due is None else paging.day(due),
        paging.number(number),
    )


def _words(said: object) -> str:
    try:
        return inputs.text(said if isinstance(said, str) else "\0")
    except Refusal:
        raise Refusal("CURSOR_NOT_GOOD") from None


def _one_of(words: type[StrEnum]) -> Callable[[object], str]:
    def word(said: object) -> str:
        if not isinstance(said, str) or said not in set(words):
            raise Refusal("CURSOR_NOT_GOOD")
        return said

    return word


_VALUES: Mapping[Sort, Callable[[object], object]] = MappingProxyType(
    {
        Sort.NUMBER: paging.number,
        Sort.TITLE: _words,
        Sort.DOCUMENT: paging.number,
        Sort.TYPE: _one_of(Type),
        Sort.LEAD: paging.number,
        Sort.ISSUER: paging.number,
        Sort.DUE: paging.day,
        Sort.ORIGINAL: paging.day,
        Sort.REVISED: paging.day,
        Sort.WORK: _one_of(Work),
        Sort.SINCE: paging.day,
    }
)
_ALWAYS = frozenset({Sort.NUMBER, Sort.TITLE, Sort.TYPE, Sort.WORK})
