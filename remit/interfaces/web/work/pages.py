"""What waits for the person who is signed in, in four queues, and what the person was told."""

from collections.abc import Mapping
from types import MappingProxyType

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from remit.commitments.queries import lists
from remit.commitments.queries.lists import Card
from remit.interfaces import labels
from remit.interfaces.web import requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.interfaces.web.lists import known, shown, tools
from remit.interfaces.web.together import offering
from remit.kernel import clock
from remit.notices import actions as notices
from remit.notices import queries as told

NOTICES_SHOWN = 15
# Each queue: its heading, and what it says while it is empty.
QUEUES: Mapping[str, tuple[Promise, Promise]] = MappingProxyType(
    {
        "to_accept": (
            _("To accept"),
            _("What is assigned to your unit stands here until it is accepted or contested."),
        ),
        "to_do": (
            _("To do"),
            _("Accepted work stands here: report progress, attach evidence, report it as done."),
        ),
        "to_verify": (
            _("To verify"),
            _("What other units report as done, on your orders, stands here for verification."),
        ),
        "to_decide": (
            _("To decide"),
            _("Contested assignments and requests for more time stand here."),
        ),
    }
)


@require_GET
@rights.needs(rights.SIGNED_IN)
def my_work(request: Asking) -> HttpResponseBase:
    """The person's queues, the earliest due first, and the latest notices."""
    today = clock.today()
    mine = lists.mine(request.viewer, today) if request.viewer.held else {}
    columns = shown.columns(request, known.MY_WORK)
    every = {card.id: card for cards in mine.values() for card in cards}
    together = offering.offered(request, list(every.values()))
    entries = {
        one.card.id: one for one in shown.of_today(request.viewer, list(every.values()), columns)
    }
    rows = {code: [entries[card.id] for card in mine.get(code, [])] for code in QUEUES}
    heads = [shown.Head(column) for column in columns]
    queues = [
        {
            "code": code,
            "label": label,
            "teaches": teaches,
            "table": shown.Table(heads, rows[code], together.among(rows[code])),
            "n": len(rows[code]),
        }
        for code, (label, teaches) in QUEUES.items()
    ]
    person = request.by.person or 0
    context = {
        "queues": queues,
        "together": together,
        "tools": tools.of_kind(request, known.MY_WORK),
        "unread": told.unread(person),
        "notices": _told(request, person),
    }
    return render(request, "work/page.html", context)


@require_POST
@rights.needs(rights.SIGNED_IN)
def mark_read(request: Asking) -> HttpResponseBase:
    """The person has read these notices."""
    chosen = reading.units(request.POST, "notice")
    notices.mark_read(at=clock.now(), person=request.by.person or 0, notices=list(chosen))
    return requests.sent_on(request, reverse("my_work"))


def _told(request: Asking, person: int) -> list[dict[str, object]]:
    shown = told.told(person, limit=NOTICES_SHOWN)
    about = [one.commitment for one in shown if one.commitment]
    seen = lists.readable(request.viewer, about)
    cards: dict[int, Card] = {number: lists.now(row) for number, row in seen.items()}
    return [
        {"notice": one, "label": labels.label(one.tag), "card": cards.get(one.commitment or 0)}
        for one in shown
    ]
