"""A tally is what commitments add to every column of a row of figures, by both clocks, written side
by side into one number: tallies of thousands of units are added up like numbers."""

import itertools
from array import array
from collections.abc import Mapping
from functools import cache

from remit.domain import buckets
from remit.domain.buckets import ClockName
from remit.domain.figures import PARTITION, Row

# Where commitments stand: the unit, and the units of three counted ancestors (0: there is none).
Place = tuple[int, int, int, int]
ALIKE = ("claimed", "contested", "suspended", "parts")  # the same by both clocks
BY_CLOCK = (*PARTITION, "recorded_late", "due", "due_done")
_COLUMNS = (*ALIKE, *(f"{clock.value}_{name}" for clock in ClockName for name in BY_CLOCK))
_BITS = 32
_BYTES = _BITS // 8 * len(_COLUMNS)
_MOST = (1 << _BITS) - 1
_SHIFTS = {name: _BITS * place for place, name in enumerate(_COLUMNS)}
_PARTS = _SHIFTS["parts"]
# The columns that partition stand side by side, so that their sum is a remainder: as in decimal
# numbers, in which the digits add up to what is left when nines are cast out.
_FIRST = _SHIFTS[f"{ClockName.REVISED.value}_{PARTITION[0]}"]
_SIDE_BY_SIDE = (1 << _BITS * len(PARTITION)) - 1


@cache
def of_bucket(code: int) -> int:
    """What one commitment of a bucket adds to each column."""
    bucket = buckets.unpack(code)
    tally = 0
    for clock in ClockName:
        row = Row()
        row.add(bucket, 1, clock)
        for name, shift in _shifts(clock).items():
            tally |= getattr(row, name) << shift
    return tally


def row_of(tally: int, clock: ClockName) -> Row:
    """The line of figures that a tally is, by one clock."""
    return Row(**{name: tally >> shift & _MOST for name, shift in _shifts(clock).items()})


def left_out(tally: int) -> int:
    """What a tally is where its commitments are counted with their wholes: so many parts."""
    return (tally >> _FIRST & _SIDE_BY_SIDE) % _MOST << _PARTS


@cache
def _shifts(clock: ClockName) -> Mapping[str, int]:
    own = {name: _SHIFTS[f"{clock.value}_{name}"] for name in BY_CLOCK}
    return own | {name: _SHIFTS[name] for name in ALIKE}


def packed(tallies: Mapping[Place, int]) -> bytes:
    """Many tallies with their places, one after the other."""
    places = sorted(place for place, tally in tallies.items() if tally)
    keys = array("q", itertools.chain.from_iterable(places)).tobytes()
    kept = b"".join([tallies[place].to_bytes(_BYTES, "little") for place in places])
    return len(places).to_bytes(8, "little") + keys + kept


def unpacked(whole: bytes) -> dict[Place, int]:
    """The tallies that were packed."""
    begin = 8 + 32 * int.from_bytes(whole[:8], "little")
    keys = iter(array("q", whole[8:begin]))
    ends = range(begin, len(whole), _BYTES)
    read = [int.from_bytes(whole[at : at + _BYTES], "little") for at in ends]
    return dict(zip(zip(keys, keys, keys, keys, strict=True), read, strict=True))
