"""What the ledger refuses, and what its verification finds."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
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
    "TABLES_DIFFERENT": _("These tables do not follow from the acts: %(tables)s."),
}
