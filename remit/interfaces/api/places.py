"""Which member of a body a rule is about, so that whoever is refused knows what to change: a table
of rules and members, and else the member that holds what the rule says cannot be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from remit.domain.refusals import Finding, Refusal
from remit.interfaces import about, statuses
from remit.interfaces.api import faults
from remit.interfaces.api.faults import Fault, Loc

# The facts that are numbers by which a body names something.
_NUMBERED: Final = frozenset({"commitment", "act", "document", "draft", "note", "link"})
_LEAST = 2
Node = tuple[Loc, Any]


def found(refusal: Refusal, first: str, sent: Any) -> list[Fault]:
    """What the refusal, and those beside it, are about in what was sent; nothing, where it is
    about no member."""
    if isinstance(refusal, faults.Meaningless):
        return [faults.inside(first, one) for one in refusal.found]
    named = [
        Fault(".".join(map(str, (first, *loc))), Finding(one.rule, one.params))
        for one in (refusal, *refusal.others)
        for loc in _places(one, sent)
    ]
    return list({(one.place, one.finding.code): one for one in named}.values())


def _places(refusal: Refusal, sent: Any) -> Sequence[Loc]:
    if not isinstance(sent, Mapping):
        return []
    names = about.names(refusal)
    if not names and refusal.rule in statuses.STATUS:
        return []
    nodes = [one for one in _nodes(sent, ()) if not names or _name(one[0]) in names]
    held = [loc for loc, value in nodes if _holds(refusal, loc, value, of_table=bool(names))]
    if held or not names:
        return held
    present = [loc for loc, _value in nodes] or [(names[0],)]
    return present if len(present) == 1 else [_shared(present)]


def _name(loc: Loc) -> str:
    """How a member is called; what stands in a list is called as the list."""
    return next((one for one in reversed(loc) if isinstance(one, str)), "")


def _nodes(sent: Any, loc: Loc) -> Iterator[Node]:
    """Every member, and what is in it, with its place."""
    inside: Iterable[tuple[str | int, Any]] = sent.items() if isinstance(sent, Mapping) else ()
    if isinstance(sent, list):
        inside = enumerate(sent)
    for name, value in inside:
        yield (*loc, name), value
        yield from _nodes(value, (*loc, name))


def _holds(refusal: Refusal, loc: Loc, value: Any, *, of_table: bool) -> bool:
    """Whether a member holds what the refusal names."""
    if isinstance(value, dict) and of_table:
        return any(_holds(refusal, place, one, of_table=True) for place, one in _nodes(value, loc))
    if of_table and isinstance(value, str | None) and _is_at_fault(refusal, value or ""):
        return True
    numbered = isinstance(value, int) and not isinstance(value, bool)
    if not (isinstance(value, str) and len(value) >= _LEAST) and not numbered:
        return False
    said = str(value).strip().casefold()
    facts = {
        name: fact for name, fact in refusal.params.items() if name in _NUMBERED or not numbered
    }
    return said in {fact.casefold() for fact in facts.values()}


def _is_at_fault(refusal: Refusal, words: str) -> bool:
    """Whether a text is what the rule says of it: missing, or too long."""
    if refusal.rule == "WORDS_TOO_LONG":
        return len(words) > int(refusal.params["limit"])
    return refusal.rule.endswith("_MISSING") and not words.strip()


def _shared(locs: Sequence[Loc]) -> Loc:
    """The innermost place that holds all of these."""
    shared = locs[0]
    while any(loc[: len(shared)] != shared for loc in locs):
        shared = shared[:-1]
    return shared
