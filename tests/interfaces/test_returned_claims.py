"""What becomes of a claim that was returned, as lists, pages and forms say it: why, until the next
claim; what is new evidence; and what falls away with a claim."""

import datetime as dt
import re

import pytest
from pytest_django import DjangoAssertNumQueries

from remit.commitments import actions
from remit.domain.vocabulary import Block, Evidence
from remit.kernel import clock
from tests.features.commitments.test_attachment import PDF
from tests.interfaces.paper_site import browser
from tests.support import government as governments
from tests.support.government import Government
from tests.support.refused import refused

pytestmark = pytest.mark.django_db
DAY = "2024-06-26"
BACK = {"reason": "Half of the list is missing."}


def read(site: Government, path: str, who: str = "officer") -> str:
    with clock.injected(governments.instant(DAY)):
        answer = browser(site, who).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def to_do(site: Government, columns: str = "") -> str:
    html = read(site, f"/my-work/?columns={columns}" if columns else "/my-work/")
    return words(html.partition('id="to_do"')[2].partition('id="to_verify"')[0])


def returned(site: Government, **terms: object) -> int:
    """A commitment that was reported on, claimed, and sent back by the inspector."""
    number = site.accepted(**terms)
    for action, said in (
        (actions.report, {"progress": "The draft list is ready."}),
        (actions.attach_link, {"url": "https://data.example.org/list"}),
        (actions.claim, {"summary": "It is published."}),
    ):
        site.told("officer", "2024-06-20", action, commitment=number, **said)
    site.told("inspector", "2024-06-21", actions.return_, commitment=number, **BACK)
    return number


def claim_form(site: Government, number: int) -> str:
    return words(read(site, f"/commitments/{number}/claim/"))


def attach(site: Government, number: int, name: str, content: bytes = PDF) -> None:
    what = {"commitment": number, "name": name, "content": content}
    site.told("officer", "2024-06-21", actions.attach_file, **what)


def test_a_returned_claim_says_so_and_why_until_the_next_claim(government: Government) -> None:
    number = returned(government)
    row = to_do(government)
    assert "Returned" in row
    assert BACK["reason"] in row
    assert "The draft list is ready." not in row, "what was said before is no reason for this"
    assert "Returned" in words(read(government, f"/commitments/{number}/").partition("Facts")[0])
    report = {"commitment": number, "progress": "The other half is being typed."}
    government.told("officer", "2024-06-22", actions.report, **report)
    assert "The other half is being typed." in to_do(government)
    again = {"commitment": number, "summary": "All of it is there."}
    government.told("officer", "2024-06-22", actions.claim, **again)
    waiting = words(read(government, "/my-work/", "inspector"))
    assert BACK["reason"] not in waiting
    assert "Returned" not in waiting


def test_what_was_refuted_says_so_too(government: Government) -> None:
    number = government.verified()
    government.told("inspector", "2024-06-26", actions.refute, commitment=number, **BACK)
    assert "Returned" in to_do(government)
    assert BACK["reason"] in to_do(government)


def test_a_list_without_reasons_says_that_a_claim_was_returned(government: Government) -> None:
    returned(government)
    government.accepted(title="Never reported")
    assert to_do(government, "title,state").count("Returned") == 1
    listed = words(read(government, "/commitments/?columns=title,state", "leader"))
    assert listed.count("Returned") == 1


def test_that_claims_were_returned_is_asked_once_for_a_list(
    government: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(5):
        returned(government, title=f"List {n}")
    client, path = browser(government, "officer"), "/commitments/?columns=title,state"
    with clock.injected(governments.instant(DAY)):
        client.get(path)
        with django_assert_max_num_queries(20):
            html = client.get(path).content.decode()
    assert words(html).count("Returned") == 5


def test_the_same_file_under_another_name_is_no_new_evidence(government: Government) -> None:
    number = government.accepted()
    attach(government, number, "list.pdf")
    claim = {"commitment": number, "summary": "It is published."}
    government.told("officer", "2024-06-21", actions.claim, **claim)
    government.told("inspector", "2024-06-21", actions.return_, commitment=number, **BACK)
    attach(government, number, "list-final.pdf")
    assert "Nothing new was attached since" in claim_form(government, number)
    government.told("officer", "2024-06-21", actions.claim, **claim)
    check = {"evidence": Evidence.DOCUMENT_CHECKED, "note": "Seen.", "commitment": number}
    with refused("VERIFICATION_WITHOUT_NEW_EVIDENCE"):
        government.told("inspector", "2024-06-22", actions.verify, **check)
    attach(government, number, "list-final.pdf", PDF + b"\n% the other half")
    government.told("inspector", "2024-06-22", actions.verify, **check)


def test_a_claim_says_beforehand_that_a_request_falls_away_and_lists_forget_it(
    government: Government,
) -> None:
    number = government.accepted()
    blocked = {"progress": "Half is done.", "blocked": Block.LACKS_FUNDS}
    government.told("officer", "2024-06-19", actions.report, commitment=number, **blocked)
    assert "request for more time" not in claim_form(government, number)
    asked = {"wanted": dt.date(2024, 8, 30), "reason": "The tender was void.", "progress": "Half."}
    government.told("officer", "2024-06-20", actions.ask_extension, commitment=number, **asked)
    assert "The tender was void." in to_do(government)
    form = claim_form(government, number)
    assert "Your request for more time until 30/08/2024 is withdrawn with it." in form
    claim = {"commitment": number, "summary": "It is published after all."}
    government.told("officer", "2024-06-21", actions.claim, **claim)
    waiting = words(read(government, "/my-work/", "inspector"))
    assert "The tender was void." not in waiting
    assert "Lacks funds" not in waiting, "with the claim nothing stands in the way any more"
    government.told("inspector", "2024-06-21", actions.return_, commitment=number, **BACK)
    assert "The tender was void." not in to_do(government)
    assert "Lacks funds" not in to_do(government)
