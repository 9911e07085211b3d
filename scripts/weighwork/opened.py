"""The annotated texts that may teach: every one at hand that is not kept aside.

What is kept aside teaches nothing, or it could measure nothing.
"""

from dataclasses import dataclass
from pathlib import Path

from remit.domain.reading.measuring.records import Sheet
from remit.interfaces.cli.reading import gold_files

ASIDE = "aside"


@dataclass(frozen=True)
class Opened:
    """A text that may teach, and what the gold says of it."""

    id: str
    language: str
    text: str
    gold: Sheet

    @property
    def number(self) -> int:
        """Its number among the texts of its language."""
        return int(self.id.rpartition("-")[2])


def opened(gold: Path, texts: Path) -> tuple[list[Opened], list[str]]:
    """Every text at hand that is not kept aside, and the names of those not at hand."""
    found: list[Opened] = []
    absent: list[str] = []
    for entry in gold_files.entries(gold, gold_files.Asked(texts)):
        if entry.labels["part"] == ASIDE:
            continue
        try:
            text = entry.text()
            found.append(Opened(entry.id, entry.labels["language"], text, entry.sheet(text)))
        except gold_files.LeftOut:
            absent.append(entry.id)
    return found, absent
