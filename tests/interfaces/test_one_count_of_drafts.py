"""How many drafts a document has is one figure on every page, for every program and in the
terminal: what was merged counts as what came of it, what stands behind the fold counts apart."""

import re
from html import unescape
from pathlib import Path

import pytest
from typer.testing import CliRunner

from remit.interfaces.cli import app
from remit.kernel import clock
from remit.texts import queries
from remit.texts.confirming import actions
from remit.texts.intake import actions as intake
from remit.texts.intake import queries as handed
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.support.government import Government

pytestmark = pytest.mark.django_db
TEXT = (
    "DIRECTIVE No. 24-CT/TU\n7 August 2023\n"
    "The DOH shall publish the list of clinics before 31 December 2024.\n"
    "The DOIC shall open the data of all departments in Q2 2024.\n"
    "The DOF shall report on the budget of the clinics before 31 October 2024.\n"
    "Copies go to every party cell.\n"
)


@pytest.fixture
def document(government: Government) -> int:
    """Three orders, two of which were merged, and one passage behind the fold."""
    number = paper_site.registered(government, TEXT, issuer=government.units["CITY-PC"])
    *drafts, folded = paper_site.drafts(number)
    assert (len(drafts), folded.confidence < 0.5) == (3, True)
    with clock.injected(paper_site.DAY):
        by = government.by["secretary"]
        actions.merge(by=by, at=paper_site.DAY, drafts=[one.pk for one in drafts[:2]])
    return number


def _first(pattern: str, html: str) -> list[int]:
    found = re.search(pattern, html)
    assert found, pattern
    return [int(one) for one in found.groups()]


def test_every_page_and_program_counts_the_same_drafts(
    government: Government, document: int, asks: Asking
) -> None:
    page = paper_site.page(government, f"/texts/{document}/")
    assert _first(r'id="drafts-count">(\d+) of (\d+) waiting', page) == [2, 2]
    assert _first(r'id="choice-count">\((\d+)/(\d+)\)', page) == [2, 2]
    assert _first(r"waiting · Low confidence: (\d+)<", page) == [1]
    assert _first(r'>All <span class="count">(\d+)', page) == [3]
    assert _first(r'>Waiting <span class="count">(\d+)', page) == [2]
    assert _first(r'>Low confidence <span class="count">(\d+)', page) == [1]
    assert _first(r"(\d+) waiting<", paper_site.page(government, "/texts/")) == [2]
    assert _first(r"(\d+) drafts wait", paper_site.page(government, "/my-work/")) == [2]
    with paper_site.today():
        asker = asks("secretary")
        assert said(asker.get(f"documents/{document}"))["drafts"] == {"PENDING": 2}
        (listed,) = said(asker.get("documents"))["items"]
    assert listed["drafts"] == {"PENDING": 2}
    assert queries.counted(document) == 2


def test_what_is_read_is_counted_alike_before_it_is_registered(
    government: Government, tmp_path: Path
) -> None:
    client = paper_site.browser(government, "secretary")
    form = client.post("/texts/new/", {"step": "read", "text": TEXT}).content.decode()
    file = tmp_path / "order.txt"
    file.write_text(TEXT, encoding="utf-8")
    told = CliRunner().invoke(app.app, ["read", str(file)]).output
    with clock.injected(paper_site.DAY):
        by = government.by["secretary"]
        files = [("order.txt", TEXT.encode())]
        batch = intake.hand_in(by=by, at=paper_site.DAY, files=files)
        intake.take_in(batch=batch)
    (one,) = handed.outcomes(batch)
    assert "3 drafts" in unescape(form)
    assert "Drafts: 3\n" in told
    assert "Low confidence: 1\n" in told
    assert (one.drafts, queries.counted(one.document or 0)) == (3, 3)
