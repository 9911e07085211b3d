"""The measurement itself: each text of the gold is read and scored, and the scores are added up."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from remit.domain import reading
from remit.domain.reading import measuring
from remit.domain.reading.measuring import published, readings
from remit.interfaces.cli.reading import gold_files, passages
from remit.texts import packs

UNSEEN_PART = "aside"


@dataclass(frozen=True)
class Measured:
    """One text with its score."""

    id: str
    text: str
    scored: measuring.Labelled
    reading: dict[str, Any]
    gold: measuring.Sheet


@dataclass(frozen=True)
class Measurement:
    """All texts that could be measured, and why others could not."""

    texts: tuple[Measured, ...]
    left_out: tuple[tuple[str, gold_files.Reason], ...]


def measure(gold: Path, asked: gold_files.Asked) -> Measurement:
    """Read every text of the gold that is at hand, and compare."""
    texts: list[Measured] = []
    left_out: list[tuple[str, gold_files.Reason]] = []
    for entry in gold_files.entries(gold, asked):
        try:
            texts.append(_measured(entry))
        except gold_files.LeftOut as refused:
            left_out.append((entry.id, refused.reason))
    return Measurement(tuple(texts), tuple(left_out))


def _measured(entry: gold_files.Entry) -> Measured:
    text = entry.text()
    gold = entry.sheet(text)
    form = reading.as_json(reading.read(text, packs.packs()))
    score = measuring.score(gold, readings.sheet(form))
    return Measured(entry.id, text, measuring.Labelled(entry.labels, score), form, gold)


def labels(by: Sequence[str]) -> tuple[str, ...]:
    """What figures are grouped by; real and written texts always stand apart."""
    return ("origin", *(name for name in dict.fromkeys(by) if name != "origin"))


def as_json(found: Measurement, by: Sequence[str], *, misses: bool = False) -> dict[str, Any]:
    """The published form of a measurement."""
    names = labels(by)
    groups = measuring.groups([one.scored for one in found.texts], names)
    form: dict[str, Any] = {
        "schema": published.SCHEMA,
        "documents": [{"id": one.id, **one.scored.labels} for one in found.texts],
        "skipped": [{"id": name, "reason": reason.value} for name, reason in found.left_out],
        "in_sample": [one.id for one in found.texts if _is_open(one)],
        "languages_without_unseen_real_text": without_unseen(found),
        "by": list(names),
        "groups": [
            {"key": dict(zip(names, key, strict=True)), **published.summary(one)}
            for key, one in groups.items()
        ],
    }
    if misses:
        form["misses"] = [
            row for one in found.texts for row in passages.rows(one.id, one.scored.score, one.text)
        ]
    return form


def _is_open(one: Measured) -> bool:
    return one.scored.labels["part"] != UNSEEN_PART


def without_unseen(found: Measurement) -> list[str]:
    """Languages of which no real text was measured that the rule writers had not read."""
    every = {one.scored.labels["language"] for one in found.texts}
    unseen = {
        one.scored.labels["language"]
        for one in found.texts
        if one.scored.labels["origin"] == "real" and not _is_open(one)
    }
    return sorted(every - unseen)
