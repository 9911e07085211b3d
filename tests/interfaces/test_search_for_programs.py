"""Search for programs and on the command line: the answers of the search page, under the same
rights, page by page."""

import json
from typing import Any
from unittest import mock

import pytest
from typer.testing import CliRunner

from remit.domain.vocabulary import Confidentiality
from remit.interfaces.api import rates
from remit.interfaces.cli.app import app
from remit.interfaces.cli.up import _warn_of_slow_search
from remit.kernel import search_indexes, searching
from remit.organisation.models import Person
from tests.interfaces import paper_site
from tests.interfaces.api_site import Program, program, said
from tests.interfaces.paper_site import Government


@pytest.fixture(autouse=True)
def full_buckets() -> None:
    """Nobody has asked yet."""
    rates.forget()


@pytest.fixture
def found_site(government: Government) -> Government:
    """A document, three commitments on data, and one that only those concerned may read."""
    issuer = government.units["CITY-PC"]
    document = paper_site.registered(government, title="Về dữ liệu", issuer=issuer)
    for n in range(3):
        paper_site.assigned(government, title=f"Mở dữ liệu {n}", document=document)
    public = Confidentiality.PUBLIC
    paper_site.assigned(government, title="Public data", confidentiality=public)
    closed = Confidentiality.RESTRICTED
    paper_site.assigned(government, title="Hidden dữ liệu", confidentiality=closed)
    return government


def asking(government: Government, persona: str) -> Program:
    return program(Person.objects.get(pk=government.by[persona].person))


def test_a_program_finds_each_kind_and_goes_on_with_one(found_site: Government) -> None:
    with paper_site.today():
        chair = asking(found_site, "officer")
        first = said(chair.get("search", {"words": "du lieu", "limit": 2}))
        commitments = first["commitments"]
        assert [first[kind]["total"] for kind in ("commitments", "documents", "units")] == [4, 1, 0]
        assert first["documents"]["items"][0]["number"] == "24-CT/TU"
        more = {"words": "du lieu", "limit": 2, "kind": "COMMITMENT", "cursor": commitments["next"]}
        rest = said(chair.get("search", more))
    assert (rest["documents"], rest["units"], rest["commitments"]["next"]) == (None, None, None)
    titles = [one["title"] for one in (*commitments["items"], *rest["commitments"]["items"])]
    assert sorted(titles) == ["Hidden dữ liệu", *(f"Mở dữ liệu {n}" for n in range(3))]


def test_a_program_goes_on_through_more_than_were_counted(found_site: Government) -> None:
    with paper_site.today(), mock.patch.object(searching, "MOST", 1):
        chair, titles, following = asking(found_site, "officer"), [], ""
        while following is not None:
            asked = {"words": "du lieu", "limit": 1, "kind": "COMMITMENT", "cursor": following}
            part = said(chair.get("search", asked))["commitments"]
            assert (part["total"], part["is_least"]) == (1, True)
            titles += [one["title"] for one in part["items"]]
            following = part["next"]
    assert sorted(titles) == ["Hidden dữ liệu", *(f"Mở dữ liệu {n}" for n in range(3))]


def test_a_program_finds_nothing_that_its_person_may_not_read(found_site: Government) -> None:
    with paper_site.today():
        theirs = asking(found_site, "health_head")
        assert said(theirs.get("search", {"words": "hidden"})) == said(
            theirs.get("search", {"words": "nothing"})
        )
        stranger = said(asking(found_site, "stranger").get("search", {"words": "data"}))
    assert [one["title"] for one in stranger["commitments"]["items"]] == ["Public data"]
    assert stranger["documents"]["total"] == 0


@pytest.mark.parametrize(
    "query",
    [
        {"words": "a", "cursor": "WyJ4Il0"},
        {"words": "a", "cursor": "x"},
        {"words": "du lieu", "kind": "COMMITMENT", "cursor": "other"},
    ],
)
def test_a_cursor_of_another_search_is_refused(
    found_site: Government, query: dict[str, Any]
) -> None:
    with paper_site.today():
        chair = asking(found_site, "officer")
        if query["cursor"] == "other":
            first = said(chair.get("search", {"words": "mo", "limit": 1}))
            query = query | {"cursor": first["commitments"]["next"]}
        refused = chair.get("search", query)
    assert (refused.status_code, said(refused)["rule"]) == (400, "CURSOR_NOT_GOOD")


@pytest.mark.parametrize("query", [{}, {"words": "a" * 501}, {"words": "a", "kind": "WISH"}])
def test_a_search_that_cannot_be_understood_is_named(
    found_site: Government, query: dict[str, str]
) -> None:
    with paper_site.today():
        refused = asking(found_site, "officer").get("search", query)
    assert refused.status_code == 422
    assert said(refused)["findings"]


def run(*words: str) -> str:
    with paper_site.today():
        done = CliRunner().invoke(app, ["search", *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_on_the_command_line_a_post_finds_what_its_holder_may_read(found_site: Government) -> None:
    told = json.loads(run("hidden", "du lieu", "--as", "P-officer", "--json"))
    assert [one["title"] for one in told["commitments"]["items"]] == ["Hidden dữ liệu"]
    assert json.loads(run("hidden", "--as", "P-health_head", "--json"))["commitments"]["total"] == 0
    assert run("hidden") == "Commitments: 0\nDocuments: 0\nUnits: 0\n"
    assert "DOIC  Doic" in run("doic")
    assert "Public data" in run("data", "--limit", "1")


def test_a_commitment_is_found_by_its_number_on_every_face(found_site: Government) -> None:
    number = paper_site.assigned(found_site, title="Wells of the north")
    with paper_site.today():
        chair = asking(found_site, "officer")
        items = said(chair.get("search", {"words": f"#{number}"}))["commitments"]["items"]
        browser = paper_site.browser(found_site, "officer")
        page = browser.get("/search/", {"words": f"#{number}"}).content.decode()
        listed = browser.get("/search/found/", {"words": str(number)}).json()["groups"]
    assert [one["title"] for one in items] == ["Wells of the north"]
    assert f"<bdi>#{number}</bdi>" in page
    assert f"#{number}" in listed[0]["rows"][0]["beside"]
    assert f"#{number}  Wells of the north" in run(f"#{number}", "--as", "P-officer")


def test_a_site_without_trigrams_says_what_it_lacks_and_goes_on(
    found_site: Government, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _warn_of_slow_search()
    assert capsys.readouterr().err == ""
    column = search_indexes.of("organisation_unit", "folded")
    monkeypatch.setattr(search_indexes, "missing", lambda: (column,))
    _warn_of_slow_search()
    assert "CREATE EXTENSION pg_trgm" in capsys.readouterr().err
