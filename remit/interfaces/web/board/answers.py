"""A page of figures answers what it was asked. A word that is not understood keeps the page and
what was typed, and says so; words that are no code of a unit are looked for among its names."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from remit.commitments.queries.scopes import By
from remit.domain.buckets import ClockName
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Level, Type
from remit.interfaces import sentences, writing
from remit.interfaces.web import refusals
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.board import asked as words
from remit.interfaces.web.board import facts
from remit.interfaces.web.board.asked import Asked
from remit.kernel import clock, inputs
from remit.ledger import queries as ledger
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard

ROWS = {
    By.UNIT: _("Unit"),
    By.ISSUER_LEVEL: _("Level of the issuer"),
    By.DOCUMENT: _("Document"),
    By.TYPE: _("Type"),
    By.DUE_MONTH: _("Month of the due date"),
}
TREES = {"": _("The tree of that day"), words.TODAYS_TREE: _("The tree of today")}
MANY = 20


@dataclass(frozen=True)
class Known:
    """Up to which act is known, when that act was recorded, whether it is the latest one, and its
    hash; and the day at whose end, or the instant at which, it was asked to be known."""

    seq: int
    at: dt.datetime | None
    is_latest: bool
    hash: str
    asked_on: dt.date | None = None
    asked_at: dt.datetime | None = None


Answer = Callable[[Asked], dict[str, object]]


def answer(request: Asking, template: str, make: Answer) -> HttpResponseBase:
    """The page for what was asked, or the same page with a sentence."""
    try:
        understood = words.asked(request, request.viewer)
        context = make(understood)
    except Refusal as refusal:
        return _not_understood(request, template, refusal)
    return render(request, template, context | around(understood))


def around(asked: Asked) -> dict[str, object]:
    """What every page of figures has around its figures: the pickers, and the ways out."""
    return {
        "asked": asked,
        "tree_named": facts.tree(asked),
        "known": (up_to := known(asked)),
        "moment": _moment(asked, up_to),
        "form": form(_shown(asked, up_to)),
        "since_fell_back": words.since_fell_back(asked.typed, asked.scope),
        "is_ahead": asked.scope.on > clock.today(),
        "path": [(card, asked.same_url("board", unit=card.code)) for card in asked.path],
        "all_url": asked.same_url("board", unit=""),
        "board_url": asked.same_url("board"),
        "charts_url": asked.same_url("charts"),
        "table_url": asked.same_url("figures_table"),
        "xlsx_url": asked.scope_url("figures_table_xlsx"),
    }


def known(asked: Asked) -> Known:
    """Up to which act the figures know."""
    seq, head = asked.scope.known_seq, ledger.head()
    is_all = head is None or seq >= head.seq
    act = head if head is not None and seq == head.seq else ledger.act(seq)
    recorded_at, hash_ = (act.recorded_at, act.hash.hex()) if act else (None, "")
    return Known(seq, recorded_at, is_all, hash_, *_asked_for(asked.typed["known_at"], recorded_at))


def _asked_for(
    said: str, recorded_at: dt.datetime | None
) -> tuple[dt.date | None, dt.datetime | None]:
    """The day or the instant that was typed; of an act that was named, when it was recorded."""
    if inputs.is_day(said):
        return inputs.day(said), None
    is_act = not said or inputs.number(said, least=0) is not None
    return None, recorded_at if is_act else inputs.instant(said)


def form(typed: dict[str, str]) -> dict[str, object]:
    """The pickers, as they were set."""
    tree = typed["tree"]
    trees = TREES if tree in TREES else {**TREES, tree: _tree_named(tree)}
    return {
        **typed,
        "rows_offered": [(one.value, label) for one, label in ROWS.items()],
        "trees_offered": list(trees.items()),
        "levels": list(Level),
        "types": list(Type),
        "clocks": [ClockName.REVISED, ClockName.ORIGINAL],
        "narrowed": any(typed[word] for word in ("document", "issuer_level", "type", "tree")),
    }


def _tree_named(typed: str) -> str:
    """A tree that an address named, as people read it; what is not understood stays as typed."""
    code, _at, day = typed.partition("@")
    try:
        return facts.named_tree(code or organisation.HOME_TREE, inputs.day(day)) if day else typed
    except Refusal:
        return typed


def _moment(asked: Asked, known: Known) -> str:
    """The words that open a row as it stood in these figures; none where that is how it stands."""
    if known.is_latest and asked.scope.on == clock.today():
        return ""
    on, known_at = asked.words["on"], asked.words["known_at"]
    return f"?{urlencode({'on': on, 'known_at': known_at})}"


def _shown(asked: Asked, known: Known) -> dict[str, str]:
    # Whoever comes by a link asked for now, though the link keeps the act that was the last one.
    said = asked.typed["known_at"]
    return {
        **asked.typed,
        "known_at": "" if known.is_latest and said == str(known.seq) else said,
        "on": writing.typed_day(asked.scope.on),
        "clock": asked.scope.clock.value,
        "by": asked.by.value,
        "since": writing.typed_day(words.since(asked.typed, asked.scope)),
    }


def _not_understood(request: Asking, template: str, refusal: Refusal) -> HttpResponseBase:
    typed = words.typed(request)
    found = _units(typed["unit"]) if refusal.rule == "UNIT_UNKNOWN" else []
    if len(found) == 1:
        return redirect(_with_unit(request, found[0]))
    context = {
        "form": form(typed),
        "sentence": "" if found else sentences.sentence(refusal),
        "candidates": [(card, _with_unit(request, card)) for card in found],
    }
    status = 200 if found else refusals.UNPROCESSABLE
    return render(request, template, context, status=status)


def _units(typed: str) -> list[UnitCard]:
    return organisation.units_found(typed, limit=MANY)


def _with_unit(request: Asking, card: UnitCard) -> str:
    kept = {**request.GET.dict(), "unit": card.code}
    return f"{request.path}?{urlencode(kept)}"
