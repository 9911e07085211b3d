"""Choosing the columns of a kind of list, and their order. Moving one up or down shows the choice
again; only the button that says so keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from remit.interfaces.list_choices import actions, known
from remit.interfaces.list_choices import queries as choices
from remit.interfaces.list_choices.known import Kind
from remit.interfaces.web import requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.lists import columns as offered
from remit.interfaces.web.lists import tools
from remit.interfaces.web.lists.columns import Column

STEPS = {"up": -1, "down": 1}


@dataclass(frozen=True, slots=True)
class Choice:
    """One column in the choice: whether it is ticked, and where it stands."""

    column: Column
    ticked: bool
    first: bool
    last: bool
    focus: str = ""


@require_http_methods(["GET", "POST"])
@rights.needs(rights.SIGNED_IN)
def list_columns(request: Asking, code: str) -> HttpResponseBase:
    """The columns that a list has, and those that it could have."""
    kind = known.kind(code)
    if request.method == "GET":
        chosen = choices.columns(request.by.person, kind.code)
        return _form(request, kind, *_start(kind.usual if chosen is None else chosen))
    order, ticked = _sent(request)
    way, _colon, moved = str(request.POST.get("move", "")).partition(":")
    if way in STEPS and moved in order:
        return _form(request, kind, _moved(order, moved, STEPS[way]), ticked, (moved, way))
    _keep(request, kind, [one for one in order if one in ticked])
    return requests.sent_on(request, tools.without_columns(tools.back(request, reverse("home"))))


def _keep(request: Asking, kind: Kind, wanted: Sequence[str]) -> None:
    person = request.by.person or 0
    chosen = [column.code for column in offered.known(wanted)]
    if "usual" in request.POST or tuple(chosen) == kind.usual:
        actions.forget_columns(person=person, kind=kind.code)
    else:
        actions.choose_columns(person=person, kind=kind.code, columns=chosen)


def _start(chosen: Sequence[str]) -> tuple[list[str], set[str]]:
    first = [column.code for column in offered.known(chosen)]
    rest = [column.code for column in offered.COLUMNS if column.code not in first]
    return [*first, *rest], set(first)


def _sent(request: Asking) -> tuple[list[str], set[str]]:
    """The columns in the order in which they were shown, and those that were ticked."""
    shown = [str(one) for one in request.POST.getlist("place")]
    order, _all = _start([one for one in shown if one in offered.BY_CODE])
    return order, {offered.TITLE, *(str(one) for one in request.POST.getlist("column"))}


def _moved(order: list[str], code: str, step: int) -> list[str]:
    place = order.index(code)
    other = max(0, min(len(order) - 1, place + step))
    rest = [one for one in order if one != code]
    return [*rest[:other], code, *rest[other:]]


def _form(
    request: Asking,
    kind: Kind,
    order: Sequence[str],
    ticked: set[str],
    moved: tuple[str, str] = ("", ""),
) -> HttpResponse:
    listed = [
        Choice(
            column=offered.BY_CODE[code],
            ticked=code in ticked,
            first=place == 0,
            last=place == len(order) - 1,
            focus=_focus(place, len(order), moved[1]) if code == moved[0] else "",
        )
        for place, code in enumerate(order)
    ]
    context = {
        "kind": kind,
        "choices": listed,
        "moved": bool(moved[0]),
        "back": tools.back(request, reverse("home")),
        "has_own": choices.columns(request.by.person, kind.code) is not None,
    }
    part = bool(request.headers.get("HX-Request"))
    name = "lists/columns_form.html" if part else "lists/columns_page.html"
    return render(request, name, context)


def _focus(place: int, n: int, way: str) -> str:
    """The button that has the focus after a move: the same one, unless it leads nowhere now."""
    if place == 0:
        return "down"
    return "up" if place == n - 1 else way
