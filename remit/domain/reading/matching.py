"""Patterns blind to case, matched in lower case, which a machine does three times as fast.

A pattern that says of a part that its case counts, by `(?-i:…)`, is matched as it stands. Places
are the same either way, for lowering never changes the length of a text. A pattern is tried only
on a text that holds the words it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from remit.domain.reading import needs, starts
from remit.domain.reading.starts import Beginning, Make, Starts

_TOKENS = re.compile(r"\\.|\(\?P[<=]\w+[>)]|\(|[^\\(]+", re.DOTALL)
CASE_COUNTS = "(?-i:"
Needs = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Matcher:
    """A pattern, whether it looks at the text in lower case, and the words that it needs.

    It is compiled when a text first holds those words, for most texts hold those of few patterns.
    Who keeps compiled patterns, and what they tell, gives both.
    """

    pattern: str
    lowers: bool
    needs: Needs = ()
    told: Beginning | None = None
    make: Make = re.compile

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        if self.lowers:
            return self.make(in_lower_case(self.pattern), 0)
        return self.make(self.pattern, re.IGNORECASE)

    @cached_property
    def beginning(self) -> Beginning:
        """How the pattern begins."""
        return self.told or starts.beginning(in_lower_case(self.pattern))

    @cached_property
    def starts(self) -> Starts:
        """Where in a text the pattern can begin."""
        return starts.found_by(self.beginning, self.make)

    def search(self, text: str) -> re.Match[str] | None:
        """The leftmost match; its groups give places, its words are in lower case."""
        low, held = prepared(text)
        return self.leftmost(text, low) if self.may_match(held) else None

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the head of the text."""
        low, held = prepared(text)
        return self.regex.match(low if self.lowers else text) if self.may_match(held) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, none overlapping another."""
        low, held = prepared(text)
        return self.every(text, low) if self.may_match(held) else NONE

    def may_match(self, held: str) -> bool:
        """Whether a prepared text holds all that the pattern needs."""
        return _holds(held, self.needs)

    def every(self, text: str, low: str) -> Iterator[re.Match[str]]:
        """Every match in a text, given in lower case too, of whose words the needs are known."""
        read = low if self.lowers else text
        return iter(self._tried(read, low)) if self.starts.known else self.regex.finditer(read)

    def leftmost(self, text: str, low: str) -> re.Match[str] | None:
        """The leftmost match in a text, given in lower case too, that meets the needs."""
        read = low if self.lowers else text
        known, at_head, finder = self.starts
        if not known:
            return self.regex.search(read)
        match = self.regex.match
        if at_head and (found := match(read)):
            return found
        for start in finder.finditer(low) if finder else ():
            if found := match(read, start.start()):
                return found
        return None

    def _tried(self, read: str, low: str) -> list[re.Match[str]]:
        """Every match, tried only where the pattern can begin."""
        match = self.regex.match
        _known, at_head, finder = self.starts
        matches = []
        until = 0
        if at_head and (found := match(read)):
            matches.append(found)
            until = max(1, found.end())
        for start in finder.finditer(low, until) if finder else ():
            at = start.start()
            if at >= until and (found := match(read, at)):
                matches.append(found)
                until = found.end()
        return matches


def _holds(held: str, needed: Needs) -> bool:
    for need in needed:
        for word in need:
            if word in held:
                break
        else:
            return False
    return True


NONE: Iterator[re.Match[str]] = iter(())


@lru_cache(maxsize=16384)
def compiled(pattern: str) -> Matcher:
    """A pattern compiled once, blind to case unless it says otherwise."""
    return matcher(pattern, needs.needs(in_lower_case(pattern)))


def matcher(
    pattern: str, needed: Needs, told: Beginning | None = None, make: Make = re.compile
) -> Matcher:
    """A matcher of a pattern whose needs are known, and perhaps how it begins."""
    return Matcher(pattern, CASE_COUNTS not in pattern, needed, told, make)


@lru_cache(maxsize=4096)
def lowered(text: str) -> str:
    """The text in lower case, letter for letter."""
    low = text.lower()
    if len(low) != len(text):  # a letter that would become two stays as it is
        low = "".join(one if len(one.lower()) != 1 else one.lower() for one in text)
    return low


@lru_cache(maxsize=4096)
def prepared(text: str) -> tuple[str, str]:
    """The text in lower case, and the same with a sign if it holds a digit."""
    low = lowered(text)
    return low, low + needs.DIGIT if needs.has_digit(low) else low


def in_lower_case(pattern: str) -> str:
    """A pattern whose letters are in lower case, its signs as they are."""
    return "".join(
        token if token[0] == "\\" or token.startswith("(?P") else token.lower()
        for token in _TOKENS.findall(pattern)
    )
