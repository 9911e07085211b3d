"""The search page, and what it answers to whoever is still typing."""

import json
from html import unescape
from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from remit.commitments.models import Commitment
from remit.domain.acts import Tag
from remit.domain.vocabulary import Confidentiality
from remit.kernel import searching
from remit.ledger.models import Act
from tests.interfaces import paper_site
from tests.interfaces.paper_site import Government

TITLE = "Mở dữ liệu theo 24-CT/TU của các sở"


@pytest.fixture
def found_site(government: Government) -> Government:
    """A government with a document, a commitment on it, and one that few may read."""
    issuer = government.units["CITY-PC"]
    document = paper_site.registered(government, title="Về kỷ luật", issuer=issuer)
    paper_site.assigned(government, title=TITLE, reference="Biên bản quý II", document=document)
    closed = {"confidentiality": Confidentiality.RESTRICTED}
    paper_site.assigned(government, title="A zubrowka well", reference="99-MAT", **closed)
    return government


def page(browser: Client, words: str, **more: object) -> str:
    with paper_site.today():
        answer = browser.get("/search/", {"words": words, **more})
    assert answer.status_code == 200
    return unescape(answer.content.decode()).partition("<main")[2].partition("</main>")[0]


def answered(browser: Client, words: str) -> Any:
    with paper_site.today():
        answer = browser.get("/search/found/", {"words": words})
    assert answer.status_code == 200
    return json.loads(answer.content)


def test_what_was_found_is_marked_in_its_own_spelling(found_site: Government) -> None:
    html = page(paper_site.browser(found_site, "officer"), "du lieu 24-ct")
    assert "Mở <mark>dữ</mark> <mark>liệu</mark> theo" in html
    assert '<bdi dir="ltr" class="docno"><mark>24-CT</mark>/TU</bdi> của các sở' in html
    assert "1 found that you may read" in html


def test_an_act_is_found_by_its_number_by_whoever_may_read_what_it_is_about(
    found_site: Government,
) -> None:
    open_act, closed_act = (
        Act.objects.get(tag=Tag.COMMITMENT_ASSIGNED, subject=one.pk).seq
        for one in Commitment.objects.order_by("pk")
    )
    setting = Act.objects.filter(tag=Tag.POST_CREATED).earliest("seq").seq
    officer, stranger = (paper_site.browser(found_site, who) for who in ("officer", "stranger"))
    for seq, who, found in (
        (open_act, officer, True),
        (setting, officer, True),
        (closed_act, paper_site.browser(found_site, "finance_head"), False),
        (closed_act, officer, True),
        (setting, stranger, False),
        (9_999_999, officer, False),
    ):
        for typed in (f"#{seq}", str(seq)):
            leads = f"/ledger/acts/{seq}/"
            assert (f'href="{leads}"' in page(who, typed)) is found, (typed, leads)
            urls = [row["url"] for group in answered(who, typed)["groups"] for row in group["rows"]]
            assert (leads in urls) is found, (typed, urls)
    assert "Nothing found" not in page(officer, f"#{setting}")


def test_each_kind_is_counted_and_shown_page_by_page(found_site: Government) -> None:
    for n in range(25):
        paper_site.assigned(found_site, title=f"Result {n}")
    browser = paper_site.browser(found_site, "officer")
    html = page(browser, "result")
    assert "Show all 25 of this kind" in html
    assert html.count('class="hit"') == 5
    second = page(browser, "result", kind="COMMITMENT", page=2)
    assert (second.count('class="hit"'), "Nearer ones" in second, "Further ones" in second) == (
        5,
        True,
        False,
    )
    assert 'aria-current="page">Commitments' in second


def test_other_words_of_a_commitment_say_where_they_stand(found_site: Government) -> None:
    html = page(paper_site.browser(found_site, "officer"), "quy ii")
    assert "Reference: <bdi>Biên bản <mark>quý</mark> <mark>II</mark></bdi>" in html


@pytest.mark.parametrize("words", ["zubrowka", "99-mat", "99"])
def test_what_may_not_be_read_leaves_no_trace(found_site: Government, words: str) -> None:
    theirs = paper_site.browser(found_site, "health_head")
    nothing = "qqqqq"
    assert page(theirs, words).replace(words, "…") == page(theirs, nothing).replace(nothing, "…")
    assert answered(theirs, words) == answered(theirs, nothing) == {"said": "0 found", "groups": []}
    assert "1 found" in page(paper_site.browser(found_site, "officer"), words)


def test_a_stranger_is_asked_to_sign_in(db: None) -> None:
    for path in ("/search/?words=a", "/search/found/?words=a"):
        answer = Client().get(path)
        assert answer.status_code == 302
        assert "/account/login/" in answer.headers["Location"]


def test_who_holds_no_post_finds_units_and_what_is_public(found_site: Government) -> None:
    browser = paper_site.browser(found_site, "stranger")
    assert [one["name"] for one in answered(browser, "doic")["groups"]] == ["Units"]
    assert answered(browser, "24-CT/TU")["groups"] == []


def test_an_answer_to_whoever_types_is_text_in_pieces(found_site: Government) -> None:
    paper_site.assigned(found_site, title="<script>alert(1)</script> result 7-QĐ")
    told = answered(paper_site.browser(found_site, "officer"), "script")
    (group,) = told["groups"]
    (row,) = group["rows"]
    assert (group["name"], group["total"], told["said"]) == ("Commitments", 1, "1 found")
    said = "".join(one["text"] for run in row["title"] for one in run["pieces"])
    assert said == "<script>alert(1)</script> result 7-QĐ"
    assert [run["number"] for run in row["title"]] == [False, True]
    html = page(paper_site.browser(found_site, "officer"), "script")
    assert "<<mark>script</mark>>alert(1)" in html  # unescaped here, escaped on the page


def test_markup_in_words_and_titles_stays_text(found_site: Government) -> None:
    paper_site.assigned(found_site, title="<img src=x onerror=1>")
    with paper_site.today():
        browser = paper_site.browser(found_site, "officer")
        html = browser.get("/search/", {"words": "<img"}).content.decode()
    assert "<img" not in html


@pytest.mark.parametrize(
    "query", [{}, {"words": " "}, {"words": "a", "kind": "NOTHING"}, {"words": "a", "page": "x"}]
)
def test_a_search_that_asks_little_is_answered(
    found_site: Government, query: dict[str, str]
) -> None:
    with paper_site.today():
        answer = paper_site.browser(found_site, "officer").get("/search/", query)
    assert answer.status_code == 200


def test_a_search_too_long_is_refused_with_a_sentence(found_site: Government) -> None:
    answer = paper_site.browser(found_site, "officer").get("/search/", {"words": "a" * 501})
    assert answer.status_code in {400, 422}
    assert "500" in answer.content.decode()


def test_the_search_page_costs_no_more_for_more(found_site: Government) -> None:
    browser = paper_site.browser(found_site, "officer")

    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            page(browser, "result")
        return len(questions)

    paper_site.assigned(found_site, title="Result")
    few = asked()
    for n in range(4):
        paper_site.assigned(found_site, title=f"Result {n}")
    assert asked() == few <= 26


def test_many_are_told_as_more_than_were_counted(found_site: Government) -> None:
    for n in range(22):
        paper_site.assigned(found_site, title=f"Result {n}")
    browser = paper_site.browser(found_site, "officer")
    with mock.patch.object(searching, "MOST", 20):
        html = page(browser, "result")
        last = page(browser, "result", kind="COMMITMENT", page=1)
        typed = answered(browser, "result")
    assert "Found that you may read: more than 20" in html
    assert "Show more of this kind" in html
    assert "Add a word, or a part of one, to find fewer." in last
    assert last.count('class="hit"') == 20
    assert typed["said"] == "Found: more than 20"
    assert typed["groups"][0]["counted"] == "more than 20"
