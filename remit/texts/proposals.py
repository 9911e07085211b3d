"""What a text says of itself: the facts with which it is registered unless a person knows better.
A fact that is not clear is left out, and never made up."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from remit.domain.vocabulary import DocumentType
from remit.texts import mentions, titles
from remit.texts.headings import queries as headings

LONGEST_NUMBER = 80
# On which lines the name of the unit may stand from which a text comes.
HEAD, LETTERHEAD = 2000, 5
# The reader also knows kinds of text that are registered under a wider type.
TYPES: Mapping[str, DocumentType] = MappingProxyType(
    {
        **{member.value.lower(): member for member in DocumentType},
        "article": DocumentType.NEWS,
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
NOTHING_READ: Mapping[str, Any] = MappingProxyType({"event_date": {"value": None}})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a text says of itself; None and "" are what it does not say."""

    title: str
    type: DocumentType | None
    number: str
    issued_on: dt.date | None
    issuer: int | None
    language: str
    signer: str
    origin: str
    # The words of the text of which a fact was made that is no word itself.
    read: Mapping[str, str]

    @property
    def said(self) -> Mapping[str, str]:
        """Each fact of the heading as plain words; nothing where the text does not say it."""
        return {
            "title": self.title,
            "type": self.type.value if self.type else "",
            "number": self.number,
            "issued_on": self.issued_on.isoformat() if self.issued_on else "",
            "issuer": str(self.issuer or ""),
            "signer": self.signer,
            "origin": self.origin,
        }


def proposal(text: str, header: Mapping[str, Any]) -> Proposal:
    """The facts of a text, from its header as the reader found it."""
    said = header.get("issuer") or ""
    return Proposal(
        title=titles.title(text, header),
        type=TYPES.get(header.get("type") or ""),
        number=_number(header.get("number") or ""),
        issued_on=issued_on(header),
        issuer=_issuer(said) or _in_letterhead(text),
        language=header.get("language") or "",
        signer=headings.signer_in(header),
        origin=headings.origin_in(header),
        read={"type": header.get("type") or "", "issuer": said},
    )


def _issuer(said: str) -> int | None:
    """The unit that persons said was meant by these words, else the only one called so."""
    known = headings.issuer_called(said)
    if known or not said:
        return known
    units = mentions.called(said) or mentions.headed(said)
    return units[0].id if len(units) == 1 else None


def _in_letterhead(text: str) -> int | None:
    """The only unit, by its name in any language, that has a line of its own above the text."""
    lines = [" ".join(line.split()) for line in text[:HEAD].splitlines() if line.strip()]
    for line in lines[:LETTERHEAD]:
        units = mentions.called(line)
        if units:
            return units[0].id if len(units) == 1 else None
    return None


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
