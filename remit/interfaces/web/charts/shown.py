"""A chart as a page shows it: what it says, the drawing for wide and for narrow places, the table
with the same figures, and the same drawing as a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.http import HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from remit.interfaces import downloads
from remit.interfaces.web.charts import (
    ageing,
    framed,
    frames,
    history,
    league,
    pictures,
    stacked,
    svg,
    tables,
    trend,
)
from remit.interfaces.web.charts.frames import Frame
from remit.interfaces.web.charts.marks import Drawing
from remit.interfaces.web.charts.svg import Look
from remit.interfaces.web.charts.tables import Data, Table

SVG, PNG = "svg", "png"
MEDIA = {SVG: "image/svg+xml", PNG: "image/png"}
_DRAWN: Mapping[type, Callable[[Any, Frame], Drawing]] = MappingProxyType(
    {
        stacked.Stacked: stacked.drawn,
        trend.Trend: trend.drawn,
        league.League: league.drawn,
        ageing.Ageing: ageing.drawn,
        history.History: history.drawn,
    }
)


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures of a chart, a note on how they were counted, and where its files are."""

    data: Data
    note: str = ""
    svg_url: str = ""
    png_url: str = ""

    @property
    def drawings(self) -> list[tuple[str, SafeString]]:
        """The drawing in each frame, with the name of the frame."""
        return [
            (frame.name, svg.written(drawn(self.data, frame), svg.PAGE, mirrored=_mirrored()))
            for frame in frames.BOTH
        ]

    @property
    def table(self) -> Table:
        """The same figures as a table."""
        return tables.table(self.data)


def drawn(data: Data, frame: Frame) -> Drawing:
    """The figures drawn in a frame."""
    return _DRAWN[type(data)](data, frame)


def alone(data: Data, lines: Sequence[str], look: Look = svg.FILE) -> SafeString:
    """The drawing as it stands alone, with its title and the lines that say what it is about."""
    drawing = framed.framed(drawn(data, frames.WIDE), frames.WIDE, lines)
    return svg.written(drawing, look, mirrored=_mirrored())


def file(data: Data, lines: Sequence[str], *, name: str, form: str) -> HttpResponse:
    """The drawing as a file to be kept, in one of two forms."""
    drawing = alone(data, lines, svg.PICTURE if form == PNG else svg.FILE)
    content = pictures.png(drawing) if form == PNG else drawing.encode()
    return downloads.attached(content, f"remit-{name}.{form}", MEDIA[form])


def _mirrored() -> bool:
    return bool(get_language_bidi())
