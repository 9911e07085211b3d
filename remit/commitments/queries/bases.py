"""Open commitments whose basis was replaced or amended: by what and when, whether that is settled,
and what the viewer may do about each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F, QuerySet

from remit.commitments import models
from remit.commitments.actions.reaching import Ground
from remit.commitments.queries import deciding, lists, visibility
from remit.commitments.queries.lists import Card
from remit.domain import bases
from remit.domain.acts import Tag
from remit.domain.history import Fact
from remit.domain.rights import Viewer
from remit.domain.vocabulary import NOT_STANDING, OPEN, Work
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.organisation import queries as organisation
from remit.texts.changes import queries as changes
from remit.texts.changes.queries import Change
from remit.texts.pairs.queries import works

# So many are proposed; another one is named by its number.
MOST = 20
# What settles, and what takes that back.
_ASKED = (*sorted(bases.SETTLING), Tag.COMMITMENT_ACT_ANNULLED)


@dataclass(frozen=True, slots=True)
class Touched:
    """An open commitment, what was done to its basis since it began, what of that is not settled
    yet, and what the viewer may do about it now."""

    card: Card
    changes: Sequence[Change]
    unsettled: Sequence[Change]
    answers: Sequence[Tag] = ()

    @property
    def is_settled(self) -> bool:
        """Whether its issuer has decided what becomes of it."""
        return not self.unsettled


class Rested(StrEnum):
    """What of a changed document is not open: nothing ever rested on it, what does is not touched,
    or what was touched is over."""

    NEVER = "NEVER"
    UNTOUCHED = "UNTOUCHED"
    OVER = "OVER"


def touched(
    viewer: Viewer,
    document: int,
    known: Sequence[Change] | None = None,
    work: frozenset[int] | None = None,
) -> list[Touched]:
    """The open commitments of a document that was replaced or amended, the earliest due first; of
    a hidden one only its number is told. What is known of it already is not asked again."""
    whole = works.of(document) if work is None else work
    done = changes.of(viewer, document, whole) if known is None else known
    if not done:
        return []
    rows = _open().filter(document__in=whole)
    return _touched(viewer, rows, dict.fromkeys(whole, done))


def rested(known: Sequence[Change], work: frozenset[int]) -> Rested:
    """Why none of the commitments of a changed document is open under its changes."""
    never = {Work.PROPOSED, *NOT_STANDING}
    rows = models.Commitment.objects.filter(document__in=work, parent=None).exclude(work__in=never)
    begun = list(rows.only("document", "start", "end"))
    if not begun:
        return Rested.NEVER
    ground = Ground((one.reach for one in known), begun)
    touched = any(ground.touches(one.reach, row) for row in begun for one in known)
    return Rested.OVER if touched else Rested.UNTOUCHED


def waiting(viewer: Viewer) -> list[Touched]:
    """What waits for the viewer to decide, in all documents."""
    known = changes.every(viewer)
    if not known or not viewer.held:
        return []
    rows = _open().filter(document__in=list(known))
    return [one for one in _touched(viewer, rows, known) if one.answers]


def of_commitment(viewer: Viewer, card: Card) -> Touched | None:
    """What was done to the basis of a commitment since it began; None: nothing, or it is over."""
    if card.document is None:
        return None
    done = changes.of(viewer, card.document)
    row = models.Commitment.objects.get(pk=card.id) if done else None
    ground = Ground((one.reach for one in done), [row] if row else [])
    known = [one for one in done if row and ground.touches(one.reach, row)]
    if not known:
        return None
    settled = _settled([card.id]).get(card.id, 0) if Work(card.work) in OPEN else known[-1].act
    return Touched(card, known, [one for one in known if one.act > settled])


def successors(viewer: Viewer, card: Card) -> list[Card]:
    """What may take the place of a commitment whose basis changed: the open commitments that rest
    on the documents which changed it, those of the same lead unit first, the earliest due first."""
    if card.document is None:
        return []
    by = {one.by.id for one in changes.of(viewer, card.document)}
    work = {other for one in by for other in works.of(one)}
    rows = _open().filter(document__in=work).exclude(pk=card.id) if work else _open().none()
    found = list(rows.values_list("pk", flat=True)[:MOST])
    seen = lists.readable(viewer, found)
    cards = [lists.now(seen[number]) for number in found if number in seen]
    return sorted(cards, key=lambda one: one.lead != card.lead)


def _open() -> QuerySet[models.Commitment]:
    """Wholes only: the parts of a commitment follow what is decided of it."""
    works_of = [work.value for work in OPEN]
    rows = models.Commitment.objects.filter(work__in=works_of, parent=None)
    return rows.order_by(F("revised").asc(nulls_last=True), "id")


def _touched(
    viewer: Viewer, rows: QuerySet[models.Commitment], known: Mapping[int, Sequence[Change]]
) -> list[Touched]:
    every = list(rows)
    ground = Ground((one.reach for some in known.values() for one in some), every)
    found = [row for row in every if any(_since(row, known, ground))]
    numbers = [row.pk for row in found]
    seen, settled = lists.readable(viewer, numbers), _settled(numbers)
    free = _decidable(viewer, numbers)
    made = []
    for row in found:
        since = list(_since(row, known, ground))
        left = [one for one in since if one.act > settled.get(row.pk, 0)]
        may_answer = left and row.pk in free
        made.append(
            Touched(
                card=lists.now(seen[row.pk]) if row.pk in seen else Card(row.pk, hidden=True),
                changes=since,
                unsettled=left,
                answers=bases.answers(Work(row.work)) if may_answer else (),
            )
        )
    return made


def _since(
    row: models.Commitment, known: Mapping[int, Sequence[Change]], ground: Ground
) -> Iterator[Change]:
    for one in known.get(row.document_id or 0, ()):
        if ground.touches(one.reach, row):
            yield one


def _settled(numbers: Collection[int]) -> dict[int, int]:
    """The act in which each of these was settled last; those that never were are left out."""
    facts: dict[int, list[Fact]] = defaultdict(list)
    for tag in _ASKED if numbers else ():
        for act in ledger.acts_of(numbers, prefix=tag.value, texts=False):
            facts[act.subject].append(Fact(act.seq, act.effective_on, act.tag, act.data))
    return {number: bases.settled_in(some) for number, some in facts.items()}


def _decidable(viewer: Viewer, numbers: Iterable[int]) -> set[int]:
    """Of these those that the viewer may read and decide on."""
    today = clock.today()
    edition = organisation.home_edition(today)
    rows = visibility.visible_to(viewer, edition).filter(pk__in=list(numbers))
    return {row.pk for row in deciding.decidable(rows, viewer, edition, today)}
