"""The pages of whoever keeps the site: what waits, the people, and one person with the roles."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from remit.commitments.queries import owing
from remit.commitments.queries.owing import NotClosed
from remit.domain.rights import Permission
from remit.interfaces.web import handing, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.administration import changing, verbs_of_units
from remit.interfaces.web.commitments import reading
from remit.kernel import clock
from remit.organisation.queries import ending, people, planned
from remit.organisation.queries.ending import Ended

PAGE = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """A unit that ended and still leads commitments, and where these are handed over."""

    unit: Ended
    owed: NotClosed
    url: str


@require_GET
@rights.needs(Permission.ADMINISTER)
def administration(request: Asking) -> HttpResponseBase:
    """What an administrator finds first: what waits, and everything that may be changed."""
    _first, persons = people.people("", limit=0)
    context = {
        "waiting": _waiting(),
        "plans": planned.plans(clock.today()),
        "persons": persons,
        "verbs": [one for one in verbs_of_units.VERBS if one.code in ("create-unit", "open-tree")],
        "entering": changing.BY_CODE["enter-person"],
    }
    return render(request, "administration/page.html", context)


@require_GET
@rights.needs(Permission.ADMINISTER)
def persons(request: Asking) -> HttpResponseBase:
    """The persons of the site by name, those whose name or address has some words."""
    words = reading.text(request.GET, "words")
    start = (reading.number(request.GET, "start", least=0) or 0) // PAGE * PAGE
    shown, total = people.people(words, start=start, limit=PAGE)
    today = clock.today()
    context = {
        "words": words,
        "people": [(one, [held for held in one.holdings if held.stands(today)]) for one in shown],
        "total": total,
        "before": _page(words, start - PAGE) if start else "",
        "after": _page(words, start + PAGE) if start + PAGE < total else "",
        "entering": changing.BY_CODE["enter-person"],
    }
    return render(request, "administration/persons.html", context)


@require_GET
@rights.needs(Permission.ADMINISTER)
def person(request: Asking, number: int) -> HttpResponseBase:
    """One person with the roles held, to be held and held before."""
    found = people.somebody(number)
    today = clock.today()
    context = {
        "person": found,
        "held": [(one, one.stands(today)) for one in found.holdings if not one.ended(today)],
        "before": [one for one in found.holdings if one.ended(today)],
        "granting": changing.BY_CODE["grant-role"],
        "ending": changing.BY_CODE["end-role"],
        "barring": changing.BY_CODE["bar-person" if found.is_active else "admit-person"],
        "second_step": people.has_second_step(number),
        "removing": changing.BY_CODE["remove-second-step"],
        "sending": changing.BY_CODE["send-link"],
        "correcting": changing.BY_CODE["correct-person"],
        "erasing": changing.BY_CODE["erase-person"],
    }
    return render(request, "administration/person.html", context)


def _waiting() -> list[Waiting]:
    today = clock.today()
    owed = owing.not_closed_of_ended(today)
    return [
        Waiting(one, owed[one.unit.id], handing.address(one.unit, one.heirs, one.on))
        for one in ending.ended(today, owed)
    ]


def _page(words: str, start: int) -> str:
    return f"{reverse('persons')}?{urlencode({'words': words, 'start': str(start)})}"
