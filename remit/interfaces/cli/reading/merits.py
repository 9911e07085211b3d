"""What proposed rules do to the reading of annotated texts that whoever writes rules may read; what
is kept aside is not opened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from remit.domain import reading
from remit.domain.reading import measuring
from remit.domain.reading.learning import Proposal
from remit.domain.reading.measuring import Labelled, readings
from remit.domain.reading.measuring.summing import Tally
from remit.domain.reading.rules import Pack
from remit.interfaces.cli.reading import gold_files
from remit.interfaces.cli.reading.gold_files import Asked, Entry, LeftOut
from remit.texts import packs

OPEN_PARTS = ("rules", "opened")
MEASURE = "obligations"


@dataclass(frozen=True)
class Merit:
    """How much of the gold is found and right, as the rules stand and as they would be."""

    texts: int
    before: Tally
    after: Tally


def merit(
    gold: Path, proposals: Sequence[Proposal], language: str, changed: Mapping[str, Pack]
) -> Merit | None:
    """The effect on the annotated texts of a language; nothing where none is at hand."""
    before: list[Labelled] = []
    after: list[Labelled] = []
    for entry in _open_entries(gold, language):
        try:
            text = entry.text()
            sheet = entry.sheet(text)
        except LeftOut:
            continue
        old = _scored(entry, sheet, text, packs.packs())
        before.append(old)
        # Where no proposed word stands, nothing is read otherwise.
        is_touched = any(_may_hold(one, text) for one in proposals)
        after.append(_scored(entry, sheet, text, changed) if is_touched else old)
    return Merit(len(before), _tally(before), _tally(after)) if before else None


def _open_entries(gold: Path, language: str) -> Iterator[Entry]:
    for part in OPEN_PARTS:
        if (gold / part).is_dir():
            for entry in gold_files.entries(gold / part, Asked(Path("var/gold"))):
                if entry.labels["language"] == language:
                    yield entry


def _may_hold(one: Proposal, text: str) -> bool:
    said = text.lower()
    return all(word in said for word in one.words.split())


def _scored(entry: Entry, gold: measuring.Sheet, text: str, rules: Mapping[str, Pack]) -> Labelled:
    form = reading.as_json(reading.read(text, rules))
    return Labelled(entry.labels, measuring.score(gold, readings.sheet(form)))


def _tally(some: Sequence[Labelled]) -> Tally:
    [found] = measuring.groups(some, ("language",)).values()
    return found.tallies.get(MEASURE, Tally(0, 0, 0))
