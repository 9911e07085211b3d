"""What the ledger refuses, and what its verification finds."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: dict[str, Promise] = {
    "SUBJECT_UNKNOWN": _("No act in the ledger is about the number %(subject)s."),
    "ACT_UNKNOWN": _("There is no act with the number %(act)s in the ledger."),
    "TAG_UNKNOWN": _("“%(text)s” is not an act of the ledger; choose one of the list."),
    "LEDGER_ALREADY_OPEN": _("The ledger is already open; it is opened only once."),
    "LEDGER_NOT_OPEN": _("The ledger is not open yet; “remit up” opens it."),
    "LEDGER_NOT_EMPTY": _(
        "This ledger is in use and is no example; open the example in a folder of its own "
        "(REMIT_HOME)."
    ),
    "REQUEST_KEY_REUSED": _(
        "This form was already sent with other content; open it again and fill it in anew."
    ),
    "TEXT_NOT_THERE": _("Act %(act)s has no text “%(key)s” that could be erased."),
    "CLOCK_AHEAD": _("%(at)s lies in the future; an act is recorded when it happens."),
    "CLOCK_BEHIND_LEDGER": _(
        "The clock of this machine says %(at)s, but the last act was recorded at %(last)s; "
        "set the clock right."
    ),
    "CLOCK_INJECTED": _("Only an example ledger may be filled under another clock."),
    "VERIFICATION_UNKNOWN": _("There is no verification with the number %(verification)s."),
    "VERIFICATION_OF_ANOTHER": _(
        "Verification %(verification)s was asked for by somebody else, who alone can end it."
    ),
    "VERIFICATION_ENDED": _(
        "Verification %(verification)s has ended already; ask for a new one if you need it."
    ),
    "GUARD_MISSING": _(
        "The guard “%(guard)s” does not stand in the database; run the migrations again and find "
        "out who took it away."
    ),
    "ACT_MISSING": _("Between act %(from)s and act %(until)s the ledger has a gap."),
    "LINK_BROKEN": _("Act %(act)s does not continue the act before it."),
    "BODY_CHANGED": _("The body of act %(act)s was changed after it was recorded."),
    "COLUMN_CHANGED": _("Column “%(column)s” of act %(act)s does not say what its body says."),
    "TEXT_CHANGED": _("Text “%(key)s” of act %(act)s was changed after it was recorded."),
    "TEXT_MISSING": _("Text “%(key)s” of act %(act)s is gone without an act of erasure."),
    "CHECKPOINT_CONTRADICTED": ngettext_lazy(
        "The acts no longer give the root that was signed over the first %(checkpoint)s of them; "
        "the last checkpoint that holds covers %(held)s act. Acts were changed, inserted, removed "
        "or put in another order.",
        "The acts no longer give the root that was signed over the first %(checkpoint)s of them; "
        "the last checkpoint that holds covers %(held)s acts. Acts were changed, inserted, removed "
        "or put in another order.",
        "held",
    ),
    "CHECKPOINT_BEYOND": ngettext_lazy(
        "A checkpoint was signed over %(checkpoint)s act, but the ledger has %(acts)s; its end is "
        "missing.",
        "A checkpoint was signed over %(checkpoint)s acts, but the ledger has %(acts)s; its end is "
        "missing.",
        "checkpoint",
    ),
    "CHECKPOINT_FORGED": ngettext_lazy(
        "The checkpoint over %(checkpoint)s act is not as the key that the ledger named signed it.",
        "The checkpoint over %(checkpoint)s acts is not as the key that the ledger named signed "
        "it.",
        "checkpoint",
    ),
    "CHECKPOINT_REFUSED": _(
        "No checkpoint is signed: the acts no longer give the root over the first %(checkpoint)s "
        "of them; “remit ledger verify” names what was changed."
    ),
    "SUBTREE_CHANGED": _(
        "What is stored of the tree of hashes up to act %(acts)s does not follow from the acts."
    ),
    "SUBTREE_MISSING": _("A part of the stored tree of hashes is gone."),
    "CHECKPOINT_UNKNOWN": ngettext_lazy(
        "There is no checkpoint over %(size)s act.",
        "There is no checkpoint over %(size)s acts.",
        "size",
    ),
    "CHECKPOINT_KEY_MISSING": _(
        "The key that signs checkpoints is not in REMIT_HOME/keys; put it back from the copy of "
        "that folder, or name a new one: remit ledger new-key."
    ),
    "CHECKPOINT_NOT_OURS": _(
        "This is no checkpoint of this ledger, signed by a key that it named."
    ),
    "ACT_NOT_COVERED": _(
        "Act %(act)s is not covered by a checkpoint yet; the next one is signed within an hour."
    ),
    "PROOF_WRONG": _("The proof does not hold: %(why)s."),
    "TABLES_DIFFERENT": _("These tables do not follow from the acts: %(tables)s."),
}
