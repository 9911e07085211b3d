"""What begins and is answered in one write transaction: nothing of it need be read back. It has no
part and no evidence yet, and the units cooperate that its first act names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from remit.commitments import models
from remit.domain import body
from remit.kernel import writes
from remit.ledger.records import Act

_ABOUT = "just begun"


@dataclass(frozen=True, slots=True)
class Begun:
    """A commitment of one act, recorded in this write transaction."""

    row: models.Commitment
    cooperating: tuple[int, ...]


def begin(rows: Sequence[models.Commitment], acts: Sequence[Act]) -> None:
    """These have just begun."""
    for row, act in zip(rows, acts, strict=True):
        named = dict.fromkeys(body.numbers(act.data, "cooperating"))
        writes.keep((_ABOUT, row.pk), Begun(row, tuple(named)))


def grow(row: models.Commitment) -> None:
    """An act followed, or a part: it is read like every other."""
    for number in (row.pk, *row.ancestors):
        if known(number) is not None:
            writes.keep((_ABOUT, number), None)


def known(number: int) -> Begun | None:
    """What stands of a commitment that has just begun; None for every other."""
    return cast(Begun | None, writes.recalled((_ABOUT, number)))
