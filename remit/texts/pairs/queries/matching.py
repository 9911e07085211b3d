"""Which draft of one text says what a draft of another text says: paragraph by paragraph, and in a
paragraph in order. What is not clear is left unmatched, and waits for a person."""

import itertools
from collections.abc import Iterator, Sequence

from remit.domain import pairing
from remit.domain.pairing import Pair
from remit.domain.reading import folding, splitting
from remit.domain.reading.records import Span
from remit.texts import models, packs, queries

SURE = 0.5
LONGEST = 300_000  # longer texts are not aligned: it would take longer than a person waits
INHERITED = "inherited"


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text as received, each with its place."""
    view = folding.fold(text)
    return [view.span(one.start, one.end) for one in splitting.paragraphs(view)]


def pairs(left: Sequence[Span], right: Sequence[Span]) -> tuple[Pair, ...]:
    """The paragraphs of two texts side by side."""
    return pairing.aligned(
        [span.quote for span in left], [span.quote for span in right], packs.packs()
    )


def matched(one: int, other: int) -> list[tuple[int, int]]:
    """The drafts of two documents that say the same."""
    # What was merged or split says the same as what came of it, and would say it twice.
    standing = models.Draft.objects.exclude(status=models.Draft.REPLACED)
    sides = [list(standing.filter(document=number)) for number in (one, other)]
    if not all(sides):
        return []
    texts = [queries.text_of(number) for number in (one, other)]
    if max(map(len, texts)) > LONGEST:
        return []
    left, right = map(paragraphs, texts)
    found: list[tuple[int, int]] = []
    for pair in pairs(left, right):
        here = _inside(sides[0], left, pair.left)
        there = _inside(sides[1], right, pair.right)
        found.extend((mine.pk, yours.pk) for mine, yours in _in_order(here, there))
    return found


def _inside(
    drafts: Sequence[models.Draft], places: Sequence[Span], numbers: Sequence[int]
) -> list[models.Draft]:
    if not numbers:
        return []
    # What stands between two paragraphs belongs to the one before.
    start = places[numbers[0]].start if numbers[0] else 0
    after = numbers[-1] + 1
    end = places[after].start if after < len(places) else None
    inside = (one for one in drafts if start <= one.start and (end is None or one.start < end))
    return sorted(inside, key=lambda one: (one.start, one.end, one.pk))


def _in_order(
    here: Sequence[models.Draft], there: Sequence[models.Draft]
) -> Iterator[tuple[models.Draft, models.Draft]]:
    if len(here) == len(there):
        yield from zip(here, there, strict=True)
        return
    if min(len(here), len(there)) == 1 and _goes_on(max(here, there, key=len)):
        yield from itertools.product(here, there)
        return
    shown = [[one for one in side if _is_sure(one)] for side in (here, there)]
    if shown[0] and len(shown[0]) == len(shown[1]):
        yield from zip(*shown, strict=True)
        return
    for pair in pairing.aligned(_quotes(here), _quotes(there), packs.packs()):
        yield from ((here[mine], there[yours]) for mine, yours in zip(*pair, strict=False))


def _quotes(drafts: Sequence[models.Draft]) -> list[str]:
    return [str(one.found.get("quote", "")) for one in drafts]


def _goes_on(drafts: Sequence[models.Draft]) -> bool:
    """Whether every sentence takes who owes it from the one before: another language says it all
    in one."""
    actors = [one.found.get("actor") or {} for one in drafts[1:]]
    return all(actor.get("basis") == INHERITED for actor in actors)


def _is_sure(draft: models.Draft) -> bool:
    return draft.added_by_id is not None or draft.confidence >= SURE
