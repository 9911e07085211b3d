"""The bell in the head of every page: how many notices wait, for eyes and for ears."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from remit.interfaces.web import bell
from remit.interfaces.web.work import pages
from remit.notices.models import Notice
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser
from tests.support.government import Government

pytestmark = pytest.mark.django_db


def _bell(client: Client, path: str = "/profile/") -> str:
    with paper_site.today():
        html = client.get(path).content.decode()
    found = re.search(r'<a class="bell".*?</a>', html, re.S)
    assert found is not None
    return found[0]


def test_the_bell_says_how_many_notices_are_not_read(government: Government) -> None:
    paper_site.assigned(government)
    paper_site.assigned(government)
    told = _bell(browser(government, "head"))
    assert 'aria-hidden="true">2</span>' in told
    assert "2 unread notices" in told
    assert 'href="/my-work/#notices"' in told


def test_what_was_marked_as_read_is_not_counted(government: Government) -> None:
    paper_site.assigned(government)
    client = browser(government, "head")
    until = Notice.objects.filter(person=government.by["head"].person).latest("pk").pk
    with paper_site.today():
        client.post("/my-work/notices/read/", {"until": until})
    told = _bell(client)
    assert "bell-n" not in told
    assert '<span class="visually-hidden">Notices</span>' in told


def test_all_that_stood_when_the_page_was_opened_are_read_and_what_came_since_is_not(
    government: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "NOTICES_SHOWN", 2)
    client = browser(government, "head")
    for _ in range(4):
        paper_site.assigned(government)
    with paper_site.today():
        html = client.get("/my-work/").content.decode()
    form = re.search(r'<form method="post" action="/my-work/notices/read/">.*?</form>', html, re.S)
    assert form is not None
    sent = dict(re.findall(r'name="(until)" value="(\d+)"', form[0]))
    paper_site.assigned(government)
    with paper_site.today():
        client.post("/my-work/notices/read/", sent)
    assert 'aria-hidden="true">1</span>' in _bell(client)


def test_many_are_not_counted_to_the_end(
    government: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bell, "MANY", 1)
    paper_site.assigned(government)
    paper_site.assigned(government)
    told = _bell(browser(government, "head"))
    assert ">1+</span>" in told
    assert "2 unread notices" in told


def test_the_bell_asks_one_question_of_a_page_and_none_of_a_part(
    government: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = browser(government, "head")
    paper_site.assigned(government)
    with paper_site.today(), django_assert_max_num_queries(60) as asked:
        client.get("/my-work/")
    about = [one for one in asked.captured_queries if "COUNT" in one["sql"]]
    assert len([one for one in about if "notices_notice" in one["sql"]]) == 1
    number = paper_site.assigned(government)
    with paper_site.today(), django_assert_max_num_queries(60) as asked:
        client.get(f"/commitments/{number}/accept/", headers={"HX-Request": "true"})
    assert not any("notices_notice" in one["sql"] for one in asked.captured_queries)


def test_a_stranger_hears_of_nobodys_notices(government: Government) -> None:
    paper_site.assigned(government)
    assert "bell-n" not in _bell(browser(government, "stranger"))
    assert 'class="bell"' not in Client().get("/account/login/").content.decode()
