"""Saving a list under a name, and the page of the lists that a person saved: open, rename, remove
and take back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from remit.domain.refusals import Refusal
from remit.interfaces import sentences
from remit.interfaces.list_choices import actions, known
from remit.interfaces.list_choices import queries as choices
from remit.interfaces.list_choices.known import Listed
from remit.interfaces.web import acting, refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.lists import columns as offered
from remit.interfaces.web.lists import shown, tools
from remit.kernel import clock


@require_http_methods(["GET", "POST"])
@rights.needs(rights.SIGNED_IN)
def save_list(request: Asking, page: str) -> HttpResponseBase:
    """The list from which one came gets a name."""
    listed = known.page(page)
    if request.method == "GET":
        return _form(request, listed)
    try:
        card = _saved(request, listed)
    except Refusal as refusal:
        if request.headers.get("HX-Request"):
            raise
        return _form(request, listed, refusal)
    messages.success(request, _("“%(name)s” was saved.") % {"name": card.name})
    return requests.sent_on(request, tools.url(card))


@require_GET
@rights.needs(rights.SIGNED_IN)
def saved_lists(request: Asking) -> HttpResponseBase:
    """The lists that a person saved, those of the own units, and those just removed."""
    cards = choices.saved(request.viewer)
    context = {
        "own": [_row(card) for card in cards if card.own],
        "others": [_row(card) for card in cards if not card.own],
        "removed": [_row(card) for card in choices.removed(request.viewer)],
    }
    return render(request, "lists/saved.html", context)


@require_GET
@rights.needs(rights.SIGNED_IN)
def saved_lists_named(request: Asking) -> HttpResponseBase:
    """The names and addresses of the saved lists, for the list of all there is."""
    cards = choices.saved(request.viewer)
    named = [{"name": card.name, "url": tools.url(card)} for card in cards if _is_known(card)]
    return JsonResponse({"lists": named}, headers={"Cache-Control": "no-store"})


@require_POST
@rights.needs(rights.SIGNED_IN)
def rename_list(request: Asking, number: int) -> HttpResponseBase:
    """A saved list is called otherwise."""
    actions.rename(viewer=request.viewer, saved=number, name=str(request.POST.get("name", "")))
    return requests.sent_on(request, reverse("saved_lists"))


@require_POST
@rights.needs(rights.SIGNED_IN)
def remove_list(request: Asking, number: int) -> HttpResponseBase:
    """A saved list is removed; the page that follows offers to take it back."""
    card = actions.remove(viewer=request.viewer, at=clock.now(), saved=number)
    messages.success(request, _("“%(name)s” was removed.") % {"name": card.name})
    return requests.sent_on(request, f"{reverse('saved_lists')}#removed")


@require_POST
@rights.needs(rights.SIGNED_IN)
def take_back_list(request: Asking, number: int) -> HttpResponseBase:
    """A list that was removed is there again."""
    actions.take_back(viewer=request.viewer, saved=number)
    return requests.sent_on(request, reverse("saved_lists"))


def _saved(request: Asking, listed: Listed) -> choices.SavedCard:
    asked = tools.asked_at(tools.back(request, reverse(listed.page)))
    named = asked.get(shown.COLUMNS, "")
    chosen = choices.columns(request.by.person, listed.kind.code) or listed.kind.usual
    wanted = offered.known(named.split(",") if named else chosen)
    standing = acting.standing(request).chosen
    shares = "share" in request.POST and standing is not None
    return actions.save(
        viewer=request.viewer,
        at=clock.now(),
        page=listed.page,
        name=str(request.POST.get("name", "")),
        words=tools.words(listed, asked, clock.today()),
        columns=[column.code for column in wanted],
        unit=standing.unit.id if shares and standing else None,
        replaces="replace" in request.POST,
    )


def _form(request: Asking, listed: Listed, refusal: Refusal | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "listed": listed,
        "back": tools.back(request, reverse(listed.page)),
        "name": str(request.POST.get("name", "")),
        "shares": "share" in request.POST,
        "replaces": "replace" in request.POST,
        "has_saved": any(one.own for one in choices.saved(request.viewer, [listed.page])),
        "said": sentences.sentence(refusal) if refusal else "",
        "rule": refusal.rule if refusal else "",
    }
    part = bool(request.headers.get("HX-Request"))
    name = "lists/save_form.html" if part else "lists/save_page.html"
    status = refusals.STATUS.get(refusal.rule, refusals.UNPROCESSABLE) if refusal else 200
    return render(request, name, context, status=status)


def _row(card: choices.SavedCard) -> dict[str, Any]:
    is_known = _is_known(card)
    return {
        "card": card,
        "url": tools.url(card) if is_known else "",
        "label": known.PAGES[card.page].kind.label if is_known else "",
    }


def _is_known(card: choices.SavedCard) -> bool:
    return card.page in known.PAGES
