"""What in a request is at fault, and where. Whoever sends a body with several faults is told all of
them: of its form, and of what its members mean."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from remit.domain.refusals import Finding, Refusal

Loc = tuple[str | int, ...]
# The kind of an error of the library that is a refusal of ours.
REFUSED: Final = "refused"


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding, and where it stands: path, query, header or body, then names and numbers."""

    place: str
    finding: Finding


class Meaningless(Refusal):
    """Members of a body that mean nothing: the first of them is the rule, all have places in it."""

    def __init__(self, found: Sequence[Fault]) -> None:
        first = found[0].finding
        super().__init__(first.code, **first.params)
        self.found = tuple(found)


def together(reads: Mapping[Loc, Callable[[], Any]]) -> dict[Loc, Any]:
    """What each member means; if some mean nothing, all of these are named."""
    read, found = {}, list[Fault]()
    for loc, reading in reads.items():
        try:
            read[loc] = reading()
        except Refusal as refusal:
            found += at(loc, refusal)
    if found:
        raise Meaningless(found)
    return read


def at(loc: Loc, refusal: Refusal) -> list[Fault]:
    """A refusal of what stands at a place, or of members inside it."""
    if isinstance(refusal, Meaningless):
        return [inside(".".join(map(str, loc)), one) for one in refusal.found]
    return [Fault(".".join(map(str, loc)), Finding(refusal.rule, refusal.params))]


def inside(first: str, fault: Fault) -> Fault:
    """The same fault, seen from outside."""
    return Fault(f"{first}.{fault.place}", fault.finding)


def all_of(title: str, errors: Iterable[Mapping[str, Any]], more: Iterable[Fault]) -> Exception:
    """The errors of the library and what we refuse beside them, as one error; each of them once."""
    said = {(one["type"], one["loc"], str(one.get("ctx"))): one for one in errors}
    for fault in more:
        context = {"rule": fault.finding.code, "facts": dict(fault.finding.params)}
        loc = tuple(int(one) if one.isdigit() else one for one in fault.place.split(".") if one)
        said.setdefault((REFUSED, loc, str(context)), {"type": REFUSED, "loc": loc, "ctx": context})
    lines = [
        InitErrorDetails(
            type=PydanticCustomError(one["type"], "-", one.get("ctx") or {}),
            loc=one["loc"],
            input=None,
        )
        for one in said.values()
    ]
    return ValidationError.from_exception_data(title, lines)
