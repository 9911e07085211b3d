"""The tours of those who keep the site and its records: who administers it, and who audits it."""

from django.utils.translation import gettext_lazy as _

from remit.interfaces.web.administration.changing import BY_CODE
from remit.interfaces.web.tours import ways
from remit.interfaces.web.tours.steps import Step

ADMINISTRATOR = (
    Step(
        heading=_("What you keep in order"),
        says=_(
            "Units, persons and roles are kept here; what units owe is for others to decide. What "
            "an ended unit still owes stands at the top until it is handed over. Press "
            "“%(reorganise)s”."
        ),
        presses={"reorganise": _("Reorganise")},
        pages=("administration",),
        way=ways.to("administration"),
    ),
    Step(
        heading=_("A unit ends, its work goes on"),
        says=_(
            "Name the units that end, the unit that follows them, and the day. “%(see)s” shows "
            "everything that would go over; nothing is recorded before you confirm."
        ),
        presses={"see": _("See what moves")},
        pages=("reorganise",),
        way=ways.to("reorganise"),
    ),
    Step(
        heading=_("The units as they stood on any day"),
        says=_(
            "A reorganisation holds from its day on, and figures of earlier days keep the units of "
            "those days. Choose another day at “%(on)s” and press “%(show)s”."
        ),
        presses={"on": _("On"), "show": _("Show")},
        pages=("organisation",),
        way=ways.to("organisation"),
    ),
    Step(
        heading=_("Who may do what"),
        says=_(
            "What a person may do follows from roles at posts, and from nothing else. Open a "
            "person to give or end a role, or press “%(enter)s” for somebody new."
        ),
        presses={"enter": BY_CODE["enter-person"].label},
        pages=("persons", "person"),
        way=ways.to("persons"),
    ),
    Step(
        heading=_("Your own acts are recorded too"),
        says=_(
            "Each change of units, persons and roles is an act of the ledger like any other. Press "
            "“%(now)s” to see that none was changed afterwards."
        ),
        presses={"now": _("Verify now")},
        pages=("verify_ledger",),
        way=ways.to("verify_ledger"),
    ),
)
AUDITOR = (
    Step(
        heading=_("Every number opens to its acts"),
        says=_(
            "A number here opens to a list, a row to its acts. Press “%(ledger)s” to see where all "
            "of them stand."
        ),
        presses={"ledger": _("Ledger")},
        pages=("board",),
        way=ways.to("board"),
    ),
    Step(
        heading=_("Every act in its order"),
        says=_(
            "Nothing is rewritten here: a correction is an act of its own. Open an act to see its "
            "body as it was stored and its proof, or press “%(verify)s”."
        ),
        presses={"verify": _("Verify")},
        pages=("ledger",),
        way=ways.to("ledger"),
    ),
    Step(
        heading=_("Read the whole chain again"),
        says=_("Press “%(now)s”: each act is read as stored and its hash is computed again."),
        presses={"now": _("Verify now")},
        pages=("verify_ledger",),
        way=ways.to("verify_ledger"),
    ),
    Step(
        heading=_("Signed roots that you keep yourself"),
        says=_(
            "Keep a checkpoint outside this site, and nobody can change what came before it "
            "unseen. “%(program)s” checks a proof on your own machine."
        ),
        presses={"program": _("Program that checks")},
        pages=("checkpoints",),
        way=ways.to("checkpoints"),
    ),
)
