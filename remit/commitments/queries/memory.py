"""What a process answered last, kept under the hash of the act up to which was known.

A hash says all that was known, so nothing has to be forgotten when somebody records an act, annuls
one or makes the tables again. Who asks next goes on from it with the acts that follow.
"""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Question = TypeVar("Question", bound=Hashable)
Answer = TypeVar("Answer")
Known = tuple[int, bytes]  # an act, and its hash


class Memory(Generic[Question, Answer]):
    """So many answers that were asked for last, by their question and their act."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[Question, Known], Answer] = OrderedDict()
        self._lock = threading.Lock()

    def acts(self) -> set[int]:
        """The acts as known at which something is kept."""
        with self._lock:
            return {seq for _, (seq, _) in self._kept}

    def found(self, question: Question, known: Known) -> Answer | None:
        """What is kept of this question and this act."""
        with self._lock:
            if (question, known) in self._kept:
                self._kept.move_to_end((question, known))
            return self._kept.get((question, known))

    def before(self, question: Question, acts: Iterable[Known]) -> tuple[int, Answer] | None:
        """What is kept of this question and the latest of these acts."""
        with self._lock:
            for known in sorted(acts, reverse=True):
                if (question, known) in self._kept:
                    return known[0], self._kept[question, known]
        return None

    def empty(self) -> None:
        """Forget all."""
        with self._lock:
            self._kept.clear()

    def keep(self, question: Question, known: Known, answer: Answer) -> None:
        """Keep it; what was not asked for longest is forgotten."""
        with self._lock:
            self._kept[question, known] = answer
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
