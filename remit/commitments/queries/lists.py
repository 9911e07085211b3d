"""Lists behind the figures: as long as the figure says, with an empty row for what is hidden."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import F, QuerySet

from remit.commitments import models
from remit.commitments.queries import (
    figures,
    items,
    ordering,
    standing_now,
    visibility,
    wanting,
)
from remit.commitments.queries.ordering import Order, Reader
from remit.commitments.queries.scopes import By, Scope
from remit.commitments.queries.wanting import Wanted
from remit.domain import buckets
from remit.domain.buckets import Bucket
from remit.domain.rights import Viewer
from remit.kernel import clock
from remit.organisation import queries as organisation

EARLIEST = Order(ordering.Sort.DUE)
# What a search looks in; and what the page of one commitment tells beside, and no list shows.
SOUGHT_IN = ("folded", "filed", "sought", "ancestors", "due_said")
UNSHOWN = (*SOUGHT_IN, "reference", "due_wording")


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a commitment; a hidden one has only its number and its bucket."""

    id: int
    hidden: bool
    title: str = ""
    lead: int | None = None
    issuer: int | None = None
    post: int | None = None
    document: int | None = None
    type: str = ""
    work: str = ""
    original: dt.date | None = None
    revised: dt.date | None = None
    blocked: str = ""
    extension_asked: bool = False
    parent: int | None = None
    own_registration: bool = False
    series: int | None = None
    # Whether it waits for the reader to decide what becomes of it; only queues look that up.
    basis_changed: bool = False
    bucket: Bucket | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the cards of a list, and how many there are in all."""

    cards: Sequence[Card]
    total: int


@dataclass(frozen=True, slots=True)
class Line:
    """One number of a table: its column, and the row in which it stands (None is the total)."""

    column: str
    by: By = By.UNIT
    key: str | None = None
    own: bool = False


def behind(
    viewer: Viewer,
    scope: Scope,
    column: str,
    *,
    by: By = By.UNIT,
    key: str | None = None,
    own: bool = False,
    start: int = 0,
    size: int = 50,
) -> Page:
    """The commitments behind one figure, the earliest due first."""
    return behind_line(viewer, scope, Line(column, by, key, own), part=(start, size))


def behind_line(
    viewer: Viewer, scope: Scope, line: Line, *, order: Order | None = None, part: tuple[int, int]
) -> Page:
    """One page of the commitments behind one figure, the earliest due first or in another order."""
    number = standing_now.Number(scope, line.column, line.key, line.own)
    if standing_now.is_answered(number, line.by):
        return _standing(viewer, number, order, part)
    within = figures.within_line(scope, line.by, line.key, own=line.own)
    chosen = [
        item
        for item in items.single(scope, line.by if line.key is not None else By.UNIT)
        if within((item.unit, item.key)) and _shown(item, line.column, scope, within)
    ]
    rows = items.standing(scope).filter(commitment__in=[item.commitment for item in chosen])
    return Page(as_of(viewer, _ordered(rows, viewer, scope, order, part)), len(chosen))


def _standing(
    viewer: Viewer, number: standing_now.Number, order: Order | None, part: tuple[int, int]
) -> Page:
    if order is None:
        spans: Iterable[models.Span] = standing_now.earliest(number, *part)
    else:
        spans = _ordered(standing_now.rows(number), viewer, number.scope, order, part)
    return Page(as_of(viewer, spans), standing_now.total(number))


def _ordered(
    rows: QuerySet[models.Span],
    viewer: Viewer,
    scope: Scope,
    order: Order | None,
    part: tuple[int, int],
) -> Iterable[models.Span]:
    due = "original" if scope.clock.value == "original" else "revised"
    start, size = part
    if order is None:
        earliest = rows.order_by(F(due).asc(nulls_last=True), "commitment")
        return earliest[start : start + size]
    readable = visibility.visible_to(viewer, organisation.home_edition(clock.today()))
    reader = Reader(viewer, scope.on, scope.known_seq)
    return ordering.read_first(
        rows.filter(commitment__in=readable.values("pk")),
        rows.exclude(commitment__in=readable.values("pk")),
        order,
        columns=ordering.of_spans(due),
        reader=reader,
        start=start,
        size=size,
    )


def _shown(item: items.Item, column: str, scope: Scope, within: figures.Within) -> bool:
    out = figures.left_out(item, within)
    if column == "parts":
        return out
    return not out and figures.in_column(item.bucket, column, scope.clock)


def as_of(viewer: Viewer, spans: Iterable[models.Span]) -> list[Card]:
    """Cards of commitments as these spans say them, without content where it is hidden."""
    rows = list(spans)
    seen = readable(viewer, [row.commitment_id for row in rows])
    return [_card_on(row, seen.get(row.commitment_id)) for row in rows]


def readable(viewer: Viewer, numbers: Iterable[int]) -> dict[int, models.Commitment]:
    """Of these commitments, those a viewer may read."""
    if not (wanted := list(numbers)):
        return {}
    rows = visibility.visible_to(viewer, organisation.home_edition(clock.today())).defer(*UNSHOWN)
    return {row.pk: row for row in rows.filter(pk__in=wanted)}


def _card_on(span: models.Span, row: models.Commitment | None) -> Card:
    bucket = buckets.unpack(span.bucket)
    if row is None:
        return Card(span.commitment_id, hidden=True, bucket=bucket)
    return Card(
        id=row.pk,
        hidden=False,
        title=row.title,
        lead=span.lead,
        issuer=span.issuer,
        post=span.post,
        document=span.document,
        type=span.type,
        work=bucket.work.value,
        original=span.original,
        revised=span.revised,
        blocked=span.blocked,
        extension_asked=row.extension_asked,
        parent=span.parent,
        own_registration=row.own_registration,
        bucket=bucket,
    )


def now(row: models.Commitment) -> Card:
    """A commitment as known now."""
    return Card(
        id=row.pk,
        hidden=False,
        title=row.title,
        lead=row.lead_id,
        issuer=row.issuer_id,
        post=row.post_id,
        document=row.document_id,
        type=row.type,
        work=row.work,
        original=row.original,
        revised=row.revised,
        blocked=row.blocked,
        extension_asked=row.extension_asked,
        parent=row.parent_id,
        own_registration=row.own_registration,
        series=row.series,
    )


def current(
    viewer: Viewer,
    wanted: Wanted,
    *,
    order: Order = EARLIEST,
    start: int = 0,
    size: int = 50,
) -> Page:
    """Commitments as known now, the earliest due first or in another order."""
    today = clock.today()
    rows = wanting.limited(viewer, wanted, organisation.home_edition(today))
    columns, reader = ordering.of_commitments(), Reader(viewer, today)
    found = ordering.page(rows, order, columns=columns, reader=reader, start=start, size=size)
    return Page(placed_on(today, [now(row) for row in found]), rows.count())


def placed_on(day: dt.date, cards: Sequence[Card]) -> list[Card]:
    """The cards with the bucket in which each stands on a day; what begins later has none."""
    standing = wanting.standing_on(day).filter(commitment__in=[card.id for card in cards])
    found = dict(standing.values_list("commitment", "bucket"))
    return [
        replace(card, bucket=buckets.unpack(found[card.id])) if card.id in found else card
        for card in cards
    ]


def last_act(commitment: int) -> int | None:
    """The latest act on a commitment; whoever read it knows by this whether it changed."""
    found = models.Commitment.objects.filter(pk=commitment).values_list("last_act", flat=True)
    return found.first()
