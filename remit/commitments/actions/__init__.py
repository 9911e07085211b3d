"""Every write on commitments, by its verb: assign, accept, contest, claim, verify, close …"""

from remit.commitments.actions.acceptance import accept, contest, keep, reassign, redefine
from remit.commitments.actions.assignment import (
    allot,
    assign,
    assign_proposed,
    propose,
    register,
    reject,
)
from remit.commitments.actions.attachment import NewFile, attach_file, attach_link
from remit.commitments.actions.breakdown import Part, break_down
from remit.commitments.actions.claims import (
    approve_backdating,
    claim,
    refute,
    return_,
    verify,
)
from remit.commitments.actions.closing import annul, cancel, close, reopen, supersede
from remit.commitments.actions.conversation import (
    MOST_ADDRESSEES,
    To,
    reword_note,
    urge,
    withdraw_note,
    write_note,
)
from remit.commitments.actions.progress import assess, report, sign_off
from remit.commitments.actions.several import MOST_TOGETHER, begin_each
from remit.commitments.actions.terms import Terms
from remit.commitments.actions.timing import (
    ask_extension,
    correct_due,
    extend,
    refuse_extension,
    resume,
    suspend,
)
from remit.commitments.actions.transfers import transfer, transfer_all
from remit.commitments.actions.upholding import uphold

__all__ = [
    "MOST_ADDRESSEES",
    "MOST_TOGETHER",
    "NewFile",
    "Part",
    "Terms",
    "To",
    "accept",
    "allot",
    "annul",
    "approve_backdating",
    "ask_extension",
    "assess",
    "assign",
    "assign_proposed",
    "attach_file",
    "attach_link",
    "begin_each",
    "break_down",
    "cancel",
    "claim",
    "close",
    "contest",
    "correct_due",
    "extend",
    "keep",
    "propose",
    "reassign",
    "redefine",
    "refuse_extension",
    "refute",
    "register",
    "reject",
    "reopen",
    "report",
    "resume",
    "return_",
    "reword_note",
    "sign_off",
    "supersede",
    "suspend",
    "transfer",
    "transfer_all",
    "uphold",
    "urge",
    "verify",
    "withdraw_note",
    "write_note",
]
