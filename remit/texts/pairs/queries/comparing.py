"""Two texts beside each other: their paragraphs in pairs, and in what each pair differs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from remit.domain import pairing, reading
from remit.domain.pairing import Difference, Pair
from remit.domain.reading.records import Span
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.texts import packs, queries
from remit.texts.pairs.queries import matching, works
from remit.texts.queries import DocumentCard


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that say the same, and in what they differ; one side may have none."""

    left: Sequence[Span]
    right: Sequence[Span]
    differences: Sequence[Difference]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents, paragraph by paragraph."""

    left: DocumentCard
    right: DocumentCard
    rows: Sequence[Row]
    are_one_work: bool


def compared(viewer: Viewer, one: int, other: int) -> Comparison:
    """Two documents that the viewer may read, beside each other."""
    if one == other:
        raise Refusal("DOCUMENT_RELATED_TO_ITSELF")
    left, right = queries.document(viewer, one), queries.document(viewer, other)
    texts = queries.text_of(one), queries.text_of(other)
    if max(map(len, texts)) > matching.LONGEST:
        raise Refusal("TEXTS_TOO_LONG_BESIDE", longest=str(matching.LONGEST))
    return Comparison(left, right, _rows(*texts), other in works.of(one))


def _rows(left: str, right: str) -> list[Row]:
    sides = matching.paragraphs(left), matching.paragraphs(right)
    pairs = matching.pairs(*sides)
    known = packs.packs()
    readings = reading.read(left, known), reading.read(right, known)
    placed = _placed(pairing.differences(*readings, sides, pairs, known), sides, pairs)
    return [
        Row(
            [sides[0][number] for number in pair.left],
            [sides[1][number] for number in pair.right],
            placed.get(at, ()),
        )
        for at, pair in enumerate(pairs)
    ]


def _placed(
    differences: Sequence[Difference],
    sides: tuple[Sequence[Span], Sequence[Span]],
    pairs: Sequence[Pair],
) -> Mapping[int, list[Difference]]:
    """Each difference with the pair in which it stands."""
    found: dict[int, list[Difference]] = {}
    for one in differences:
        for at, pair in enumerate(pairs):
            if _stands(one.left, sides[0], pair.left) or _stands(one.right, sides[1], pair.right):
                found.setdefault(at, []).append(one)
                break
    return found


def _stands(place: Span | None, side: Sequence[Span], numbers: Sequence[int]) -> bool:
    if place is None or not numbers:
        return False
    return side[numbers[0]].start <= place.start < side[numbers[-1]].end
