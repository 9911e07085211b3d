"""A list for programs and the list of the pages are one list: with the same filter and in the same
order both show the same rows, one after another, on one page or on many."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from remit.commitments import actions as commitments
from remit.commitments.queries.ordering import Sort
from remit.domain.vocabulary import OPEN, Confidentiality
from remit.interfaces.api import rates
from tests.interfaces import filled_site, paper_site
from tests.interfaces.api_site import Asking, Program, every, said
from tests.support import worlds
from tests.support.government import Government

Query = dict[str, Any]
WHO = "secretary"
# What the page is asked with, and what a program says for it.
FILTERS: list[tuple[Query, Query]] = [
    ({"words": "clinics"}, {"words": "clinics"}),
    ({"words": "9-CT/TU"}, {"words": "9-CT/TU"}),
    ({"state": "ASSIGNED"}, {"work": ["ASSIGNED"]}),
    ({"state": "OPEN"}, {"work": [work.value for work in OPEN]}),
    ({"state": "OVERDUE"}, {"overdue_on": paper_site.DAY.date().isoformat()}),
    ({"lead_words": "DOH"}, {"lead": "DOH"}),
]
# What is asked for by the same names on both.
SAME: list[Query] = [
    {"state": "OPEN"},
    {"state": "OVERDUE"},
    {"state": "PROPOSED"},
    {"lead": "CITY-PC", "alone": "true"},
    {"lead": "CITY-PC"},
    {"issuer": "CITY-PC"},
    {"issuer": "CITY", "issuer_below": "1"},
    {"issuer": "CITY"},
    {"type": "TASK", "language": "en"},
    {"type": "REPORT"},
    {"due_from": "2024-06-30", "due_to": "30/06/2024"},
    {"due_to": "2024-02-28", "words": "late"},
]
ORDERS = [("", False), *itertools.product([by.value for by in Sort], (False, True))]


@pytest.fixture(scope="module")
def founded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Government]:
    """The small government, filled once, with what cannot be read, has no date, and is late."""
    with worlds.standing(django_db_blocker, _filled) as made:
        yield made


def _filled() -> Government:
    made = filled_site.filled()
    with paper_site.today():
        paper_site.assigned(made, title="Hidden", confidentiality=Confidentiality.SECRET)
        paper_site.assigned(made, title="Late", due="2024-02-28")
        undated = made.terms(title="Without a date", due=None)
        commitments.assign(by=made.by[WHO], at=paper_site.DAY, terms=undated)
    return made


@pytest.mark.parametrize("at", range(len(ORDERS)), ids=lambda at: "{} {}".format(*ORDERS[at]))
def test_programs_and_pages_show_the_same_rows_in_the_same_order(
    government: Government, asks: Asking, at: int
) -> None:
    sort, descending = ORDERS[at]
    program, browser = asks(WHO), paper_site.browser(government, WHO)
    word = {"sort": f"-{sort}" if descending else sort} if sort else {}
    order = {"sort": sort, "descending": descending} if sort else {}
    # Orders and filters do not know each other: each order meets two filters, each filter many.
    for asked, meant in (FILTERS[at % 6], FILTERS[(at + 2) % 6]):
        listed = _of_page(browser, {**asked, **word})
        assert _of_program(program, {**meant, **order}, 200) == listed, asked
        assert listed
    assert _of_program(program, order, 5) == _of_page(browser, word)


@pytest.mark.parametrize("at", range(0, len(ORDERS), 3), ids=lambda at: "{} {}".format(*ORDERS[at]))
def test_records_behind_a_figure_stand_as_on_their_page(
    government: Government, asks: Asking, at: int
) -> None:
    sort, descending = ORDERS[at]
    asked = {"unit": "CITY", "column": "assigned", "on": paper_site.DAY.date().isoformat()}
    word = {"sort": f"-{sort}" if descending else sort} if sort else {}
    order = {"sort": sort, "descending": descending} if sort else {}
    with paper_site.today():
        page = paper_site.browser(government, WHO).get("/figures/list/", {**asked, **word})
    shown = [entry.card.id for entry in page.context["table"].rows]
    rates.forget()
    found = every(asks(WHO), "figures/records", {**asked, **order, "limit": 7})
    assert [one["number"] for one in found] == shown
    assert found


def test_a_cursor_of_one_order_is_none_of_another(government: Government, asks: Asking) -> None:
    program, asked = asks(WHO), {"limit": 2, "sort": "title"}
    cursor = said(program.get("figures/records", asked))["next"]
    refused = program.get("figures/records", {**asked, "descending": True, "cursor": cursor})
    assert said(refused)["rule"] == "CURSOR_NOT_GOOD"


def test_what_is_done_between_two_pages_neither_repeats_nor_skips_a_row(
    government: Government, asks: Asking
) -> None:
    program = asks("officer")
    for order in ({"sort": "work"}, {"sort": "lead", "descending": True}, {"sort": "title"}):
        before = _of_program(program, order, 200)
        first = said(program.get("commitments", {**order, "limit": 2}))
        paper_site.assigned(government, title="A meanwhile")
        rest = _rest(program, order, first["next"])
        assert [one for one in rest if one in before] == before[2:], order


def test_filters_have_the_same_names_and_the_same_meaning(
    government: Government, asks: Asking
) -> None:
    program, browser = asks(WHO), paper_site.browser(government, WHO)
    found = {}
    for place, asked in enumerate(SAME):
        found[place] = _of_page(browser, asked)
        assert _of_program(program, asked, 200) == found[place], asked
    assert len({tuple(listed) for listed in found.values()}) >= 5


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"type": "DIRECTIVE"},
        {"type": "NOTICE"},
        {"words": "CT"},
        {"words": "of its own"},
        {"words": "publish register"},
        {"issuer": "CITY-PC", "drafts": "WAITING"},
        {"issuer": "CITY", "issuer_below": "true"},
        {"issued_from": "2024-02-28", "issued_to": "28/02/2024"},
        {"language": "en"},
        {"drafts": "NONE"},
    ],
    ids=str,
)
def test_documents_are_listed_alike(government: Government, asks: Asking, asked: Query) -> None:
    with paper_site.today():
        page = paper_site.browser(government, WHO).get("/texts/", asked).context
    shown = [row.card.id for row in page["rows"]]
    assert bool(shown) is (asked.get("type") != "NOTICE"), asked
    assert [one["id"] for one in every(asks(WHO), "documents", {**asked, "limit": 2})] == shown


def _of_page(browser: Client, asked: Query) -> list[int]:
    with paper_site.today():
        context = browser.get("/commitments/", asked).context
    return [entry.card.id for entry in context["table"].rows]


def _of_program(program: Program, asked: Query, limit: int) -> list[int]:
    rates.forget()
    return [one["number"] for one in every(program, "commitments", {**asked, "limit": limit})]


def _rest(program: Program, order: Query, cursor: str) -> list[int]:
    answered = program.get("commitments", {**order, "limit": 200, "cursor": cursor})
    return [one["number"] for one in said(answered)["items"]]
