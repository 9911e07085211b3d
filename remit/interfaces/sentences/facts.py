"""The facts of a refusal in the reader's language: labels of codes, days and lists as written
there."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from django.utils.translation import gettext as _

from remit.domain import due
from remit.domain import vocabulary as v
from remit.domain.acts import Tag
from remit.domain.rights import Permission
from remit.interfaces import due_sentences, labels, writing
from remit.interfaces.labels import permissions, texts

ENUMS: Mapping[str, type[StrEnum]] = {
    "act": Tag,
    "confidentiality": v.Confidentiality,
    "granularity": due.Granularity,
    "operator": due.Operator,
    "outcome": v.Outcome,
    "permission": Permission,
    "state": v.Work,
    "tag": Tag,
    "unit": due.TimeUnit,
}
# Facts that say how many; all other numbers name something, and are never grouped.
COUNTS = frozenset(
    {
        *("checkpoint", "columns", "days", "deepest", "files", "held", "largest", "limit"),
        *("longest", "most", "n", "seconds", "size", "times"),
    }
)
# Facts that name several things, as the rule-book joins them, and how a sentence lists them.
LISTS: Mapping[str, Callable[[Iterable[str]], str]] = {
    **dict.fromkeys(("names", "tables"), writing.listed),
    **dict.fromkeys(("allowed", "candidates", "fields", "guard", "known"), writing.parted),
}
# Facts with words of their own; what was typed is repeated as it was typed.
SAID: Mapping[str, Callable[[str], str]] = {
    "language": labels.language,
    "typed": str,
    "words": texts.text,
}
_BETWEEN = re.compile("[,;] ")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}\S*")
_BYTES = 1024 * 1024


class Shown(dict[str, "str | int"]):
    """Facts by name as they are shown; what the refusal does not carry is shown as a dash."""

    def __init__(self, params: Mapping[str, str]) -> None:
        super().__init__({name: shown(name, value) for name, value in params.items()})
        if {"count", "unit"} <= params.keys() and params["unit"] in set(due.TimeUnit):
            unit = due.TimeUnit(params["unit"])
            self["span"] = due_sentences.span_label(int(params["count"]), unit)
        if {"permission", "tag"} <= params.keys() and params["tag"] in permissions.OF_ACTS:
            self["permission"] = str(permissions.OF_ACTS[Tag(params["tag"])])

    def __missing__(self, name: str) -> "_Unknown":
        return _Unknown()


class _Unknown(int):
    """A number that nobody gave, where the form of a plural asks for one."""

    def __str__(self) -> str:
        return "–"


def shown(name: str, value: str) -> "str | int":
    """One fact: the label of a code, a day or an instant in the reader's form, else as it is."""
    if name in ENUMS and value in set(ENUMS[name]):
        return labels.label(ENUMS[name](value))
    if name in SAID:
        return SAID[name](value)
    if name == "state" and value == "NONE":
        return _("not yet recorded")
    if name in LISTS and _BETWEEN.search(value):
        return LISTS[name](_BETWEEN.split(value))
    if name in COUNTS and value.removeprefix("-").isdecimal():
        return _counted(name, int(value))
    try:
        return _moment(value)
    except (ValueError, OverflowError):  # a slip that only looks like a day is shown as it is
        return value


def _counted(name: str, value: int) -> writing.Count:
    in_megabytes = name == "limit" and value >= _BYTES
    return writing.count(value // _BYTES if in_megabytes else value)


def _moment(value: str) -> str:
    if _DAY.fullmatch(value):
        return writing.day(dt.date.fromisoformat(value))
    return writing.instant(dt.datetime.fromisoformat(value)) if _INSTANT.fullmatch(value) else value
