"""A due date as it stands in an act: codes, dates and figures, without its words.

The original words are a sentence and live in an erasable side row, so they are handed back in.
"""

import datetime as dt
from collections.abc import Mapping

from remit.domain.due.facts import Due, Explanation, Granularity, Operator

_PARAM = "explanation."


def as_data(due: Due) -> dict[str, str | None]:
    """The due date as flat data for the body of an act."""
    return {
        "value": due.value,
        "granularity": due.granularity.value if due.granularity else None,
        "operator": due.operator.value,
        "last_day": _day_text(due.last_day),
        "calendar_version": due.calendar_version,
        "trigger": due.trigger,
        "trigger_on": _day_text(due.trigger_on),
        "last_instant": due.last_instant,
        "explanation": due.explanation.code,
        **{_PARAM + name: text for name, text in due.explanation.params},
    }


def from_data(data: Mapping[str, str | None], wording: str | None) -> Due:
    """The due date that an act holds, with its original words if they still exist."""
    granularity = data["granularity"]
    return Due(
        value=data["value"],
        granularity=Granularity(granularity) if granularity else None,
        operator=Operator(data["operator"] or ""),
        wording=wording,
        last_day=_day(data["last_day"]),
        explanation=_explanation(data),
        calendar_version=data["calendar_version"],
        trigger=data["trigger"],
        trigger_on=_day(data["trigger_on"]),
        last_instant=data["last_instant"],
    )


def _explanation(data: Mapping[str, str | None]) -> Explanation:
    params = sorted(
        (name.removeprefix(_PARAM), text or "")
        for name, text in data.items()
        if name.startswith(_PARAM)
    )
    return Explanation(data["explanation"] or "", tuple(params))


def _day_text(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
