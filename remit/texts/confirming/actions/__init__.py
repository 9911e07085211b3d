"""Writing while drafts are confirmed: merge, split, restore, and keep what is half written."""

from remit.texts.confirming.actions.keeping import discard, keep, leave
from remit.texts.confirming.actions.merging import merge
from remit.texts.confirming.actions.restoring import record_restored, restore
from remit.texts.confirming.actions.splitting import split
from remit.texts.confirming.actions.turns import (
    check_seen,
    decided,
    end_half_edit,
    open_half_edits,
    stamped,
    waiting_again,
)

__all__ = [
    "check_seen",
    "decided",
    "discard",
    "end_half_edit",
    "keep",
    "leave",
    "merge",
    "open_half_edits",
    "record_restored",
    "restore",
    "split",
    "stamped",
    "waiting_again",
]
