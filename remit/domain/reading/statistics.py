"""Figures as the text states them, and the shares it claims: whole, part and percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from remit.domain.reading import dates, splitting
from remit.domain.reading.folding import View
from remit.domain.reading.records import Statistic
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Paragraph, Stretch

SMALLEST_WHOLE = 20
LONGEST_SENTENCE = 3000
MOST_COUNTS = 12
URL = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Figure:
    """One number with what it counts, at view offsets."""

    start: int
    end: int
    value: int | float
    unit: str
    decimals: int = 0
    unit_at: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Claim:
    """A whole, a part and the percentage the text says they make."""

    whole: Figure
    part: Figure
    percent: Figure

    @property
    def start(self) -> int:
        """Where the claim begins."""
        return min(self.whole.start, self.part.start, self.percent.start)

    @property
    def end(self) -> int:
        """Where the claim ends."""
        return max(self.whole.end, self.part.end, self.percent.end)

    @property
    def holds(self) -> bool:
        """Whether the percentage follows, rounded or cut off."""
        return agrees(self.part.value, self.whole.value, self.percent)


@dataclass(frozen=True)
class Counted:
    """A sentence with the figures that it states, in its order."""

    pack: Pack
    sentence: Stretch
    figures: tuple[Figure, ...]


def counted(
    listing: Sequence[Paragraph], packs: Mapping[str, Pack], taken: Sequence[tuple[int, int]]
) -> tuple[Counted, ...]:
    """Every sentence that states figures, shares among them."""
    found = (
        (pack, sentence, [*_counts(pack, sentence, taken), *_percents(pack, sentence)])
        for pack, sentence in _sentences(listing, packs)
    )
    return tuple(
        Counted(pack, sentence, tuple(sorted(figures, key=lambda one: one.start)))
        for pack, sentence, figures in found
        if figures
    )


def agrees(part: int | float, whole: int | float, percent: Figure) -> bool:
    """Whether part of whole gives the percentage, rounding and truncation both accepted."""
    if whole <= 0:
        return False
    exact = Fraction(str(part)) * 100 / Fraction(str(whole))
    unit = Fraction(1, 10**percent.decimals)
    stated = Fraction(str(percent.value))
    return stated - unit / 2 <= exact < stated + unit


def claims(
    listing: Sequence[Paragraph], packs: Mapping[str, Pack], taken: Sequence[tuple[int, int]]
) -> tuple[Claim, ...]:
    """Every share that a sentence states in full."""
    return tuple(
        claim
        for pack, sentence in _sentences(listing, packs)
        for claim in _claims_in(pack, sentence, taken)
    )


def statistics(
    view: View,
    listing: Sequence[Paragraph],
    packs: Mapping[str, Pack],
    taken: Sequence[tuple[int, int]],
    shares: Sequence[Claim],
) -> tuple[Statistic, ...]:
    """Shares first grouped, then every figure outside them, in text order."""
    found = [_share(view, one) for one in shares if one.whole.value > SMALLEST_WHOLE or one.holds]
    covered = [(item.span.start, item.span.end) for item in found]
    for pack, sentence in _sentences(listing, packs):
        if pack.first("NOT_STATISTIC", sentence.text):
            continue
        figures = [*_counts(pack, sentence, taken), *_percents(pack, sentence)]
        free = [one for one in figures if not _is_within(view, one, covered)]
        found += [_statement(view, group) for group in _together(pack, sentence, free)]
    return tuple(sorted(found, key=lambda item: (item.span.start, item.span.end)))


def _is_within(view: View, figure: Figure, covered: Sequence[tuple[int, int]]) -> bool:
    span = view.span(figure.start, figure.end)
    return any(a < span.end and span.start < b for a, b in covered)


def _together(pack: Pack, sentence: Stretch, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Figures between which a language leaves only so many words are stated together."""
    group: list[Figure] = []
    for one in sorted(figures, key=lambda figure: figure.start):
        since = group[-1].end if group else one.start
        between = sentence.text[since - sentence.start : one.start - sentence.start]
        if group and not pack.first("TOGETHER", between):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _statement(view: View, group: Sequence[Figure]) -> Statistic:
    units = [_unit(view, one) for one in group]
    meaning = ", ".join(
        f"{one.value} {unit}".strip() for one, unit in zip(group, units, strict=True)
    )
    values = tuple(one.value for one in group)
    return Statistic(view.span(group[0].start, group[-1].end), values, units[0], meaning)


def _share(view: View, one: Claim) -> Statistic:
    verdict = "consistent" if one.holds else "not consistent"
    values = (one.whole.value, one.part.value, one.percent.value)
    meaning = f"whole {values[0]}, part {values[1]}, percent {values[2]}: {verdict}"
    unit = _unit(view, one.whole) or _unit(view, one.part)
    return Statistic(view.span(one.start, one.end), values, unit, meaning)


def _unit(view: View, figure: Figure) -> str:
    if figure.unit == "%":
        return "%"
    return (
        view.span(*figure.unit_at).quote if figure.unit_at[1] > figure.unit_at[0] else figure.unit
    )


def _sentences(
    listing: Sequence[Paragraph], packs: Mapping[str, Pack]
) -> Iterator[tuple[Pack, Stretch]]:
    for paragraph in listing:
        pack = packs[paragraph.language]
        for sentence in splitting.sentences(paragraph, pack):
            if len(sentence.text) <= LONGEST_SENTENCE and _has_figures(pack, sentence.text):
                yield pack, sentence


def _has_figures(pack: Pack, text: str) -> bool:
    return any(map(str.isdigit, text)) or pack.first("QUANTITY", text) is not None


def _claims_in(pack: Pack, sentence: Stretch, taken: Sequence[tuple[int, int]]) -> Iterator[Claim]:
    counts = _counts(pack, sentence, taken)
    explicit = [
        one
        for hit in pack.hits("SHARE", sentence.text, sentence.start)
        if (one := _explicit(pack, hit))
    ]
    yield from explicit
    since = sentence.start
    for percent in _percents(pack, sentence):
        near = [one for one in counts if since <= one.start < percent.start][-MOST_COUNTS:]
        since = percent.end
        if not any(one.percent.start == percent.start for one in explicit):
            yield from _paired(near, percent)


def _paired(counts: Sequence[Figure], percent: Figure) -> Iterator[Claim]:
    possible = [
        Claim(whole, part, percent)
        for whole, part in permutations(counts, 2)
        if part.value < whole.value and whole.value > SMALLEST_WHOLE
    ]
    right = next((one for one in possible if one.holds), None)
    if right:
        yield right
    elif len(counts) == 2 and len(possible) == 1 and _same_unit(*counts):
        yield possible[0]


def _same_unit(one: Figure, other: Figure) -> bool:
    first, second = one.unit.split()[:1], other.unit.split()[:1]
    return bool(first) and first == second


def _explicit(pack: Pack, hit: Hit) -> Claim | None:
    figures = {}
    for name in ("whole", "part", "percent"):
        start, end = hit.group_spans[name]
        words = hit.groups[name] or ""
        value = pack.number(words)
        if value is None:
            return None
        unit = (hit.groups.get("unit") or "") if name != "percent" else "%"
        unit_at = hit.group_spans.get("unit", (0, 0)) if unit != "%" else (0, 0)
        figures[name] = Figure(start, end, value, unit, _decimals(words), unit_at)
    claim = Claim(figures["whole"], figures["part"], figures["percent"])
    return claim if claim.part.value <= claim.whole.value else None


def _decimals(words: str) -> int:
    match = re.search(r"[.,](\d{1,2}|\d{4,})$", words.strip())
    return len(match.group(1)) if match else 0


def _percents(pack: Pack, sentence: Stretch) -> list[Figure]:
    found = []
    for hit in pack.hits("PERCENT", sentence.text, sentence.start):
        words = (hit.groups.get("n") or "").replace(" ", "")
        value = (
            float(words.replace(",", "."))
            if re.fullmatch(r"\d{1,9}(?:[.,]\d{1,9})?", words)
            else None
        )
        if value is not None:
            tidy = int(value) if value.is_integer() else value
            decimals = len(re.split(r"[.,]", words)[1]) if re.search(r"[.,]", words) else 0
            found.append(Figure(hit.start, hit.end, tidy, "%", decimals))
    return sorted(found, key=lambda one: one.start)


def _counts(pack: Pack, sentence: Stretch, taken: Sequence[tuple[int, int]]) -> list[Figure]:
    timed = [
        (one.start, one.end)
        for one in dates.moments(pack, sentence.text, sentence.start)
        if not one.period
    ]
    links = [
        (m.start() + sentence.start, m.end() + sentence.start) for m in URL.finditer(sentence.text)
    ]
    blocked = [
        *timed,
        *links,
        *(one for one in taken if one[0] < sentence.end and sentence.start < one[1]),
    ]
    found: list[Figure] = []
    for hit in pack.hits("QUANTITY", sentence.text, sentence.start):
        figure = _figure(pack, hit)
        clear = not any(hit.overlaps(a, b) for a, b in blocked)
        if (
            figure
            and clear
            and not any(one.start < figure.end and figure.start < one.end for one in found)
        ):
            found.append(figure)
    return sorted(found, key=lambda one: one.start)


def _figure(pack: Pack, hit: Hit) -> Figure | None:
    words = hit.rule.value or hit.groups.get("n") or ""
    value = pack.number(words)
    if value is None:
        return None
    scale = pack.number(hit.groups.get("scale") or "1") or 1
    more = pack.number(hit.groups.get("more") or "0") or 0
    total = value * scale + more * (pack.number(hit.groups.get("times") or "1") or 1)
    whole = int(total) if float(total).is_integer() else total
    unit_at = hit.group_spans.get("unit", (hit.start, hit.start))
    return Figure(hit.start, hit.end, whole, (hit.groups.get("unit") or "").strip(), 0, unit_at)
