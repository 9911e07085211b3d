"""Commitments arrive as a table: the file is looked over, every problem is listed by its line and
column, and nothing is written before a person confirms. Writing goes on group by group by itself;
whoever was interrupted chooses the same file again, and it goes on where it stopped."""

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from remit.commitments import imports
from remit.commitments.actions import importing
from remit.commitments.imports import Preview
from remit.domain.asking_back import Slip
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces import sentences
from remit.interfaces.web import problems, refusals, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.imports import shown
from remit.kernel import clock, files
from remit.kernel.tables.lines import MAX_BYTES

WAITING = "commitments_table"


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.ASSIGN)
def bring(request: Asking) -> HttpResponseBase:
    """Choose a file; what it holds, and what is wrong with it, is shown before any is written."""
    if request.method == "GET":
        return _again(request, request.GET.get("kept"))
    file = request.FILES.get("table")
    if not isinstance(file, UploadedFile):
        sentence = sentences.sentence(Refusal("IMPORT_FILE_MISSING"))
        return _page(request, {"sentence": sentence}, refusals.UNPROCESSABLE)
    return _looked_over(request, file.read(MAX_BYTES + 1), file.name or "")


def _again(request: Asking, kept: str | None) -> HttpResponse:
    """The page as it begins, a table that was looked over, or the list of its problems."""
    if not kept:
        return _page(request, {})
    content, name = _kept(request, kept)
    if problems.ASKED in request.GET:
        seen = _previewed(request, content, name, _is_meant(request.GET))
        return problems.file(shown.problems(seen), name)
    return _looked_over(request, content, name)


def _looked_over(request: Asking, content: bytes, name: str) -> HttpResponse:
    """What the file holds; in another language the same page is found by what was kept."""
    meant = _is_meant(request.GET)
    seen = _previewed(request, content, name, meant)
    context = shown.preview(seen, clock.today()) | {"past_due_meant": meant}
    if seen.cells:
        files.keep(hashlib.sha256(content).hexdigest(), content)
        request.session[WAITING] = [seen.source.sha256, name]
        asked = {"kept": context["kept"], **({Slip.PAST_DUE.value: "1"} if meant else {})}
        context["here"] = f"{reverse('commitments_import')}?{urlencode(asked)}"
    return _page(request, context)


@require_POST
@rights.needs(Permission.ASSIGN)
def write(request: Asking) -> HttpResponseBase:
    """The next group of the table that was looked over is written, and the page goes on.

    The key under which a group is written once comes from the file, so the form carries none.
    """
    content, name = _kept(request, request.POST.get("kept"))
    leave_out = request.POST.get("leave_out") == "1"
    meant = _is_meant(request.POST)
    seen = _previewed(request, content, name, meant)
    group = next(seen.groups(leave_out=leave_out), None)
    made = importing.import_group(by=request.by, at=clock.now(), group=group) if group else {}
    context = shown.progress(seen, len(made)) | {
        "leave_out": leave_out,
        "past_due_meant": meant,
    }
    part = "progress" if request.headers.get("HX-Request") else "writing"
    return render(request, f"imports/{part}.html", context)


def _previewed(request: Asking, content: bytes, name: str, meant: bool) -> Preview:
    by, at = request.by, clock.now()
    return imports.preview(content, name, by=by, at=at, past_due_meant=meant)


def _is_meant(sent: QueryDict) -> bool:
    """Whether days that had passed are meant, as the person said who was asked back."""
    return sent.get(Slip.PAST_DUE.value) == "1"


def _page(request: Asking, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    around = {"columns": shown.columns(), "states": shown.states()}
    return render(request, "imports/bring.html", {**around, **context}, status=status)


def _kept(request: Asking, asked: object) -> tuple[bytes, str]:
    """The file that was looked over in this session."""
    waiting = request.session.get(WAITING)
    if not waiting or asked != waiting[0]:
        raise Refusal("IMPORT_EXPIRED")
    return files.content(waiting[0]), str(waiting[1])
