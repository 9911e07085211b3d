"""What the API answers, as values with types. Whatever an answer holds beyond them is in `all`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Named:
    """A unit or a post, by its code and its name in the language asked for."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Dates:
    """The last day by the original and by the revised due date."""

    original: dt.date | None
    revised: dt.date | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment; a line of a list has no mark, and a hidden one has only its number."""

    number: int
    hidden: bool
    title: str
    type: str
    work: str
    lead: Named | None
    issuer: Named | None
    due: Dates
    mark: str = ""
    may: tuple[str, ...] = ()
    all: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Commitment:
        """A commitment as the API says it."""
        due = said.get("due") or {}
        return cls(
            number=int(said["number"]),
            hidden=bool(said.get("hidden")),
            title=str(said.get("title", "")),
            type=str(said.get("type", "")),
            work=str(said.get("work", "")),
            lead=_named(said.get("lead")),
            issuer=_named(said.get("issuer")),
            due=Dates(_day(due.get("original")), _day(due.get("revised"))),
            mark=str(said.get("mark", "")),
            may=tuple(said.get("may", ())),
            all=said,
        )


@dataclass(frozen=True, slots=True)
class Done:
    """What was recorded, how the commitment stands now, and whether this was a repetition."""

    act: int | None  # evidence is recorded with the next act, and has none of its own yet
    commitment: Commitment
    replayed: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """Why it was refused: the rule, one sentence, the facts; and the places that cannot be used."""

    status: int
    rule: str
    detail: str
    title: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Mapping[str, str], ...] = ()

    @classmethod
    def read(cls, status: int, said: Mapping[str, Any]) -> Problem:
        """A problem as the API says it."""
        return cls(
            status=status,
            rule=str(said.get("rule", "")),
            detail=str(said.get("detail", "")),
            title=str(said.get("title", "")),
            facts=dict(said.get("facts", {})),
            findings=tuple(said.get("findings") or ()),
        )


def _named(said: Mapping[str, Any] | None) -> Named | None:
    return Named(str(said["code"]), str(said["name"])) if said else None


def _day(said: str | None) -> dt.date | None:
    return dt.date.fromisoformat(said) if said else None
