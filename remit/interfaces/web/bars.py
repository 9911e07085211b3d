"""A status bar: the columns of one row of figures as segments of one line, in the order in which
they are read. Places and widths are percentages, counted from the side where reading begins.

A board has a bar in each of its rows, so they are written here and not by a template each.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from remit.domain import figures
from remit.domain.buckets import ClockName
from remit.interfaces import labels, writing
from remit.interfaces.web.markup import format_html, joined

HUNDRED = 100
ROOM_FOR_A_NUMBER = 7.0
LATE = "open_overdue"
_RECT = '<rect class="{}" x="{}%" y="0" width="{}%" height="100%"{}/>'
_HATCHED = SafeString(' fill="url(#hatch)"')
_KEY = '<li><span class="key-mark bar-{}"></span>{}: {}</li>'


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar: the column, how many, where it lies, and the list behind the number."""

    column: str
    n: int
    start: float
    width: float
    url: str = ""

    @property
    def label(self) -> str:
        """What is counted."""
        return labels.column(self.column)

    @property
    def has_room(self) -> bool:
        """Whether the number fits into the segment."""
        return self.width >= ROOM_FOR_A_NUMBER

    # Drawing speaks with a decimal point in every language.
    @property
    def x(self) -> str:
        """Where it begins."""
        return f"{self.start:.3f}"

    @property
    def w(self) -> str:
        """How wide it is."""
        return f"{self.width:.3f}"

    @property
    def m(self) -> str:
        """Where its number stands."""
        return f"{self.start + self.width / 2:.3f}"


def segments(
    row: figures.Row, *, mirrored: bool, links: Mapping[str, str] | None = None
) -> Iterator[Segment]:
    """The parts of the bar that are not empty; mirrored, they run from right to left."""
    place = 0.0
    for column in figures.PARTITION:
        n = getattr(row, column)
        if n:
            width = n * HUNDRED / row.assigned
            start = HUNDRED - place - width if mirrored else place
            yield Segment(column, n, start, width, (links or {}).get(column, ""))
            place += width


def drawn(
    row: figures.Row,
    clock: ClockName,
    links: Mapping[str, str] | None = None,
    legend: bool = True,
) -> SafeString:
    """The columns of a row as one bar, with the same numbers in words below it."""
    parts = [*segments(row, mirrored=get_language_bidi(), links=links)]
    if not parts:
        return format_html('<p class="figures-none mb-0">{}</p>', _("Nothing assigned"))
    return format_html(
        '<figure class="figures-bar"><svg height="24" role="img" aria-label="{}">{}</svg>{}'
        "</figure>",
        _said(row, clock, parts),
        joined("", map(_part, parts)),
        _legend(clock, parts) if legend else "",
    )


def _said(row: figures.Row, clock: ClockName, parts: Sequence[Segment]) -> str:
    """The whole bar in words."""
    n = writing.count(row.assigned)
    assigned = ngettext("%(n)s assigned", "%(n)s assigned", n) % {"n": n}
    counted = [f"{one.label}: {writing.number(one.n)}" for one in parts]
    return writing.claused([writing.parted([assigned, labels.label(clock)]), *counted])


def _part(one: Segment) -> SafeString:
    """A segment, hatched where it is late, with its number where that fits."""
    said = [format_html(_RECT, f"bar-{one.column}", one.x, one.w, "")]
    if one.column == LATE:
        said.append(format_html(_RECT, "hatch", one.x, one.w, _HATCHED))
    if one.has_room:
        said.append(format_html('<text x="{}%" y="50%">{}</text>', one.m, writing.number(one.n)))
    return joined("", said)


def _legend(clock: ClockName, parts: Sequence[Segment]) -> SafeString:
    return format_html(
        '<figcaption class="visually-hidden">{}</figcaption><ul class="keys">{}</ul>',
        labels.label(clock),
        joined("", [format_html(_KEY, one.column, one.label, _number(one)) for one in parts]),
    )


def _number(one: Segment) -> SafeString:
    n = writing.number(one.n)
    if not one.url:
        return format_html('<span class="key-n">{}</span>', n)
    return format_html('<a class="key-n" href="{}">{}</a>', one.url, n)
