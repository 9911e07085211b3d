"""Why a request brought no answer: the site says no, in one sentence; it cannot be reached; or it
is somewhere else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from remit.client.answers import Problem


class Refused(Exception):
    """The site says no, in one sentence; and of each place that cannot be used why, on a line of
    its own. All of it is in the language in which the client asked."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(_said(problem))
        self.problem = problem


class NotSignedIn(Refused):
    """The token is missing, unknown, revoked, or at its end."""


class NotPermitted(Refused):
    """The scope of the token or the right of its person is missing."""


class NotFound(Refused):
    """It is not there, or may not be seen."""


class ChangedMeanwhile(Refused):
    """Somebody acted since it was read: read it again, and decide anew."""


class BusyStill(Refused):
    """The site could not answer just then, however often it was asked."""


class Unreachable(ConnectionError):
    """The site did not answer in time, however often it was asked; a write may have been carried
    out, and is sent again with the same key."""


class Moved(ConnectionError):
    """The site is somewhere else. The token is not shown there: begin anew with that address."""

    def __init__(self, place: str) -> None:
        super().__init__(f"The site is now at {place}; begin a client with that address.")
        self.place = place


def _said(problem: Problem) -> str:
    """The title, the sentence and the rule, then the places that cannot be used."""
    words = ": ".join(filter(None, [problem.title, problem.detail]))
    code = ", ".join(filter(None, [problem.rule, str(problem.status)]))
    places = (f"- {one.get('place', '')}: {one.get('detail', '')}" for one in problem.findings)
    return "\n".join([f"{words} ({code})".strip(), *places])


OF_STATUS: Mapping[int, type[Refused]] = MappingProxyType(
    {
        401: NotSignedIn,
        403: NotPermitted,
        404: NotFound,
        412: ChangedMeanwhile,
        429: BusyStill,
        502: BusyStill,
        503: BusyStill,
        504: BusyStill,
    }
)


def refused(problem: Problem) -> Refused:
    """A problem as the error that a program may catch."""
    return OF_STATUS.get(problem.status, Refused)(problem)
