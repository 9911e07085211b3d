"""What a reading found besides obligations: document numbers and dates, figures, findings,
contradictions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from remit.domain import document_numbers
from remit.domain.reading.measuring import matching, places
from remit.domain.reading.measuring.outcomes import Outcome
from remit.domain.reading.measuring.records import Citation, Figure, Note, Sheet, Stretch

FACTS = (
    ("numbers_own", "number"),
    ("document_types", "type"),
    ("document_dates", "date"),
    ("event_dates", "event_date"),
)


def outcomes(gold: Sheet, found: Sheet) -> Iterator[Outcome]:
    """Every outcome that is not about an obligation."""
    yield from _facts(gold, found)
    yield from _cited(gold, found)
    yield from _figures(gold.figures, found.figures)
    yield from _notes(gold.notes, found.notes)
    yield from _contradictions(gold, found)


def _facts(gold: Sheet, found: Sheet) -> Iterator[Outcome]:
    """What the document says about itself, as far as the gold states it."""
    for measure, fact in FACTS:
        meant, read = gold.head.facts.get(fact) or "", found.head.facts.get(fact) or ""
        if fact in gold.head.facts and (meant or read):
            same = bool(meant and read) and _plain(fact, meant) == _plain(fact, read)
            for name in _counted_as(measure):
                yield Outcome(name, bool(meant), bool(read), same, meant=meant, read=read)


def _plain(fact: str, value: str) -> str:
    return document_numbers.fold(value) if fact == "number" else value


def _counted_as(measure: str) -> tuple[str, ...]:
    """Numbers count twice: by what they are the number of, and all together."""
    return (measure, "numbers") if measure.startswith("numbers_") else (measure,)


def _cited(gold: Sheet, found: Sheet) -> Iterator[Outcome]:
    """Each number of another document once; what the gold leaves open is not held against it."""
    left_open = [one.place for one in gold.citations if not one.scored]
    meant = _by_number([one for one in gold.citations if one.scored])
    read = _by_number(
        [
            one
            for one in found.citations
            if not any(places.overlap(one.place, place) > 0 for place in left_open)
        ]
    )
    for number in sorted({*meant, *read}):
        one = meant.get(number) or read[number]
        for measure in _counted_as("numbers_cited"):
            yield Outcome(
                measure,
                number in meant,
                number in read,
                number in meant and number in read,
                place=one.place,
                meant=one.number if number in meant else "",
                read=one.number if number in read else "",
            )


def _by_number(citations: Sequence[Citation]) -> Mapping[str, Citation]:
    return {document_numbers.fold(one.number): one for one in reversed(citations)}


def _figures(gold: Sequence[Figure], found: Sequence[Figure]) -> Iterator[Outcome]:
    """Figures by their place; and value by value, however they are grouped into statements."""
    some, others = [one.place for one in gold], [one.place for one in found]
    yield from _placed("statistics", some, others, dict(matching.pairs(some, others)))
    meant, read = _by_value(gold), _by_value(found)
    for value in sorted({*meant, *read}):
        here, there = meant.get(value, []), read.get(value, [])
        right = len(matching.pairs(here, there, matching.ANY_OVERLAP))
        for index in range(len(here) + len(there) - right):
            expected, is_read = index < len(here), index >= len(here) - right
            yield Outcome("statistic_values", expected, is_read, expected and is_read)


def _by_value(figures: Sequence[Figure]) -> Mapping[float, list[Stretch]]:
    found: dict[float, list[Stretch]] = {}
    for one in figures:
        for value in one.values:
            found.setdefault(value, []).append(one.place)
    return found


def _notes(gold: Sequence[Note], found: Sequence[Note]) -> Iterator[Outcome]:
    some, others = [one.place for one in gold], [one.place for one in found]
    yield from _placed("findings", some, others, dict(matching.pairs(some, others)))


def _contradictions(gold: Sheet, found: Sheet) -> Iterator[Outcome]:
    """A contradiction is noticed when its family and one of its places are; one notice, one hit."""
    pairs: dict[int, int] = {}
    meant, read = (sorted(sheet.contradictions, key=repr) for sheet in (gold, found))
    for i, one in enumerate(meant):
        for j, other in enumerate(read):
            alike = one.code == other.code and _share_a_place(one.places, other.places)
            if alike and j not in pairs.values():
                pairs[i] = j
                break
    some = [_first(one.places) for one in meant]
    others = [_first(one.places) for one in read]
    yield from _placed("checks", some, others, pairs)


def _first(some: Sequence[Stretch]) -> Stretch:
    return some[0] if some else Stretch(0, 0)


def _share_a_place(some: Sequence[Stretch], others: Sequence[Stretch]) -> bool:
    return any(
        places.overlap(one, other) >= matching.LEAST_OVERLAP for one in some for other in others
    )


def _placed(
    measure: str, gold: Sequence[Stretch], found: Sequence[Stretch], pairs: Mapping[int, int]
) -> Iterator[Outcome]:
    for i, place in enumerate(gold):
        yield Outcome(measure, True, i in pairs, i in pairs, place=place)
    for j, place in enumerate(found):
        if j not in pairs.values():
            yield Outcome(measure, False, True, False, place=place)
