"""Writing while drafts are confirmed: merge, split, restore, and keep what is half written."""

from remit.texts.confirming.actions.keeping import discard, keep, leave
from remit.texts.confirming.actions.merging import merge
from remit.texts.confirming.actions.noting import end_note
from remit.texts.confirming.actions.restoring import record_restored, restore
from remit.texts.confirming.actions.seeing import check_seen
from remit.texts.confirming.actions.splitting import split

__all__ = [
    "check_seen",
    "discard",
    "end_note",
    "keep",
    "leave",
    "merge",
    "record_restored",
    "restore",
    "split",
]
