"""Documents that look like a document, by the marks that few texts have: the inverted index of rare
marks is asked, never all texts. Only what the viewer may read is compared; a person decides."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Q

from remit.domain import document_numbers, pairing
from remit.domain.pairing import Mark, Verdict
from remit.domain.pairing.likeness import rarity
from remit.domain.refusals import Finding
from remit.domain.rights import Viewer
from remit.texts import models, queries
from remit.texts.pairs.queries import works
from remit.texts.queries import DocumentCard

RARE = 200  # a mark that more texts have leads to none
ASKED = 60
COMPARED = 20
FEW = 100  # how rare a mark is can be told among so many texts; of fewer, it is taken as if so
LEAST = 0.01
Known = Mapping[int, tuple[Mark, int]]  # the marks of a text by their row, with their texts


class Looks(StrEnum):
    """What two documents look like."""

    TRANSLATION = "TRANSLATION"
    SAME_TEXT = "SAME_TEXT"
    SAME_EVENT = "SAME_EVENT"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that looks like the one that is asked about."""

    document: DocumentCard
    likeness: float
    looks: Looks
    same_number: bool = False

    @property
    def percent(self) -> int:
        """The likeness in per cent."""
        return round(self.likeness * 100)

    @property
    def finding(self) -> Finding:
        """What is said of it; a document without a number is named by its own."""
        facts = {
            "document": self.document.number or f"#{self.document.id}",
            "language": self.document.language,
            "percent": str(self.percent),
        }
        if self.looks is Looks.TRANSLATION:
            return Finding("LOOKS_LIKE_TRANSLATION", facts)
        if self.looks is Looks.SAME_TEXT:
            return Finding("LOOKS_LIKE_SAME_TEXT", facts)
        return Finding("LOOKS_LIKE_SAME_EVENT", facts)


def likely(viewer: Viewer, asked: DocumentCard) -> list[Candidate]:
    """Documents that look like this one and of which nobody has decided, the likest first."""
    marks = _marks([asked.id]).get(asked.id, {})
    numbered = _numbered(viewer, asked)
    wanted = (_sharing(viewer, marks) | numbered) - {asked.id}
    if not wanted:
        return []
    wanted -= works.of(asked.id) | _told_apart(asked.id)
    cards = queries.cards(queries.visible_to(viewer).filter(pk__in=wanted))
    found = [
        _candidate(asked, card, likeness, card.id in numbered)
        for card, likeness in _compared(marks, cards)
    ]
    return sorted((one for one in found if one), key=lambda one: (-one.likeness, one.document.id))


def _compared(marks: Known, cards: Collection[DocumentCard]) -> list[tuple[DocumentCard, float]]:
    theirs = _marks([card.id for card in cards])
    texts = models.Document.objects.count()
    return [(card, _likeness(marks, theirs.get(card.id, {}), texts)) for card in cards]


def _candidate(
    asked: DocumentCard, card: DocumentCard, likeness: float, same_number: bool
) -> Candidate | None:
    verdict = pairing.verdict(likeness)
    same = verdict is Verdict.SAME_TEXT or same_number
    if not same and verdict is Verdict.UNRELATED:
        return None
    other = asked.language != card.language
    looks = Looks.TRANSLATION if same and other else Looks.SAME_TEXT if same else Looks.SAME_EVENT
    return Candidate(card, likeness, looks, same_number)


def _likeness(mine: Known, yours: Known, texts: int) -> float:
    counts = dict(mine.values()) | dict(yours.values())
    return pairing.likeness(
        [mark for mark, _ in mine.values()],
        [mark for mark, _ in yours.values()],
        lambda mark: max(LEAST, rarity(max(texts, FEW), counts[mark])),
    )


def _marks(documents: Collection[int]) -> dict[int, dict[int, tuple[Mark, int]]]:
    """The marks of documents, each with the number of texts that have it."""
    rows = models.Marking.objects.filter(document__in=documents).values_list(
        "document", "mark", "mark__kind", "mark__value", "mark__texts"
    )
    found: dict[int, dict[int, tuple[Mark, int]]] = {}
    for document, row, kind, value, texts in rows:
        found.setdefault(document, {})[row] = (Mark(kind, value), texts)
    return found


def _sharing(viewer: Viewer, marks: Known) -> set[int]:
    """The documents with the most of the rarest marks."""
    rare = [(texts, -mark.weight, row) for row, (mark, texts) in marks.items() if 1 < texts <= RARE]
    if not rare:
        return set()
    # Each text that is found is looked up by itself: nobody lists all that the viewer may read.
    open_to = queries.visible_to(viewer).filter(pk=OuterRef("document"))
    rows = models.Marking.objects.filter(
        Exists(open_to), mark__in=[row for _, _, row in sorted(rare)[:ASKED]]
    )
    counted = rows.values("document").annotate(n=Count("id")).order_by("-n", "document")
    return set(counted.values_list("document", flat=True)[: COMPARED + 1])


def _numbered(viewer: Viewer, asked: DocumentCard) -> set[int]:
    """Documents with the same number, issuer and day in another language."""
    if not asked.number or asked.issued_on is None:
        return set()
    rows = queries.visible_to(viewer).filter(
        number_folded=document_numbers.fold(asked.number),
        issuer=asked.issuer,
        issued_on=asked.issued_on,
    )
    return set(rows.exclude(language=asked.language).values_list("id", flat=True)[:COMPARED])


def _told_apart(document: int) -> set[int]:
    rows = models.ToldApart.objects.filter(Q(one=document) | Q(other=document))
    return {end for both in rows.values_list("one", "other") for end in both}
