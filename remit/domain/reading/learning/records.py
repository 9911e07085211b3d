"""The facts from which is learnt, and what is proposed from them."""

from dataclasses import dataclass
from enum import StrEnum

SURE = 0.6


class Family(StrEnum):
    """What a proposed rule would do."""

    CUE = "CUE"
    EXCLUSION = "EXCLUSION"


@dataclass(frozen=True, slots=True)
class Decision:
    """A place in a document on which a person decided; `kind` is what the reader said it was."""

    document: int
    start: int
    end: int
    binds: bool
    added: bool = False
    kind: str = ""
    confidence: float = 1.0

    @property
    def was_missed(self) -> bool:
        """Whether the reader did not see it, or was not sure."""
        return self.binds and (self.added or self.confidence < SURE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage for or against a proposal, at its place."""

    document: int
    start: int
    end: int
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule that is proposed: its pattern, its own examples, and what speaks for and against it.

    `bound` is the lower Wilson bound of the share of passages with these words that were right.
    """

    family: Family
    language: str
    words: str
    pattern: str
    bound: float
    supporting: tuple[Evidence, ...]
    contradicting: tuple[Evidence, ...]
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]
    kind: str = ""
    actor: tuple[str, ...] = ()
