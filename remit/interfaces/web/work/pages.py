"""What waits for the person who is signed in, in four queues, in the order that the address names,
the texts whose drafts wait for a secretariat, and what the person was told."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from remit.commitments.queries import queues
from remit.commitments.queries.ordering import Order, Sort
from remit.domain.rights import Permission
from remit.interfaces.exports import Fact
from remit.interfaces.list_choices import known
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking, standing
from remit.interfaces.web.lists import gathering, paper, shown, tools
from remit.interfaces.web.lists.columns import BY_CODE, Column
from remit.interfaces.web.lists.shown import Head
from remit.interfaces.web.together import offering
from remit.interfaces.web.work import left, notices
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.texts.confirming import awaiting

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
            _(
                "Proposals, contested assignments, requests for more time and work whose basis"
                " changed stand here."
            ),
        ),
    }
)


@require_GET
@rights.needs(rights.SIGNED_IN)
def my_work(request: Asking) -> HttpResponseBase:
    """The person's queues, the earliest due first or in another order, and the latest notices."""
    today, order = clock.today(), shown.order(request)
    mine = queues.mine(request.viewer, today, order) if request.viewer.held else {}
    columns = shown.columns(request, known.MY_WORK)
    every = {card.id: card for cards in mine.values() for card in cards}
    together = offering.offered(request, list(every.values()))
    entries = {
        one.card.id: one for one in shown.of_today(request.viewer, list(every.values()), columns)
    }
    waiting = {code: [entries[card.id] for card in mine.get(code, [])] for code in QUEUES}
    tallies = gathering.tallies(request.viewer, every.values())
    rows = {code: gathering.gathered(found, tallies) for code, found in waiting.items()}
    heads = shown.heads(request, columns, order, usual=Sort.DUE)
    shown_queues = [
        {
            "code": code,
            "label": label,
            "teaches": teaches,
            "table": shown.Table(shown.at(heads, code), rows[code], together.among(waiting[code])),
            "n": len(waiting[code]),
        }
        for code, (label, teaches) in QUEUES.items()
    ]
    orders = _orders(request, columns, order)
    owed = left.left(request.viewer, today)
    context = {
        "queues": shown_queues,
        "may_record": rights.opens(Permission.PROPOSE, request.viewer),
        "together": together,
        "tools": tools.of_kind(request, known.MY_WORK),
        "table": shown.Table(orders, []),
        "orders_always": True,
        "awaiting": awaiting.of(request.viewer, today),
        "left": owed,
        "left_total": sum(one.counted.total for one in owed),
        "notices": notices.latest(request),
        "on_paper": _on_paper(request, orders, len(every)),
    }
    return render(request, "work/page.html", context)


def _orders(request: Asking, columns: Sequence[Column], order: Order | None) -> list[Head]:
    """All by which the queues can be put in order, whether a column shows it or not."""
    offered = {column.code: column for column in columns if column.sort}
    offered |= {code: BY_CODE[code] for code in known.MY_WORK_ORDERS}
    return shown.heads(request, list(offered.values()), order, usual=Sort.DUE)


def _on_paper(request: Asking, orders: Sequence[Head], total: int) -> list[tuple[str, str]]:
    """Whose work it is, as of which day and in which order, for the print of the page."""
    head = ledger.head()
    acts_as = [one.post.name for one in standing(request).posts if one.post.id == request.by.post]
    lines: list[Fact] = [
        *[(gettext("Acting as"), name) for name in acts_as],
        (gettext("As of"), clock.today()),
        *paper.order(orders),
        (gettext("Commitments"), total),
    ]
    return paper.line(lines, head.seq if head else 0)
