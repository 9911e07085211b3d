"""Where a person is on the tour. It begins when somebody enters an example, knows its step by the
page that is open, and is remembered in the session, so that the next visitor begins anew."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from remit.domain.vocabulary import Role, Work
from remit.interfaces.web import acting
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.tours import table
from remit.interfaces.web.tours.steps import Place, Step
from remit.ledger import queries as ledger

KEPT = "tour"
# So many steps the tour follows on or back; who goes further looks round, and the tour waits.
ONWARD, BACKWARD = 2, 1


@dataclass(frozen=True, slots=True)
class Turn:
    """The way to another step; it is on the open page already, or leads elsewhere."""

    index: int
    stays: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """The step as the page shows it; `is_begun` once one was on the way of the tour, `is_here`
    unless one has left it, `is_open` once somebody asked for it: until then it is one line."""

    began: str
    role: Role
    number: int
    of: int
    heading: Promise
    says: str
    is_begun: bool
    is_here: bool
    is_open: bool
    back: Turn | None
    next: Turn | None


def begin(request: HttpRequest, *, asked: bool = False) -> None:
    """On an example, whoever enters or asks for it is shown round from the first step."""
    if ledger.is_example():
        request.session[KEPT] = {"began": uuid.uuid4().hex, "asked": asked}


def end(request: HttpRequest) -> None:
    """The person has seen enough; it can be begun again."""
    request.session[KEPT] = None


def is_offered(request: HttpRequest) -> bool:
    """Whether this person entered an example and acts in a role that has a tour."""
    entered = hasattr(request, "session") and KEPT in request.session
    return entered and ledger.is_example() and role_here(request) is not None


def go(request: HttpRequest, index: int, *, asked: bool = False) -> Step | None:
    """From now on the person is at this step of the tour, if it has one."""
    role = role_here(request)
    steps = table.TOURS[role] if role else ()
    if role is None or not 0 <= index < len(steps):
        return None
    kept = request.session.get(KEPT) or {}
    request.session[KEPT] = {
        "began": kept.get("began", ""),
        "asked": asked or kept.get("asked", False),
        "role": role.value,
        "step": index,
    }
    return steps[index]


def nearest(request: Asking, index: int) -> tuple[int, str]:
    """The step that was asked for and the way to it; if nothing waits there that could be done, the
    next one in the same direction."""
    role = role_here(request) if is_offered(request) else None
    steps = table.TOURS[role] if role else ()
    if role is None or not 0 <= index < len(steps):
        return index, ""
    back = bool(request.session[KEPT]) and index < _reached(request, role)
    for one in range(index, -1, -1) if back else range(index, len(steps)):
        if way := steps[one].way(request):
            return one, way
    return index, reverse("my_work")


def shown(
    request: HttpRequest, work: object, can: frozenset[str], lead: int | None = None
) -> Panel | None:
    """The step that stands on this page, or the one at which the person left the tour."""
    if not is_offered(request) or request.session[KEPT] is None:
        return None
    role = cast(Role, role_here(request))
    steps, place = table.TOURS[role], _place(request, work, can, lead)
    reached = _reached(request, role)
    near = range(reached - BACKWARD, reached + ONWARD + 1)
    standing = [
        index for index in near if 0 <= index < len(steps) and steps[index].stands_at(place)
    ]
    index = _nearest(standing, reached)
    if standing:
        go(request, index)
    return _panel(request, index, place, is_here=bool(standing))


def _panel(request: HttpRequest, index: int, place: Place, *, is_here: bool) -> Panel:
    role = cast(Role, role_here(request))
    steps = table.TOURS[role]
    step = steps[index]
    return Panel(
        began=request.session[KEPT]["began"],
        role=role,
        number=index + 1,
        of=len(steps),
        heading=step.heading,
        says=str(step.says) % step.presses,
        is_begun=_is_begun(request, role),
        is_here=is_here,
        is_open=bool(request.session[KEPT].get("asked")),
        back=_turn(steps, index - 1, place),
        next=_turn(steps, index + 1 if is_here else index, place),
    )


def _turn(steps: Sequence[Step], index: int, place: Place) -> Turn | None:
    if not 0 <= index < len(steps):
        return None
    return Turn(index, steps[index].stands_at(place))


def _nearest(standing: Sequence[int], reached: int) -> int:
    """Of the steps that stand on a page the one nearest to where one was, forward before back."""
    return min(standing, key=lambda index: (abs(index - reached), -index), default=reached)


def _reached(request: HttpRequest, role: Role) -> int:
    return int(request.session[KEPT]["step"]) if _is_begun(request, role) else 0


def _is_begun(request: HttpRequest, role: Role) -> bool:
    return bool(request.session[KEPT].get("role") == role.value)


def role_here(request: HttpRequest) -> Role | None:
    """The role with a tour in which the person acts at the chosen post."""
    held = {one.role for one in acting.standing(request).viewer.held}
    return next((role for role in table.TOURS if role in held), None)


def _place(request: HttpRequest, work: object, can: frozenset[str], lead: int | None) -> Place:
    found = request.resolver_match
    if found is None:
        return Place("")
    return Place(
        page=found.view_name,
        verb=str(found.kwargs.get("code", "")) if found.view_name == "commitment_act" else "",
        work=work if isinstance(work, Work) else None,
        asked=frozenset(request.GET),
        open=can,
        own=lead in {held.unit for held in acting.standing(request).viewer.held},
    )
