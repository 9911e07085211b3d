"""Lists and tables of figures as files: XLSX to work on, CSV to hand on."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from remit.domain.rights import Permission
from remit.interfaces import exports, labels
from remit.interfaces.exports import Cell, Sheet
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.board import asked as words
from remit.interfaces.web.board import entries, facts, listed, progress, rows
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.board.entries import Entry
from remit.organisation.queries import UnitCard


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def table_xlsx(request: Asking) -> HttpResponseBase:
    """The table of progress as a workbook."""
    asked = words.asked(request, request.viewer)
    return _file(asked, "progress", "xlsx", progress.workbook(asked))


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def table_csv(request: Asking) -> HttpResponseBase:
    """One table of progress as CSV."""
    asked = words.asked(request, request.viewer)
    sheet = progress.sheet(progress.tables(asked)[0])
    return _file(asked, f"progress-{asked.by.value}", "csv", exports.csv_file(sheet))


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def list_xlsx(request: Asking) -> HttpResponseBase:
    """The whole list behind a number as a workbook."""
    asked = words.asked(request, request.viewer)
    content = exports.workbook(
        [_list(request, asked)],
        right_to_left=facts.right_to_left(),
        made_at=facts.recorded_at(asked),
    )
    return _file(asked, listed.chosen(request).column, "xlsx", content)


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def list_csv(request: Asking) -> HttpResponseBase:
    """The whole list behind a number as CSV."""
    asked = words.asked(request, request.viewer)
    content = exports.csv_file(_list(request, asked))
    return _file(asked, listed.chosen(request).column, "csv", content)


def _file(asked: Asked, name: str, suffix: str, content: bytes) -> HttpResponse:
    media = exports.XLSX if suffix == "xlsx" else exports.CSV
    full = f"remit-{name}-{asked.scope.on.isoformat()}.{suffix}"
    return HttpResponse(
        content,
        content_type=media,
        headers={"Content-Disposition": f'attachment; filename="{full}"'},
    )


def _list(request: Asking, asked: Asked) -> Sheet:
    chosen = listed.chosen(request)
    row = rows.named(asked, chosen.key, own=chosen.own)
    page = chosen.page(request.viewer, asked, whole=True)
    name = rows.heading(chosen.column)
    about = facts.facts(asked) + ([(_("Row"), row)] if row else [])
    return Sheet(
        name=name,
        facts=[(_("List"), name), *about],
        seal=facts.seal(asked),
        headings=[str(heading()) for heading, _cell in _COLUMNS],
        rows=[_row(entry) for entry in entries.entries(page.cards, asked)],
    )


def _row(entry: Entry) -> list[Cell]:
    if entry.card.hidden:
        number, *others = [entry.card.id, *[None] * (len(_COLUMNS) - 1)]
        return [number, _("Not visible to you"), *others[1:]]
    return [cell(entry) for _heading, cell in _COLUMNS]


def _document(entry: Entry) -> Cell:
    return entry.document[0] or entry.document[1] if entry.document else None


def _contest(entry: Entry) -> Cell:
    contest = entry.reasons.contest
    return (contest.said or _("[erased]")) if contest else None


def _block(entry: Entry) -> Cell:
    report = entry.reasons.report
    return labels.label(report.block) if report and report.block else None


def _report(entry: Entry) -> Cell:
    report = entry.reasons.report
    return (report.said or _("[erased]")) if report else None


def _name(card: UnitCard | None) -> Cell:
    return card.name if card else None


_COLUMNS: tuple[tuple[Callable[[], str], Callable[[Entry], Cell]], ...] = (
    (lambda: _("No."), lambda entry: entry.card.id),
    (lambda: _("Result that is owed"), lambda entry: entry.card.title),
    (lambda: _("Type"), lambda entry: labels.label(entry.type)),
    (lambda: _("Document"), _document),
    (lambda: _("Issuing unit"), lambda entry: _name(entry.issuer)),
    (lambda: _("Lead unit"), lambda entry: _name(entry.lead)),
    (lambda: _("Original due date"), lambda entry: entry.card.original),
    (lambda: _("Revised due date"), lambda entry: entry.card.revised),
    (lambda: _("Days late"), lambda entry: entry.days_late or None),
    (lambda: _("Work"), lambda entry: labels.label(entry.work) if entry.work else None),
    (lambda: _("Time"), lambda entry: labels.label(entry.clock) if entry.clock else None),
    (lambda: _("Reason of the contest"), _contest),
    (lambda: _("Blocked"), _block),
    (lambda: _("Blocked by"), lambda entry: _name(entry.blocked_by)),
    (lambda: _("Last report"), _report),
)
