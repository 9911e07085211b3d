"""Which due date follows from the words of a draft: one rule for its card, for the form that begins
with it, and for what is accepted together.

A day that the text says is that day; a term of working days is counted from the day of the text;
what comes back has a first date. Where none of these is said, or the text has no day, none follows.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from remit.domain import due as dues
from remit.domain.calendar import WorkingCalendar
from remit.domain.due import Due, Operator, TimeUnit
from remit.domain.refusals import Refusal
from remit.texts import returning

SAYS = {Operator.BEFORE: "before ", Operator.FROM: "from ", Operator.ON: "on "}
# The length of time as a reading writes it.
_WORKING_DAYS = re.compile(r"P(?P<count>[0-9]{1,4})D")


@dataclass(frozen=True, slots=True)
class Term:
    """So many working days from the day of the text."""

    count: int
    from_on: dt.date


def comes_back(found: Mapping[str, Any]) -> bool:
    """Whether the words say that it is owed again and again."""
    deadline = found.get("deadline") or {}
    return deadline.get("operator") == "every" or returning.returning(found, None) is not None


def stated(found: Mapping[str, Any]) -> tuple[str, Operator] | None:
    """The date that the words say by themselves."""
    deadline = found.get("deadline") or {}
    said = str(deadline.get("operator", "by")).upper()
    operator = Operator(said) if said in set(Operator) else Operator.BY
    value = str(deadline.get("value") or "")
    return (value, operator) if value and operator is not Operator.EVERY else None


def counted(found: Mapping[str, Any], issued_on: dt.date | None) -> Term | None:
    """The term of working days that runs from the day of the text."""
    deadline = found.get("deadline") or {}
    said = _WORKING_DAYS.fullmatch(str(deadline.get("period") or ""))
    if said is None or not deadline.get("from_document") or issued_on is None:
        return None
    in_working_days = deadline.get("granularity") == "working day"
    return Term(int(said["count"]), issued_on) if in_working_days else None


def follows(found: Mapping[str, Any], issued_on: dt.date | None) -> bool:
    """Whether any date follows."""
    known = returning.returning(found, issued_on)
    first = known.first if known else None
    return any(one is not None for one in (stated(found), counted(found, issued_on), first))


def due(
    found: Mapping[str, Any], issued_on: dt.date | None, calendar: WorkingCalendar
) -> Due | None:
    """The due date of what is owed once, as if it had been typed; where none follows, its words."""
    wording = str((found.get("deadline") or {}).get("quote") or "")
    if not wording:
        return None
    term = counted(found, issued_on) if stated(found) is None else None
    if term is not None:
        return dues.compute(
            value=None,
            operator=Operator.WITHIN,
            within=(term.count, TimeUnit.WORKING_DAYS),
            trigger_on=term.from_on,
            wording=wording,
            calendar=calendar,
        )
    return _as_typed(found, wording, calendar)


def _as_typed(found: Mapping[str, Any], wording: str, calendar: WorkingCalendar) -> Due:
    value, operator = stated(found) or ("", Operator.BY)
    try:
        entry = dues.parse_entry(f"{SAYS.get(operator, '')}{value}")
    except Refusal:
        return dues.compute(value=None, operator=Operator.BY, wording=wording)
    return dues.compute(
        value=entry.value,
        operator=entry.operator,
        granularity=entry.granularity,
        wording=wording,
        calendar=calendar,
    )
