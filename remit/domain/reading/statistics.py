"""Figures as the text states them, and the shares it claims: whole, part and percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from remit.domain.reading import dates, splitting
from remit.domain.reading.folding import View
from remit.domain.reading.places import Places
from remit.domain.reading.records import Statistic
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Paragraph, Stretch

SMALLEST_WHOLE = 20
MOST_COUNTS = 12
URL = re.compile(r"https?://\S+")
DIGIT = re.compile(r"\d")
WRITTEN = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")
SIGN = re.compile(
    r"\s?(?:[%٪]|per ?cent\b|phần trăm\b|퍼센트|(?:في المائة|بالمائة)\b)", re.IGNORECASE
)
DECIMALS = re.compile(r"[.,](\d{1,2}|\d{4,})$")


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
    """A sentence with the figures that it states, shares apart."""

    pack: Pack
    sentence: Stretch
    counts: tuple[Figure, ...]
    percents: tuple[Figure, ...]

    @property
    def figures(self) -> list[Figure]:
        """All figures, in the order of the sentence."""
        return sorted([*self.counts, *self.percents], key=lambda one: one.start)


def counted(
    listing: Sequence[Paragraph], packs: Mapping[str, Pack], taken: Places
) -> tuple[Counted, ...]:
    """Every sentence that may state figures, shares among them."""
    return tuple(
        Counted(pack, sentence, _counts(pack, sentence, taken), _percents(pack, sentence))
        for pack, sentence in _sentences(listing, packs)
    )


def agrees(part: int | float, whole: int | float, percent: Figure) -> bool:
    """Whether part of whole gives the percentage, rounding and truncation both accepted."""
    if whole <= 0:
        return False
    exact = Fraction(str(part)) * 100 / Fraction(str(whole))
    unit = Fraction(1, 10**percent.decimals)
    stated = Fraction(str(percent.value))
    return stated - unit / 2 <= exact < stated + unit


def claims(stated: Sequence[Counted]) -> tuple[Claim, ...]:
    """Every share that a sentence states in full."""
    return tuple(claim for one in stated for claim in _claims_in(one))


def statistics(
    view: View, stated: Sequence[Counted], shares: Sequence[Claim]
) -> tuple[Statistic, ...]:
    """Shares first grouped, then every figure outside them, in text order."""
    found = [_share(view, one) for one in shares if one.whole.value > SMALLEST_WHOLE or one.holds]
    covered = Places.of((item.span.start, item.span.end) for item in found)
    for one in stated:
        free = [figure for figure in one.figures if not _is_within(view, figure, covered)]
        if free and not one.pack.first("NOT_STATISTIC", one.sentence.text):
            groups = _together(one.pack, one.sentence, free)
            found += [_statement(view, group) for group in groups]
    return tuple(sorted(found, key=lambda item: (item.span.start, item.span.end)))


def _is_within(view: View, figure: Figure, covered: Places) -> bool:
    span = view.span(figure.start, figure.end)
    return covered.touch(span.start, span.end)


def _together(pack: Pack, sentence: Stretch, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Figures between which a language leaves only so many words are stated together."""
    group: list[Figure] = []
    for one in figures:
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
    return Statistic(view.span(one.start, _with_sign(view, one)), values, unit, meaning)


def _with_sign(view: View, one: Claim) -> int:
    """The end of a share with the sign of the percentage and the bracket in which it stands."""
    sign = SIGN.match(view.folded, one.percent.end)
    end = max(one.end, sign.end() if sign else one.end)
    opened = view.folded.count("(", one.start, end) > view.folded.count(")", one.start, end)
    return end + 1 if opened and view.folded[end : end + 1] == ")" else end


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
            if _has_figures(pack, sentence.text):
                yield pack, sentence


def _has_figures(pack: Pack, text: str) -> bool:
    return DIGIT.search(text) is not None or pack.first("QUANTITY", text) is not None


def _claims_in(stated: Counted) -> Iterator[Claim]:
    pack, sentence = stated.pack, stated.sentence
    explicit = [
        one
        for hit in pack.hits("SHARE", sentence.text, sentence.start)
        if (one := _explicit(pack, hit))
    ]
    yield from explicit
    since = sentence.start
    for percent in stated.percents:
        near = [one for one in stated.counts if since <= one.start < percent.start][-MOST_COUNTS:]
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
    match = DECIMALS.search(words.strip())
    return len(match.group(1)) if match else 0


def _percents(pack: Pack, sentence: Stretch) -> tuple[Figure, ...]:
    found = []
    for hit in pack.hits("PERCENT", sentence.text, sentence.start):
        words = (hit.groups.get("n") or "").replace(" ", "")
        if WRITTEN.fullmatch(words):
            value = float(words.replace(",", "."))
            tidy = int(value) if value.is_integer() else value
            _, _, decimals = words.replace(",", ".").partition(".")
            found.append(Figure(hit.start, hit.end, tidy, "%", len(decimals)))
    return tuple(sorted(found, key=lambda one: one.start))


def _counts(pack: Pack, sentence: Stretch, taken: Places) -> tuple[Figure, ...]:
    hits = list(pack.hits("QUANTITY", sentence.text, sentence.start))
    blocked = _blocked(pack, sentence, taken) if hits else []
    found: list[Figure] = []
    for hit in hits:
        if any(hit.overlaps(a, b) for a, b in blocked):
            continue
        figure = _figure(pack, hit)
        if figure and not any(one.start < figure.end and figure.start < one.end for one in found):
            found.append(figure)
    return tuple(sorted(found, key=lambda one: one.start))


def _blocked(pack: Pack, sentence: Stretch, taken: Places) -> list[tuple[int, int]]:
    """Dates, addresses and the numbers of other documents: what stands there counts nothing."""
    text, start = sentence.text, sentence.start
    timed = [(one.start, one.end) for one in dates.moments(pack, text, start) if not one.period]
    links = [(found.start() + start, found.end() + start) for found in URL.finditer(text)]
    return [*timed, *links, *taken.touching(start, sentence.end)]


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
