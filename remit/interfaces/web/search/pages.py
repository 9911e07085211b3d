"""The search page, and the same answers for whoever is still typing."""

from typing import Any

from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from remit.commitments.queries import searching
from remit.commitments.queries.searching import Kind
from remit.interfaces import writing
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.interfaces.web.search import acts, marking, shown
from remit.interfaces.web.search.acts import ActFound
from remit.interfaces.web.search.shown import Group, Row
from remit.kernel import folding
from remit.kernel.searching import Part

FEW, SOME, MANY = 4, 5, 20


@require_GET
@rights.needs(rights.SIGNED_IN)
def search(request: Asking) -> HttpResponseBase:
    """What has the words: some of each kind, or one kind page by page."""
    words, page = reading.text(request.GET, "words"), reading.number(request.GET, "page") or 1
    kind = next((one for one in Kind if one.value == reading.text(request.GET, "kind")), None)
    part = Part(start=(page - 1) * MANY, size=MANY) if kind else Part(size=SOME)
    kinds = [kind] if kind else list(Kind)
    found = searching.everything(request.viewer, words, kinds=kinds, part=part)
    act = None if kind else acts.numbered(request.viewer, words)
    context = {
        "act": act,
        "words": words,
        "sought": folding.sought(words),
        "kind": kind,
        "kinds": [(one, shown.NAMES[one]) for one in Kind],
        "groups": shown.groups(request.viewer, found, words),
        "total": found.total + bool(act),
        "earlier": page - 1,
        "is_least": found.is_least,
        "is_end": bool(kind) and found.is_least and page * MANY >= found.total,
        "later": page + 1 if kind and page * MANY < found.total else 0,
    }
    return render(request, "search/page.html", context)


@require_GET
@rights.needs(rights.SIGNED_IN)
def found(request: Asking) -> HttpResponseBase:
    """The nearest of each kind, for the list that follows what is typed."""
    words = reading.text(request.GET, "words")
    answer = searching.everything(request.viewer, words, part=Part(size=FEW))
    sought = folding.sought(words)
    groups = shown.groups(request.viewer, answer, words)
    act = acts.numbered(request.viewer, words)
    total = answer.total + bool(act)
    many = {"n": writing.Count(total)}
    said = ngettext("%(n)s found", "%(n)s found", total) % many
    if answer.is_least:
        said = _("Found: more than %(n)s") % many
    listed = [_group(one, words, sought) for one in groups if one.total]
    listed += [_of_act(act)] if act else []
    return JsonResponse({"said": said, "groups": listed}, headers={"Cache-Control": "no-store"})


def _group(group: Group, words: str, sought: list[str]) -> dict[str, Any]:
    url = f"{reverse('search')}?{urlencode({'words': words, 'kind': group.kind.value})}"
    rows = [_row(one, sought) for one in group.rows]
    counted = {"total": group.total, "counted": group.counted}
    return {"name": group.name, **counted, "url": url, "rows": rows}


def _of_act(act: ActFound) -> dict[str, Any]:
    row = {"url": act.url, "number": [], "title": _runs(act.name, []), "also": []}
    named = {"name": _("Ledger"), "total": 1, "counted": str(writing.Count(1)), "url": act.url}
    return {
        **named,
        "rows": [row | {"beside": [f"#{act.seq}", *([act.about] if act.about else [])]}],
    }


def _row(row: Row, sought: list[str]) -> dict[str, Any]:
    return {
        "url": _leads_to(row, sought),
        "number": _runs(row.number, sought),
        "title": _runs(row.title, sought),
        "also": [_runs(text, sought) for text in _also(row)],
        "beside": list(row.beside),
    }


def _also(row: Row) -> list[str]:
    return [*(text for _name, text in row.also), *([row.passage] if row.passage else [])]


def _leads_to(row: Row, sought: list[str]) -> str:
    """What only a passage says is opened at the passage."""
    own = f"{row.number} {row.title}"
    return row.place if row.place and not marking.has(own, sought) else row.url


def _runs(text: str, sought: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "number": run.number,
            "pieces": [{"text": one.text, "hit": one.hit} for one in run.pieces],
        }
        for run in marking.runs(text, sought)
    ]
