"""Every miss, every false alarm and every wrong detail, with the words around it."""

from collections.abc import Iterator
from typing import Any

from remit.domain.reading.measuring.records import Due, Duty, Stretch
from remit.domain.reading.measuring.scoring import Judged, Score

AROUND = 80
OTHERS = (
    "numbers_own",
    "numbers_cited",
    "document_types",
    "document_dates",
    "event_dates",
    "statistics",
    "findings",
    "checks",
)
OPENING, CLOSING = "⟦", "⟧"


def rows(name: str, score: Score, text: str) -> Iterator[dict[str, Any]]:
    """What went wrong in one text, in the order of the text."""
    found = [*_of_duties(score), *_of_others(score)]
    for row in sorted(found, key=lambda row: (row["start"], row["end"], row["what"])):
        place = Stretch(row["start"], row["end"])
        yield {"document": name, **row, "context": marked(text, place) if place.end else ""}


def _of_duties(score: Score) -> Iterator[dict[str, Any]]:
    for one in score.judged:
        for what, meant, read in _wrong(one):
            row = _row("obligations", what, meant, read, _place(one))
            sure = one.draft.confidence if one.draft else None
            yield {**row, "kind": one.kind, "confidence": sure}


def _of_others(score: Score) -> Iterator[dict[str, Any]]:
    """Figures, findings, numbers, dates and contradictions."""
    for one in score.outcomes:
        if one.measure in OTHERS and not one.right:
            what = "wrong" if one.expected and one.found else "missed"
            what = what if one.expected else "false_alarm"
            yield _row(one.measure, what, one.meant, one.read, one.place or Stretch(0, 0))


def _row(measure: str, what: str, meant: str, read: str, place: Stretch) -> dict[str, Any]:
    return {
        "measure": measure,
        "what": what,
        "start": place.start,
        "end": place.end,
        "kind": "",
        "confidence": None,
        "gold": meant,
        "read": read,
    }


def marked(text: str, place: Stretch) -> str:
    """A stretch between marks, with the words before and after, on one line."""
    before = text[max(0, place.start - AROUND) : place.start]
    after = text[place.end : place.end + AROUND]
    whole = f"{before}{OPENING}{text[place.start : place.end]}{CLOSING}{after}"
    return " ".join(whole.split())


def _place(one: Judged) -> Stretch:
    known = one.gold or one.draft
    return known.place if known else Stretch(0, 0)


def _wrong(one: Judged) -> Iterator[tuple[str, str, str]]:
    if one.draft is None:
        yield "missed", "", ""
    elif one.gold is None:
        yield "false_alarm", "", ""
    else:
        yield from _details(one.gold, one.draft, body_right=one.body_right)


def _details(gold: Duty, draft: Duty, *, body_right: bool) -> Iterator[tuple[str, str, str]]:
    if gold.kind != draft.kind:
        yield "kind", gold.kind, draft.kind
    if due(gold.due) != due(draft.due):
        yield "deadline", due(gold.due), due(draft.due)
    if bool(gold.body) != bool(draft.body) or (gold.body and not body_right):
        yield (
            "actor",
            gold.body.label if gold.body else "",
            draft.body.label if draft.body else "",
        )


def due(one: Due | None) -> str:
    """A deadline in a word or two, for comparison by eye."""
    if one is None:
        return ""
    if one.value:
        return f"{one.operator} {one.value}"
    return "event" if one.triggered else "vague" if one.vague else ""
