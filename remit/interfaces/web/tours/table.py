"""The tours as a table: for each role its steps in order. A word to press is the very word of the
page, so that the two cannot differ."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from remit.domain.vocabulary import Role, Work
from remit.interfaces.labels.figures import COLUMNS
from remit.interfaces.web.commitments.verbs import BY_CODE
from remit.interfaces.web.tours import ways
from remit.interfaces.web.tours.keepers import ADMINISTRATOR, AUDITOR
from remit.interfaces.web.tours.steps import Step

_ASSIGNED = frozenset({Work.ASSIGNED})
_AT_WORK = frozenset({Work.IN_PROGRESS})
_CLAIMED = frozenset({Work.CLAIMED})
_VERIFIED = frozenset({Work.VERIFIED, Work.CLOSED})
# The day of the review that the example is about, and the month before it.
_REVIEW = {"on": "2025-11-14", "unit": "SX", "by": "issuer-level", "since": "2025-10-14"}

LEADER = (
    Step(
        heading=_("What is late, and whose it is"),
        says=_(
            "The board says what was ordered, what is done and what is overdue, with the reason "
            "that the unit gave. Press the number beside “%(overdue)s”."
        ),
        presses={"overdue": COLUMNS["open_overdue"]},
        pages=("board",),
        way=ways.to("board"),
    ),
    Step(
        heading=_("The records behind a number"),
        says=_(
            "As many records stand here as the number says, each with its unit, its date and its "
            "reason. Press the title of one."
        ),
        pages=("figures_list",),
        way=ways.to("figures_list", column="open_overdue"),
    ),
    Step(
        heading=_("One commitment"),
        says=_(
            "One unit owes one result by one date; what it says stands beside what another party "
            "found. Read under “%(acts)s” everything that happened, the latest first."
        ),
        presses={"acts": _("Acts")},
        pages=("commitment",),
        way=ways.to_first_overdue,
    ),
    Step(
        heading=_("Unit by unit"),
        says=_(
            "Every unit has one line, and every number of it opens to its records. Press a "
            "number, or “%(excel)s” to take the table to a meeting."
        ),
        presses={"excel": _("Excel")},
        pages=("figures_table",),
        way=ways.to("figures_table"),
    ),
    Step(
        heading=_("Any day, as it stood"),
        says=_(
            "This is the review of 14 November 2025: every figure can be asked for any day, and "
            "as it was known on any day. Choose another day at “%(on)s” and press “%(show)s”."
        ),
        presses={"on": _("As of"), "show": _("Show")},
        pages=("board",),
        asked=frozenset({"on"}),
        way=ways.to("board", **_REVIEW),
    ),
)
SECRETARIAT = (
    Step(
        heading=_("What leaders ordered, as texts"),
        says=_(
            "A directive or a conclusion comes in as a text and is read into draft commitments. "
            "Press a document with drafts waiting, or “%(register)s” to bring one of your own."
        ),
        presses={"register": _("Register a document")},
        pages=("texts", "register_text"),
        way=ways.to("texts"),
    ),
    Step(
        heading=_("The text beside its drafts"),
        says=_(
            "Each draft names the words that it was read from; nothing in it is invented. Press "
            "“%(place)s” at a draft to see them."
        ),
        presses={"place": _("in the text")},
        pages=("text",),
        way=ways.to_waiting_text,
    ),
    Step(
        heading=_("Confirm and assign"),
        says=_(
            "A draft binds nobody until a person confirms it. Press “%(accept)s” at a draft, "
            "choose the unit that leads, check the date, and send the form."
        ),
        presses={"accept": _("Accept")},
        pages=("text", "accept_draft"),
        way=ways.to_waiting_text,
    ),
    Step(
        heading=_("The commitment that came of it"),
        says=_(
            "One unit owes the result from now on, and the basis leads back to the sentence of "
            "the text. Find what you may decide later at the top, under “%(more)s”."
        ),
        presses={"more": _("More")},
        pages=("commitment",),
        way=ways.to_confirmed,
    ),
    Step(
        heading=_("What comes back to you"),
        says=_(
            "Results that units report wait under “%(verify)s”, contested orders and requests for "
            "more time under “%(decide)s”. Open one and compare what the unit says with its "
            "evidence."
        ),
        presses={"verify": _("To verify"), "decide": _("To decide")},
        pages=("my_work",),
        way=ways.to("my_work"),
    ),
)
OFFICER = (
    Step(
        heading=_("What waits for your unit"),
        says=_(
            "Everything that your unit owes stands here, the earliest date first. Open what "
            "stands under “%(accept)s”, and if nothing does, under “%(do)s”."
        ),
        presses={"accept": _("To accept"), "do": _("To do")},
        pages=("my_work",),
        way=ways.to("my_work"),
    ),
    Step(
        heading=_("Say that it is yours"),
        says=_(
            "An order counts as accepted only when the unit says so; its head may contest it "
            "instead, with a reason. Read what is owed and by when, and press “%(accept)s”."
        ),
        presses={"accept": BY_CODE["accept"].label},
        pages=("commitment",),
        works=_ASSIGNED,
        verbs=frozenset({"accept", "contest"}),
        way=ways.to_own("to_accept"),
    ),
    Step(
        heading=_("Say how far it is"),
        says=_(
            "While the work goes on, the issuer sees here how far it is and what stands in the "
            "way. Press “%(report)s” and write one sentence."
        ),
        presses={"report": BY_CODE["report"].label},
        pages=("commitment",),
        works=_AT_WORK,
        verbs=frozenset({"report"}),
        way=ways.to_own("to_do"),
    ),
    Step(
        heading=_("Say that it is done"),
        says=_(
            "A result is verified on evidence, so put it behind the work first, with “%(file)s”. "
            "Then press “%(claim)s” and say what was achieved."
        ),
        presses={"file": BY_CODE["attach-file"].label, "claim": BY_CODE["claim"].label},
        pages=("commitment",),
        works=_AT_WORK,
        verbs=frozenset({"attach-link", "attach-file", "claim"}),
        way=ways.to_own("to_do"),
    ),
    Step(
        heading=_("Done is what another party found"),
        says=_(
            "Under “%(sides)s” what your unit says stands on one side. The other side is for "
            "somebody outside of your unit, who verifies the result or returns it; until then it "
            "is not counted as done."
        ),
        presses={"sides": _("Claim and result")},
        pages=("commitment",),
        works=_CLAIMED | _VERIFIED,
        own=True,
        way=ways.to_first_led(_CLAIMED, _VERIFIED),
    ),
)
INSPECTOR = (
    Step(
        heading=_("What waits for verification"),
        says=_(
            "Results that units report, and that nobody has checked, stand under “%(verify)s”. "
            "Open one of them."
        ),
        presses={"verify": _("To verify")},
        pages=("my_work",),
        way=ways.to("my_work"),
    ),
    Step(
        heading=_("What the unit says, and its evidence"),
        says=_(
            "On one side stands what the unit says; the other side is empty and is yours. Open "
            "what stands under “%(evidence)s” and hold it against what is owed."
        ),
        presses={"evidence": _("Evidence")},
        pages=("commitment",),
        works=_CLAIMED,
        way=ways.to_first_of("to_verify", works=_CLAIMED),
    ),
    Step(
        heading=_("Verify, or return it"),
        says=_(
            "What you write here stands beside the words of the unit for ever. Press “%(verify)s” "
            "and say how you checked it, or “%(return)s” with your reason."
        ),
        presses={"verify": BY_CODE["verify"].label, "return": BY_CODE["return"].label},
        pages=("commitment",),
        works=_CLAIMED,
        verbs=frozenset({"verify", "return"}),
        way=ways.to_own("to_verify"),
    ),
    Step(
        heading=_("Two records by two parties"),
        says=_(
            "It is done now, and on time if the day of the claim was not after the due date. Read "
            "both sides under “%(sides)s”."
        ),
        presses={"sides": _("Claim and result")},
        pages=("commitment",),
        works=_VERIFIED,
        way=ways.to_first_of(works=frozenset({Work.VERIFIED})),
    ),
    Step(
        heading=_("Nothing was changed afterwards"),
        says=_(
            "Every act is chained to the one before it, so that a changed record shows. Press "
            "“%(now)s” to read the whole ledger again."
        ),
        presses={"now": _("Verify now")},
        pages=("verify_ledger",),
        way=ways.to("verify_ledger"),
    ),
)

# Of several roles at one post the first here leads; a head goes the way of an officer.
TOURS: Mapping[Role, tuple[Step, ...]] = MappingProxyType(
    {
        Role.SECRETARIAT: SECRETARIAT,
        Role.INSPECTOR: INSPECTOR,
        Role.OFFICER: OFFICER,
        Role.HEAD: OFFICER,
        Role.LEADER: LEADER,
        Role.ADMINISTRATOR: ADMINISTRATOR,
        Role.AUDITOR: AUDITOR,
    }
)
