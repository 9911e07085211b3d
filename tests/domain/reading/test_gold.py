"""What the first articles say beside their obligations; those are measured by the evaluation."""

from pathlib import Path

import pytest

from remit.domain import reading
from remit.texts import packs

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the first articles are not at hand")


@pytest.mark.slow
def test_the_share_of_finished_tasks_comes_out_and_holds() -> None:
    text = next(SEEDS.glob("004_*.txt")).read_text(encoding="utf-8")
    found = reading.read(text, packs.packs())
    values = [one.values for one in found.statistics]
    assert (133, 39, 29.32) in values
    assert (80,) in values
    assert "PART_WHOLE_PERCENT" not in {check.code for check in found.checks}
    assert "PERIOD_CONFLICT" in {check.code for check in found.checks}
