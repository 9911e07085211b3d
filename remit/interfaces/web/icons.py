"""The few signs of the shell, drawn as strokes on a field of 24 by 24. They never stand alone: a
word stands beside them, or is hidden for readers of the screen."""

from collections.abc import Mapping
from types import MappingProxyType

STROKES: Mapping[str, str] = MappingProxyType(
    {
        "menu": "M4 6h16M4 12h16M4 18h16",
        "language": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M3.5 9h17M3.5 15h17"
        "M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18",
        "light": "M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2"
        "M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4",
        "dark": "M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5",
        "auto": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 3v18M12 7l6.5-1M12 12h9M12 17l6.5 1",
        "post": "M4 9h16v10H4zM9 9V6h6v3M4 13.5h16",
        "person": "M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8M5 20c0-4 3-6 7-6s7 2 7 6",
        "down": "M6 9l6 6l6-6",
        "ascending": "M12 19V5M6 11l6-6l6 6",
        "descending": "M12 5v14M6 13l6 6l6-6",
        "check": "M5 12l5 5L19 7",
        "stop": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M8 12h8",
        "note": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 11v5M12 7.5v.5",
        "warning": "M12 4L2.5 20h19zM12 10v5M12 17.5v.5",
        "empty": "M4 13l3-8h10l3 8v6H4zM4 13h5l1 3h4l1-3h5",
        "search": "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.5 15.5L20.5 20.5",
        "bell": "M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 20.5a2 2 0 0 0 4 0M12 5V3",
        "tour": "M6 21V4h12l-2.5 4l2.5 4H6",
        "leave": "M10 5H5v14h5M14 8l4 4l-4 4M9 12h9",
    }
)
# Signs that point along the line are turned round where lines run from right to left.
DIRECTED = frozenset({"leave"})
