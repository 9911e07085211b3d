"""A drawing as a picture in PNG, for whoever puts it into a letter or on a slide. Letters come from
the fonts of the site alone, so that every machine makes the same picture."""

from pathlib import Path

import resvg_py

FONTS = Path(__file__).resolve().parent.parent / "static" / "vendor" / "pictures"
# Twice as many points as on the screen: enough for print.
SHARPNESS = 2.0


def png(svg: str) -> bytes:
    """The picture of a drawing that stands alone."""
    return resvg_py.svg_to_bytes(
        svg_string=svg, font_dirs=[str(FONTS)], skip_system_fonts=True, zoom=SHARPNESS
    )
