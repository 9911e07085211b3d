"""The list of commitments as known now, found by words and by the state of the work."""

import datetime as dt
from collections.abc import Sequence

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from remit.commitments.queries import lists
from remit.commitments.queries.lists import Card
from remit.domain import vocabulary as v
from remit.domain.rights import Permission
from remit.interfaces import labels
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import names, reading
from remit.interfaces.web.commitments.names import Names
from remit.kernel import clock

SIZE = 50
OVERDUE = "OVERDUE"


@require_GET
@rights.needs(rights.SIGNED_IN)
def commitments(request: Asking) -> HttpResponseBase:
    """Commitments that the viewer may read, the earliest due first."""
    state, page = reading.text(request.GET, "state"), reading.number(request.GET, "page") or 1
    words = reading.text(request.GET, "words")
    wanted = lists.Wanted(
        words=words,
        works=tuple(work for work in v.Work if work.value == state),
        overdue_on=clock.today() if state == OVERDUE else None,
    )
    found = lists.current(request.viewer, wanted, start=(page - 1) * SIZE, size=SIZE)
    context = {
        "rows": rows(found.cards),
        "total": found.total,
        "words": words,
        "state": state,
        "states": [(work.value, labels.label(work)) for work in v.Work],
        "page": page,
        "may_import": rights.opens(Permission.ASSIGN, request.viewer),
        "earlier": page - 1,
        "later": page + 1 if page * SIZE < found.total else 0,
    }
    return render(request, "commitments/list.html", context)


def rows(cards: Sequence[Card]) -> list[dict[str, object]]:
    """Cards with their names, as the table shows them."""
    known = names.of_cards(cards)
    return [row(card, known) for card in cards]


def row(card: Card, known: Names) -> dict[str, object]:
    """One card with its names; a hidden one has none."""
    today = clock.today()
    return {
        "card": card,
        "work": v.Work(card.work) if card.work else None,
        "blocked": card.blocked and card.work in v.OPEN,
        "lead": known.unit(card.lead),
        "issuer": known.unit(card.issuer),
        "overdue": _is_overdue(card, today) if card.revised else False,
    }


def _is_overdue(card: Card, today: dt.date) -> bool:
    waiting = {v.Work.ASSIGNED, v.Work.CONTESTED, v.Work.IN_PROGRESS}
    return card.work in waiting and card.revised is not None and card.revised < today
