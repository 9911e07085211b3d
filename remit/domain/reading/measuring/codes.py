"""What kinds of contradiction are told apart, and which codes of readings mean which kind."""

from __future__ import annotations

FAMILIES = ("part_whole", "sum", "count_list", "period", "date", "same_figure", "names")
# The beginning of a code, or a word in it, says its family; the first that fits counts.
SIGNS = (
    ("part_whole", "part_whole"),
    ("sum", "sum"),
    ("count", "count_list"),
    ("period", "period"),
    ("same_figure", "same_figure"),
    ("figure", "same_figure"),
    ("name", "names"),
    ("title", "names"),
    ("missing_year", "missing_year"),
    ("date", "date"),
)


def family(code: str) -> str:
    """The family of a code; a code of no family stands for itself."""
    lower = code.lower()
    return next((named for sign, named in SIGNS if sign in lower), lower)
