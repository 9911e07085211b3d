"""Stretches of a text in its order: which of them touch another is told without looking at all."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable
from functools import cached_property


class Places(tuple[tuple[int, int], ...]):
    """Stretches between two places each, sorted by where they begin."""

    @classmethod
    def of(cls, found: Iterable[tuple[int, int]]) -> Places:
        """The stretches in the order of the text."""
        return cls(sorted(found))

    @cached_property
    def _furthest(self) -> list[int]:
        """How far any stretch reaches, up to each of them."""
        return list(itertools.accumulate((end for _, end in self), max))

    def touching(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches that share a character with another."""
        at = bisect.bisect_left(self, (end,))
        found = []
        while at and self._furthest[at - 1] > start:
            at -= 1
            if self[at][1] > start:
                found.append(self[at])
        return found

    def touch(self, start: int, end: int) -> bool:
        """Whether any stretch shares a character with another."""
        return bool(self.touching(start, end))
