"""An act on several commitments: first what would be done on each, and where it cannot be; then,
for those that stayed ticked, what became of each. All have one key, each stands by itself."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from remit.commitments.queries import conversation, lists, together
from remit.domain.refusals import Refusal
from remit.interfaces import sentences
from remit.interfaces.web import refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import days, reading, showing
from remit.interfaces.web.lists import columns as offered
from remit.interfaces.web.lists import shown, tools
from remit.interfaces.web.lists.entries import Entry
from remit.interfaces.web.together import verbs
from remit.interfaces.web.together.verbs import Together
from remit.kernel import clock, inputs, writes

MOST = 50
COLUMNS = ("title", "lead", "due", "state")
Row = list[object]


@dataclass(frozen=True, slots=True)
class Line:
    """One commitment that was chosen: what it is, with which date, and why not, if it cannot be."""

    entry: Entry
    due: dt.date | None = None
    said: str = ""

    @property
    def named(self) -> str:
        """The commitment with the date that was shown, so that no other one is granted."""
        number = str(self.entry.card.id)
        return f"{number}:{self.due.isoformat()}" if self.due else number


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one commitment: its act, or a sentence that says why there is none."""

    number: int
    entry: Entry | None
    act: int | None
    said: str


@require_http_methods(["GET", "POST"])
@rights.needs(rights.SIGNED_IN)
def act_together(request: Asking, code: str) -> HttpResponseBase:
    """Several commitments are looked over together, and acted on together."""
    verb = verbs.verb(code)
    if request.method == "GET":
        return _preview(request, verb, _numbers(request.GET.getlist("commitment")))
    try:
        values = _values(request, verb)
        answer = requests.once(request, lambda: {"rows": _rows(request, verb, values)})
    except Refusal as refusal:
        named = (str(one).partition(":")[0] for one in request.POST.getlist("commitment"))
        return _preview(request, verb, _numbers(named), refusal)
    return _outcome(request, verb, answer["rows"])


def _values(request: Asking, verb: Together) -> Mapping[str, object]:
    """What is the same in every act; what is missing is asked for before any is done."""
    fields = verbs.fields(verb, request.viewer)
    values = reading.values(request, fields)
    empty = [field for field in fields if field.required and not values[field.name]]
    if empty:
        raise Refusal("FIELD_EMPTY", field=str(empty[0].label))
    return values


def _numbers(words: Any) -> list[int]:
    read = (inputs.number(str(one)) for one in words)
    numbers = list(dict.fromkeys(one for one in read if one is not None))
    if len(numbers) > MOST:
        raise Refusal("TOO_MANY_TOGETHER", most=str(MOST))
    return numbers


def _preview(
    request: Asking, verb: Together, numbers: Sequence[int], refusal: Refusal | None = None
) -> HttpResponse:
    lines = _lines(request, verb, numbers)
    context = {
        "verb": verb,
        "possible": [line for line in lines if not line.said],
        "others": [line for line in lines if line.said],
        "fields": showing.shown(verbs.fields(verb, request.viewer), showing.sent(request)),
        "back": tools.back(request, reverse("commitments")),
        "said": sentences.sentence(refusal) if refusal else "",
        "rule": refusal.rule if refusal else "",
    }
    status = refusals.STATUS.get(refusal.rule, refusals.UNPROCESSABLE) if refusal else 200
    return render(request, "together/preview.html", context, status=status)


def _lines(request: Asking, verb: Together, numbers: Sequence[int]) -> list[Line]:
    wanted = together.dates_asked_for(numbers) if verb.dated else {}
    entries = _entries(request, numbers)
    return [
        Line(entries[number], wanted.get(number), _why_not(request, verb, number))
        for number in numbers
        if number in entries
    ]


def _entries(request: Asking, numbers: Sequence[int]) -> dict[int, Entry]:
    """The commitments that may be read; of any other nothing is said, not even that it is there."""
    rows = lists.readable(request.viewer, numbers).values()
    cards = lists.placed_on(clock.today(), [lists.now(row) for row in rows])
    found = shown.of_today(request.viewer, cards, offered.known(COLUMNS))
    return {one.card.id: one for one in found}


def _why_not(request: Asking, verb: Together, number: int) -> str:
    try:
        verb.check_open(by=request.by, at=clock.now(), commitment=number)
    except Refusal as refusal:
        return sentences.sentence(refusal)
    return ""


def _rows(request: Asking, verb: Together, values: Mapping[str, object]) -> list[Row]:
    named = list(dict.fromkeys(str(one) for one in request.POST.getlist("commitment")))
    if not named:
        raise Refusal("NOTHING_CHOSEN")
    _numbers(one.partition(":")[0] for one in named)
    return [_done(request, verb, one, values) for one in named]


def _done(request: Asking, verb: Together, named: str, values: Mapping[str, object]) -> Row:
    words, _colon, day = named.partition(":")
    number = inputs.number(words) or 0
    try:
        conversation.check_readable(request.viewer, number)
        with writes.by_itself():
            due = days.typed(day, _("Date asked for")) if verb.dated else None
            given = {**values, **verb.values(due)}
            act: Any = verb.action(by=request.by, at=clock.now(), commitment=number, **given)
    except Refusal as refusal:
        return [number, None, [refusal.rule, dict(refusal.params)]]
    return [number, act.seq, []]


def _outcome(request: Asking, verb: Together, rows: object) -> HttpResponse:
    listed: Sequence[Sequence[Any]] = rows if isinstance(rows, list) else []
    entries = _entries(request, [int(row[0]) for row in listed])
    done = [Done(int(n), entries.get(int(n)), act, _sentence(said)) for n, act, said in listed]
    carried_out = sum(one.act is not None for one in done)
    context = {
        "verb": verb,
        "done": done,
        "carried_out": carried_out,
        "refused": len(done) - carried_out,
        "back": tools.back(request, reverse("commitments")),
    }
    return render(request, "together/done.html", context)


def _sentence(said: Sequence[Any]) -> str:
    if not said:
        return ""
    rule, params = said
    return sentences.sentence(Refusal(str(rule), **{str(k): str(v) for k, v in params.items()}))
