"""Units arrive as a table: the file is looked over, every problem is listed by its line and column,
and only a table without problems is written, whole, when the administrator confirms it."""

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from remit.domain.kinds import KINDS
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces import exports, sentences, writing
from remit.interfaces.exports import Sheet
from remit.interfaces.web import problems, refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.problems import Problem
from remit.kernel import clock, files
from remit.organisation import actions, imports
from remit.organisation import queries as organisation
from remit.organisation.imports import UnitTable
from remit.organisation.queries import portraits

WAITING = "units_table"
LARGEST = 10 * 1024 * 1024
FIRST = 20


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.ADMINISTER)
def bring(request: Asking) -> HttpResponseBase:
    """Choose a file; what it holds, and what is wrong with it, is shown before any is written."""
    if request.method == "GET":
        return _again(request, request.GET.get("kept"))
    file = request.FILES.get("table")
    if not isinstance(file, UploadedFile):
        return _shown(request, {"sentence": _("Choose a file first.")}, refusals.UNPROCESSABLE)
    return _looked_over(request, file.read(LARGEST + 1), file.name or "")


def _again(request: Asking, kept: str | None) -> HttpResponse:
    """The page as it begins, a table that was looked over, or the list of its problems."""
    if not kept:
        return _shown(request, {})
    content, name = _kept(request, kept)
    if problems.ASKED in request.GET:
        return problems.file(_problems(_previewed(content, name)), name)
    return _looked_over(request, content, name)


def _looked_over(request: Asking, content: bytes, name: str) -> HttpResponse:
    """What the file holds; in another language the same page is found by what was kept."""
    table = _previewed(content, name)
    context = _preview(table, name) | _into(request)
    if table.may_be_written or _was_read(table):
        _keep(request, content, name)
        context = _kept_in(request, context)
    return _shown(request, context)


def _into(request: Asking) -> dict[str, object]:
    """The tree that was chosen, also where another file is sent after a refusal."""
    return {"into": request.POST["tree"]} if "tree" in request.POST else {}


def _kept_in(request: Asking, context: Mapping[str, object]) -> dict[str, object]:
    """Where the table that was kept is found again."""
    kept = request.session[WAITING][0]
    here = f"{reverse('units_import')}?{urlencode({'kept': kept})}"
    return {**context, "kept": kept, "here": here}


def _refused(request: Asking, content: bytes, name: str, refusal: Refusal) -> HttpResponse:
    """The same table again, into the tree that was chosen, with why it was not written."""
    context = _kept_in(request, _preview(_previewed(content, name), name))
    context |= {"sentence": sentences.sentence(refusal), **_into(request)}
    status = refusals.STATUS.get(refusal.rule, refusals.UNPROCESSABLE)
    return _shown(request, context, status)


@require_POST
@rights.needs(Permission.ADMINISTER)
def confirm(request: Asking) -> HttpResponseBase:
    """The table that was looked over is written, whole."""
    content, name = _kept(request, request.POST.get("kept"))
    tree = str(request.POST.get("tree", "")).strip()

    def perform() -> dict[str, object]:
        table = _previewed(content, name)
        written = actions.write_table(
            by=request.by,
            at=clock.now(),
            table=table,
            tree=organisation.tree_id(tree) if tree else None,
        )
        return {"units": len(written)}

    try:
        units = int(str(requests.once(request, perform)["units"]))
    except Refusal as refusal:
        if request.headers.get("HX-Request"):
            raise
        return _refused(request, content, name, refusal)
    said = ngettext("%(n)s unit was created.", "%(n)s units were created.", units)
    messages.success(request, said % {"n": writing.Count(units)})
    return requests.sent_on(request, reverse("organisation"))


@require_GET
@rights.needs(Permission.ADMINISTER)
def empty_table(request: Asking) -> HttpResponseBase:
    """A table with the headings alone, to be filled in."""
    content = exports.csv_file(Sheet("units", (), imports.COLUMNS, ()))
    disposition = {"Content-Disposition": 'attachment; filename="units.csv"'}
    return HttpResponse(content, content_type=exports.CSV, headers=disposition)


def _previewed(content: bytes, name: str) -> UnitTable:
    return imports.preview(content, name, known_codes=organisation.known_codes())


def _was_read(table: UnitTable) -> bool:
    """Whether the file is a table, however much is wrong with its lines."""
    return any(one.params.get("line") for one in table.findings)


def _problems(table: UnitTable) -> list[Problem]:
    return [
        Problem(
            one.params.get("line", ""),
            one.params.get("column", ""),
            one.params.get("value", ""),
            sentences.finding_sentence(one),
        )
        for one in table.findings
    ]


def _preview(table: UnitTable, name: str) -> dict[str, object]:
    return {
        "file": name,
        "table": table,
        "first": table.rows[:FIRST],
        "more": max(0, len(table.rows) - FIRST),
        "problems": _problems(table),
        "trees": portraits.trees(),
    }


def _shown(request: Asking, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    around = {"columns": imports.COLUMNS, "kinds": list(KINDS)}
    return render(request, "organisation/import.html", {**around, **context}, status=status)


def _keep(request: Asking, content: bytes, name: str) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    files.keep(sha256, content)
    request.session[WAITING] = [sha256, name]


def _kept(request: Asking, asked: object) -> tuple[bytes, str]:
    """The file that was looked over in this session; it stays, so that a form sent twice is one."""
    waiting = request.session.get(WAITING)
    if not waiting or asked != waiting[0]:
        raise Refusal("TABLE_NOT_LOOKED_OVER")
    return files.content(waiting[0]), str(waiting[1])
