"""The ways from step to step: the address of a page, or of what waits there for this person."""

from collections.abc import Set
from urllib.parse import urlencode

from django.urls import reverse

from remit.commitments.queries import lists, queues
from remit.commitments.queries.wanting import Wanted
from remit.domain.vocabulary import Work
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.board import asked
from remit.interfaces.web.tours.steps import Way
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.texts import queries as texts

WAITING = "PENDING"


def to(page: str, **words: str) -> Way:
    """The way to a page of this name, asked these questions."""
    query = f"?{urlencode(words)}" if words else ""
    return lambda _request: reverse(page) + query


def to_first_of(*named: str, works: frozenset[Work]) -> Way:
    """The way to what waits first in the person's own queues, else to any commitment in such a
    state, else to the queues."""

    def way(request: Asking) -> str:
        mine = queues.mine(request.viewer, clock.today())
        own = (card.id for queue in named for card in mine[queue])
        return _commitment(request, next(own, None), Wanted(works=tuple(works)))

    return way


def to_own(*named: str) -> Way:
    """The way to what waits first in the person's own queues; none if nothing does."""

    def way(request: Asking) -> str:
        mine = queues.mine(request.viewer, clock.today())
        own = next((card.id for queue in named for card in mine[queue]), None)
        return reverse("commitment", args=[own]) if own else ""

    return way


def to_first_led(*each: Set[Work]) -> Way:
    """The way to the first commitment in such a state that the own unit leads; of several groups of
    states the first that has one. None if there is none: another unit's is not one's own."""

    def way(request: Asking) -> str:
        led = dict.fromkeys(held.unit for held in request.viewer.held)
        wanted = (
            Wanted(works=tuple(works), lead=unit, alone=True) for works in each for unit in led
        )
        found = (_first(request, one) for one in wanted)
        number = next((one for one in found if one is not None), None)
        return reverse("commitment", args=[number]) if number else ""

    return way


def to_first_overdue(request: Asking) -> str:
    """The way to the commitment that is overdue the longest, among those that the board counts."""
    code = asked.own_unit(request.viewer)
    unit = organisation.unit_by_code(code).id if code else None
    return _commitment(request, None, Wanted(overdue_on=clock.today(), lead=unit))


def to_waiting_text(request: Asking) -> str:
    """The way to the latest document with a draft that waits."""
    number = _waiting_text(request)
    return reverse("text", args=[number]) if number else reverse("texts")


def to_confirmed(request: Asking) -> str:
    """The way to a commitment that was confirmed from the latest document."""
    return _commitment(request, None, Wanted(document=_waiting_text(request)))


def _waiting_text(request: Asking) -> int | None:
    found = (one.id for one in texts.documents(request.viewer) if one.drafts.get(WAITING))
    return next(found, None)


def _commitment(request: Asking, number: int | None, wanted: Wanted) -> str:
    number = _first(request, wanted) if number is None else number
    return reverse("commitment", args=[number]) if number else reverse("my_work")


def _first(request: Asking, wanted: Wanted) -> int | None:
    found = lists.current(request.viewer, wanted, size=1).cards
    return found[0].id if found else None
