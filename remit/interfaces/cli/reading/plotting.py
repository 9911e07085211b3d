"""The calibration of each group as a picture: how sure the drafts were, how often they were right.

On the diagonal a confidence means what it says; the area of a point is its number of drafts.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from django.utils.translation import gettext as _

SIZE, EDGE, GAP = 220, 34, 24
LARGEST_POINT = 12
STYLE = (
    "text{font:11px sans-serif;fill:#222}.frame{fill:none;stroke:#999}"
    ".even{stroke:#999;stroke-dasharray:4 3}.met{fill:#0b6e4f;fill-opacity:.75}"
)


def picture(groups: Sequence[Mapping[str, Any]]) -> str:
    """One panel for each group, side by side."""
    width = len(groups) * (SIZE + EDGE + GAP) + GAP
    height = SIZE + 2 * EDGE + GAP
    panels = "".join(_panel(group, index) for index, group in enumerate(groups))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">'
        f'<style>{STYLE}</style><rect width="{width}" height="{height}" fill="#fff"/>'
        f"{panels}</svg>\n"
    )


def _panel(group: Mapping[str, Any], index: int) -> str:
    left, top = GAP + EDGE + index * (SIZE + EDGE + GAP), GAP + EDGE // 2
    error = group["calibration"]["error"]
    title = " · ".join(group["key"].values()) + ("" if error is None else f" · {error:.3f}")
    parts = [
        f'<g transform="translate({left} {top})">',
        f'<text x="0" y="-8">{escape(title)}</text>',
        f'<rect class="frame" width="{SIZE}" height="{SIZE}"/>',
        f'<line class="even" x1="0" y1="{SIZE}" x2="{SIZE}" y2="0"/>',
        *_scale(),
        *_points(group["calibration"]["bins"]),
        "</g>",
    ]
    return "".join(parts)


def _scale() -> Iterator[str]:
    yield f'<text x="{SIZE}" y="{SIZE + 30}" text-anchor="end">{escape(_("confidence"))} →</text>'
    turned = 'transform="rotate(-90)" text-anchor="end"'
    yield f'<text {turned} x="0" y="-22">{escape(_("share that is right"))} →</text>'
    for tenth in (0, 5, 10):
        at = SIZE * tenth / 10
        yield f'<text x="{at:.0f}" y="{SIZE + 16}" text-anchor="middle">{tenth / 10:g}</text>'
        yield f'<text x="-6" y="{SIZE - at + 4:.0f}" text-anchor="end">{tenth / 10:g}</text>'


def _points(bins: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    most = max((row["drafts"] for row in bins), default=1)
    for row in bins:
        radius = max(2.0, LARGEST_POINT * math.sqrt(row["drafts"] / most))
        x, y = row["confidence"] * SIZE, (1 - row["right"]) * SIZE
        yield (
            f'<circle class="met" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}">'
            f"<title>{row['drafts']}: {row['confidence']:.2f} → {row['right']:.2f}</title></circle>"
        )
