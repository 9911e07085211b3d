"""What became of the provisions of a document: the commitments that were made of each, in any
language of its work, as they stand today; the coverage; and who owes which.

Counts hold what the viewer may not read as well, so that they are equal for all; of what is hidden
a list has a row without content.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from remit.commitments import models
from remit.commitments.queries import figures, lists
from remit.commitments.queries.lists import Card
from remit.domain import buckets, coverage
from remit.domain.buckets import ClockName
from remit.domain.coverage import Became, Coverage
from remit.domain.reading.records import SHOWN
from remit.domain.rights import Viewer
from remit.domain.vocabulary import NOT_STANDING, Work
from remit.kernel import clock
from remit.texts import queries as texts
from remit.texts.pairs.queries import works
from remit.texts.queries import DraftCard

ACCEPTED, COVERED, REJECTED, REPLACED = "ACCEPTED", "COVERED", "REJECTED", "REPLACED"
Row = tuple[int, int, int | None, int | None, int | None, str]


@dataclass(frozen=True, slots=True)
class Owed:
    """A commitment as it stands today; of a hidden one the card has no content."""

    card: Card
    lead: int | None
    work: Work

    def stands_in(self, column: str, clock_name: ClockName = ClockName.REVISED) -> bool:
        """Whether it counts today in a column of figures."""
        bucket = self.card.bucket
        return bucket is not None and figures.in_column(buckets.pack(bucket), column, clock_name)


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision with the commitments that were made of it."""

    draft: DraftCard
    owed: Sequence[Owed]

    @property
    def rule(self) -> coverage.Provision:
        """It, as the rule of coverage reads it."""
        draft = self.draft
        return coverage.Provision(
            is_decided=draft.status in (ACCEPTED, COVERED),
            is_rejected=draft.status == REJECTED,
            binds=draft.added or draft.confidence >= SHOWN,
            works=[one.work for one in self.owed],
        )

    @property
    def became(self) -> Became:
        """What became of it."""
        return self.rule.became


@dataclass(frozen=True, slots=True)
class Whole:
    """The provisions of a document, and what was begun from its work at none of them."""

    provisions: Sequence[Provision]
    elsewhere: Sequence[Owed]

    @property
    def coverage(self) -> Coverage:
        """How far the provisions have owners."""
        return coverage.coverage(one.rule for one in self.provisions)

    @property
    def owed(self) -> list[Owed]:
        """Every commitment from the document, each once, the earliest due first."""
        every = [owed for one in self.provisions for owed in one.owed]
        known = {one.card.id: one for one in (*every, *self.elsewhere)}
        return sorted(known.values(), key=_due)

    @property
    def fallen(self) -> list[Owed]:
        """The commitments of provisions of which none stands any more."""
        return [owed for one in self.provisions if one.rule.has_fallen for owed in one.owed]


def whole(
    viewer: Viewer,
    document: int,
    drafts: Iterable[DraftCard] | None = None,
    work: frozenset[int] | None = None,
) -> Whole:
    """The provisions of a document that the viewer may read, in the order of the text; its drafts
    and the documents of its work are not asked again where they are known."""
    kept = texts.drafts(document) if drafts is None else list(drafts)
    standing = [one for one in kept if one.status != REPLACED]
    documents = works.of(document) if work is None else work
    rows = _rows(documents, [one.commitment for one in standing if one.commitment])
    owed = _as_they_stand(viewer, rows)
    orders = _orders(rows)
    provisions = [
        Provision(one, [owed[number] for number in orders.get(one.commitment or 0, ())])
        for one in standing
    ]
    placed = {made.card.id for one in provisions for made in one.owed}
    begun = [row[0] for row in rows if row[5] not in NOT_STANDING]
    return Whole(provisions, [owed[one] for one in begun if one not in placed])


def by_lead(owed: Iterable[Owed]) -> dict[int, list[Owed]]:
    """Who owes which: the commitments of each lead unit; those that no unit leads are left out."""
    found: dict[int, list[Owed]] = defaultdict(list)
    for one in owed:
        if one.lead is not None:
            found[one.lead].append(one)
    return dict(found)


def _rows(documents: Iterable[int], named: Sequence[int]) -> list[Row]:
    """What was begun from the documents of a work, and what their drafts name, without parts."""
    begun = Q(document__in=list(documents), parent=None)
    rows = models.Commitment.objects.filter(begun | Q(pk__in=named)).order_by("pk")
    return list(rows.values_list("pk", "lead", "document", "start", "end", "work"))


def _orders(rows: Sequence[Row]) -> Mapping[int, list[int]]:
    """Each commitment with all of its order: what stands at the same place is one order to several
    units, and what was rejected there is none of it."""
    places: dict[tuple[int | None, ...], list[int]] = defaultdict(list)
    for number, _lead, document, start, end, work in rows:
        if start is not None and work not in NOT_STANDING:
            places[document, start, end].append(number)
    return {
        number: sorted({number, *places[document, start, end]}) if start is not None else [number]
        for number, _lead, document, start, end, _work in rows
    }


def _as_they_stand(viewer: Viewer, rows: Sequence[Row]) -> Mapping[int, Owed]:
    if not rows:
        return {}
    today = clock.today()
    numbers = [row[0] for row in rows]
    spans = models.Span.objects.filter(
        Q(on_until=None) | Q(on_until__gt=today),
        commitment__in=numbers,
        known_until=None,
        on_from__lte=today,
    )
    cards = {card.id: card for card in lists.as_of(viewer, spans)}
    cards |= dict(_later(viewer, [one for one in numbers if one not in cards]))
    return {row[0]: _owed(cards[row[0]], row) for row in rows}


def _later(viewer: Viewer, numbers: Sequence[int]) -> Iterator[tuple[int, Card]]:
    """What begins on a later day has no state today, and is shown as it begins."""
    seen = lists.readable(viewer, numbers) if numbers else {}
    for one in numbers:
        yield one, lists.now(seen[one]) if one in seen else Card(one, hidden=True)


def _owed(card: Card, row: Row) -> Owed:
    return Owed(card, row[1], card.bucket.work if card.bucket else Work(row[5]))


def _due(one: Owed) -> tuple[bool, object, int]:
    due = one.card.revised
    return due is None, due or 0, one.card.id
