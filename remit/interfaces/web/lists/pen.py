"""What writes the cells of one table: what many rows say – a unit, a day, a status – is written
once and kept for the others."""

import datetime as dt
from collections.abc import Callable
from functools import cache

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from remit.interfaces import writing
from remit.interfaces.web import written
from remit.interfaces.web.lists.entries import Entry
from remit.interfaces.web.markup import format_html, joined
from remit.organisation.queries import UnitCard

NONE = SafeString("")


class Pen:
    """Writes the cells of one table, in the language of its page."""

    def __init__(
        self,
        *,
        names_documents: bool = False,
        tickable: frozenset[int] = frozenset(),
        moment: str = "",
    ) -> None:
        # Whether documents have a column of their own; else they stand below the title.
        self.names_documents = names_documents
        # The rows that can be chosen.
        self.tickable = tickable
        # The words of the address that say as of when a row was counted.
        self.moment = moment
        self.day = cache(written.day)
        self.badge = cache(written.badge)
        self.docno = cache(written.docno)
        self.late = cache(_late)
        self.word = cache(_quiet)
        self._address = reverse("commitment", args=[0]).rpartition("0")
        self._units: dict[int, SafeString] = {}

    def unit(self, card: UnitCard | None) -> SafeString:
        """A unit by its name, with its own one beside."""
        number = card.id if card else 0
        if number not in self._units:
            self._units[number] = joined("", (written.unit(card), written.original(card)))
        return self._units[number]

    def on(self, day: dt.date | None) -> SafeString:
        """A day, where there is one."""
        return self.day(day) if day else NONE

    def address(self, number: int) -> str:
        """Where a commitment has its page."""
        before, _number, after = self._address
        return f"{before}{number}{after}{self.moment}"


Cell = Callable[[Entry, Pen], SafeString]


def status(tone: str, words: str) -> SafeString:
    """A word in a tone."""
    return format_html('<span class="status status-{}">{}</span>', tone, words)


def said_late(days: int) -> str:
    """How many days late something is, in words."""
    return ngettext("%(n)s day late", "%(n)s days late", days) % {"n": writing.count(days)}


def _late(days: int) -> SafeString:
    return format_html('<strong class="late">{}</strong>', said_late(days))


def _quiet(words: str) -> SafeString:
    return format_html('<span class="quiet">{}</span>', words)
