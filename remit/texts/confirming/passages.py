"""A passage that a person marked or cut, read anew where it stands: whom it names, by when, what
kind of obligation it is, and how sure the reader is of it by itself."""

from collections.abc import Mapping
from typing import Any

from remit.domain.reading import json_form, pointing
from remit.domain.reading.pointing import Context
from remit.texts import packs
from remit.texts.confirming import joining

# As sure as the reader is of what it only finds because a person points at it.
POINTED_AT = 0.6
Found = Mapping[str, Any]


def read(text: str, start: int, end: int) -> dict[str, Any]:
    """What the reader finds of a passage; `confidence` is nothing where no rule speaks for it."""
    at = pointing.context(text, start, end)
    owed = [_placed(json_form.obligation(one), at) for one in pointing.owed(at, packs.packs())]
    if not owed:
        named = pointing.named(at, packs.packs())
        owed = [_placed(json_form.obligation(named), at)] if named else []
    found = joining.joined(text, owed) if owed else {}
    quote = text[start:end]
    said = found if len(owed) > 1 else {**found, "action": found.get("action") or quote}
    return {**said, "start": start, "end": end, "quote": quote, "confidence": _least(owed)}


def _least(owed: list[dict[str, Any]]) -> float:
    return min((float(one["confidence"]) for one in owed), default=0.0)


def _placed(form: Any, at: Context) -> Any:
    """What was found, at its places in the whole text."""
    if isinstance(form, list):
        return [_placed(one, at) for one in form]
    if not isinstance(form, dict):
        return form
    moved = {name: _placed(one, at) for name, one in form.items()}
    if isinstance(moved.get("start"), int):
        start = at.there(moved["start"])
        moved |= {"start": start, "end": start + moved["end"] - moved["start"]}
    return moved
