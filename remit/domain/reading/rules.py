"""The form of a rule pack: one language's patterns as data, with examples that keep it honest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, reduce
from operator import or_
from typing import NamedTuple

from remit.domain.reading import folding, matching
from remit.domain.reading.anchors import Anchors
from remit.domain.reading.answers import Asked, Texts
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
    # Who knows the pattern from an earlier reading, if anybody.
    known_by: Callable[[str], Matcher] = field(default=matching.compiled, compare=False, repr=False)

    @cached_property
    def regex(self) -> Matcher:
        """The compiled pattern, in the folded alphabet."""
        return self.known_by(self.pattern)


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
    """What a family needs: a text that meets nothing of `some` has none of its rules.

    `number` is that of the family, by which a text keeps that it has none of its rules.
    """

    some: int
    number: int
    rules: tuple[tuple[int, Rule], ...]


NOTHING_NEEDED = Needed(0, 0, ())
Found = tuple[Rule, re.Match[str]]
FIRST = "first "


NOWHERE: Iterator[Hit] = iter(())
NO_GROUPS: Mapping[str, str | None] = {}
NO_SPANS: Mapping[str, tuple[int, int]] = {}


@dataclass(frozen=True, eq=False)
class Pack:
    """The reading rules of one language."""

    language: str
    rules: tuple[Rule, ...]
    months: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    calibration: tuple[tuple[float, float], ...] = ()
    # What each sign and each word says for or against an order, in log odds.
    weights: Mapping[str, float] = field(default_factory=dict)
    # What each sign says for or against a body as the one that owes, in log odds.
    owing: Mapping[str, float] = field(default_factory=dict)
    # What each sign says for or against a second order in a clause, in log odds.
    sharing: Mapping[str, float] = field(default_factory=dict)
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
        known = self.families.items()
        return {name: self._needed(1 << at, rules) for at, (name, rules) in enumerate(known)}

    def _needed(self, number: int, rules: tuple[Rule, ...]) -> Needed:
        some, each = 0, []
        for rule in rules:
            told = rule.regex.needs
            some |= self.anchors.number(told[0] if told else ())
            each.append((self.anchors.required(told), rule))
        return Needed(some, number, tuple(each))

    @cached_property
    def unmarked(self) -> Pack:
        """The same rules for a text that leaves out the marks on its letters."""
        return replace(
            self,
            rules=tuple(replace(one, pattern=folding.unmarked(one.pattern)) for one in self.rules),
            months={folding.unmarked(word): value for word, value in self.months.items()},
            numbers={folding.unmarked(word): value for word, value in self.numbers.items()},
            weights={folding.unmarked(name): value for name, value in self.weights.items()},
            sharing={folding.unmarked(name): value for name, value in self.sharing.items()},
        )

    @cached_property
    def _together(self) -> dict[tuple[str, ...], int]:
        return {}

    @cached_property
    def texts(self) -> Texts[Found]:
        """What the texts of late answered."""
        return Texts(self.anchors)

    def of(self, family: str) -> tuple[Rule, ...]:
        """The rules of one family, in the order of the pack."""
        return self.families.get(family, ())

    def hits(self, family: str, text: str, offset: int = 0, *, besides: str = "") -> Iterator[Hit]:
        """Every place where a rule of the family holds, those of one scope left out."""
        asked = self.texts[text]
        needed = self.needed.get(family, NOTHING_NEEDED)
        if not asked.met & needed.some or asked.none & needed.number:
            return NOWHERE
        key = f"{family} {besides}" if besides else family
        found = asked.answered(key)
        if found is None:
            found = asked.keep(key, self._every(needed, asked, text, besides))
        return iter([hit(rule, match, text, offset) for rule, match in found]) if found else NOWHERE

    def first(self, family: str, text: str, offset: int = 0) -> Hit | None:
        """The leftmost place where a rule of the family holds; the earlier rule wins a tie."""
        asked = self.texts[text]
        needed = self.needed.get(family, NOTHING_NEEDED)
        if not asked.met & needed.some or asked.none & needed.number:
            return None
        found = asked.answered(FIRST + family)
        if found is None:
            found = asked.keep(FIRST + family, self._leftmost(family, needed, asked, text))
        return hit(*found[0], text, offset) if found else None

    def holds(self, family: str, scope: str, text: str, *, besides: str = "") -> bool:
        """Whether a rule of the family holds that has this scope, and is not of this value."""
        asked = self.texts[text]
        needed = self.needed.get(family, NOTHING_NEEDED)
        if not asked.met & needed.some or asked.none & needed.number:
            return False
        key = f"{family} {scope} {besides}"
        found = asked.answered(key)
        if found is None:
            scoped = (
                rule
                for rule in _possible(needed, asked)
                if rule.scope == scope and not (besides and rule.value == besides)
            )
            matched = ((rule, rule.regex.leftmost(text, asked.low)) for rule in scoped)
            one = next(((rule, match) for rule, match in matched if match), None)
            found = asked.keep(key, (one,) if one else ())
        return found != ()

    def either(self, families: tuple[str, ...], text: str) -> bool:
        """Whether a rule of one of these families holds."""
        some = self._together.get(families)
        if some is None:
            each = (self.needed.get(family, NOTHING_NEEDED).some for family in families)
            some = self._together[families] = reduce(or_, each, 0)
        if not self.texts[text].met & some:
            return False
        return any(self.first(family, text) is not None for family in families)

    def possible(self, family: str, text: str) -> list[Rule]:
        """The rules of a family whose words the text may hold, in the order of the pack."""
        asked = self.texts[text]
        needed = self.needed.get(family, NOTHING_NEEDED)
        return _possible(needed, asked) if asked.met & needed.some else []

    def _every(
        self, needed: Needed, asked: Asked[Found], text: str, besides: str
    ) -> tuple[Found, ...]:
        found: list[Found] = []
        for rule in _possible(needed, asked):
            if not besides or rule.scope != besides:
                for match in rule.regex.every(text, asked.low):
                    found.append((rule, match))
        if not found and not besides:
            asked.none |= needed.number
        return tuple(found)

    def _leftmost(
        self, family: str, needed: Needed, asked: Asked[Found], text: str
    ) -> tuple[Found, ...]:
        known = asked.answered(family)
        if known is not None:
            return known and (min(known, key=lambda one: one[1].start()),)
        best: Found | None = None
        for rule in _possible(needed, asked):
            match = rule.regex.leftmost(text, asked.low)
            if match and (best is None or match.start() < best[1].start()):
                best = rule, match
                if not match.start():
                    break
        if best is None:
            asked.none |= needed.number
            return ()
        return (best,)

    def number(self, words: str) -> int | float | None:
        """The value of digits or of a number word of this language."""
        return _number(self, words)


@lru_cache(maxsize=4096)
def _number(pack: Pack, words: str) -> int | float | None:
    plain = folding.folded(words).strip().lower()
    return pack.numbers[plain] if plain in pack.numbers else parse_number(plain)


def _possible(needed: Needed, asked: Asked[Found]) -> list[Rule]:
    met = asked.met
    return [rule for required, rule in needed.rules if met & required == required]


def hit(rule: Rule, match: re.Match[str], text: str, offset: int) -> Hit:
    """A match in a text as a hit at view offsets, its words as the text writes them."""
    if not match.re.groupindex:
        return Hit(rule, match.start() + offset, match.end() + offset, NO_GROUPS, NO_SPANS)
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
