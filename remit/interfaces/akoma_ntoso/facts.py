"""What a document in Akoma Ntoso says: its work, its expression in one language, its text with the
places of commitments, and how it stands to other documents."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

# ISO 639-2, as the standard wants it.
LANGUAGES = {"vi": "vie", "en": "eng", "ar": "ara", "ko": "kor"}
UNKNOWN_LANGUAGE = "und"
_NOT_IN_NAMES = re.compile(r"[^\w.]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work: by whom, what, when and under which number it was issued.

    `is_issued` is false where no date of issue is known and the day of registration stands for it.
    """

    country: str
    type: str
    number: str
    on: dt.date
    is_issued: bool
    issuer_code: str = ""
    issuer_name: str = ""
    document: int = 0

    @property
    def uri(self) -> str:
        """The name of the work, by the naming convention of the standard: numbers are one issuer's
        own."""
        name = _NOT_IN_NAMES.sub("-", self.number).strip("-") or f"document-{self.document}"
        author = _NOT_IN_NAMES.sub("-", self.issuer_code).strip("-").lower()
        steps = (self.country.lower(), "doc", self.type.lower(), author, self.on.isoformat(), name)
        return "/akn/" + "/".join(filter(None, steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A commitment that comes from a place of the text, as it is known now."""

    number: int
    title: str
    start: int
    end: int
    lead_code: str
    lead_name: str
    work: str
    due: dt.date | None


@dataclass(frozen=True, slots=True)
class Related:
    """Another document and how this one stands to it."""

    relation: str
    work: Work
    title: str


@dataclass(frozen=True, slots=True)
class Crossing:
    """What a provision does to one of another work, or what that does to it; both by the paragraph
    that holds them."""

    act: int
    relation: str
    outgoing: bool
    paragraph: int
    work: Work
    there: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is written of one document, on a day and after an act of the ledger."""

    work: Work
    title: str
    language: str
    text: str
    sha256: str
    on: dt.date
    known_seq: int
    known_root: str = ""
    owed: Sequence[Owed] = field(default=())
    related: Sequence[Related] = field(default=())
    crossings: Sequence[Crossing] = field(default=())

    @property
    def expression(self) -> str:
        """The name of the text in its language."""
        return f"{self.work.uri}/{LANGUAGES.get(self.language, UNKNOWN_LANGUAGE)}@"
