"""What in a request cannot be understood, place by place, in our words instead of the library's."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.conf import settings

from remit.domain.refusals import Finding, Refusal
from remit.interfaces.api.faults import REFUSED, Fault

LONGEST_KEY: Final = 200
LARGEST_BODY: Final = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
# The library's kinds of error, by their beginning; the first that fits.
KINDS: Final[Mapping[str, str]] = {
    "missing": "VALUE_MISSING",
    "extra_forbidden": "VALUE_NOT_ASKED",
    "enum": "VALUE_NOT_A_WORD_OF",
    "literal": "VALUE_NOT_A_WORD_OF",
    "date": "VALUE_NOT_A_DAY",
    "int": "VALUE_NOT_A_NUMBER",
    "bool": "VALUE_NOT_YES_OR_NO",
    "string_type": "VALUE_NOT_WORDS",
    "list": "VALUE_NOT_A_LIST",
    "dict": "VALUE_NOT_AN_OBJECT",
    "model": "VALUE_NOT_AN_OBJECT",
    "greater": "VALUE_TOO_SMALL",
    "less": "VALUE_TOO_LARGE",
    "too_long": "VALUE_TOO_MANY",
    "too_short": "VALUE_TOO_FEW",
    "string_too_long": "VALUE_TOO_LONG",
    "string_too_short": "VALUE_TOO_SHORT",
}

# Where the library says the limit that was crossed.
LIMITS: Final = ("ge", "le", "gt", "lt", "max_length", "min_length")


def fault(error: Mapping[str, Any]) -> Fault:
    """One error of the library, or a refusal of ours among them, at its place."""
    told = error.get("ctx", {})
    where = place(error.get("loc", ()))
    if error.get("type") == REFUSED:
        return Fault(where, Finding(told["rule"], told["facts"]))
    return Fault(where, _finding(str(error.get("type", "")), told))


def inside(error: Mapping[str, Any]) -> Fault:
    """One error in the body of one act among many."""
    return fault({**error, "loc": ("item", *error.get("loc", ()))})


def whole(errors: Sequence[Mapping[str, Any]], found: Sequence[Fault]) -> Refusal:
    """The one rule over several faults: its own, if members of a good form mean nothing."""
    if any(one.get("type") != REFUSED for one in errors):
        return Refusal("REQUEST_NOT_UNDERSTOOD")
    return Refusal(found[0].finding.code, **found[0].finding.params)


def _finding(kind: str, told: Mapping[str, Any]) -> Finding:
    code = next((code for begin, code in KINDS.items() if kind.startswith(begin)), "")
    limit = next((str(told[name]) for name in LIMITS if name in told), "")
    facts = {"limit": limit} if limit else {}
    known = str(told.get("expected", "")).replace("'", "").replace(" or ", ", ")
    if code == "VALUE_NOT_A_WORD_OF":
        return Finding("VALUE_NOT_A_WORD_OF", {**facts, "known": known})
    return Finding(code or "VALUE_NOT_FITTING", facts)


def place(loc: Any) -> str:
    """Where it stands: path, query, header or body, then the names and numbers inside."""
    first, *inside = [str(one) for one in loc] or [""]
    # The library puts the name of the argument between the body, or one of several parts of the
    # query, and what is in it.
    named = first in {"body", "form"} or (first == "query" and not _is_member(inside))
    return ".".join([first, *(inside[1:] if named and inside else inside)])


def _is_member(inside: Sequence[str]) -> bool:
    """Whether it begins with a member of the query, which has at most places in it."""
    return all(one.isdigit() for one in inside[1:])
