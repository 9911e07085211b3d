"""A reorganisation: which units end and into which they go over, what moves with them, and only
then the acts. What they owe is handed over group by group, on a page that one may leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from remit.commitments import actions as commitments
from remit.commitments.queries import owing
from remit.commitments.queries.owing import NotClosed
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.domain.vocabulary import How
from remit.interfaces import writing
from remit.interfaces.web import refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading, showing
from remit.interfaces.web.commitments.fields import Field, Kind
from remit.interfaces.web.commitments.showing import Shown
from remit.interfaces.web.commitments.verb import ON
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation import reorganising
from remit.organisation.queries import UnitCard, ending
from remit.organisation.reorganising import Plan

FIELDS = (
    Field(name="units", label=_("Units that end"), kind=Kind.UNITS),
    Field(name="how", label=_("How they end"), kind=Kind.CHOICE, words=tuple(How)),
    Field(
        name="heirs",
        label=_("Go over into"),
        kind=Kind.UNITS,
        required=False,
        hint=_("Create a new unit first; a unit that is dissolved may have no heir."),
    ),
    Field(name="on", label=_("From the day"), kind=Kind.DAY),
    Field(
        name="below",
        label=_("The units below stand from that day"),
        kind=Kind.CHOICE,
        words=tuple(reorganising.Below),
    ),
)
HANDING = (
    Field(name="unit", label=_("Unit that ended"), kind=Kind.UNIT),
    Field(name="heir", label=_("Goes over to"), kind=Kind.UNIT),
    ON,
    Field(name="reason", label=_("Reason"), kind=Kind.LONG),
)

# Asked so, what moves is shown as it was, and nothing is done: its language was changed.
AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Line:
    """A unit that is to end, with what stands at it and what it owes."""

    stands: ending.Ending
    owed: NotClosed


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.ADMINISTER)
def reorganise(request: Asking) -> HttpResponseBase:
    """Name the units, look at what moves, and only then let them go over."""
    if request.method == "GET":
        named = {name: [str(one) for one in many] for name, many in request.GET.lists()}
        return _form(request, named)
    try:
        plan = _plan(request)
        if request.POST.get("step") != "write" or AGAIN in request.GET:
            return _preview(request, plan)
        done = requests.once(request, lambda: _carried_out(request, plan))
    except Refusal as refusal:
        if request.headers.get("HX-Request"):
            raise
        return _form(request, showing.sent(request), refusal)
    ended = int(str(done["ended"]))
    said = ngettext("%(n)s unit goes over.", "%(n)s units go over.", ended) % {
        "n": writing.Count(ended)
    }
    messages.success(request, said)
    return requests.sent_on(request, reverse("administration"))


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.ADMINISTER)
def hand_over(request: Asking) -> HttpResponseBase:
    """What a unit that ended still leads goes over to its heir, two hundred at a time."""
    if request.method == "GET":
        named = {name: [str(one) for one in many] for name, many in request.GET.lists()}
        return _handing(request, named)
    try:
        done = requests.once(request, lambda: _handed_over(request))
    except Refusal as refusal:
        return _handing(request, showing.sent(request), refusal)
    context = _progress(request, int(str(done["moved"])))
    part = "progress" if request.headers.get("HX-Request") else "handing"
    return render(request, f"administration/{part}.html", context)


def _plan(request: Asking) -> Plan:
    values: Mapping[str, Any] = reading.values(request, FIELDS)
    if not values["units"]:
        raise Refusal("FIELD_EMPTY", field=str(FIELDS[0].label))
    return Plan(values["units"], values["how"], values["heirs"], values["on"], values["below"])


def _carried_out(request: Asking, plan: Plan) -> dict[str, object]:
    acts = reorganising.carry_out(by=request.by, at=clock.now(), plan=plan)
    return {"ended": len(plan.units), "acts": len(acts)}


def _preview(request: Asking, plan: Plan) -> HttpResponse:
    """What is refused later is refused now, before anybody has read a preview of it."""
    reorganising.check(by=request.by, at=clock.now(), plan=plan)
    owed = owing.not_closed([*plan.units, *plan.heirs])
    cards = organisation.units(plan.heirs)
    lines = [Line(one, owed[one.unit.id]) for one in ending.ending(plan.units, plan.on)]
    moving = sum(one.owed.total for one in lines)
    heirs = [(cards[one], owed[one]) for one in plan.heirs]
    context = {
        "plan": plan,
        "lines": lines,
        "heirs": heirs,
        "moving": moving,
        "after": heirs[0][1].total + moving if len(heirs) == 1 else None,
        "placed": len(reorganising.moving(plan)),
        "later": plan.on > clock.today(),
        "sent": [(name, one) for name, many in _kept(request) for one in many],
    }
    return render(request, "administration/preview.html", context)


def _kept(request: Asking) -> Sequence[tuple[str, Sequence[str]]]:
    names = {one.name for one in FIELDS}
    return [(name, many) for name, many in showing.sent(request).items() if name in names]


def _form(request: Asking, start: showing.Start, refusal: Refusal | None = None) -> HttpResponse:
    first = {"how": [How.MERGED.value], "below": [reorganising.Below.HEIR.value]}
    fields, said = showing.refused(showing.shown(FIELDS, {**first, **start}), refusal)
    context = {"fields": fields, "said": said, "rule": _rule(refusal)}
    return render(request, "administration/reorganise.html", context, status=_status(refusal))


def _handed_over(request: Asking) -> dict[str, object]:
    values: Mapping[str, Any] = reading.values(request, HANDING)
    acts = commitments.transfer_all(
        by=request.by,
        at=clock.now(),
        from_unit=values["unit"],
        to_unit=values["heir"],
        on=values["on"] or clock.today(),
        reason=values["reason"],
    )
    return {"moved": len(acts)}


def _handing(request: Asking, start: showing.Start, refusal: Refusal | None = None) -> HttpResponse:
    fields, said = showing.refused(showing.shown(HANDING, start), refusal)
    unit = next((card for one in fields if one.name == "unit" for card in one.units), None)
    heirs = (unit and unit.heirs) or ()
    context = {
        "fields": [_offering(one, heirs) if one.name == "heir" else one for one in fields],
        "unit": unit,
        "left": owing.not_closed([unit.id])[unit.id] if unit else None,
        "said": said,
        "rule": _rule(refusal),
    }
    return render(request, "administration/hand_over.html", context, status=_status(refusal))


def _offering(field: Shown, heirs: Sequence[UnitCard]) -> Shown:
    """The units that are in the place of the one that ended are there to choose from."""
    offered = {card.id: card for card in (*heirs, *field.units)}
    return replace(field, units=tuple(offered.values()))


def _progress(request: Asking, moved: int) -> dict[str, object]:
    unit = reading.number(request.POST, "unit") or 0
    done = (reading.number(request.POST, "done", least=0) or 0) + moved
    left = owing.not_closed([unit])[unit].total
    sent = {one.name: reading.text(request.POST, one.name) for one in HANDING}
    heir = organisation.units([int(sent["heir"])])[int(sent["heir"])]
    # What cannot move is left where it is, and the page does not go on for ever.
    return {
        "sent": sent,
        "done": done,
        "left": left if moved else 0,
        "stayed": 0 if moved else left,
        "total": done + left,
        "heir": heir,
        "again": f"{reverse('hand_over')}?{urlencode({'unit': unit})}",
    }


def _rule(refusal: Refusal | None) -> str:
    return refusal.rule if refusal else ""


def _status(refusal: Refusal | None) -> int:
    if refusal is None:
        return 200
    return refusals.STATUS.get(refusal.rule, refusals.UNPROCESSABLE)
