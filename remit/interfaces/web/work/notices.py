"""What the person was told: the latest beside the work, all of it page by page. Only what stands
on a page is marked as read there; what came meanwhile, and what is on other pages, waits."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from remit.commitments.queries import lists
from remit.interfaces import labels
from remit.interfaces.web import requests, rights
from remit.interfaces.web.acting import Asking
from remit.kernel import clock, inputs
from remit.notices import actions, queries
from remit.notices.queries import Told

LATEST = 15
SIZE = 50


@dataclass(frozen=True, slots=True)
class Sheet:
    """Some of what a person was told: the lines, those of them that were not read, the address of
    the earlier ones where there are any, and where the browser stays after it marked them."""

    lines: list[dict[str, object]]
    unread: list[int]
    earlier: str
    here: str


def latest(request: Asking) -> Sheet:
    """The latest, as they stand on the page of a person's work."""
    return _sheet(request, LATEST, here=f"{reverse('my_work')}#notices")


@require_GET
@rights.needs(rights.SIGNED_IN)
def page(request: Asking) -> HttpResponseBase:
    """All of them, latest first, or those that were not read, from a notice back."""
    before = inputs.number(str(request.GET.get("before", "")))
    only = bool(request.GET.get("unread"))
    sheet = _sheet(request, SIZE, before=before, only_unread=only, here=request.get_full_path())
    context = {"notices": sheet, "only_unread": only, "is_part": bool(before or sheet.earlier)}
    return render(request, "work/notices.html", context)


@require_POST
@rights.needs(rights.SIGNED_IN)
def mark_read(request: Asking) -> HttpResponseBase:
    """The person has read the notices that stood on the page, each by its number."""
    shown = (inputs.number(str(one)) for one in request.POST.getlist("notice")[:SIZE])
    read = [one for one in shown if one is not None]
    actions.mark_read(at=clock.now(), person=request.by.person or 0, notices=read)
    return requests.back(request)


def _sheet(
    request: Asking, size: int, *, here: str, before: int | None = None, only_unread: bool = False
) -> Sheet:
    person = request.by.person or 0
    found = queries.told(person, limit=size + 1, before=before, unread_only=only_unread)
    shown = found[:size]
    unread = [one.id for one in shown if not one.read]
    return Sheet(_lines(request, shown), unread, _earlier(found, size, only_unread), here)


def _earlier(found: list[Told], size: int, only_unread: bool) -> str:
    """The address of what comes before the last one that is shown."""
    if len(found) <= size:
        return ""
    words = {"unread": 1} if only_unread else {}
    return f"{reverse('notices')}?{urlencode({**words, 'before': found[size - 1].id})}"


def _lines(request: Asking, shown: list[Told]) -> list[dict[str, object]]:
    seen = lists.readable(request.viewer, [one.commitment for one in shown if one.commitment])
    cards = {number: lists.now(row) for number, row in seen.items()}
    return [
        {"notice": one, "label": labels.label(one.tag), "card": cards.get(one.commitment or 0)}
        for one in shown
    ]
