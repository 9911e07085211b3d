"""Writing texts: register a document, relate it to others and part it from them, correct its
heading, and decide on its drafts."""

from remit.texts.actions.correcting import correct, take_back_correction
from remit.texts.actions.deciding import (
    accept_draft,
    add_draft,
    hand_over_draft,
    reject_draft,
    release_draft,
    take_back_rejection,
)
from remit.texts.actions.parting import part
from remit.texts.actions.provisions import OF_PROVISIONS, part_provisions, relate_provisions
from remit.texts.actions.registering import (
    LONGEST,
    NewDocument,
    Original,
    check_register,
    read,
    register,
)
from remit.texts.actions.relating import relate

__all__ = [
    "LONGEST",
    "OF_PROVISIONS",
    "NewDocument",
    "Original",
    "accept_draft",
    "add_draft",
    "check_register",
    "correct",
    "hand_over_draft",
    "part",
    "part_provisions",
    "read",
    "register",
    "reject_draft",
    "relate",
    "relate_provisions",
    "release_draft",
    "take_back_correction",
    "take_back_rejection",
]
