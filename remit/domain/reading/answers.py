"""What the texts of late answered to the rules of a pack, so that none is matched twice.

A text is asked the same by several parts of a reading, one after the other over the whole document.
What its first texts answered is held until the next document; of a long one the later texts are
looked through again, or memory would grow with its length.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from remit.domain.reading import matching
from remit.domain.reading.anchors import Anchors

MOST_AT_HAND, MOST_HELD = 3000, 3000

Found = TypeVar("Found")


class Asked(Generic[Found]):
    """A text as a pack sees it: in lower case, the needs that it meets, and what it answered.

    Most answers are that there is nothing: of these only the numbers of the families are kept.
    """

    __slots__ = ("answers", "low", "met", "none")

    def __init__(self, low: str, met: int) -> None:
        """Nothing was asked yet."""
        self.low = low
        self.met = met
        self.none = 0
        self.answers: dict[str, tuple[Found, ...]] | None = None

    def answered(self, key: str) -> tuple[Found, ...] | None:
        """What was answered before, if this was asked."""
        return None if self.answers is None else self.answers.get(key)

    def keep(self, key: str, found: tuple[Found, ...]) -> tuple[Found, ...]:
        """Keep an answer for when the same is asked again."""
        if self.answers is None:
            self.answers = {}
        self.answers[key] = found
        return found


class Texts(dict[str, Asked[Found]]):
    """The texts that a pack was asked about just now, and those that it holds for later."""

    def __init__(self, anchors: Anchors) -> None:
        """No text was asked yet."""
        self._anchors = anchors
        self._held: dict[str, Asked[Found]] = {}
        self._passed = 0

    def __missing__(self, text: str) -> Asked[Found]:
        """A text is looked through when it is first asked about."""
        if len(self) >= MOST_AT_HAND:
            self.clear()
        asked = self._held.get(text)
        if asked is None:
            low = matching.lowered(text)
            asked = Asked(low, self._anchors.met(low))
            self._hold(text, asked)
        self[text] = asked
        return asked

    def _hold(self, text: str, asked: Asked[Found]) -> None:
        if len(self._held) < MOST_HELD:
            self._held[text] = asked
            return
        self._passed += 1
        if self._passed > 2 * MOST_HELD:
            self.forget()

    def forget(self) -> None:
        """Hold nothing of the document before."""
        self.clear()
        self._held.clear()
        self._passed = 0
