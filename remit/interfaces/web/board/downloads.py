"""Lists and tables of figures as files: XLSX to work on, CSV to hand on, and CSV with the root of
the ledger beside it. Each says on which state of the ledger it rests."""

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from remit.domain.rights import Permission
from remit.interfaces import exports, rooted
from remit.interfaces.exports import Sheet
from remit.interfaces.list_choices import known
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.board import asked as words
from remit.interfaces.web.board import facts, listed, progress, rows
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.lists import columns as offered
from remit.interfaces.web.lists import entries, shown

# By these words of the address files of two scopes have two names.
_NAMED_BY = ("unit", "document", "issuer_level", "type")


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
def table_zip(request: Asking) -> HttpResponseBase:
    """Every table of progress as CSV, with the root of the ledger beside them."""
    asked = words.asked(request, request.viewer)
    found = {f"progress-{one.by.value}": progress.sheet(one) for one in progress.tables(asked)}
    return _folder(asked, "progress", found)


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
    return _file(asked, _called(request), "xlsx", content)


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def list_csv(request: Asking) -> HttpResponseBase:
    """The whole list behind a number as CSV."""
    asked = words.asked(request, request.viewer)
    content = exports.csv_file(_list(request, asked))
    return _file(asked, _called(request), "csv", content)


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def list_zip(request: Asking) -> HttpResponseBase:
    """The whole list behind a number as CSV, with the root of the ledger beside it."""
    asked = words.asked(request, request.viewer)
    name = _called(request)
    return _folder(asked, name, {name: _list(request, asked)})


def _called(request: Asking) -> str:
    """A list by its column and the row in which its number stands."""
    chosen = listed.chosen(request)
    return "-".join(filter(None, [chosen.column, chosen.key, "own" if chosen.own else ""]))


def _folder(asked: Asked, name: str, sheets: dict[str, Sheet]) -> HttpResponse:
    files = {_name(asked, one, "csv"): exports.csv_file(sheet) for one, sheet in sheets.items()}
    about = next(iter(sheets.values())).facts
    content = rooted.folder(files, about, made_at=facts.recorded_at(asked))
    return _file(asked, name, "zip", content)


def _file(asked: Asked, name: str, suffix: str, content: bytes) -> HttpResponse:
    state = rooted.at(asked.scope.known_seq)
    return rooted.sent(content, _name(asked, name, suffix), rooted.MEDIA[suffix], state)


def _name(asked: Asked, name: str, suffix: str) -> str:
    scope = asked.scope
    stem = rooted.short_name([name, *(asked.words.get(word, "") for word in _NAMED_BY)])
    return rooted.named(f"remit-{stem}-{scope.on.isoformat()}", scope.known_seq, suffix)


def _list(request: Asking, asked: Asked) -> Sheet:
    """The list with the columns of its page, the number of each commitment before them."""
    chosen = listed.chosen(request)
    row = rows.named(asked, chosen.key, own=chosen.own)
    page = chosen.page(request.viewer, asked, whole=True)
    name = rows.heading(chosen.column)
    about = facts.facts(asked) + ([(_("Row"), row)] if row else [])
    wanted = shown.columns(request, known.FIGURES)
    columns = offered.filed(wanted)
    found = entries.entries(request.viewer, asked.scope, page.cards, offered.needs(wanted))
    return Sheet(
        name=name,
        facts=[(_("List"), name), *about],
        headings=[str(heading) for heading, _cell in columns],
        rows=[offered.file_row(entry, columns) for entry in found],
    )
