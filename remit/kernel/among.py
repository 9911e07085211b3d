"""Rows whose column is one of many numbers. What was created together is numbered together, so that
thousands of units are a few ranges; a database need not be told each of them."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.db.models import Q

KEPT = 128  # limits with thousands of numbers that a process keeps, and need not make again
SHORT = 3  # numbers in a row that are not worth a range


def among(name: str, numbers: Iterable[int]) -> Q:
    """The column is one of these numbers."""
    single, ranges = _parted(frozenset(numbers))
    limit = Q(**{f"{name}__in": single})
    for first, last in ranges:
        limit |= Q(**{f"{name}__gte": first, f"{name}__lte": last})
    return limit


@lru_cache(maxsize=KEPT)
def _parted(numbers: frozenset[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """The numbers that stand alone, and the first and last of those that follow one another."""
    runs = _runs(sorted(numbers))
    single = [number for run in runs if len(run) < SHORT for number in run]
    return single, [(run[0], run[-1]) for run in runs if len(run) >= SHORT]


def _runs(numbers: Sequence[int]) -> list[range]:
    """Numbers that follow one another, as ranges."""
    runs: list[range] = []
    for number in numbers:
        if runs and runs[-1].stop == number:
            runs[-1] = range(runs[-1].start, number + 1)
        else:
            runs.append(range(number, number + 1))
    return runs
