"""The list of commitments as known now, found by words, by the state of the work, by who leads and
who ordered, by type, language and due days, with the columns and in the order that the person
chose; and the same list as a file."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from remit.commitments.queries import lists, series, wanting
from remit.commitments.queries.ordering import Sort
from remit.commitments.queries.wanting import Wanted
from remit.domain import vocabulary as v
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces import exports, labels, rooted, sentences
from remit.interfaces.exports import Sheet
from remit.interfaces.list_choices import known
from remit.interfaces.web import refusals, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import days, reading
from remit.interfaces.web.lists import columns as offered
from remit.interfaces.web.lists import gathering, shown, tools
from remit.interfaces.web.lists.columns import Column
from remit.interfaces.web.lists.entries import Entry
from remit.interfaces.web.lists.shown import Table
from remit.interfaces.web.owed import told
from remit.interfaces.web.owed.told import Narrowed
from remit.interfaces.web.together import offering
from remit.kernel import clock
from remit.organisation.queries import portraits
from remit.texts.listing import queries as texts

SIZE = 50
LONGEST_FILE = 20_000
LAST_PAGE = 1_000_000


@require_GET
@rights.needs(rights.SIGNED_IN)
def commitments(request: Asking) -> HttpResponseBase:
    """Commitments that the viewer may read, the earliest due first or as the person chose."""
    narrowed = _narrowed(request)
    context: dict[str, Any] = {
        "narrowed": narrowed,
        "states": [(work.value, labels.label(work)) for work in v.Work],
        "types": [(one.value, labels.label(one)) for one in v.Type],
        "languages": [(code, labels.language(code)) for code in texts.LANGUAGES],
        "may_import": rights.opens(Permission.ASSIGN, request.viewer),
        "may_record": rights.opens(Permission.PROPOSE, request.viewer),
        "tools": tools.of_page(request, "commitments"),
    }
    try:
        context |= _page(request, _wanted(request, narrowed))
    except Refusal as refusal:
        context |= {"sentence": sentences.sentence(refusal), "rule": refusal.rule}
        return render(request, "commitments/list.html", context, status=refusals.UNPROCESSABLE)
    return render(request, "commitments/list.html", context)


@require_GET
@rights.needs(rights.SIGNED_IN)
def commitments_file(request: Asking, form: str) -> HttpResponseBase:
    """The whole list with the columns of its page, the number of each commitment before them."""
    wanted = _wanted(request, _narrowed(request))
    order = shown.order(request) or lists.EARLIEST
    found = lists.current(request.viewer, wanted, order=order, size=LONGEST_FILE)
    if found.total > LONGEST_FILE:
        raise Refusal("LIST_TOO_LONG", n=str(found.total), most=str(LONGEST_FILE))
    chosen = shown.columns(request, known.COMMITMENTS)
    columns = offered.filed(chosen)
    rows = shown.of_today(request.viewer, found.cards, chosen)
    state = rooted.now()
    about = told.facts(told.filters(wanted), found.total)
    sheet = Sheet(
        name=_("Commitments"),
        facts=[*about, *state.facts],
        headings=[str(heading) for heading, _cell in columns],
        rows=[offered.file_row(entry, columns) for entry in rows],
    )
    stem = f"{told.stem(request, wanted)}-{clock.today().isoformat()}"
    name = rooted.named(stem, state.known_seq, form)
    content = _content(sheet, form, name)
    return rooted.sent(content, name, rooted.MEDIA[form], state)


def _content(sheet: Sheet, form: str, name: str) -> bytes:
    made_at = clock.now()
    if form == "zip":
        files = {f"{name.removesuffix('zip')}csv": exports.csv_file(sheet)}
        return rooted.folder(files, sheet.facts, made_at=made_at)
    right_to_left = bool(get_language_bidi())
    return exports.file(
        sheet, form=form, right_to_left=right_to_left, made_at=made_at, more=("zip",)
    )


def _narrowed(request: Asking) -> Narrowed:
    asked = request.GET
    is_usual = not _is_narrowed(asked)
    return Narrowed(
        words=reading.text(asked, "words"),
        state=wanting.ALL_NOT_CLOSED if is_usual else _state(asked),
        lead=reading.named(asked, "lead"),
        alone=reading.ticked(asked, "alone"),
        issuer=reading.named(asked, "issuer"),
        issuer_below=reading.ticked(asked, "issuer_below"),
        type=reading.text(asked, "type"),
        language=reading.text(asked, "language"),
        due_from=reading.text(asked, "due_from"),
        due_to=reading.text(asked, "due_to"),
        series=reading.number(asked, "series"),
        is_usual=is_usual,
    )


def _state(asked: QueryDict) -> str:
    """The state that is asked for, by the name of the page or by that which programs use."""
    return reading.text(asked, "state") or ", ".join(filter(None, asked.getlist("work")))


def _is_narrowed(asked: QueryDict) -> bool:
    """Whether the address names a filter, if only one that is empty; else the list begins with what
    is not closed, since of all there ever was the closed would stand first."""
    return any(name in asked for name in known.PAGES["commitments"].words if name != "sort")


def _wanted(request: Asking, narrowed: Narrowed) -> Wanted:
    named = (_("Due from"), _("Due until"))
    due_from, due_to = days.span(narrowed.due_from, narrowed.due_to, named)
    return Wanted(
        words=narrowed.words,
        state=wanting.state(narrowed.state),
        lead=_unit(narrowed.lead),
        alone=narrowed.alone,
        issuer=_unit(narrowed.issuer),
        issuer_below=narrowed.issuer_below,
        type=reading.one_of(v.Type, request.GET, "type"),
        language=texts.language(narrowed.language),
        due_from=due_from,
        due_to=due_to,
        series=narrowed.series,
    )


def _unit(words: str) -> int | None:
    return reading.meant(words, portraits.all_units_found) if words else None


def _without(request: Asking, word: str) -> str:
    """The address of the same list without one of its filters; without any it shows every state."""
    kept = request.GET.copy()
    kept.pop(word, None)
    kept.pop("page", None)
    if word == "state":
        kept.pop("work", None)
    if not _is_narrowed(kept):
        kept["state"] = ""
    return f"{request.path}?{kept.urlencode()}"


def _rows(request: Asking, found: series.Rows, columns: Sequence[Column]) -> list[Entry]:
    """The rows of the page, what comes back as one of them."""
    every = {card.id: card for card in (*found.cards, *found.behind)}
    known_by = {
        one.card.id: one for one in shown.of_today(request.viewer, list(every.values()), columns)
    }
    behind = [known_by[card.id] for card in found.behind]
    tallies = gathering.tallies(request.viewer, found.behind)
    return gathering.gathered([known_by[card.id] for card in found.cards], tallies, behind)


def _page(request: Asking, wanted: Wanted) -> dict[str, Any]:
    page = min(reading.number(request.GET, "page") or 1, LAST_PAGE)
    chosen = shown.order(request)
    order = chosen or lists.EARLIEST
    start = (page - 1) * SIZE
    found = series.current(request.viewer, wanted, order=order, start=start, size=SIZE)
    columns = shown.columns(request, known.COMMITMENTS)
    rows = _rows(request, found, columns)
    together = offering.offered(request, [*found.cards, *found.behind])
    return {
        "table": Table(
            shown.heads(request, columns, chosen, usual=Sort.DUE), rows, together.tickable
        ),
        "together": together,
        "total": found.total,
        "last_page": "" if rows or page == 1 else _last_page(request, wanted),
        "on_paper": told.on_paper(told.filters(wanted), found.total),
        "in_usual_order": chosen is None,
        "unnarrowed": _without(request, "state"),
        "every_series": _without(request, "series"),
        "earlier": shown.turned(request, page - 1) if page > 1 else "",
        "later": shown.turned(request, page + 1) if found.goes_on else "",
        "xlsx": shown.same_list(request, "commitments_file", "xlsx"),
        "csv": shown.same_list(request, "commitments_file", "csv"),
        "zip": shown.same_list(request, "commitments_file", "zip"),
    }


def _last_page(request: Asking, wanted: Wanted) -> str:
    """Where the list ends, for whoever asked for a page behind it; nowhere, if nothing is there."""
    n = series.row_count(request.viewer, wanted)
    return shown.turned(request, (n - 1) // SIZE + 1) if n else ""
