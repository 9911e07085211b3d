"""Writing what follows from one work in several languages: all of it ordinary rows."""

from remit.texts.pairs.actions.covering import (
    check_not_covered,
    link_draft,
    part_draft,
    settle,
    settle_twins,
    tie,
    tie_added,
    tie_again,
    unlink_draft,
)
from remit.texts.pairs.actions.marking import keep, marks_of
from remit.texts.pairs.actions.proposals import (
    keep_told_apart,
    take_back_told_apart,
    tell_apart,
)

__all__ = [
    "check_not_covered",
    "keep",
    "keep_told_apart",
    "link_draft",
    "marks_of",
    "part_draft",
    "settle",
    "settle_twins",
    "take_back_told_apart",
    "tell_apart",
    "tie",
    "tie_added",
    "tie_again",
    "unlink_draft",
]
