"""What comes out of a file."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from remit.domain.refusals import Finding


class Format(StrEnum):
    """What a file is, by its content."""

    TXT = "TXT"
    HTML = "HTML"
    DOCX = "DOCX"
    PDF = "PDF"
    EML = "EML"
    ZIP = "ZIP"


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a file; one that cannot be taken out has its refusal instead of its content."""

    name: str
    content: bytes
    refused: Finding | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What the reader of one format found."""

    text: str
    encoding: str = ""
    notes: tuple[Finding, ...] = ()
    members: tuple[Member, ...] = ()
    sent_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file that was read: its text, its encoding if it has one, and what a person should know."""

    text: str
    format: Format
    encoding: str
    notes: tuple[Finding, ...]
    source_sha256: str
    members: tuple[Member, ...] = ()
    # The day on which an e-mail was sent, as its sender's clock had it.
    sent_on: dt.date | None = None
