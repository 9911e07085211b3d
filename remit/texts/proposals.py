"""What a text says of itself: the facts with which it is registered unless a person knows better.
A fact that is not clear is left out, and never made up."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from remit.domain.vocabulary import DocumentType
from remit.texts import mentions

HEAD = 4000
SHORTEST_TITLE, LONGEST_TITLE = 12, 300
LONGEST_NUMBER = 80
# The reader also knows kinds of text that are registered under a wider type.
TYPES: Mapping[str, DocumentType] = MappingProxyType(
    {
        **{member.value.lower(): member for member in DocumentType},
        "article": DocumentType.NEWS,
        "circular": DocumentType.DECISION,
        "decree": DocumentType.DECISION,
        "dispatch": DocumentType.NOTICE,
        "instruction": DocumentType.DIRECTIVE,
        "law": DocumentType.DECISION,
        "memorandum": DocumentType.NOTICE,
        "minutes": DocumentType.CONCLUSION,
        "order": DocumentType.DIRECTIVE,
        "program": DocumentType.PLAN,
        "regulation": DocumentType.DECISION,
        "report": DocumentType.NOTICE,
    }
)
# A number with a stroke or a dash and a capital, as documents have it and titles do not.
_NUMBERED = re.compile(r"(?<![\w/-])[0-9][\w.]*[/-](?:[\w.]*[/-])?[^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a text says of itself; None and "" are what it does not say."""

    title: str
    type: DocumentType | None
    number: str
    issued_on: dt.date | None
    issuer: int | None
    language: str


def proposal(text: str, header: Mapping[str, Any]) -> Proposal:
    """The facts of a text, from its header as the reader found it."""
    units = mentions.suggested(header.get("issuer") or "")
    return Proposal(
        title=title(text),
        type=TYPES.get(header.get("type") or ""),
        number=_number(header.get("number") or ""),
        issued_on=issued_on(header),
        issuer=units[0].id if len(units) == 1 else None,
        language=header.get("language") or "",
    )


def _number(said: str) -> str:
    """What is longer than any number of a document is none."""
    return said if len(said) <= LONGEST_NUMBER else ""


def issued_on(header: Mapping[str, Any]) -> dt.date | None:
    """The day of the text; a month or a year alone is no day."""
    day = header.get("date") or header["event_date"]["value"] or ""
    try:
        return dt.date.fromisoformat(day)
    except ValueError:
        return None


def title(text: str) -> str:
    """The first line that reads like a title, and is not a letterhead, a number or a date."""
    lines = [" ".join(line.split()) for line in text[:HEAD].splitlines()]
    written = [line for line in lines if line]
    named = next((line for line in written if _is_title(line)), "")
    return (named or next(iter(written), ""))[:LONGEST_TITLE]


def _is_title(line: str) -> bool:
    is_head = line.isupper() or _NUMBERED.search(line) or line.rstrip(".")[-4:].isdecimal()
    return len(line) > SHORTEST_TITLE and not is_head
