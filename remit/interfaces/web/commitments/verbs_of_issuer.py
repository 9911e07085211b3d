"""The verbs of whoever issued the commitment, verifies it or decides on it."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from remit.commitments import actions
from remit.domain.acts import Tag
from remit.domain.vocabulary import Confidence, Evidence, Outcome
from remit.interfaces.web.commitments import answers
from remit.interfaces.web.commitments.fields import Field, Kind
from remit.interfaces.web.commitments.verb import LETTER, ON, REASON, Verb

_CLOSE: Callable[..., object] = actions.close


def _close(*, duplicate_of: int | None, referred_to: int | None, **rest: object) -> object:
    """A duplicate names a commitment, a referral a unit; the action takes the one that is meant."""
    of_duplicate = rest["outcome"] is Outcome.DUPLICATE
    return _CLOSE(other=duplicate_of if of_duplicate else referred_to, **rest)


_OTHER = Field(
    name="other",
    label=_("Number of the other commitment"),
    kind=Kind.COMMITMENT,
    hint=_("As it stands at the head of its page, for example #128."),
)
_SUCCESSOR = replace(
    _OTHER, label=_("The commitment that takes its place"), options=answers.successors
)
_DUE = Field(name="due", label=_("Due"), kind=Kind.DUE, required=False, start=answers.due)
_LEAD = Field(name="lead", label=_("Lead unit"), kind=Kind.UNIT, start=answers.lead)
_NEW_LEAD = Field(name="lead", label=_("New lead unit"), kind=Kind.UNIT)

VERBS = (
    Verb(
        code="assign",
        tag=Tag.COMMITMENT_ASSIGNED,
        label=pgettext_lazy("verb", "Assign"),
        says=_("What was proposed becomes a commitment of one lead unit."),
        action=actions.assign_proposed,
        asks_back=True,
        fields=(_LEAD, _DUE, ON, LETTER),
    ),
    Verb(
        code="reject",
        tag=Tag.COMMITMENT_REJECTED,
        label=pgettext_lazy("verb", "Reject the proposal"),
        says=_("The proposal is closed for ever, with your reason."),
        action=actions.reject,
        fields=(REASON, LETTER),
        asks=_("Reject this proposal for ever?"),
    ),
    Verb(
        code="keep",
        tag=Tag.COMMITMENT_KEPT,
        label=pgettext_lazy("verb", "Keep as it is"),
        says=_("The contested commitment stays with its lead unit."),
        action=actions.keep,
        fields=(REASON, LETTER),
    ),
    Verb(
        code="reassign",
        tag=Tag.COMMITMENT_REASSIGNED,
        label=pgettext_lazy("verb", "Give to another unit"),
        says=_("Another unit leads from now on, and is asked to accept."),
        action=actions.reassign,
        asks_back=True,
        fields=(_NEW_LEAD, REASON, LETTER),
    ),
    Verb(
        code="redefine",
        tag=Tag.COMMITMENT_REDEFINED,
        label=pgettext_lazy("verb", "Redefine"),
        says=_("Say anew what is owed and by when; the unit is asked to accept again."),
        action=actions.redefine,
        asks_back=True,
        warns=answers.redating,
        fields=(
            Field(
                name="title",
                label=_("Result that is owed"),
                kind=Kind.LONG,
                start=answers.title,
            ),
            _DUE,
            REASON,
            LETTER,
        ),
    ),
    Verb(
        code="uphold",
        tag=Tag.COMMITMENT_UPHELD,
        label=pgettext_lazy("verb", "Uphold as it is"),
        says=_("Its basis was replaced or amended, and the commitment stays as it is."),
        action=actions.uphold,
        fields=(REASON, LETTER),
    ),
    Verb(
        code="approve-backdating",
        tag=Tag.COMMITMENT_BACKDATED,
        label=pgettext_lazy("verb", "Approve the earlier day"),
        says=_("The claim counts from the day it names; figures show it apart."),
        action=actions.approve_backdating,
        fields=(REASON, LETTER),
    ),
    Verb(
        code="return",
        tag=Tag.COMMITMENT_RETURNED,
        label=pgettext_lazy("verb", "Return to the unit"),
        says=_("The claim does not hold yet, and the work goes on."),
        action=actions.return_,
        fields=(REASON, LETTER),
    ),
    Verb(
        code="verify",
        tag=Tag.COMMITMENT_VERIFIED,
        label=pgettext_lazy("verb", "Verify the result"),
        says=_("You confirm what the unit claims, on its evidence or on the spot."),
        action=actions.verify,
        fields=(
            Field(
                name="evidence",
                label=_("How it was checked"),
                kind=Kind.CHOICE,
                words=(Evidence.DOCUMENT_CHECKED, Evidence.SITE_VERIFIED),
            ),
            Field(name="note", label=_("What was found"), kind=Kind.LONG),
            LETTER,
            ON,
        ),
    ),
    Verb(
        code="refute",
        tag=Tag.COMMITMENT_REFUTED,
        label=pgettext_lazy("verb", "Refute the result"),
        says=_("What was verified turns out not to be so, and the work goes on."),
        action=actions.refute,
        fields=(REASON, LETTER),
        asks=_("Refute what was verified?"),
    ),
    Verb(
        code="close",
        tag=Tag.COMMITMENT_CLOSED,
        label=pgettext_lazy("verb", "Close"),
        says=_("Close with an outcome; a closed commitment can be reopened."),
        action=_close,
        fields=(
            Field(
                name="outcome",
                label=_("Outcome"),
                kind=Kind.CHOICE,
                words=tuple(Outcome),
                options=answers.outcomes,
            ),
            Field(name="note", label=_("Note"), kind=Kind.LONG),
            Field(
                name="duplicate_of",
                label=_("Duplicate of"),
                kind=Kind.COMMITMENT,
                required=False,
                hint=_("Only for a duplicate: the number of the other commitment."),
            ),
            Field(
                name="referred_to",
                label=_("Referred to"),
                kind=Kind.UNIT,
                required=False,
                hint=_("Only for a referral: the authority that answers from now on."),
            ),
            ON,
            LETTER,
        ),
    ),
    Verb(
        code="suspend",
        tag=Tag.COMMITMENT_SUSPENDED,
        label=pgettext_lazy("verb", "Suspend"),
        says=_("The revised clock stops, visibly: the work waits for the other side."),
        action=actions.suspend,
        fields=(
            REASON,
            Field(name="waiting_for", label=_("Waits for"), kind=Kind.UNIT, required=False),
            ON,
            LETTER,
        ),
    ),
    Verb(
        code="resume",
        tag=Tag.COMMITMENT_RESUMED,
        label=pgettext_lazy("verb", "Resume"),
        says=_("The work goes on; the revised date moves by the days that were stopped."),
        action=actions.resume,
        fields=(REASON, ON, LETTER),
    ),
    Verb(
        code="extend",
        tag=Tag.COMMITMENT_EXTENDED,
        label=pgettext_lazy("verb", "Grant more time"),
        says=_("The revised date moves; the original one stays what it was."),
        action=actions.extend,
        asks_back=True,
        fields=(
            Field(name="due", label=_("New date"), kind=Kind.DAY, start=answers.wanted),
            REASON,
            LETTER,
        ),
    ),
    Verb(
        code="refuse-extension",
        tag=Tag.COMMITMENT_EXTENSION_REFUSED,
        label=pgettext_lazy("verb", "Refuse more time"),
        says=_("The date stays, and the unit reads your reason."),
        action=actions.refuse_extension,
        fields=(REASON, LETTER),
    ),
    Verb(
        code="correct-due",
        tag=Tag.COMMITMENT_DUE_CORRECTED,
        label=pgettext_lazy("verb", "Correct the due date"),
        says=_("For a mistyped date: both the original and the revised date change."),
        action=actions.correct_due,
        asks_back=True,
        fields=(_DUE, REASON, LETTER),
    ),
    Verb(
        code="assess",
        tag=Tag.COMMITMENT_ASSESSED,
        label=pgettext_lazy("verb", "Assess the forecast"),
        says=_("Whether the result will come; a forecast is never a status."),
        action=actions.assess,
        fields=(
            Field(
                name="confidence",
                label=_("Forecast"),
                kind=Kind.CHOICE,
                words=tuple(Confidence),
            ),
            REASON,
        ),
    ),
    Verb(
        code="transfer",
        tag=Tag.COMMITMENT_TRANSFERRED,
        label=pgettext_lazy("verb", "Transfer to another unit"),
        says=_("What is owed goes over to another lead unit, with its dates."),
        action=actions.transfer,
        asks_back=True,
        fields=(_NEW_LEAD, REASON, ON, LETTER),
    ),
    Verb(
        code="reopen",
        tag=Tag.COMMITMENT_REOPENED,
        label=pgettext_lazy("verb", "Reopen"),
        says=_("The work goes on; its dates stay what they were."),
        action=actions.reopen,
        fields=(REASON, LETTER),
    ),
    Verb(
        code="supersede",
        tag=Tag.COMMITMENT_SUPERSEDED,
        label=pgettext_lazy("verb", "Supersede"),
        says=_("Another commitment takes the place of this one, which no longer counts."),
        action=actions.supersede,
        fields=(_SUCCESSOR, REASON, LETTER),
        warns=answers.superseding,
        asks=_("Let another commitment take the place of this one?"),
    ),
    Verb(
        code="cancel",
        tag=Tag.COMMITMENT_CANCELLED,
        label=pgettext_lazy("verb", "Cancel"),
        says=_("The order is taken back, and the commitment no longer counts."),
        action=actions.cancel,
        fields=(REASON, LETTER),
        asks=_("Cancel this commitment? It will no longer count."),
    ),
    Verb(
        code="annul",
        tag=Tag.COMMITMENT_ACT_ANNULLED,
        label=pgettext_lazy("verb", "Annul an act"),
        says=_("A mistaken act no longer counts; it stays in the ledger, struck through."),
        action=actions.annul,
        fields=(
            Field(name="act", label=_("Act"), kind=Kind.PICK, options=answers.acts_in_force),
            REASON,
            LETTER,
        ),
        asks=_("Annul this act? Dates and figures follow."),
    ),
)
