"""What comes back stands in a working list as one row, with the next ones behind it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from remit.commitments.queries import series
from remit.commitments.queries.lists import Card
from remit.commitments.queries.series import Tally
from remit.domain.rights import Viewer
from remit.interfaces.web.lists.entries import Entry, Series


def tallies(viewer: Viewer, cards: Iterable[Card]) -> Mapping[int, Tally]:
    """How many each series among these cards has, and how many of them are done and late."""
    return series.tallies(viewer, {card.series for card in cards if card.series})


def gathered(
    rows: Sequence[Entry], tallies: Mapping[int, Tally], behind: Sequence[Entry] = ()
) -> list[Entry]:
    """One row for each series, where its first row stood, with all of it that is given."""
    found: dict[int, dict[int, Entry]] = defaultdict(dict)
    for one in (*rows, *behind):
        if one.card.series in tallies:
            found[one.card.series or 0][one.card.id] = one
    shown: list[Entry] = []
    for one in rows:
        if one.card.series not in tallies:
            shown.append(one)
        elif together := found.pop(one.card.series or 0, None):
            shown.append(_row(one, tallies, sorted(together.values(), key=_when)))
    return shown


def _row(one: Entry, tallies: Mapping[int, Tally], next_ones: Sequence[Entry]) -> Entry:
    number = one.card.series or 0
    return replace(one, series=Series(number, tallies[number], next_ones))


def _when(one: Entry) -> tuple[bool, str, int]:
    return (one.due is None, str(one.due or ""), one.card.id)
