"""What is said of all files that are handed in together."""

from dataclasses import dataclass
from enum import StrEnum

from remit.domain.vocabulary import Confidentiality, DocumentType


class Origin(StrEnum):
    """Where files were handed in."""

    WEB = "WEB"
    COMMAND = "COMMAND"
    WATCH = "WATCH"


@dataclass(frozen=True, slots=True)
class Terms:
    """Issuer and type count for all of them; without, each text says its own."""

    issuer: int | None = None
    type: DocumentType | None = None
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    origin: Origin = Origin.COMMAND
