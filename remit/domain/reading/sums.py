"""Parts that do not make their whole, and one figure that is given in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from remit.domain.reading import dates
from remit.domain.reading.folding import View
from remit.domain.reading.records import Check
from remit.domain.reading.rules import Hit, Pack, parse_number
from remit.domain.reading.splitting import Stretch
from remit.domain.reading.statistics import SMALLEST_WHOLE, Claim, Counted, Figure

# A sum that is far from the whole is of parts that were never meant to make it.
NEAR = 0.15
LEAST_WHOLE, FEWEST_PARTS = 5, 2
LEAST_DIGITS = 3
LEAST_SHARED = 3
# How far a share stands behind its number, and a number before “of them”.
REACH, BESIDE = 80, 1
ALONE = r"(?<![A-Za-z0-9.,/-])"
NUMBER = re.compile(
    rf"{ALONE}\d{{1,3}}(?:[.,]\d{{3}})+(?![\d%])|{ALONE}\d{{1,7}}(?![\d%/-]|[.,]\d| ?%)"
)
WORD = re.compile(r"[^\W\d_]{4,}")


def bare_shares(counted: Sequence[Counted], known: Sequence[Claim]) -> Iterator[Claim]:
    """Shares of parts that stand without what they count: “120 clinics, of which 48 public (40 %)”.

    Only words that say so, or a bracket, make a percentage the share of the number before it.
    """
    told = {one.percent.start for one in known}
    for one in counted:
        hit = one.pack.first("PARTS_OF", one.sentence.text, one.sentence.start)
        free = [percent for percent in one.percents if percent.start not in told]
        if hit is not None and free:
            yield from _bare_shares(one, hit, free)


def _bare_shares(one: Counted, hit: Hit, free: Sequence[Figure]) -> Iterator[Claim]:
    numbers = [_named(one, bare) for bare in _bare(one, one.sentence.start)]
    # “48 of them” names the part before the words, “of which 48” behind them.
    first = next((part for part in numbers if -BESIDE <= part.end - hit.start <= 0), None)
    since = first.start if first else hit.end
    wholes = [number for number in numbers if number.end <= (first.start if first else hit.start)]
    whole = _inside(one.pack, hit) or (wholes[-1] if wholes else None)
    if whole is None or whole.value <= SMALLEST_WHOLE:
        return
    for percent in free:
        parts = [part for part in numbers if since <= part.start and part.end <= percent.start]
        part = parts[-1] if parts else whole
        if 0 < part.value < whole.value and _is_its_share(one, part, percent):
            yield Claim(whole, part, percent)


def _named(one: Counted, bare: Figure) -> Figure:
    """A number with what it counts, where the words beside it say so."""
    figure = next((figure for figure in one.counts if figure.start == bare.start), None)
    if figure is None or figure.value != bare.value:
        return figure or bare
    return replace(figure, end=bare.end)


def _is_its_share(one: Counted, part: Figure, percent: Figure) -> bool:
    """Whether the words between a number and a percentage make it the share of that number."""
    start = one.sentence.start
    between = one.sentence.text[part.end - start : percent.start - start]
    return len(between) <= REACH and one.pack.first("SHARE_OF_IT", between) is not None


def sums(view: View, counted: Sequence[Counted]) -> Iterator[Check]:
    """A sentence names a whole and, after words like “of which”, parts that nearly make it."""
    for one in counted:
        for whole, parts in _announced(one):
            total = sum(part.value for part in parts)
            if total != whole.value and abs(total - whole.value) <= NEAR * whole.value:
                yield Check(
                    "PARTS_DO_NOT_SUM",
                    f"{' + '.join(str(part.value) for part in parts)} is {total}, "
                    f"but the text states {whole.value}.",
                    tuple(view.span(part.start, part.end) for part in (whole, *parts)),
                )


def _announced(one: Counted) -> Iterator[tuple[Figure, list[Figure]]]:
    """The whole that stands in or before the words that announce parts, and the figures after."""
    hit = one.pack.first("PARTS_OF", one.sentence.text, one.sentence.start)
    if hit is None:
        return
    whole = _inside(one.pack, hit) or next(
        (figure for figure in reversed(one.figures) if figure.start < hit.start), None
    )
    parts = list(_bare(one, hit.end))
    if whole is None or whole.value < LEAST_WHOLE or len(parts) < FEWEST_PARTS:
        return
    if all(0 < part.value < whole.value for part in parts):
        yield whole, parts


def _inside(pack: Pack, hit: Hit) -> Figure | None:
    value = pack.number(hit.groups.get("whole") or "")
    if value is None:
        return None
    return Figure(*hit.group_spans["whole"], value, "")


def _bare(one: Counted, after: int) -> Iterator[Figure]:
    """Every number after a place, also one that stands without what it counts; no dates."""
    text, start = one.sentence.text, one.sentence.start
    days = [(moment.start, moment.end) for moment in dates.moments(one.pack, text, start)]
    for match in NUMBER.finditer(text, after - start):
        at, end = match.start() + start, match.end() + start
        value = parse_number(match.group())
        if value is not None and not any(a < end and at < b for a, b in days):
            yield Figure(at, end, value, "")


def figures_given_twice(view: View, counted: Sequence[Counted]) -> Iterator[Check]:
    """Two sentences say the same of the same thing, with the digits of the figure exchanged."""
    known = [(figure, one.sentence) for one in counted for figure in one.figures]
    by_digits: dict[tuple[str, ...], list[tuple[Figure, Stretch]]] = {}
    for figure, sentence in known:
        digits = _digits(figure)
        if len(digits) >= LEAST_DIGITS:
            by_digits.setdefault(tuple(sorted(digits)), []).append((figure, sentence))
    for alike in by_digits.values():
        for (one, here), (other, there) in combinations(alike[:20], 2):
            if one.value != other.value and _say_the_same(one, other, here, there):
                yield Check(
                    "FIGURE_GIVEN_TWICE",
                    f"The text gives {one.value} in one place and {other.value} in another.",
                    (view.span(one.start, one.end), view.span(other.start, other.end)),
                )


def _digits(figure: Figure) -> str:
    return re.sub(r"\D", "", str(figure.value))


def _say_the_same(one: Figure, other: Figure, here: Stretch, there: Stretch) -> bool:
    if one.unit.lower() != other.unit.lower():
        return False
    return len(_words(here.text) & _words(there.text)) >= LEAST_SHARED


@lru_cache(maxsize=512)
def _words(sentence: str) -> frozenset[str]:
    """The long words of a sentence, which is held against many others."""
    return frozenset(WORD.findall(sentence.lower()))
