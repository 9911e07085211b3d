"""The board, the lists behind its numbers, and the table of progress."""

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from remit.commitments.queries import changes
from remit.commitments.queries.lists import Page
from remit.commitments.queries.ordering import Sort
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces.list_choices import known
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.board import answers, facts, listed, panels, progress, rows
from remit.interfaces.web.board import asked as words
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.lists import columns as offered
from remit.interfaces.web.lists import entries, paper, shown, tools
from remit.interfaces.web.together import offering
from remit.kernel import clock


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def board(request: Asking) -> HttpResponseBase:
    """What is late, whose it is, why, and what changed."""
    return answers.answer(
        request, "board/board.html", lambda asked: panels.board(request.viewer, asked)
    )


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def figures_list(request: Asking) -> HttpResponseBase:
    """The commitments behind one number, as many as the number says."""

    def make(asked: Asked) -> dict[str, object]:
        chosen = listed.chosen(request)
        row_name = rows.named(asked, chosen.key, own=chosen.own)
        page = chosen.page(request.viewer, asked)
        return {
            "heading": rows.heading(chosen.column),
            "row_name": row_name,
            "own": chosen.own,
            **table(request, asked, page, Sort.DUE, row_name),
            "tools": tools.of_page(request, "figures_list"),
            "xlsx": listed.download(request, "figures_list_xlsx"),
            "csv": listed.download(request, "figures_list_csv"),
            "zip": listed.download(request, "figures_list_zip"),
        }

    return answers.answer(request, "board/list.html", make)


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def figures_changes(request: Asking) -> HttpResponseBase:
    """The commitments that came into a column since a day, or went out of it."""

    def make(asked: Asked) -> dict[str, object]:
        column, gone = _moved(request)
        day = words.since(asked.typed, asked.scope)
        found = changes.since(asked.scope, day)
        start = listed.start(request)
        page = changes.moved(
            request.viewer,
            found,
            column,
            gone=gone,
            order=shown.order(request),
            start=start,
            size=listed.SIZE,
        )
        return {
            "heading": panels.MOVED[column][gone],
            "since": day,
            **table(request, asked, page, Sort.NUMBER),
            "tools": tools.of_page(request, "figures_changes"),
        }

    return answers.answer(request, "board/list.html", make)


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def figures_table(request: Asking) -> HttpResponseBase:
    """The progress of each unit and of each document, with every column of the figures."""
    return answers.answer(
        request,
        "board/table.html",
        progress.page,
    )


def table(
    request: Asking, asked: Asked, page: Page, usual: Sort, row: str = ""
) -> dict[str, object]:
    """One page of a list with its columns, and the pages around it."""
    wanted = shown.columns(request, known.FIGURES)
    found = entries.entries(asked.viewer, asked.scope, page.cards, offered.needs(wanted))
    chosen = shown.order(request)
    heads = shown.heads(request, wanted, chosen, usual=usual)
    # What stood on an earlier day is looked at, and not acted on.
    is_now = asked.scope.on == clock.today()
    together = offering.offered(request, page.cards if is_now else ())
    return {
        "table": shown.Table(heads, found, together.tickable),
        "together": together,
        "on_paper": facts.on_paper(asked, row, page.total, paper.order(heads)),
        "pages": listed.pages(request, page.total),
        "ordered": _("The earliest due first.") if usual is Sort.DUE and not chosen else "",
    }


def _moved(request: Asking) -> tuple[str, bool]:
    column = str(request.GET.get("column") or changes.COLUMNS[0])
    if column not in changes.COLUMNS:
        raise Refusal("COLUMN_UNKNOWN", text=column)
    return column, request.GET.get("way") == "gone"
