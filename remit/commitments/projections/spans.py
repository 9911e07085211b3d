"""Spans and movements: the difference between the history known before an act and known after it.

An act on a commitment with parts also cuts the parts anew, in a constant number of statements.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from remit.commitments import models
from remit.commitments.projections.histories import History
from remit.domain import buckets
from remit.domain.history import segments
from remit.domain.kinds import KINDS
from remit.domain.parts import DEEPEST, Piece, alone, joined, under
from remit.ledger.records import Act

BATCH = 500
Key = tuple[int, dt.date, int, int | None, int | None, int | None, int]
# What stands around a commitment: itself and what is above it, then its parts level by level.
# As one condition the levels would be looked for in every row.
_SPANS = (
    "SELECT span.*, one.ancestors AS over FROM commitments_commitment one {joined}"
    " JOIN commitments_span span ON span.commitment_id = one.id AND span.known_until IS NULL"
    " WHERE {where}"
)
_AROUND = " UNION ALL ".join(
    _SPANS.format(joined=joined, where=where)
    for joined, where in (
        ("", "one.id IN (%s, %s, %s, %s)"),
        ("", "one.parent_id = %s"),
        ("JOIN commitments_commitment two ON two.id = one.parent_id", "two.parent_id = %s"),
        (
            "JOIN commitments_commitment two ON two.id = one.parent_id"
            " JOIN commitments_commitment three ON three.id = two.parent_id",
            "three.parent_id = %s",
        ),
    )
)
_OVER = "over"


@dataclass(frozen=True, slots=True)
class Facets:
    """What does not change in the history of a commitment, and is kept on its spans."""

    issuer: int | None
    issuer_level: str
    document: int | None
    type: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A span that stands: its key, the ancestors and facets of its commitment, and its piece."""

    key: int
    ancestors: Sequence[int]
    facets: Facets
    piece: Piece


@dataclass(frozen=True, slots=True)
class Change:
    """A commitment whose pieces change with an act, and the spans known until now."""

    seq: int
    commitment: int
    facets: Facets
    known: Sequence[Kept]
    pieces: Sequence[Piece]


def begun(row: models.Commitment, history: History) -> Change:
    """The first history of a commitment that is no part of another one."""
    return Change(row.pk, row.pk, _facets(row), (), joined(_own_pieces(history)))


def changes(act: Act, row: models.Commitment, history: History) -> list[Change]:
    """The new history of a commitment, and of its parts, in place of the one known before."""
    known = _known(row, begins=act.subject == act.seq)
    own = {number: alone([span.piece for span in spans]) for number, spans in known.items()}
    own[row.pk] = joined(_own_pieces(history))
    below = {number for number, spans in known.items() if row.pk in spans[0].ancestors}
    ancestors = {number: known[number][0].ancestors for number in below} | {row.pk: row.ancestors}
    facets = {number: spans[0].facets for number, spans in known.items()}
    if row.pk not in facets:
        facets[row.pk] = _facets(row)
    return [
        Change(
            act.seq,
            number,
            facets[number],
            known.get(number, ()),
            under(own[number], [own.get(above, ()) for above in ancestors[number]]),
        )
        for number in [row.pk, *sorted(below)]
    ]


def book(changed: Iterable[Change]) -> None:
    """End the spans that no longer hold, begin those that do, and book the difference."""
    ended: dict[int, list[int]] = {}
    made: list[models.Span] = []
    booked: Counter[Key] = Counter()
    for change in changed:
        after = set(change.pieces)
        gone = [span for span in change.known if span.piece not in after]
        before = {span.piece for span in change.known}
        fresh = [piece for piece in change.pieces if piece not in before]
        ended.setdefault(change.seq, []).extend(span.key for span in gone)
        made += [_span(change, piece) for piece in fresh]
        _add(booked, change.seq, (span.piece for span in gone), -1)
        _add(booked, change.seq, fresh, +1)
    for seq, keys in ended.items():
        if keys:
            models.Span.objects.filter(pk__in=keys).update(known_until=seq)
    models.Span.objects.bulk_create(made, batch_size=BATCH)
    models.Movement.objects.bulk_create(_movements(booked), batch_size=BATCH)


def _known(row: models.Commitment, *, begins: bool) -> dict[int, list[Kept]]:
    """The spans of a commitment, of all that is above it and of all its parts, in one look.

    A part of which no span stands has no history, and what is above it gives it none.
    """
    known: dict[int, list[Kept]] = {}
    if begins and not row.ancestors:
        return known
    above = [*row.ancestors, *[None] * DEEPEST][:DEEPEST]
    spans = models.Span.objects.raw(_AROUND, [row.pk, *above, *[row.pk] * DEEPEST])
    for span in sorted(spans, key=lambda span: span.on_from):
        known.setdefault(span.commitment_id, []).append(_kept(span))
    return known


def _kept(span: models.Span) -> Kept:
    facets = Facets(span.issuer, span.issuer_level, span.document, span.type, span.parent)
    return Kept(span.pk, json.loads(getattr(span, _OVER)), facets, _piece(span))


def _piece(span: models.Span) -> Piece:
    return Piece(
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


def _facets(row: models.Commitment) -> Facets:
    return Facets(
        issuer=row.issuer_id,
        issuer_level=KINDS[row.issuer.kind].level.value if row.issuer else "",
        document=row.document_id,
        type=row.type,
        parent=row.parent_id,
    )


def _add(booked: Counter[Key], seq: int, pieces: Iterable[Piece], sign: int) -> None:
    for piece in pieces:
        if piece.lead is None:
            continue  # a proposal without a lead unit stands in nobody's figures
        booked[(seq, piece.on_from, piece.lead, *piece.above, piece.bucket)] += sign
        if piece.on_until is not None:
            booked[(seq, piece.on_until, piece.lead, *piece.above, piece.bucket)] -= sign


def _movements(booked: Mapping[Key, int]) -> list[models.Movement]:
    keys = sorted((key for key, n in booked.items() if n), key=_order)
    return [
        models.Movement(
            seq=key[0],
            on=key[1],
            unit=key[2],
            above_1=key[3],
            above_2=key[4],
            above_3=key[5],
            bucket=key[6],
            n=booked[key],
        )
        for key in keys
    ]


def _order(key: Key) -> tuple[int, dt.date, int, int, int, int, int]:
    return (key[0], key[1], key[2], key[3] or 0, key[4] or 0, key[5] or 0, key[6])


def _span(change: Change, piece: Piece) -> models.Span:
    return models.Span(
        commitment_id=change.commitment,
        on_from=piece.on_from,
        on_until=piece.on_until,
        known_from=change.seq,
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
