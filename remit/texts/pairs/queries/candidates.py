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
from remit.domain.vocabulary import Relation
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
    same_issuer: bool = False

    @property
    def percent(self) -> int:
        """The likeness in per cent."""
        return round(self.likeness * 100)

    @property
    def is_event(self) -> bool:
        """Whether it is no more than another text about the same event."""
        return self.looks is Looks.SAME_EVENT

    @property
    def finding(self) -> Finding:
        """What is said of it; a document without a number is named by its own."""
        facts = {
            "document": self.document.number or f"#{self.document.id}",
            "language": self.document.language,
            "percent": str(self.percent),
        }
        if self.looks is Looks.TRANSLATION and self.same_number:
            return Finding("IS_NUMBERED_AS", facts)
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
    theirs = _marks([card.id for card in cards])
    texts = models.Document.objects.count()
    found = [
        _candidate(asked, card, _compared(marks, theirs.get(card.id, {}), texts), numbered)
        for card in cards
    ]
    known = _same_event(asked.id)
    open_ = [one for one in found if one and not (one.is_event and one.document.id in known)]
    # A number is evidence, likeness an impression: whoever has the number comes first.
    rank = {Looks.TRANSLATION: 0, Looks.SAME_TEXT: 0, Looks.SAME_EVENT: 1}
    return sorted(
        open_,
        key=lambda one: (
            not one.same_number,
            rank[one.looks],
            not one.same_issuer,
            -one.likeness,
            one.document.id,
        ),
    )


def _compared(mine: Known, yours: Known, texts: int) -> tuple[float, Verdict]:
    likeness = _likeness(mine, yours, texts)
    shared = [mark for row, (mark, _) in mine.items() if row in yours]
    return likeness, pairing.verdict(likeness, shared)


def _candidate(
    asked: DocumentCard,
    card: DocumentCard,
    found: tuple[float, Verdict],
    numbered: Collection[int],
) -> Candidate | None:
    likeness, verdict = found
    same_number = card.id in numbered
    looks = _looks(asked, card, verdict, same_number=same_number)
    same_issuer = same_number and asked.issuer is not None and asked.issuer == card.issuer
    return Candidate(card, likeness, looks, same_number, same_issuer) if looks else None


def _looks(
    asked: DocumentCard, card: DocumentCard, verdict: Verdict, *, same_number: bool
) -> Looks | None:
    """A document that is numbered otherwise is another text, whatever both have in common."""
    is_same = same_number or (verdict is Verdict.SAME_TEXT and not _apart(asked, card))
    if is_same:
        return Looks.TRANSLATION if asked.language != card.language else Looks.SAME_TEXT
    return None if verdict is Verdict.UNRELATED else Looks.SAME_EVENT


def _apart(asked: DocumentCard, card: DocumentCard) -> bool:
    numbers = [document_numbers.fold(one.number) for one in (asked, card) if one.number]
    return len(set(numbers)) == 2


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
    """Documents with the same number and day in another language, of the same issuer or of one
    that nobody has named yet."""
    if not asked.number or asked.issued_on is None:
        return set()
    rows = queries.visible_to(viewer).filter(
        number_folded=document_numbers.fold(asked.number), issued_on=asked.issued_on
    )
    if asked.issuer is not None:
        rows = rows.filter(Q(issuer=asked.issuer) | Q(issuer=None))
    return set(rows.exclude(language=asked.language).values_list("id", flat=True)[:COMPARED])


def _same_event(document: int) -> set[int]:
    """The documents of which a person said that they are about the same event."""
    ends = Q(from_document=document) | Q(to_document=document)
    rows = models.DocumentRelation.objects.filter(
        ends, relation=Relation.SAME_EVENT.value, known_until=None
    )
    both = rows.values_list("from_document", "to_document")
    return {end for pair in both for end in pair}


def _told_apart(document: int) -> set[int]:
    rows = models.ToldApart.objects.filter(Q(one=document) | Q(other=document))
    return {end for both in rows.values_list("one", "other") for end in both}
