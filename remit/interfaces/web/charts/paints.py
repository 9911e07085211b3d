"""Paints: on a page the name of a colour, so that light, dark and paper hold; in a file the light
colour itself. No series is told by its colour alone: each has a pattern of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# The light colours of the style sheet; a test holds the two together.
COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "surface": "#ffffff",
        "text": "#18212f",
        "quiet": "#4b5768",
        "line": "#d5dbe3",
        "line-strong": "#7b8797",
        "accent": "#1b5a9e",
        "good": "#17663a",
        "bad": "#a11a1a",
        "warn": "#7c4400",
        "wait": "#573b99",
        "muted": "#475364",
        "on-bar": "#ffffff",
        "hatch": "#ffffff",
        "bar-done_on_time": "#1c7a42",
        "bar-done_late": "#7d6a12",
        "bar-done_no_date": "#3d7c6e",
        "bar-open_in_time": "#2463ae",
        "bar-open_overdue": "#b32222",
        "bar-open_no_date": "#4a6f9c",
        "bar-open_stopped": "#666e7b",
        "bar-closed_not_done": "#3b3f47",
    }
)


@dataclass(frozen=True, slots=True)
class Paint:
    """The token of a colour, how it is put on, and the pattern over it."""

    colour: str
    stroke: float = 0
    pattern: str = ""
    weight: int = 0


PAINTS: Mapping[str, Paint] = MappingProxyType(
    {
        # Words.
        "text": Paint("text"),
        "strong": Paint("text", weight=600),
        "quiet": Paint("quiet"),
        "on-bar": Paint("on-bar", weight=600),
        # Lines.
        "axis": Paint("line-strong", stroke=1),
        "grid": Paint("line", stroke=1),
        "trail": Paint("accent", stroke=2),
        "today": Paint("text", stroke=2),
        "original": Paint("bad", stroke=2),
        "revised": Paint("warn", stroke=2),
        # Fields.
        "ground": Paint("surface"),
        "dot": Paint("accent"),
        "up": Paint("good"),
        "down": Paint("bad"),
        "level": Paint("muted"),
        # Series.
        "done_on_time": Paint("bar-done_on_time"),
        "done_late": Paint("bar-done_late", pattern="dots"),
        "done_no_date": Paint("bar-done_no_date", pattern="upright"),
        "open_in_time": Paint("bar-open_in_time", pattern="level"),
        "open_overdue": Paint("bar-open_overdue", pattern="rising"),
        "open_no_date": Paint("bar-open_no_date", pattern="squares"),
        "open_stopped": Paint("bar-open_stopped", pattern="falling"),
        "closed_not_done": Paint("bar-closed_not_done", pattern="crossed"),
        "claimed": Paint("wait", pattern="upright"),
        "share": Paint("accent"),
        "assigned": Paint("bar-open_stopped", pattern="falling"),
        # The state of one commitment.
        "history-calm": Paint("bar-open_in_time", pattern="level"),
        "history-good": Paint("bar-done_on_time"),
        "history-warn": Paint("bar-done_late", pattern="dots"),
        "history-bad": Paint("bar-open_overdue", pattern="rising"),
        "history-wait": Paint("wait", pattern="upright"),
        "history-muted": Paint("bar-open_stopped", pattern="falling"),
    }
)

# One tile of each pattern: its side, and the strokes on it.
PATTERNS: Mapping[str, tuple[int, str]] = MappingProxyType(
    {
        "rising": (6, "M-1 7L7-1M-1 1L1-1M5 7L7 5"),
        "falling": (6, "M-1-1L7 7M5-1L7 1M-1 5L1 7"),
        "crossed": (7, "M-1 8L8-1M-1-1L8 8"),
        "upright": (5, "M2.5 0V5"),
        "level": (7, "M0 3.5H7"),
        "squares": (7, "M0 3.5H7M3.5 0V7"),
        "dots": (6, "M2 3H4"),
    }
)
