"""A drawing as SVG text: for a page, where its colours are those of the page and its marks lead to
their records; for a file, which stands alone; and for a picture that is made from it. Every text
is escaped here, and nowhere else."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from remit.interfaces.web.charts.isolating import END, FROM_THE_RIGHT
from remit.interfaces.web.charts.marks import (
    Bar,
    Dot,
    Drawing,
    Field,
    Line,
    Link,
    Mark,
    Place,
    Trail,
    Words,
)
from remit.interfaces.web.charts.paints import COLOURS, PAINTS, PATTERNS

LATIN, ARABIC = "Be Vietnam Pro", "Noto Sans Arabic"
OTHERS = "Noto Sans KR, Noto Sans, sans-serif"
OTHER_SIDE: Mapping[str, str] = MappingProxyType(
    {"start": "end", "middle": "middle", "end": "start"}
)


@dataclass(frozen=True, slots=True)
class Look:
    """For what a drawing is written out: whether it stands alone, and whether anchors follow the
    direction of the text or, as one that makes pictures has it, always the left side."""

    stands_alone: bool = False
    anchors_are_left: bool = False

    def colour(self, name: str) -> str:
        """A colour, by its name on the page or by itself."""
        return COLOURS[name] if self.stands_alone else f"var(--remit-{name})"


PAGE = Look()
FILE = Look(stands_alone=True)
PICTURE = Look(stands_alone=True, anchors_are_left=True)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes the marks of one drawing."""

    drawing: Drawing
    look: Look
    mirrored: bool

    def x(self, place: float, width: float = 0) -> str:
        """A place from the left, with a decimal point in every language."""
        return _number(self.drawing.width - place - width if self.mirrored else place)

    def places(self, places: Sequence[Place]) -> str:
        """Several places of a line."""
        return " ".join(f"{self.x(x)},{_number(y)}" for x, y in places)

    def fill(self, paint: str) -> str:
        """What a field is filled with."""
        return self.look.colour(PAINTS[paint].colour)

    def anchor(self, words: Words) -> str:
        """The side at which a text is held."""
        turned = self.mirrored and self.look.anchors_are_left
        return OTHER_SIDE[words.anchor] if turned else words.anchor

    def text(self, text: str) -> str:
        """A text; where anchors are left, it has to say itself that it runs from the right."""
        turned = self.mirrored and self.look.anchors_are_left
        return f"{FROM_THE_RIGHT}{text}{END}" if turned else text

    def mark(self, mark: Mark) -> SafeString:
        """One mark, or a link with its marks."""
        if isinstance(mark, Link):
            return self._link(mark)
        return _WRITTEN[type(mark)](self, mark)

    def marks(self, marks: Iterable[Mark]) -> SafeString:
        """Several marks, one behind the other."""
        return format_html_join("", "{}", ((self.mark(one),) for one in marks))

    def _link(self, link: Link) -> SafeString:
        said = format_html("<title>{}</title>", link.says)
        inner = self.marks(link.marks)
        if self.look.stands_alone or not link.url:
            return format_html("<g>{}{}</g>", said, inner)
        return format_html('<a href="{}">{}{}</a>', link.url, said, inner)


def written(drawing: Drawing, look: Look, *, mirrored: bool) -> SafeString:
    """The drawing as SVG; mirrored, it runs from right to left."""
    pen = _Pen(drawing, look, mirrored)
    return format_html(
        '<svg{} viewBox="0 0 {} {}" direction="{}" aria-labelledby="{}-title" '
        'aria-describedby="{}-says"><title id="{}-title">{}</title><desc id="{}-says">{}</desc>'
        "<defs>{}</defs>{}</svg>",
        _root(drawing, look, mirrored),
        _number(drawing.width),
        _number(drawing.height),
        "ltr" if look.anchors_are_left or not mirrored else "rtl",
        *(drawing.key,) * 3,
        drawing.title,
        drawing.key,
        drawing.says,
        format_html_join("", "{}", ((one,) for one in _patterns(drawing, look))),
        pen.marks(drawing.marks),
    )


def _root(drawing: Drawing, look: Look, mirrored: bool) -> SafeString:
    if not look.stands_alone:
        # A group, and not an image: what is inside an image cannot be reached by the keyboard.
        return format_html(' class="chart-drawing" role="{}"', "group")
    families = (ARABIC, LATIN) if mirrored else (LATIN, ARABIC)
    return format_html(
        ' xmlns="http://www.w3.org/2000/svg" role="img" width="{}" height="{}" font-family="{}"',
        _number(drawing.width),
        _number(drawing.height),
        ", ".join((*families, OTHERS)),
    )


def _patterns(drawing: Drawing, look: Look) -> Iterable[SafeString]:
    """The patterns that this drawing needs."""
    for name in sorted(_used(drawing.marks)):
        side, strokes = PATTERNS[name]
        yield format_html(
            '<pattern id="{}-{}" width="{}" height="{}" patternUnits="userSpaceOnUse">'
            '<path d="{}" stroke="{}" stroke-width="1.25" stroke-opacity="0.5"/></pattern>',
            drawing.key,
            name,
            side,
            side,
            strokes,
            look.colour("hatch"),
        )


def _used(marks: Iterable[Mark]) -> set[str]:
    found: set[str] = set()
    for mark in marks:
        if isinstance(mark, Link):
            found |= _used(mark.marks)
        elif isinstance(mark, Bar) and PAINTS[mark.paint].pattern:
            found.add(PAINTS[mark.paint].pattern)
    return found


def _bar(pen: _Pen, bar: Bar) -> SafeString:
    pattern = "" if bar.plain else PAINTS[bar.paint].pattern
    place = format_html(
        'x="{}" y="{}" width="{}" height="{}"',
        pen.x(bar.x, bar.width),
        *map(_number, (bar.y, bar.width, bar.height)),
    )
    filled = format_html('<rect {} fill="{}"/>', place, pen.fill(bar.paint))
    if not pattern:
        return filled
    over = format_html('<rect {} fill="url(#{}-{})"/>', place, pen.drawing.key, pattern)
    return format_html("{}{}", filled, over)


def _line(pen: _Pen, line: Line) -> SafeString:
    (x1, y1), (x2, y2) = line.start, line.end
    return format_html(
        '<path d="M{} {}L{} {}" stroke="{}" stroke-width="{}"/>',
        *(pen.x(x1), _number(y1), pen.x(x2), _number(y2)),
        pen.fill(line.paint),
        _number(PAINTS[line.paint].stroke),
    )


def _trail(pen: _Pen, trail: Trail) -> SafeString:
    return format_html(
        '<polyline points="{}" fill="none" stroke="{}" stroke-width="{}"/>',
        pen.places(trail.places),
        pen.fill(trail.paint),
        _number(PAINTS[trail.paint].stroke),
    )


def _dot(pen: _Pen, dot: Dot) -> SafeString:
    x, y = dot.centre
    return format_html(
        '<circle cx="{}" cy="{}" r="{}" fill="{}"/>',
        *(pen.x(x), _number(y), _number(dot.radius)),
        pen.fill(dot.paint),
    )


def _field(pen: _Pen, field: Field) -> SafeString:
    return format_html(
        '<polygon points="{}" fill="{}"/>', pen.places(field.places), pen.fill(field.paint)
    )


def _words(pen: _Pen, words: Words) -> SafeString:
    weight = PAINTS[words.paint].weight
    return format_html(
        '<text x="{}" y="{}" font-size="{}" text-anchor="{}" fill="{}"{}>{}</text>',
        *(pen.x(words.x), _number(words.y), _number(words.size), pen.anchor(words)),
        pen.fill(words.paint),
        format_html(' font-weight="{}"', weight) if weight else "",
        pen.text(words.text),
    )


_WRITTEN: Mapping[type, Callable[[_Pen, Any], SafeString]] = MappingProxyType(
    {Bar: _bar, Line: _line, Trail: _trail, Dot: _dot, Field: _field, Words: _words}
)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
