"""A document that was replaced or amended shows which open commitments it touches and what may be
done; the commitment says by what and when; whoever decides sees how many wait."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from remit.commitments import actions
from remit.commitments.models import Commitment
from remit.domain.vocabulary import Confidentiality, Relation
from remit.texts import actions as texts
from tests.features.texts.test_pairs import ENGLISH, OTHER
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.interfaces.paper_site import key
from tests.support.government import Government

pytestmark = pytest.mark.django_db
WAITS = "1 commitment waits for your decision"


def _replaced(
    government: Government, number: int = 1, relation: Relation = Relation.REPLACES, **facts: object
) -> tuple[int, int]:
    """A directive with a commitment, replaced by a decision."""
    document = _directive(government, number)
    draft = paper_site.drafts(document)[0].pk
    commitment = paper_site.assigned(government, document=document, draft=draft)
    _replace(government, document, number, relation, **facts)
    return document, commitment


def _document_replaced(government: Government, number: int) -> int:
    """A directive without a commitment, replaced by a decision."""
    document = _directive(government, number)
    _replace(government, document, number, Relation.REPLACES)
    return document


def _directive(government: Government, number: int) -> int:
    issuer = government.units["CITY-PC"]
    return paper_site.registered(
        government, f"{ENGLISH}\n{number}", number=f"{number}/CT", issuer=issuer
    )


def _replace(
    government: Government, document: int, number: int, relation: Relation, **facts: object
) -> None:
    issuer = government.units["CITY-PC"]
    new = {"number": f"{number}/QD", "issued_on": dt.date(2024, 2, 29), "issuer": issuer, **facts}
    other = paper_site.registered(government, f"{OTHER}\n{number}", **new)
    what = {"document": other, "to": document, "relation": relation}
    with paper_site.today():
        texts.relate(by=government.by["secretary"], at=paper_site.DAY, **what)


def test_a_replaced_document_shows_what_it_touches_and_what_may_be_done(
    government: Government,
) -> None:
    document, number = _replaced(government)
    html = paper_site.page(government, f"/texts/{document}/")
    assert "This document was replaced or amended" in html
    assert "1 open commitment waits until its issuer decides what becomes of it." in html
    for verb in ("supersede", "uphold"):
        assert f'href="/commitments/{number}/{verb}/"' in html
    other = paper_site.page(government, f"/texts/{document}/", "officer")
    assert "Its issuer decides." in other
    assert f"/commitments/{number}/uphold/" not in other


def test_where_nothing_is_open_it_says_what_is_true_of_the_document(
    government: Government,
) -> None:
    over, ended = _replaced(government, 1)
    with paper_site.today():
        actions.cancel(
            by=government.by["secretary"], at=paper_site.DAY, commitment=ended, reason="Void."
        )
    never = _document_replaced(government, 2)
    later = _document_replaced(government, 3)
    paper_site.assigned(government, document=later, draft=paper_site.drafts(later)[0].pk)
    told = {
        over: "No commitment that began before is open any more.",
        never: "No commitment rests on this document.",
        later: "None of its commitments is touched: they began later",
    }
    for document, said_there in told.items():
        html = paper_site.page(government, f"/texts/{document}/")
        assert [one for one in told.values() if one in html] == [said_there]


def test_the_commitment_says_by_what_its_basis_was_changed_and_when(
    government: Government,
) -> None:
    _document, number = _replaced(government, relation=Relation.AMENDS)
    html = paper_site.page(government, f"/commitments/{number}/", "officer")
    part = html[html.index('class="basis-change"') :][:900]
    for words in ("Amended by", "1/QD", "dated 29/02/2024", "recorded on 01/03/2024"):
        assert words in part, part
    assert "Uphold as it is" in paper_site.page(government, f"/commitments/{number}/")


def test_whoever_decides_sees_how_many_wait_and_the_count_goes_down(
    government: Government,
) -> None:
    document, number = _replaced(government)
    assert WAITS in paper_site.page(government, "/texts/")
    assert "for your decision" not in paper_site.page(government, "/texts/", "officer")
    waiting = paper_site.page(government, "/texts/touched/")
    assert f'href="/commitments/{number}/uphold/"' in waiting
    assert "1/QD" in waiting
    sent = {"request_key": key(), "reason": "The decision says the same."}
    with paper_site.today():
        client = paper_site.browser(government, "secretary")
        assert client.get(f"/commitments/{number}/uphold/").status_code == 200
        assert client.post(f"/commitments/{number}/uphold/", sent).status_code == 302
    assert Commitment.objects.get(pk=number).work == "ASSIGNED"
    assert "for your decision" not in paper_site.page(government, "/texts/")
    assert "Nothing waits here" in paper_site.page(government, "/texts/touched/")
    settled = paper_site.page(government, f"/texts/{document}/")
    assert "What becomes of each open commitment was decided." in settled
    timeline = paper_site.page(government, f"/commitments/{number}/")
    assert "Upheld after its basis changed" in timeline
    assert "The decision says the same." in timeline


def test_a_stranger_sees_no_page_and_a_reader_no_hidden_replacement(
    government: Government,
) -> None:
    paper_site.page(government, "/texts/touched/", "stranger", 403)
    document, number = _replaced(government, confidentiality=Confidentiality.RESTRICTED)
    assert "replaced or amended" not in paper_site.page(
        government, f"/texts/{document}/", "health_head"
    )
    assert "Replaced by" not in paper_site.page(
        government, f"/commitments/{number}/", "health_head"
    )


def test_an_officer_may_not_uphold(government: Government) -> None:
    _document, number = _replaced(government)
    sent = {"request_key": key(), "reason": "It suits us."}
    with paper_site.today():
        answer = paper_site.browser(government, "officer").post(
            f"/commitments/{number}/uphold/", sent
        )
    assert answer.status_code == 403


def test_programs_find_what_is_touched_and_uphold_it(government: Government, asks: Asking) -> None:
    document, number = _replaced(government)
    with paper_site.today():
        asker = asks("secretary")
        found = said(asker.get(f"documents/{document}/touched"))["items"]
        waiting = said(asker.get("me/touched"))["items"]
        whole = said(asker.get(f"commitments/{number}"))
        body = {"reason": "The decision says the same."}
        done = asker.post(f"commitments/{number}/uphold", body)
        again = asker.post(f"commitments/{number}/uphold", body)
        left = said(asker.get("me/touched"))["items"]
    assert [one["commitment"]["number"] for one in found] == [number]
    assert found == waiting
    assert set(found[0]["may"]) == {"supersede", "uphold"}
    change = whole["basis_changes"][0]
    assert (change["relation"], change["by"]["number"]) == ("REPLACES", "1/QD")
    assert (change["recorded_on"], change["settled"]) == ("2024-03-01", False)
    assert "uphold" in whole["may"]
    assert done.status_code == 200, done.content
    assert said(done)["commitment"]["basis_changes"][0]["settled"] is True
    assert said(again)["rule"] == "BASIS_UNCHANGED"
    assert left == []


def test_a_program_of_a_stranger_is_told_nothing(government: Government, asks: Asking) -> None:
    document, number = _replaced(government)
    with paper_site.today():
        asker = asks("stranger")
        assert asker.get(f"documents/{document}/touched").status_code == 403
        assert asker.get("me/touched").status_code == 403
        refused = asker.post(f"commitments/{number}/uphold", {"reason": "No."})
    assert refused.status_code in (403, 404)


def test_the_pages_ask_the_same_few_questions_however_much_waits(
    government: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(1, 5):
        _replaced(government, number)
    client = paper_site.browser(government, "secretary")
    with paper_site.today():
        client.get("/texts/")
        with django_assert_max_num_queries(28):
            assert b"4 commitments wait for your decision" in client.get("/texts/").content
        with django_assert_max_num_queries(28):
            client.get("/texts/touched/")
