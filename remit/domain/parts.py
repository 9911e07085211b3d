"""Parts: work broken down to other units is counted once.

A part is left out of a scope when an ancestor is counted in that same scope. Therefore its history
is cut also where an ancestor begins or ceases to count, or moves to another unit.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

DEEPEST = 3
NOWHERE = (None, None, None)
# What a list shows of a piece: everything but its days.
_shows = attrgetter("bucket", "counted", "lead", "post", "original", "revised", "blocked", "above")


@dataclass(frozen=True, slots=True)
class Piece:
    """Days [on_from, on_until) of one commitment on which nothing that a list shows changes.

    `above` are the units of the ancestors that count, from the parent upwards.
    """

    on_from: dt.date
    on_until: dt.date | None
    bucket: int
    counted: bool
    lead: int | None
    post: int | None = None
    original: dt.date | None = None
    revised: dt.date | None = None
    blocked: str = ""
    above: tuple[int | None, int | None, int | None] = NOWHERE


def under(own: Sequence[Piece], ancestors: Sequence[Sequence[Piece]]) -> tuple[Piece, ...]:
    """The joined pieces of a part, cut by the histories of its ancestors (the parent first)."""
    if not ancestors:
        return tuple(own)
    corners = sorted({day for pieces in ancestors for day in _corners(pieces)})
    cut = (piece for whole in own for piece in _cut(whole, corners))
    return joined([replace(piece, above=_above(piece, ancestors)) for piece in cut])


def joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbours that show the same are one piece."""
    made: list[Piece] = []
    for piece in pieces:
        if made and made[-1].on_until == piece.on_from and _shows(made[-1]) == _shows(piece):
            made[-1] = replace(made[-1], on_until=piece.on_until)
        else:
            made.append(piece)
    return tuple(made)


def alone(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a commitment as if nothing stood above it."""
    return joined([replace(piece, above=NOWHERE) for piece in pieces])


def _above(
    piece: Piece, ancestors: Sequence[Sequence[Piece]]
) -> tuple[int | None, int | None, int | None]:
    units = [_unit_on(pieces, piece.on_from) for pieces in ancestors[:DEEPEST]]
    padded = [*units, *NOWHERE][:DEEPEST]
    return (padded[0], padded[1], padded[2])


def _unit_on(pieces: Sequence[Piece], day: dt.date) -> int | None:
    """The unit at which an ancestor counts on a day; None when it does not count."""
    for piece in pieces:
        if piece.on_from <= day and (piece.on_until is None or day < piece.on_until):
            return piece.lead if piece.counted else None
    return None


def _corners(pieces: Sequence[Piece]) -> Iterator[dt.date]:
    for piece in pieces:
        yield piece.on_from
        if piece.on_until is not None:
            yield piece.on_until


def _cut(piece: Piece, corners: Sequence[dt.date]) -> Iterator[Piece]:
    inside = [
        day
        for day in corners
        if piece.on_from < day and (piece.on_until is None or day < piece.on_until)
    ]
    days = [piece.on_from, *inside]
    for day, end in zip(days, [*inside, piece.on_until], strict=True):
        yield replace(piece, on_from=day, on_until=end)
