"""On the pages a refusal is a sentence with the name of its rule, and forms say what they take."""

import re
from html import unescape

import pytest

from remit.commitments import actions
from remit.commitments.models import Commitment
from remit.domain import lengths
from remit.texts import owed
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser, key
from tests.support.government import Government

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def _sent(government: Government, *, htmx: bool, **fields: object) -> tuple[int, str]:
    given = {
        "title": "Publish the catalogue",
        "lead": government.units["DOIC"],
        "issuer": government.units["CITY-PC"],
        "basis": "MINUTES",
        "type": "TASK",
        "confidentiality": "INTERNAL",
        "step": "ASSIGN",
        "request_key": key(),
    }
    with paper_site.today():
        answer = browser(government, "secretary").post(
            "/commitments/new/", given | fields, headers=HTMX if htmx else {}
        )
    return answer.status_code, unescape(answer.content.decode())


@pytest.mark.parametrize("htmx", [True, False])
def test_a_title_of_two_hundred_thousand_signs_is_refused_with_the_limit(
    government: Government, htmx: bool
) -> None:
    status, html = _sent(government, htmx=htmx, title="x" * 200_000)
    assert status == 422
    assert "“Result that is owed” may have at most 500 signs" in html
    assert re.search(r'<code class="rule[^"]*">WORDS_TOO_LONG</code>', html)
    assert not Commitment.objects.exists()


def test_a_title_of_the_greatest_length_is_taken(government: Government) -> None:
    status, _html = _sent(government, htmx=False, title="x" * lengths.TITLE)
    assert status == 302
    assert len(Commitment.objects.get().title) == lengths.TITLE


def test_a_page_that_is_refused_names_the_rule(government: Government) -> None:
    with paper_site.today():
        answer = browser(government, "secretary").get("/commitments/999999/")
    assert answer.status_code == 404
    assert ">COMMITMENT_UNKNOWN</code>" in answer.content.decode()


def test_a_page_that_is_not_there_rests_on_no_rule(government: Government) -> None:
    html = browser(government, "secretary").get("/nowhere/").content.decode()
    assert 'class="rule' not in html


def test_fields_say_how_much_they_take(government: Government) -> None:
    number = paper_site.accepted(government)
    with paper_site.today():
        record = browser(government, "secretary").get("/commitments/new/").content.decode()
        parts = browser(government, "head").get(f"/commitments/{number}/break-down/")
        claim = browser(government, "officer").get(f"/commitments/{number}/claim/")
    assert re.search(r'name="title"[^>]* maxlength="500"', record)
    assert re.search(r'name="reference"[^>]* maxlength="300"', record)
    assert re.search(r'name="title_1"[^>]* maxlength="500"', parts.content.decode())
    assert re.search(r'name="summary"[^>]* maxlength="5000"', claim.content.decode())


def _claim_form(government: Government, number: int) -> str:
    with paper_site.today():
        page = browser(government, "officer").get(f"/commitments/{number}/claim/")
    return page.content.decode()


def test_whoever_claims_reads_beforehand_that_evidence_is_missing(government: Government) -> None:
    number = paper_site.accepted(government)
    assert "No evidence is attached yet" in _claim_form(government, number)
    who = {"by": government.by["officer"], "at": paper_site.DAY, "commitment": number}
    with paper_site.today():
        actions.attach_link(**who, url="https://example.org/catalogue")
    assert "vidence is attached yet" not in _claim_form(government, number)
    with paper_site.today():
        actions.claim(**who, summary="It is public.")
        judge = {**who, "by": government.by["inspector"]}
        actions.return_(**judge, reason="Half is missing.")
    html = _claim_form(government, number)
    assert "Nothing new was attached since the claim was returned" in html
    with paper_site.today():
        actions.attach_link(**who, url="https://example.org/the-rest")
    assert "Nothing new was attached" not in _claim_form(government, number)


def test_a_title_that_is_proposed_from_a_long_provision_is_always_taken(
    government: Government,
) -> None:
    title = owed.title({"action": "publish the list of clinics and keep it " * 100})
    assert title.endswith(" …")
    assert title.removesuffix(" …").rpartition(" ")[2] in "publish the list of clinics and keep it"
    status, _html = _sent(government, htmx=False, title=title)
    assert status == 302
