"""Rows whose column is one of many numbers. What was created together is numbered together, so that
thousands of units are a few ranges; a database need not be told each of them."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

KEPT = 128  # limits with thousands of numbers that a process keeps, and need not make again
SHORT = 3  # numbers in a row that are not worth a range


def among(name: str, numbers: Iterable[int]) -> Q:
    """The column is one of these numbers."""
    wanted = sorted(set(numbers))
    ranges = [run for run in _runs(wanted) if len(run) >= SHORT]
    held = {number for run in ranges for number in run}
    limit = Q(**{f"{name}__in": [number for number in wanted if number not in held]})
    for run in ranges:
        limit |= Q(**{f"{name}__gte": run[0], f"{name}__lte": run[-1]})
    return limit


def _runs(numbers: Sequence[int]) -> list[range]:
    """Numbers that follow one another, as ranges."""
    runs: list[range] = []
    for number in numbers:
        if runs and runs[-1].stop == number:
            runs[-1] = range(runs[-1].start, number + 1)
        else:
            runs.append(range(number, number + 1))
    return runs
