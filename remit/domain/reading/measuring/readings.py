"""A reading, in its published form, as a sheet that can be compared with the gold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.domain.reading.measuring import codes
from remit.domain.reading.measuring.records import (
    Body,
    Citation,
    Contradiction,
    Due,
    Duty,
    Figure,
    Head,
    Note,
    Sheet,
    Stretch,
)

Form = Mapping[str, Any]


def sheet(form: Form) -> Sheet:
    """The sheet of a reading of schema remit.read/1."""
    return Sheet(
        head=Head(_facts(form["document"])),
        duties=tuple(_duty(one) for one in form["obligations"]),
        citations=tuple(Citation(_place(one), str(one["number"])) for one in form["references"]),
        figures=tuple(
            Figure(_place(one), tuple(map(float, one["values"]))) for one in form["statistics"]
        ),
        notes=tuple(Note(_place(one), str(one["kind"])) for one in form["findings"]),
        contradictions=tuple(
            Contradiction(codes.family(one["code"]), tuple(_place(span) for span in one["spans"]))
            for one in form["checks"]
        ),
    )


def _facts(document: Form) -> dict[str, str | None]:
    plain = {key: document.get(key) for key in ("type", "number", "date")}
    return {**plain, "event_date": (document.get("event_date") or {}).get("value")}


def _place(one: Form) -> Stretch:
    return Stretch(int(one["start"]), int(one["end"]))


def _duty(one: Form) -> Duty:
    return Duty(
        place=_place(one),
        kind=str(one["kind"]),
        body=_body(one["actor"]),
        due=_due(one["deadline"]),
        confidence=float(one["confidence"]),
        lacks=bool(one.get("lacks")),
    )


def _body(actor: Form | None) -> Body | None:
    if actor is None:
        return None
    text = str(actor["text"])
    return Body(text, frozenset({text}), str(actor["basis"]))


def _due(deadline: Form | None) -> Due | None:
    if deadline is None:
        return None
    # What had passed is read, though it is no due date.
    value = deadline["value"] or deadline.get("passed")
    # A length of time is counted from an event, named or not, its date known or not.
    triggered = deadline["period"] is not None or deadline["trigger"] is not None
    return Due(
        value,
        deadline["operator"] if value else None,
        vague=bool(deadline["vague"]) and not value,
        triggered=triggered,
    )
