"""What each sign weighs for a body as the one that owes: of all bodies that may be meant the right
one, or one of the right ones, is to be the likeliest (conditional logistic regression, a ridge)."""

import math
import operator
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import asking
import descending
from asking import Asked, Document
from descending import Row, Taken, Vector

from remit.domain.reading import choosing
from remit.domain.reading.candidates import Candidate

RIDGE, STEPS, ROUNDS = 3.0, 80, 2
# The words of names (`is:ministry`) count if a few texts have them, and for less than other signs.
OF_WORDS, FEWEST, LIGHTEST = 0.6, 3, 0.03
WORD = ":"
PARTS = 4
# Weights are of these texts as long as they choose rightly in so nearly as many orders as new ones.
WORSE = 0.01

Weights = Mapping[str, float]


def weights(documents: Sequence[Document]) -> Weights:
    """The weights that the texts teach; who is chosen for a draft bears on the one after it."""
    known: Weights = {}
    for _ in range(ROUNDS):
        choose = _chooser(known)
        copies = range(asking.COPIES + 1)
        known = _fitted([
            one for each in documents for copy in copies for one in asking.asked(each, choose, copy)
        ])  # fmt: skip
    return known


def held_out(documents: Sequence[Document], parts: int) -> Iterator[str]:
    """For each language, how often the weights of the other texts choose rightly, part by part."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    ordered = sorted(documents, key=lambda one: (one.language, one.number, one.id))
    for part in range(parts):
        learnt = _chooser(weights([one for at, one in enumerate(ordered) if at % PARTS != part]))
        for one in ordered[part::PARTS]:
            _count(counts[one.language], asking.asked(one, learnt))
    yield from _lines(counts)


def unread(documents: Sequence[Document], number: int) -> Iterator[str]:
    """How often the weights of the texts before a number choose rightly in those from it on."""
    learnt = weights([one for one in documents if one.number < number])
    yield from _lines(_judged([one for one in documents if one.number >= number], learnt))


def stale(documents: Sequence[Document], written: Weights) -> tuple[list[str], bool]:
    """How often written weights choose rightly beside new ones, and whether clearly more seldom."""
    counts = [_judged(documents, known) for known in (written, weights(documents))]
    told = [
        line
        for name, count in zip(("written", "learnt anew"), counts, strict=True)
        for line in (f"{name}:", *_lines(count))
    ]
    right, anew = (_right(count) for count in counts)
    every = sum(count["somebody"] + count["nobody"] for count in counts[0].values())
    return told, anew - right > WORSE * every


def _judged(documents: Sequence[Document], known: Weights) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in documents:
        _count(counts[one.language], asking.asked(one, _chooser(known)))
    return counts


def _right(counts: Mapping[str, Counter[str]]) -> int:
    return sum(count["somebody right"] + count["nobody right"] for count in counts.values())


def _count(count: Counter[str], found: Iterator[Asked]) -> None:
    for one in found:
        sort = "somebody" if one.somebody else "nobody"
        count[sort] += 1
        count[f"{sort} right"] += one.right[one.chosen]
        count[f"{sort} possible"] += any(one.right)


def _lines(counts: Mapping[str, Counter[str]]) -> Iterator[str]:
    every = sum(counts.values(), Counter[str]())
    for language, count in [*sorted(counts.items()), ("all", every)]:
        told = (
            f"{sort} {count[f'{sort} right']}/{count[sort]} = "
            f"{count[f'{sort} right'] / max(1, count[sort]):.2f}"
            for sort in ("somebody", "nobody")
        )
        yield f"{language}: {', '.join(told)}; among those asked {count['somebody possible']}"


def _chooser(known: Weights) -> Callable[[Sequence[Candidate]], Candidate]:
    return lambda found: max(found, key=lambda one: choosing.weight(known, one))


def _fitted(questions: Sequence[Asked]) -> Weights:
    """The weights under which the right bodies are likeliest; signs in too few texts have none."""
    open_ones = [one for one in questions if any(one.right) and not all(one.right)]
    told = {(name, one.document) for one in open_ones for signs in one.signs for name in signs}
    counted = Counter(name for name, _ in told)
    names = sorted(name for name, times in counted.items() if WORD not in name or times >= FEWEST)
    rows = [_scaled(signs) for one in open_ones for signs in one.signs]
    table = _Choices(*descending.rows_and_columns(rows, names), open_ones)
    found = zip(names, descending.least(table.loss, len(names), STEPS), strict=True)
    fit = {name: one * OF_WORDS if WORD in name else one for name, one in found}
    return {name: round(one, 2) for name, one in fit.items() if abs(one) >= LIGHTEST}


def _scaled(signs: Row) -> Row:
    return {name: one * OF_WORDS if WORD in name else one for name, one in signs.items() if one}


@dataclass
class _Choices:
    """Candidates as rows and signs as columns; to each question belong the rows that follow."""

    rows: list[Taken]
    columns: list[Taken]
    questions: Sequence[Asked]

    def loss(self, at: Vector) -> tuple[float, Vector]:
        """How unlikely the right bodies are, with the ridge, and which way that grows."""
        odds = [sum(map(operator.mul, take(at), worth)) for take, worth in self.rows]
        loss, begun = descending.dot(at, at) * RIDGE / 2, 0
        miss: Vector = []
        for one in self.questions:
            ends = begun + len(one.right)
            unlikely, gaps = _unlikely(odds[begun:ends], one.right)
            loss += unlikely * one.weight
            miss += [gap * one.weight for gap in gaps]
            begun = ends
        slope = [
            sum(map(operator.mul, take(miss), worth)) + held * RIDGE
            for (take, worth), held in zip(self.columns, at, strict=True)
        ]
        return loss, slope


def _unlikely(odds: Sequence[float], right: Sequence[bool]) -> tuple[float, Iterator[float]]:
    top = max(odds)
    shares = [math.exp(one - top) for one in odds]
    every = sum(shares)
    met = max(sum(one for one, true in zip(shares, right, strict=True) if true), 1e-300)
    gaps = (
        one / every - (one / met if true else 0.0) for one, true in zip(shares, right, strict=True)
    )
    return math.log(every / met), gaps
