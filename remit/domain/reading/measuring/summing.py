"""Scores of many texts added up: shares with their counts, confusion, and calibration."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from remit.domain.reading.measuring.outcomes import Outcome
from remit.domain.reading.measuring.scoring import Judged, Score
from remit.domain.reading.records import SHOWN

BINS = 10


@dataclass(frozen=True)
class Tally:
    """How many were expected, found and right."""

    expected: int
    found: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what was expected that was found right."""
        return self.right / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        total = self.expected + self.found
        return 2 * self.right / total if total else None


@dataclass(frozen=True)
class Bin:
    """The drafts of one tenth of confidence: how sure they were, and how often right."""

    number: int
    drafts: int
    confidence: float
    right: float


@dataclass(frozen=True)
class Summary:
    """The figures of a group of texts."""

    documents: int
    tallies: Mapping[str, Tally]
    mean_likeness: float | None
    shown: int
    folded: int
    confusion: Mapping[tuple[str, str], int]
    bins: tuple[Bin, ...]
    calibration_error: float | None


@dataclass(frozen=True)
class Labelled:
    """A score with what is known of its text: language, origin, part, genre."""

    labels: Mapping[str, str]
    score: Score


Key = tuple[str, ...]


def groups(scores: Sequence[Labelled], by: Sequence[str]) -> dict[Key, Summary]:
    """A summary for each combination of labels; `kind` looks into the texts."""
    found: dict[Key, list[Labelled]] = defaultdict(list)
    for one in scores:
        for key, part in _parts(one, by):
            found[key].append(part)
    return {key: summary([one.score for one in found[key]]) for key in sorted(found)}


def _parts(one: Labelled, by: Sequence[str]) -> Iterable[tuple[Key, Labelled]]:
    kinds = sorted({judged.kind for judged in one.score.judged}) if "kind" in by else [""]
    for kind in kinds:
        labels = {**one.labels, "kind": kind}
        score = _of_kind(one.score, kind) if kind else one.score
        yield tuple(labels.get(name, "") for name in by), Labelled(labels, score)


def _of_kind(score: Score, kind: str) -> Score:
    return Score(
        tuple(one for one in score.outcomes if one.kind == kind),
        tuple(one for one in score.judged if one.kind == kind),
    )


def summary(scores: Sequence[Score]) -> Summary:
    """The figures of some texts together."""
    judged = [one for score in scores for one in score.judged]
    drafts = [one.draft for one in judged if one.draft]
    alike = [one.likeness for one in judged if one.gold and one.draft]
    bins = reliability(judged)
    return Summary(
        documents=len(scores),
        tallies=tallies(itertools.chain.from_iterable(score.outcomes for score in scores)),
        mean_likeness=sum(alike) / len(alike) if alike else None,
        shown=len([one for one in drafts if one.confidence >= SHOWN]),
        folded=len([one for one in drafts if one.confidence < SHOWN]),
        confusion=confusion(judged),
        bins=bins,
        calibration_error=calibration_error(bins),
    )


def tallies(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    """Counts by measure."""
    expected: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in outcomes:
        expected[one.measure] += one.expected
        found[one.measure] += one.found
        right[one.measure] += one.right
    return {name: Tally(expected[name], found[name], right[name]) for name in expected}


def confusion(judged: Iterable[Judged]) -> dict[tuple[str, str], int]:
    """How often a kind of the gold was read as which kind."""
    met = Counter((one.gold.kind, one.draft.kind) for one in judged if one.gold and one.draft)
    return dict(sorted(met.items()))


def reliability(judged: Iterable[Judged]) -> tuple[Bin, ...]:
    """By tenths of confidence: the mean confidence, and the share that the gold confirms."""
    rows: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for one in judged:
        if one.draft:
            number = min(int(one.draft.confidence * BINS + 1e-9), BINS - 1)
            rows[number].append((one.draft.confidence, one.gold is not None))
    return tuple(
        Bin(
            number,
            len(row),
            sum(confidence for confidence, _ in row) / len(row),
            sum(right for _, right in row) / len(row),
        )
        for number, row in sorted(rows.items())
    )


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """The expected calibration error: the mean gap, weighted by the number of drafts."""
    total = sum(one.drafts for one in bins)
    if not total:
        return None
    return sum(one.drafts * abs(one.confidence - one.right) for one in bins) / total
