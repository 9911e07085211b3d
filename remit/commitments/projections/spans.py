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
from remit.domain.parts import DEEPEST, Piece, alone, joined, under
from remit.kernel import filling
from remit.ledger.records import Act
from remit.organisation import queries as organisation

MOVED = ("seq", "on", "unit", "above_1", "above_2", "above_3", "bucket", "n")
STANDING = (
    *("commitment_id", "on_from", "on_until", "known_from", "known_until", "bucket", "counted"),
    *("lead", "post", "issuer", "issuer_level", "document", "type", "parent"),
    *("above_1", "above_2", "above_3", "original", "revised", "blocked"),
)
KNOWN_UNTIL = STANDING.index("known_until")
Key = tuple[int, dt.date, int, int | None, int | None, int | None, int]
Booked = Counter[Key]
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


def changes(
    act: Act,
    row: models.Commitment,
    history: History,
    known: Mapping[int, Sequence[Kept]],
) -> list[Change]:
    """The new history of a commitment, and of its parts, in place of the one known before."""
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
    made: list[list[object]] = []
    booked: Booked = Counter()
    for change in changed:
        gone, fresh = difference(change)
        ended.setdefault(change.seq, []).extend(span.key for span in gone)
        made += [values(change, piece) for piece in fresh]
        add(booked, change.seq, (one.piece for one in gone), -1)
        add(booked, change.seq, fresh, +1)
    for seq, keys in ended.items():
        if keys:
            models.Span.objects.filter(pk__in=keys).update(known_until=seq)
    filling.add(models.Span, STANDING, made)
    filling.add(models.Movement, MOVED, movements(booked))


def difference(change: Change) -> tuple[list[Kept], list[Piece]]:
    """The spans that no longer hold, and the pieces that begin to."""
    after = set(change.pieces)
    before = {span.piece for span in change.known}
    return (
        [span for span in change.known if span.piece not in after],
        [piece for piece in change.pieces if piece not in before],
    )


def known(row: models.Commitment, *, begins: bool) -> dict[int, list[Kept]]:
    """The spans of a commitment, of all that is above it and of all its parts, in one look.

    A part of which no span stands has no history, and what is above it gives it none.
    """
    found: dict[int, list[Kept]] = {}
    if begins and not row.ancestors:
        return found
    above = [*row.ancestors, *[None] * DEEPEST][:DEEPEST]
    rows = models.Span.objects.raw(_AROUND, [row.pk, *above, *[row.pk] * DEEPEST])
    for one in sorted(rows, key=lambda one: one.on_from):
        found.setdefault(one.commitment_id, []).append(_kept(one))
    return found


def _kept(row: models.Span) -> Kept:
    facets = Facets(row.issuer, row.issuer_level, row.document, row.type, row.parent)
    return Kept(row.pk, json.loads(getattr(row, _OVER)), facets, _piece(row))


def _piece(row: models.Span) -> Piece:
    return Piece(
        on_from=row.on_from,
        on_until=row.on_until,
        bucket=row.bucket,
        counted=row.counted,
        lead=row.lead,
        post=row.post,
        original=row.original,
        revised=row.revised,
        blocked=row.blocked,
        above=(row.above_1, row.above_2, row.above_3),
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
    # A unit never becomes one of another kind.
    issuer = organisation.cards([row.issuer_id])[row.issuer_id] if row.issuer_id else None
    return Facets(
        issuer=row.issuer_id,
        issuer_level=issuer.level.value if issuer else "",
        document=row.document_id,
        type=row.type,
        parent=row.parent_id,
    )


def add(booked: Booked, seq: int, pieces: Iterable[Piece], sign: int) -> None:
    """Book pieces that begin to hold (+1) or no longer hold (-1)."""
    for piece in pieces:
        if piece.lead is None:
            continue  # a proposal without a lead unit stands in nobody's figures
        booked[(seq, piece.on_from, piece.lead, *piece.above, piece.bucket)] += sign
        if piece.on_until is not None:
            booked[(seq, piece.on_until, piece.lead, *piece.above, piece.bucket)] -= sign


def movements(booked: Booked) -> list[tuple[object, ...]]:
    """What was booked and did not cancel out, in the order of `MOVED`."""
    return [(*key, booked[key]) for key in sorted((k for k, n in booked.items() if n), key=_order)]


def _order(key: Key) -> tuple[int, dt.date, int, int, int, int, int]:
    return (key[0], key[1], key[2], key[3] or 0, key[4] or 0, key[5] or 0, key[6])


def values(change: Change, piece: Piece) -> list[object]:
    """A piece as a row that is known from the act on, in the order of `STANDING`."""
    facets = change.facets
    return [
        change.commitment,
        piece.on_from,
        piece.on_until,
        change.seq,
        None,
        piece.bucket,
        piece.counted,
        piece.lead,
        piece.post,
        facets.issuer,
        facets.issuer_level,
        facets.document,
        facets.type,
        facets.parent,
        *piece.above,
        piece.original,
        piece.revised,
        piece.blocked,
    ]
