"""How a commitment begins: the fields in which it is said what is owed, by whom and by when, and
whether the person assigns it, proposes it, or registers it for the own unit. An order to several
units, or one that comes back, begins as many commitments at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final, cast

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from remit.commitments import actions, certain
from remit.commitments.actions import Terms
from remit.commitments.queries import ordered
from remit.domain.acts import By
from remit.domain.asking_back import Meant, Slip
from remit.domain.due import Due, Period
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Basis, Confidentiality, Type
from remit.interfaces import writing
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading, showing
from remit.interfaces.web.commitments.fields import Field, Kind
from remit.interfaces.web.misfilled import Misfilled
from remit.kernel import clock
from remit.ledger.records import Act
from remit.organisation import queries as organisation
from remit.texts import queries as texts


class Step(StrEnum):
    """With which step it begins."""

    ASSIGN = "ASSIGN"
    PROPOSE = "PROPOSE"
    REGISTER = "REGISTER"


BUTTONS: Mapping[Step, Promise] = MappingProxyType(
    {
        Step.ASSIGN: pgettext_lazy("verb", "Assign"),
        Step.PROPOSE: pgettext_lazy("verb", "Propose"),
        Step.REGISTER: pgettext_lazy("verb", "Register"),
    }
)
SAYS: Mapping[Step, Promise] = MappingProxyType(
    {
        Step.ASSIGN: _("The lead unit is told at once and asked to accept."),
        Step.PROPOSE: _("From your post you cannot assign for this issuer: it becomes a proposal."),
        Step.REGISTER: _("Your unit owes it by itself; the unit above verifies it."),
    }
)
AGAIN: Final = "again"
TITLE = Field(name="title", label=_("What is owed"), kind=Kind.LONG)
LEAD = Field(name="lead", label=_("Lead unit"), kind=Kind.UNIT)
DUE = Field(name="due", label=_("Due"), kind=Kind.DUE, required=False)
BASIS = Field(name="basis", label=_("Basis"), kind=Kind.CHOICE, words=tuple(Basis))
REFERENCE = Field(
    name="reference",
    label=_("Reference of the basis"),
    kind=Kind.TEXT,
    required=False,
    hint=_("Number and date of the document, letter or minutes; who said it, and when."),
)
COOPERATING = Field(
    name="cooperating", label=_("Cooperating units"), kind=Kind.UNITS, required=False
)
ALSO = Field(
    name="also",
    label=_("Also owed by, each by itself"),
    kind=Kind.EACH,
    required=False,
    hint=_("Each of these units gets a commitment of its own, with the same words and dates."),
)
REPEAT = Field(
    name="repeat",
    label=_("Comes back"),
    kind=Kind.CHOICE,
    required=False,
    words=tuple(Period),
    hint=_("The due date above is the first; for each later one there is a commitment of its own."),
)
UNTIL = Field(name="until", label=_("Until"), kind=Kind.DAY, required=False)
ISSUER = Field(name="issuer", label=_("Issuer"), kind=Kind.UNIT)
TYPE = Field(name="type", label=_("Type"), kind=Kind.CHOICE, words=tuple(Type))
CONFIDENTIALITY = Field(
    name="confidentiality",
    label=_("Confidentiality"),
    kind=Kind.CHOICE,
    words=tuple(Confidentiality),
)
LETTER = Field(
    name="letter",
    label=_("Letter of the body outside"),
    kind=Kind.TEXT,
    required=False,
    hint=_("Number and date, if you record the decision of a body outside the site."),
)
# An instruction that rests on a provision names it; what comes from a text rests on that.
NAMED = replace(
    REFERENCE,
    optional=_("(needed for the provision of a document)"),
    needed=f"basis {Basis.PROVISION.value}",
)
FIRST = (TITLE, LEAD, DUE, BASIS, NAMED)
IN_TEXT = (BASIS, REFERENCE)
MORE = (ISSUER, COOPERATING, TYPE, CONFIDENTIALITY, LETTER)
SEVERAL = (ALSO, REPEAT, UNTIL)
FIELDS = (*FIRST, *SEVERAL, *MORE)
_DO: Mapping[Step, Callable[..., Act]] = MappingProxyType(
    {Step.ASSIGN: actions.assign, Step.PROPOSE: actions.propose, Step.REGISTER: actions.register}
)


@dataclass(frozen=True, slots=True)
class Place:
    """The place in a text from which a commitment comes, and the draft it was read as."""

    document: int
    start: int
    end: int
    draft: int | None = None


def begin(request: Asking, place: Place | None = None) -> list[Act]:
    """Begin the commitment, and those beside it, with the step that the button named."""
    values, several = _read(request, place)
    step = _named_step(request)
    if step is Step.REGISTER or values["basis"] is Basis.REGISTRATION:
        step, values["issuer"] = Step.REGISTER, values["lead"]
    values |= _source(request.viewer, values, place)
    values["meant"] = meant(request)
    if place is None:
        _check_not_just_ordered(request, values)
    terms: Callable[..., Terms] = Terms
    begin_each: Callable[..., list[Act]] = actions.begin_each
    return begin_each(
        by=request.by,
        at=clock.now(),
        terms=terms(**values),
        begin=_DO[step],
        **several,
    )


def _check_not_just_ordered(request: Asking, values: reading.Values) -> None:
    """What the same person recorded a moment ago is asked back once."""
    if reading.text(request.POST, AGAIN):
        return
    due = cast(Due | None, values["due"])
    found = ordered.just_now(
        by=request.by,
        at=clock.now(),
        title=str(values["title"]),
        lead=cast(int, values["lead"]),
        last_day=due.last_day if due else None,
    )
    if found is not None:
        raise Refusal("ORDERED_JUST_NOW", commitment=str(found))


def _read(request: Asking, place: Place | None) -> tuple[reading.Values, reading.Values]:
    """What is owed, and who else owes it and when again; what is wrong is named at once. A last day
    without a period is what the text proposed."""
    try:
        read = reading.values(request, FIELDS)
    except Refusal as refusal:
        if place is None and _rests_on_nothing(request):
            refusal.others = (*refusal.others, Refusal("BASIS_WITHOUT_REFERENCE"))
        raise
    several = {field.name: read.pop(field.name) for field in SEVERAL}
    return read, several if several["repeat"] else {**several, "until": None}


def _rests_on_nothing(request: HttpRequest) -> bool:
    """Whether a provision is named as the basis, and not of which document."""
    is_provision = reading.text(request.POST, BASIS.name) == Basis.PROVISION.value
    return is_provision and not reading.text(request.POST, REFERENCE.name)


def meant(request: HttpRequest) -> Meant:
    """What the person was asked back, and said to be meant."""
    return frozenset(one for one in Slip if reading.text(request.POST, one.value))


def is_for_several(start: showing.Start) -> bool:
    """Whether a form begins with several units or with an order that comes back."""
    return any(value for field in SEVERAL for value in start.get(field.name, ()))


def said(begun: Sequence[Act]) -> str:
    """What was begun, if it was more than one."""
    count = writing.Count(len(begun))
    said = ngettext(
        "%(count)s commitment was begun, #%(first)s to #%(last)s.",
        "%(count)s commitments were begun, #%(first)s to #%(last)s.",
        count,
    )
    return said % {"count": count, "first": begun[0].subject, "last": begun[-1].subject}


def step_of(viewer: Viewer, issuer: int | None, basis: str = "") -> Step:
    """The step that this person may take for an issuer."""
    if basis == Basis.REGISTRATION.value:
        return Step.REGISTER
    assigns = issuer is not None and certain.may_assign(viewer, issuer)
    return Step.ASSIGN if assigns else Step.PROPOSE


def said_of(step: Step, issuer: int | None) -> str:
    """What a step does, and who decides on a proposal."""
    unit = organisation.units([issuer]).get(issuer) if issuer and step is Step.PROPOSE else None
    if unit is None:
        return str(SAYS[step])
    return gettext(
        "From your post you cannot assign for this issuer: it becomes a proposal, on which "
        "%(issuer)s decides."
    ) % {"issuer": unit.name}


def unit_of_post(by: By) -> int | None:
    """The unit of the post from which one acts."""
    post = organisation.posts([by.post]).get(by.post) if by.post else None
    return post.unit if post else None


def _named_step(request: HttpRequest) -> Step:
    named = reading.text(request.POST, "step")
    if named not in set(Step):
        raise Refusal("FIELD_EMPTY", field=str(_("Step")))
    return Step(named)


def _source(viewer: Viewer, values: reading.Values, place: Place | None) -> reading.Values:
    """The document of a provision: the one that is open, else the one that the reference names."""
    if place is not None:
        return {
            "document": place.document,
            "place": (place.start, place.end),
            "draft": place.draft,
        }
    if values["basis"] is not Basis.PROVISION:
        return {}
    return {"document": _referred(viewer, str(values["reference"]))}


def _referred(viewer: Viewer, reference: str) -> int | None:
    try:
        return texts.referred(viewer, reference) if reference else None
    except Refusal as refusal:
        if refusal.rule == "DOCUMENT_AMBIGUOUS":
            raise Misfilled(refusal, REFERENCE.name) from None
        return None  # a reference to a text that is not registered stays as it was written
