"""Measured figures in their published form, schema remit.measure/1: keys are added, not changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.domain.reading.measuring.summing import Summary, Tally

SCHEMA = "remit.measure/1"
DIGITS = 4


def rounded(value: float | None) -> float | None:
    """A share as it is published."""
    return None if value is None else round(value, DIGITS)


def summary(one: Summary) -> dict[str, Any]:
    """The figures of a group."""
    return {
        "documents": one.documents,
        "measures": {name: tally(found) for name, found in one.tallies.items()},
        "span_iou": rounded(one.mean_likeness),
        "shown": one.shown,
        "folded": one.folded,
        "confusion": [
            {"gold": gold, "read": read, "n": n} for (gold, read), n in one.confusion.items()
        ],
        "calibration": {
            "error": rounded(one.calibration_error),
            "bins": [
                {
                    "from": row.number / 10,
                    "drafts": row.drafts,
                    "confidence": rounded(row.confidence),
                    "right": rounded(row.right),
                }
                for row in one.bins
            ],
        },
    }


def tally(one: Tally) -> dict[str, Any]:
    """Counts with their shares."""
    return {
        "expected": one.expected,
        "found": one.found,
        "right": one.right,
        "precision": rounded(one.precision),
        "recall": rounded(one.recall),
        "f1": rounded(one.f1),
    }


def figure(one: Mapping[str, Any], measure: str, name: str) -> float | None:
    """One published figure: a share of a measure, or a figure of the whole group."""
    if measure == "calibration":
        value = one["calibration"].get(name)
    elif measure == "group":
        value = one.get(name)
    else:
        value = one["measures"].get(measure, {}).get(name)
    return None if value is None else float(value)
