"""The verbs of the unit that owes the result, and of those that cooperate."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from remit.commitments import actions
from remit.domain.acts import Tag
from remit.domain.vocabulary import Block
from remit.interfaces.web.commitments import answers
from remit.interfaces.web.commitments.fields import Field, Kind
from remit.interfaces.web.commitments.verb import NOTE, ON, REASON, Verb

VERBS = (
    Verb(
        code="accept",
        tag=Tag.COMMITMENT_ACCEPTED,
        label=pgettext_lazy("verb", "Accept"),
        says=_("Your unit owes the result from now on, and the work is in progress."),
        action=actions.accept,
        fields=(ON,),
    ),
    Verb(
        code="contest",
        tag=Tag.COMMITMENT_CONTESTED,
        label=pgettext_lazy("verb", "Contest"),
        says=_("The issuer reads your reason and keeps, reassigns or redefines the commitment."),
        action=actions.contest,
        warns=answers.parts_go_on,
        fields=(
            REASON,
            Field(
                name="belongs_to",
                label=_("Whose it is"),
                kind=Kind.UNIT,
                required=False,
                hint=_("The unit that should lead instead, if you know it."),
            ),
        ),
    ),
    Verb(
        code="allot",
        tag=Tag.COMMITMENT_ALLOTTED,
        label=pgettext_lazy("verb", "Allot to a post"),
        says=_("The work is given to a post of the lead unit, and so to a person."),
        action=actions.allot,
        fields=(
            Field(name="post", label=_("Post"), kind=Kind.PICK, options=answers.posts_of_lead),
        ),
    ),
    Verb(
        code="report",
        tag=Tag.COMMITMENT_REPORTED,
        label=pgettext_lazy("verb", "Report progress"),
        says=_("How far the work is, and what or who stands in the way."),
        action=actions.report,
        fields=(
            Field(name="progress", label=_("Progress so far"), kind=Kind.LONG),
            Field(
                name="blocked",
                label=_("What stands in the way"),
                kind=Kind.CHOICE,
                required=False,
                words=tuple(Block),
                start=answers.blocked,
                hint=_("Leave empty if nothing does, and empty it once nothing does any more."),
            ),
            Field(
                name="blocked_by",
                label=_("Which unit it waits for"),
                kind=Kind.UNIT,
                required=False,
                start=answers.blocked_by,
            ),
            ON,
        ),
    ),
    Verb(
        code="attach-file",
        tag=Tag.COMMITMENT_EVIDENCED,
        label=pgettext_lazy("verb", "Attach a file"),
        says=_("Evidence behind the result; the ledger keeps the hash of the file."),
        action=actions.attach_file,
        adds=True,
        fields=(
            Field(
                name="file",
                label=_("File"),
                kind=Kind.FILE,
                hint=_("PDF, picture, document, table or text, up to 25 MB."),
            ),
            NOTE,
        ),
    ),
    Verb(
        code="attach-link",
        tag=Tag.COMMITMENT_EVIDENCED,
        label=pgettext_lazy("verb", "Attach a link"),
        says=_("An address at which the result can be seen; what it shows may change later."),
        action=actions.attach_link,
        adds=True,
        fields=(Field(name="url", label=_("Address"), kind=Kind.TEXT), NOTE),
    ),
    Verb(
        code="claim",
        tag=Tag.COMMITMENT_CLAIMED,
        label=pgettext_lazy("verb", "Report as done"),
        says=_("What your unit says it achieved; another party verifies it with your evidence."),
        action=actions.claim,
        warns=answers.before_claim,
        fields=(
            Field(name="summary", label=_("What was achieved"), kind=Kind.LONG),
            Field(
                name="on",
                label=_("Done on"),
                kind=Kind.DAY,
                required=False,
                hint=_(
                    "Leave empty for today. A day more than two working days back counts once the "
                    "issuer approves it."
                ),
            ),
            Field(
                name="files",
                label=_("Evidence files"),
                kind=Kind.FILES,
                required=False,
                hint=_(
                    "PDF, pictures, documents, tables or text, up to 25 MB each, five at most. "
                    "What is attached already counts too."
                ),
            ),
        ),
    ),
    Verb(
        code="sign-off",
        tag=Tag.COMMITMENT_SIGNED_OFF,
        label=pgettext_lazy("verb", "Sign off our part"),
        says=_("Your unit, which cooperates, has done its own part."),
        action=actions.sign_off,
        adds=True,
        fields=(
            Field(name="unit", label=_("Unit"), kind=Kind.PICK, options=answers.own_cooperating),
            NOTE,
        ),
    ),
    Verb(
        code="ask-extension",
        tag=Tag.COMMITMENT_EXTENSION_ASKED,
        label=pgettext_lazy("verb", "Ask for more time"),
        says=_("Ask before the due date, with a reason, the progress so far and a new date."),
        action=actions.ask_extension,
        fields=(
            Field(name="wanted", label=_("New date"), kind=Kind.DAY),
            REASON,
            Field(name="progress", label=_("Progress so far"), kind=Kind.LONG),
        ),
    ),
    Verb(
        code="break-down",
        tag=None,
        label=pgettext_lazy("verb", "Break down into parts"),
        says=_("Give parts of the work to other units; the whole is still counted once."),
        action=actions.break_down,
        asks_back=True,
        fields=(Field(name="parts", label=_("Parts"), kind=Kind.PARTS),),
    ),
)
