"""What a heading says. Codes stand in the body of an act; words beside it, where they can be
erased."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from remit.domain.vocabulary import DocumentType

CODES = ("type", "number", "issued_on", "issuer")
WORDS = ("title", "signer", "origin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What is known of a document beside its text; None and "" are what is not known."""

    title: str
    type: DocumentType
    number: str = ""
    issued_on: dt.date | None = None
    issuer: int | None = None
    signer: str = ""
    origin: str = ""

    @property
    def codes(self) -> Mapping[str, object]:
        """What enters the body of an act."""
        day = self.issued_on.isoformat() if self.issued_on else None
        return MappingProxyType(
            {
                "type": self.type.value,
                "number": self.number,
                "issued_on": day,
                "issuer": self.issuer,
            }
        )

    @property
    def words(self) -> Mapping[str, str]:
        """What stands beside it."""
        return MappingProxyType({name: str(getattr(self, name)) for name in WORDS})


def heading(codes: Mapping[str, Any], words: Mapping[str, str]) -> Heading:
    """A heading out of what stands in the body of an act and beside it."""
    day, issuer = codes["issued_on"], codes["issuer"]
    return Heading(
        title=words["title"],
        type=DocumentType(str(codes["type"])),
        number=str(codes["number"]),
        issued_on=dt.date.fromisoformat(str(day)) if day else None,
        issuer=int(issuer) if issuer else None,
        signer=words["signer"],
        origin=words["origin"],
    )
