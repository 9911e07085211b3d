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
        paper_site.assigned(made, title="Late", due="2024-02-28", past_due_meant=True)
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


@pytest.mark.parametrize("kind", ["", "DIRECTIVE", "NOTICE", "DECISION"])
@pytest.mark.parametrize("words", ["", "CT"])
def test_documents_are_listed_alike(
    government: Government, asks: Asking, kind: str, words: str
) -> None:
    asked = {name: said for name, said in (("type", kind), ("words", words)) if said}
    with paper_site.today():
        page = paper_site.browser(government, WHO).get("/texts/", asked).context
    shown = [card.id for card, _issuer in page["rows"]]
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
