"""Of what a list is a list, in one line of its print: who holds the sheet sees no address."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from remit.interfaces import writing
from remit.interfaces.exports import Fact
from remit.interfaces.web.lists import shown
from remit.interfaces.web.lists.shown import Head


def line(facts: Iterable[Fact], known_seq: int) -> list[tuple[str, str]]:
    """The facts in words, with the act up to which is known."""
    every = [*facts, (_("As known at act"), f"#{known_seq}")]
    return [(name, _plain(value)) for name, value in every]


def order(heads: Iterable[Head]) -> list[Fact]:
    """By which column the rows follow each other, and whether its last ones come first."""
    signs = {shown.ASCENDING: "↑", shown.DESCENDING: "↓"}
    return [
        (_("Order"), f"{one.column.label} {signs[one.ordered]}") for one in heads if one.ordered
    ]


def _plain(value: str | int | dt.date) -> str:
    if isinstance(value, dt.date):
        return writing.day(value)
    return str(writing.count(value)) if isinstance(value, int) else value
