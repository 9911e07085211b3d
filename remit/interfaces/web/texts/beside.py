"""Two texts in two columns, paragraph beside paragraph, each in the direction of its language; what
only one of them says is told in plain sentences, in a list at the top and at its place."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from remit.domain.pairing import Difference
from remit.domain.pairing.differences import Matter
from remit.domain.reading.records import Span
from remit.domain.rights import Permission, may
from remit.interfaces import labels, writing
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.kernel import clock
from remit.texts import queries as texts
from remit.texts.pairs import queries as pairs
from remit.texts.pairs.queries import Row
from remit.texts.queries import DocumentCard

SAID: Mapping[Matter, Promise] = MappingProxyType(
    {
        Matter.FIGURES: gettext_lazy("Figures: %(left)s here, %(right)s there."),
        Matter.DAYS: gettext_lazy("Days: %(left)s here, %(right)s there."),
        Matter.NUMBERS: gettext_lazy("Numbers of documents: %(left)s here, %(right)s there."),
        Matter.OBLIGATIONS: gettext_lazy("Obligations found: %(left)s here, %(right)s there."),
        Matter.LAST_DAYS: gettext_lazy("Last day: %(left)s here, %(right)s there."),
        Matter.LEVELS: gettext_lazy("Level of who owes it: %(left)s here, %(right)s there."),
    }
)


@dataclass(frozen=True, slots=True)
class Side:
    """One text of the two: its language and how that is written."""

    document: DocumentCard
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class Line:
    """Paragraphs beside each other: what differs, as each side says it."""

    number: int
    left: Sequence[Span]
    right: Sequence[Span]
    here: Sequence[str]
    there: Sequence[str]


@require_GET
@rights.needs(Permission.READ_TEXTS)
def beside(request: Asking, number: int, other: int) -> HttpResponseBase:
    """Two documents beside each other, to whoever may read both."""
    found = pairs.compared(request.viewer, number, other)
    lines = [_line(at, row) for at, row in enumerate(found.rows, start=1)]
    left, right = _side(found.left), _side(found.right)
    context = {
        "left": left,
        "right": right,
        "lines": lines,
        "sides": [left, right],
        "differing": [line for line in lines if line.here or line.there],
        "may_answer": not found.are_one_work and _may_answer(request, found.left),
    }
    return render(request, "texts/beside.html", context)


def _may_answer(request: Asking, document: DocumentCard) -> bool:
    place = texts.place_of(document.issuer, document.confidentiality, clock.today())
    return may(Permission.REGISTER_TEXTS, request.viewer, place)


def _side(document: DocumentCard) -> Side:
    try:
        is_rtl = get_language_info(document.language)["bidi"]
    except KeyError:
        return Side(document, document.language, "auto")
    return Side(document, labels.language(document.language), "rtl" if is_rtl else "ltr")


def _line(number: int, row: Row) -> Line:
    if not row.left or not row.right:
        only = (_("Only this text has this paragraph."),)
        return Line(number, row.left, row.right, only[: len(row.left)], only[: len(row.right)])
    here = [_said(one, one.only_left, one.only_right) for one in row.differences]
    there = [_said(one, one.only_right, one.only_left) for one in row.differences]
    return Line(number, row.left, row.right, here, there)


def _said(one: Difference, here: Sequence[str], there: Sequence[str]) -> str:
    words = {"left": _values(one.matter, here), "right": _values(one.matter, there)}
    return str(SAID[one.matter]) % words


def _values(matter: Matter, values: Sequence[str]) -> str:
    return writing.parted(_shown(matter, values)) or _("none")


def _shown(matter: Matter, values: Sequence[str]) -> Iterator[str]:
    for value in values:
        if matter is Matter.DAYS:
            # No year is compared; a leap year has every day.
            yield writing.day_of_year(dt.date.fromisoformat(f"2000-{value}"))
        elif matter is Matter.LAST_DAYS:
            yield writing.long_day(dt.date.fromisoformat(value))
        elif matter is Matter.LEVELS:
            yield str(labels.KINDS.get(value, value))
        elif matter is Matter.NUMBERS:
            yield value.upper()
        else:
            yield writing.number(Decimal(value))
