"""Spans and movements: the difference between the history known before an act and known after it.

An act on a commitment with parts also cuts the parts anew, in a constant number of statements.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from remit.commitments import models
from remit.commitments.projections.histories import History
from remit.domain import buckets
from remit.domain.history import segments
from remit.domain.kinds import KINDS
from remit.domain.parts import Piece, alone, joined, under
from remit.ledger.records import Act
from remit.organisation.models import Unit

BATCH = 500
Key = tuple[dt.date, int, int | None, int | None, int | None, int]


@dataclass(frozen=True, slots=True)
class Facets:
    """What does not change in the history of a commitment, and is kept on its spans."""

    issuer: int | None
    issuer_level: str
    document: int | None
    type: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """A commitment whose pieces change, with the spans known until now."""

    commitment: int
    facets: Facets
    known: Sequence[models.Span]
    pieces: Sequence[Piece]


def rebook(act: Act, row: models.Commitment, history: History) -> None:
    """Put the new history of a commitment, and of its parts, in place of the one known before."""
    below = _below(row) if act.subject != act.seq else []
    known = _known([row.pk, *row.ancestors, *(part.pk for part in below)])
    own = {number: alone(_pieces(spans)) for number, spans in known.items()}
    own[row.pk] = joined(_own_pieces(history))
    levels = _levels([row, *below])
    changes = [
        Change(
            one.pk,
            _facets(one, levels),
            known.get(one.pk, []),
            under(own.get(one.pk, ()), [own.get(above, ()) for above in one.ancestors]),
        )
        for one in [row, *below]
    ]
    _write(act.seq, changes)


def _below(row: models.Commitment) -> list[models.Commitment]:
    """The parts of a commitment, down to the deepest."""
    found = list(models.Commitment.objects.filter(parent=row.pk).order_by("id"))
    layer = [part.pk for part in found]
    while layer:
        deeper = list(models.Commitment.objects.filter(parent__in=layer).order_by("id"))
        found += deeper
        layer = [part.pk for part in deeper]
    return found


def _known(commitments: Iterable[int]) -> dict[int, list[models.Span]]:
    known: dict[int, list[models.Span]] = {}
    rows = models.Span.objects.filter(commitment__in=list(commitments), known_until__isnull=True)
    for row in rows.order_by("on_from"):
        known.setdefault(row.commitment_id, []).append(row)
    return known


def _own_pieces(history: History) -> list[Piece]:
    return [
        Piece(
            on_from=one.on_from,
            on_until=one.on_until,
            bucket=buckets.pack(one.bucket),
            counted=one.bucket.counted,
            lead=one.state.lead,
            post=one.state.post,
            original=one.state.original,
            revised=one.state.revised,
            blocked=one.state.blocked or "",
        )
        for one in segments(history.steps)
    ]


def _pieces(spans: Sequence[models.Span]) -> list[Piece]:
    return [
        Piece(
            on_from=span.on_from,
            on_until=span.on_until,
            bucket=span.bucket,
            counted=span.counted,
            lead=span.lead,
            post=span.post,
            original=span.original,
            revised=span.revised,
            blocked=span.blocked,
            above=(span.above_1, span.above_2, span.above_3),
        )
        for span in spans
    ]


def _levels(rows: Sequence[models.Commitment]) -> Mapping[int, str]:
    issuers = {row.issuer_id for row in rows if row.issuer_id}
    kinds = Unit.objects.filter(pk__in=issuers).values_list("id", "kind")
    return {unit: KINDS[kind].level.value for unit, kind in kinds}


def _facets(row: models.Commitment, levels: Mapping[int, str]) -> Facets:
    return Facets(
        issuer=row.issuer_id,
        issuer_level=levels.get(row.issuer_id or 0, ""),
        document=row.document_id,
        type=row.type,
        parent=row.parent_id,
    )


def _write(seq: int, changes: Sequence[Change]) -> None:
    ended: list[models.Span] = []
    made: list[models.Span] = []
    booked: Counter[Key] = Counter()
    for change in changes:
        before = dict(zip(_pieces(change.known), change.known, strict=True))
        after = set(change.pieces)
        ended += [span for piece, span in before.items() if piece not in after]
        fresh = [piece for piece in change.pieces if piece not in before]
        made += [_span(change, piece, seq) for piece in fresh]
        _book(booked, (piece for piece in before if piece not in after), -1)
        _book(booked, fresh, +1)
    if ended:
        models.Span.objects.filter(pk__in=[span.pk for span in ended]).update(known_until=seq)
    models.Span.objects.bulk_create(made, batch_size=BATCH)
    models.Movement.objects.bulk_create(_movements(seq, booked), batch_size=BATCH)


def _book(booked: Counter[Key], pieces: Iterable[Piece], sign: int) -> None:
    for piece in pieces:
        if piece.lead is None:
            continue  # a proposal without a lead unit stands in nobody's figures
        booked[(piece.on_from, piece.lead, *piece.above, piece.bucket)] += sign
        if piece.on_until is not None:
            booked[(piece.on_until, piece.lead, *piece.above, piece.bucket)] -= sign


def _movements(seq: int, booked: Mapping[Key, int]) -> list[models.Movement]:
    keys = sorted((key for key, n in booked.items() if n), key=_order)
    return [
        models.Movement(
            seq=seq,
            on=key[0],
            unit=key[1],
            above_1=key[2],
            above_2=key[3],
            above_3=key[4],
            bucket=key[5],
            n=booked[key],
        )
        for key in keys
    ]


def _order(key: Key) -> tuple[dt.date, int, int, int, int, int]:
    return (key[0], key[1], key[2] or 0, key[3] or 0, key[4] or 0, key[5])


def _span(change: Change, piece: Piece, seq: int) -> models.Span:
    return models.Span(
        commitment_id=change.commitment,
        on_from=piece.on_from,
        on_until=piece.on_until,
        known_from=seq,
        bucket=piece.bucket,
        counted=piece.counted,
        lead=piece.lead,
        post=piece.post,
        issuer=change.facets.issuer,
        issuer_level=change.facets.issuer_level,
        document=change.facets.document,
        type=change.facets.type,
        parent=change.facets.parent,
        above_1=piece.above[0],
        above_2=piece.above[1],
        above_3=piece.above[2],
        original=piece.original,
        revised=piece.revised,
        blocked=piece.blocked,
    )
