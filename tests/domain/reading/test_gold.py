"""How well the rules read real, annotated texts; floors stand below what was met."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from remit.domain import reading
from remit.texts import packs

SHARED = Path(__file__).resolve().parents[4] / "shared"
GOLD = SHARED / "gold" / "seeds.json"
FLOORS = {"ar": 0.9, "ko": 0.85}
DEADLINES = 0.75
KINDS = 0.8

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the annotated texts are not at hand")

Draft = dict[str, Any]


def _overlap(one: Draft, other: Draft) -> float:
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return float(shared / min(one["end"] - one["start"], other["end"] - other["start"]))


def _pairs(gold: list[Draft], drafts: list[Draft]) -> list[tuple[Draft, Draft]]:
    """One-to-one, the best overlap first, at least half of the shorter span."""
    ranked = sorted(
        ((_overlap(g, d), i, j) for i, g in enumerate(gold) for j, d in enumerate(drafts)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for share, i, j in ranked:
        if share >= 0.5 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], drafts[j]) for i, j in pairs.items()]


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for document in json.loads(GOLD.read_text(encoding="utf-8")):
        text = (SHARED / document["file"]).read_text(encoding="utf-8")
        drafts = reading.as_json(reading.read(text, packs.packs()))["obligations"]
        pairs = _pairs(document["obligations"], drafts)
        count = counts[document["language"]]
        required = [one for one in document["obligations"] if not one.get("optional")]
        count["drafts"] += len(drafts)
        count["gold"] += len(required)
        count["found"] += len([gold for gold, _ in pairs if not gold.get("optional")])
        count["right"] += len(pairs)
        count["kinds"] += len([1 for gold, draft in pairs if gold["kind"] == draft["kind"]])
        count["due"] += len([one for one in document["obligations"] if one["deadline"]])
        count["due found"] += len([1 for gold, draft in pairs if _same_deadline(gold, draft)])
    return counts


def _same_deadline(gold: Draft, draft: Draft) -> bool:
    due = draft["deadline"] or {}
    return bool(gold["deadline"]) and due.get("value") == gold["deadline"]


@pytest.mark.parametrize("language", FLOORS)
def test_drafts_are_precise_and_complete(
    measured: dict[str, dict[str, int]], language: str
) -> None:
    count = measured[language]
    assert count["right"] / count["drafts"] >= FLOORS[language]
    assert count["found"] / count["gold"] >= FLOORS[language]
    assert count["kinds"] / count["right"] >= KINDS


def test_deadlines_are_found_with_their_value(measured: dict[str, dict[str, int]]) -> None:
    due = sum(count["due"] for count in measured.values())
    assert sum(count["due found"] for count in measured.values()) / due >= DEADLINES


def test_the_share_of_finished_tasks_comes_out_and_holds() -> None:
    text = next((SHARED / "seeds").glob("004_*.txt")).read_text(encoding="utf-8")
    found = reading.read(text, packs.packs())
    values = [one.values for one in found.statistics]
    assert (133, 39, 29.32) in values
    assert (80,) in values
    assert "PART_WHOLE_PERCENT" not in {check.code for check in found.checks}
    assert "PERIOD_CONFLICT" in {check.code for check in found.checks}
