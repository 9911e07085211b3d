"""The real articles: each is read as it stands, and one of them goes all the way to a figure."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from remit.commitments import actions
from remit.domain import due as dues
from remit.domain.vocabulary import DocumentType
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.texts import actions as intake
from remit.texts import queries as texts
from tests.support import example

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT.parent / "shared" / "seeds"
SEEDS = sorted(FOLDER.glob("*.txt")) if FOLDER.is_dir() else []
pytestmark = pytest.mark.skipif(not SEEDS, reason="the articles are not beside this checkout")


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_each_article_is_read_with_places_that_hold(seed: Path) -> None:
    command = [sys.executable, "-m", "remit", "read", str(seed), "--json"]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    text = seed.read_bytes().decode("utf-8")
    assert (found["schema"], found["text"]) == ("remit.read/1", text)
    spans = [*found["obligations"], *found["statistics"]]
    assert found["obligations"]
    assert [one["quote"] for one in spans] == [text[one["start"] : one["end"]] for one in spans]


def test_an_article_goes_from_the_text_through_confirmation_to_a_figure() -> None:
    article = next(seed for seed in SEEDS if seed.name.startswith("003"))
    secretary, at = example.by("SX-SC57.secretary"), clock.now()
    document = intake.register(
        by=secretary,
        at=at,
        document=intake.NewDocument(
            text=article.read_bytes().decode("utf-8"),
            title="Review of Resolution 57",
            type=DocumentType.NEWS,
            number="003",
            issuer=_unit("SX-SC57"),
        ),
    )
    catalogue = next(
        draft for draft in texts.drafts(document) if _deadline(draft.found) == "2025-12-31"
    )
    assert catalogue.found["deadline"]["operator"] == "before"
    owed = actions.assign(by=secretary, at=at, terms=_terms(document, catalogue)).subject
    actions.accept(by=example.by("SX-DST.head"), at=at, commitment=owed)
    decided = texts.draft(catalogue.id)
    assert (decided.status, decided.commitment) == ("ACCEPTED", owed)
    total = example.total(document="003")
    assert (total["assigned"], total["open_overdue"], total["open_in_time"]) == (1, 1, 0)
    others = [draft for draft in texts.drafts(document) if draft.status == "PENDING"]
    assert others


def _terms(document: int, draft: texts.DraftCard) -> actions.Terms:
    found = draft.found["deadline"]
    return actions.Terms(
        title="Publish the catalogue of shared data",
        issuer=_unit("SX-SC57"),
        lead=_unit("SX-DST"),
        due=dues.compute(
            value=found["value"], operator=dues.Operator.BEFORE, wording=found["quote"]
        ),
        document=document,
        place=(draft.start, draft.end),
        draft=draft.id,
    )


def _deadline(found: Any) -> str | None:
    deadline = found.get("deadline")
    return deadline["value"] if deadline else None


def _unit(code: str) -> int:
    return organisation.unit_by_code(code).id
