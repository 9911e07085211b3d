"""What a person decided on a passage, beside what the reader had proposed of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from remit.domain import naming
from remit.domain.due import Due
from remit.domain.vocabulary import Type
from remit.texts import owed
from remit.texts.lexicons import lexicon

KEPT = ("kind", "confidence", "cues")
SHORTEST_CUT = 40
_WORD = re.compile(r"[^\W_]+")


class Outcome(StrEnum):
    """What became of a passage."""

    ACCEPTED = "ACCEPTED"
    EDITED = "EDITED"
    REJECTED = "REJECTED"
    ADDED = "ADDED"


class Change(StrEnum):
    """What a person changed of what was proposed."""

    LEAD = "LEAD"
    DUE = "DUE"
    TYPE = "TYPE"
    TITLE = "TITLE"


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person made of a draft: the result that is owed, by whom and by when."""

    unit: int | None
    due: Due | None
    type: Type
    title: str


def proposed(found: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the reader said of a passage; nothing of one that a person marked."""
    if "kind" not in found:
        return None
    actor, deadline = found.get("actor") or {}, found.get("deadline") or {}
    return {
        **{key: found[key] for key in KEPT if key in found},
        "actor": str(actor.get("text", "")),
        "deadline": {key: deadline.get(key) for key in ("value", "operator")} if deadline else None,
    }


def changes(found: Mapping[str, Any], decided: Decided, names: Iterable[str]) -> list[Change]:
    """What differs; a unit that the words of the text do not name differs from them."""
    actor = str((found.get("actor") or {}).get("text", ""))
    differs = {
        Change.LEAD: decided.unit is not None
        and not (actor and naming.names_it(actor, names, lexicon())),
        Change.DUE: _due(found.get("deadline") or {}) != typed(decided.due),
        Change.TYPE: decided.type is not Type.TASK,
        Change.TITLE: not _is_title_of(found, decided.title),
    }
    return [change for change, so in differs.items() if so]


def typed(due: Due | None) -> str:
    """A due date as its operator and value; nothing when no date is given."""
    return f"{due.operator.value} {due.value}" if due is not None and due.value else ""


def _due(deadline: Mapping[str, Any]) -> str:
    value = deadline.get("value")
    return f"{str(deadline.get('operator') or 'by').upper()} {value}" if value else ""


def _is_title_of(found: Mapping[str, Any], title: str) -> bool:
    """A long title is cut at a word, and begins with a capital."""
    given = _words(title)
    long = len(" ".join(given)) >= SHORTEST_CUT
    proposed = (
        _words(text) for text in (found.get("action") or found.get("quote"), owed.words(found))
    )
    return any(said == given or (long and said[: len(given)] == given) for said in proposed)


def _words(text: object) -> list[str]:
    return _WORD.findall(str(text).casefold())
