"""The form of a rule pack: one language's patterns as data, with examples that keep it honest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from remit.domain.reading import folding, matching
from remit.domain.reading.anchors import Anchors
from remit.domain.reading.matching import Matcher

WRITTEN = re.compile(r"\d+(?:[.,]\d+)*")
MARK = re.compile(r"[.,]")
IDENTITY = ((0.0, 0.0), (1.0, 1.0))


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
    def regex(self) -> Matcher:
        """The compiled pattern, in the folded alphabet."""
        return matching.compiled(self.pattern)


class Hit(NamedTuple):
    """A rule found in the view, at view offsets."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, str | None]
    group_spans: Mapping[str, tuple[int, int]]

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the hit shares a character with a stretch."""
        return self.start < end and start < self.end


class Needed(NamedTuple):
    """What a family needs: a text that meets nothing of `some` has none of its rules."""

    some: int
    rules: tuple[tuple[int, Rule], ...]


NOTHING_NEEDED = Needed(0, ())


@dataclass(frozen=True, eq=False)
class Pack:
    """The reading rules of one language."""

    language: str
    rules: tuple[Rule, ...]
    months: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    calibration: tuple[tuple[float, float], ...] = ()
    # Where sentences without a mark end, as an analyser of the language tells it, if any.
    breaks: Callable[[str], Sequence[int]] | None = None

    def sure(self, support: float) -> float:
        """How often drafts with this support were right among annotated texts, between 0 and 1."""
        points = ((0.0, 0.0), *self.calibration, (1.0, 1.0)) if self.calibration else IDENTITY
        at = next(number for number, (known, _) in enumerate(points) if number and support <= known)
        (low, right_low), (high, right_high) = points[at - 1], points[at]
        return right_low + (right_high - right_low) * (support - low) / (high - low)

    @cached_property
    def families(self) -> dict[str, tuple[Rule, ...]]:
        """Rules by what they recognise."""
        names = dict.fromkeys(rule.family for rule in self.rules)
        return {name: tuple(rule for rule in self.rules if rule.family == name) for name in names}

    @cached_property
    def anchors(self) -> Anchors:
        """The words that the rules need, told from any text in one sweep."""
        return Anchors(need for rule in self.rules for need in rule.regex.needs)

    @cached_property
    def needed(self) -> dict[str, Needed]:
        """The rules of each family with what they need."""
        return {family: self._needed(rules) for family, rules in self.families.items()}

    def _needed(self, rules: tuple[Rule, ...]) -> Needed:
        some, each = 0, []
        for rule in rules:
            told = rule.regex.needs
            some |= self.anchors.number(told[0] if told else ())
            each.append((self.anchors.required(told), rule))
        return Needed(some, tuple(each))

    @cached_property
    def unmarked(self) -> Pack:
        """The same rules for a text that leaves out the marks on its letters."""
        return replace(
            self,
            rules=tuple(replace(one, pattern=folding.unmarked(one.pattern)) for one in self.rules),
            months={folding.unmarked(word): value for word, value in self.months.items()},
            numbers={folding.unmarked(word): value for word, value in self.numbers.items()},
        )

    def of(self, family: str) -> tuple[Rule, ...]:
        """The rules of one family, in the order of the pack."""
        return self.families.get(family, ())

    def hits(self, family: str, text: str, offset: int = 0) -> Iterator[Hit]:
        """Every place where a rule of the family holds."""
        if self.may_hold(family, text):
            for rule, match in matches(self, family, text):
                yield hit(rule, match, text, offset)

    def first(self, family: str, text: str, offset: int = 0) -> Hit | None:
        """The leftmost place where a rule of the family holds; the earlier rule wins a tie."""
        best = leftmost(self, family, text) if self.may_hold(family, text) else None
        return hit(*best, text, offset) if best else None

    def may_hold(self, family: str, text: str) -> bool:
        """Whether a text meets what the rules of a family need; most texts do not."""
        return _met(self, text) & self.needed.get(family, NOTHING_NEEDED).some != 0

    def possible(self, family: str, text: str) -> list[Rule]:
        """The rules of a family whose words the text may hold, in the order of the pack."""
        met = _met(self, text)
        some, rules = self.needed.get(family, NOTHING_NEEDED)
        if not met & some:
            return []
        return [rule for required, rule in rules if met & required == required]

    def number(self, words: str) -> int | float | None:
        """The value of digits or of a number word of this language."""
        return _number(self, words)


@lru_cache(maxsize=4096)
def _number(pack: Pack, words: str) -> int | float | None:
    plain = folding.folded(words).strip().lower()
    return pack.numbers[plain] if plain in pack.numbers else parse_number(plain)


@lru_cache(maxsize=4096)
def _met(pack: Pack, text: str) -> int:
    return pack.anchors.met(matching.lowered(text))


# One sentence is asked the same several times: for its orders, its dates, its figures.
@lru_cache(maxsize=4096)
def matches(pack: Pack, family: str, text: str) -> tuple[tuple[Rule, re.Match[str]], ...]:
    """Every match of a family in a text, rule by rule."""
    return tuple(
        (rule, match) for rule in pack.possible(family, text) for match in rule.regex.every(text)
    )


@lru_cache(maxsize=4096)
def leftmost(pack: Pack, family: str, text: str) -> tuple[Rule, re.Match[str]] | None:
    """The leftmost match of a family in a text; the earlier rule wins a tie."""
    best: tuple[Rule, re.Match[str]] | None = None
    for rule in pack.possible(family, text):
        match = rule.regex.leftmost(text)
        if match and (best is None or match.start() < best[1].start()):
            best = rule, match
    return best


def hit(rule: Rule, match: re.Match[str], text: str, offset: int) -> Hit:
    """A match in a text as a hit at view offsets, its words as the text writes them."""
    groups: dict[str, str | None] = {}
    spans: dict[str, tuple[int, int]] = {}
    for name, number in match.re.groupindex.items():
        start, end = match.span(number)
        groups[name] = text[start:end] if start >= 0 else None
        if start >= 0:
            spans[name] = (start + offset, end + offset)
    start, end = match.span()
    return Hit(rule, start + offset, end + offset, groups, spans)


def parse_number(digits: str) -> int | float | None:
    """Digits with thousands separators or a decimal mark, read as a number.

    A single separator before exactly three digits groups thousands; otherwise
    the last separator is the decimal mark.
    """
    clean = digits.strip().strip(".,").replace(" ", "")
    if not WRITTEN.fullmatch(clean):
        return None
    parts = MARK.split(clean)
    marks = MARK.findall(clean)
    if not marks:
        return int(clean)
    grouped = all(len(part) == 3 for part in parts[1:]) and parts[0] != "0"
    if grouped and len(set(marks)) == 1:
        return int("".join(parts))
    return float("".join(parts[:-1]) + "." + parts[-1])
