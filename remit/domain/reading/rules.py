"""The form of a rule pack: one language's patterns as data, with examples that keep it honest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from remit.domain.reading import folding


@dataclass(frozen=True)
class Rule:
    """One pattern of a pack, its meaning, and the examples it must and must not match."""

    id: str
    family: str
    pattern: str
    kind: str = ""
    weight: float = 0.0
    operator: str = ""
    value: str = ""
    scope: str = ""
    actor: tuple[str, ...] = ()
    splits: bool = False
    must_match: tuple[str, ...] = ()
    must_not_match: tuple[str, ...] = ()

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern, in the folded alphabet."""
        return compiled(self.pattern)


@dataclass(frozen=True)
class Hit:
    """A rule found in the view, at view offsets."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, str | None]
    group_spans: Mapping[str, tuple[int, int]]

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the hit shares a character with a stretch."""
        return self.start < end and start < self.end


@dataclass(frozen=True)
class Pack:
    """The reading rules of one language."""

    language: str
    rules: tuple[Rule, ...]
    months: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def families(self) -> dict[str, tuple[Rule, ...]]:
        """Rules by what they recognise."""
        names = dict.fromkeys(rule.family for rule in self.rules)
        return {name: tuple(rule for rule in self.rules if rule.family == name) for name in names}

    def of(self, family: str) -> tuple[Rule, ...]:
        """The rules of one family, in the order of the pack."""
        return self.families.get(family, ())

    def hits(self, family: str, text: str, offset: int = 0) -> Iterator[Hit]:
        """Every place where a rule of the family holds."""
        for rule in self.of(family):
            for match in rule.regex.finditer(text):
                yield hit(rule, match, offset)

    def first(self, family: str, text: str, offset: int = 0) -> Hit | None:
        """The leftmost place where a rule of the family holds; the earlier rule wins a tie."""
        best: Hit | None = None
        for rule in self.of(family):
            match = rule.regex.search(text)
            if match and (best is None or match.start() + offset < best.start):
                best = hit(rule, match, offset)
        return best

    def number(self, words: str) -> int | float | None:
        """The value of digits or of a number word of this language."""
        plain = folding.folded(words).strip().lower()
        if plain in self.numbers:
            return self.numbers[plain]
        return parse_number(plain)


def hit(rule: Rule, match: re.Match[str], offset: int) -> Hit:
    """A regular-expression match as a hit at view offsets."""
    names = match.re.groupindex
    spans = {
        name: (match.start(name) + offset, match.end(name) + offset)
        for name in names
        if match.group(name) is not None
    }
    return Hit(rule, match.start() + offset, match.end() + offset, match.groupdict(), spans)


@lru_cache(maxsize=8192)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern compiled once, blind to case unless it says otherwise."""
    return re.compile(pattern, re.IGNORECASE)


def parse_number(digits: str) -> int | float | None:
    """Digits with thousands separators or a decimal mark, read as a number.

    A single separator before exactly three digits groups thousands; otherwise
    the last separator is the decimal mark.
    """
    clean = digits.strip().strip(".,").replace(" ", "")
    if not re.fullmatch(r"\d+([.,]\d+)*", clean):
        return None
    parts = re.split(r"[.,]", clean)
    marks = re.findall(r"[.,]", clean)
    if not marks:
        return int(clean)
    grouped = all(len(part) == 3 for part in parts[1:]) and parts[0] != "0"
    if grouped and len(set(marks)) == 1:
        return int("".join(parts))
    return float("".join(parts[:-1]) + "." + parts[-1])
