"""The bell in the head of every page: how many notices wait, for eyes and for ears."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from remit.interfaces.web import bell
from remit.interfaces.web.work import notices
from remit.notices.models import Notice
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser
from tests.support.government import Government

pytestmark = pytest.mark.django_db
QUERIES = 9


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


def _marks(html: str) -> list[str]:
    """The notices that the button of a page marks as read."""
    form = re.search(r'<form method="post" action="/my-work/notices/read/">.*?</form>', html, re.S)
    return re.findall(r'name="notice" value="(\d+)"', form[0]) if form else []


def _get(client: Client, path: str) -> str:
    with paper_site.today():
        return client.get(path).content.decode()


def _earlier(html: str) -> str:
    found = re.search(r'rel="next" href="(/my-work/notices/[^"]+)"', html)
    return found[1].replace("&amp;", "&") if found else ""


def _mark(client: Client, numbers: list[str]) -> None:
    with paper_site.today():
        client.post("/my-work/notices/read/", {"notice": numbers, "next": "/my-work/#notices"})


def test_what_was_marked_as_read_is_not_counted(government: Government) -> None:
    paper_site.assigned(government)
    client = browser(government, "head")
    _mark(client, _marks(_get(client, "/my-work/")))
    told = _bell(client)
    assert "bell-n" not in told
    assert '<span class="visually-hidden">Notices</span>' in told


def test_only_what_was_shown_is_marked_and_neither_earlier_nor_later_notices(
    government: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "LATEST", 2)
    client = browser(government, "head")
    for _ in range(5):
        paper_site.assigned(government)
    html = _get(client, "/my-work/")
    assert "Mark the 2 unread ones shown as read" in html
    paper_site.assigned(government)
    _mark(client, _marks(html))
    assert 'aria-hidden="true">4</span>' in _bell(client)


def test_every_notice_is_reached_page_by_page_and_each_page_is_marked_by_itself(
    government: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "LATEST", 2)
    monkeypatch.setattr(notices, "SIZE", 2)
    client = browser(government, "head")
    for _ in range(5):
        paper_site.assigned(government)
    address, seen = "/my-work/", []
    while address:
        html = _get(client, address)
        seen += _marks(html)
        address = _earlier(html)
    mine = Notice.objects.filter(person=government.by["head"].person).order_by("-pk")
    assert seen == [str(number) for number in mine.values_list("pk", flat=True)]
    _mark(client, seen[2:4])
    assert _marks(_get(client, "/my-work/notices/?unread=1")) == [*seen[:2]]
    assert _marks(_get(client, f"/my-work/notices/?unread=1&before={seen[1]}")) == seen[4:]


def test_a_page_of_notices_asks_the_same_questions_however_long_it_is(
    government: Government, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = browser(government, "head")
    paper_site.assigned(government)
    _get(client, "/my-work/notices/")
    with paper_site.today(), django_assert_num_queries(QUERIES):
        client.get("/my-work/notices/")
    for _ in range(4):
        paper_site.assigned(government)
    with paper_site.today(), django_assert_num_queries(QUERIES):
        client.get("/my-work/notices/")


def test_a_stranger_marks_nobody_elses_notices(government: Government) -> None:
    paper_site.assigned(government)
    client = browser(government, "head")
    _mark(browser(government, "stranger"), _marks(_get(client, "/my-work/notices/")))
    assert 'aria-hidden="true">1</span>' in _bell(client)
    assert not _marks(_get(browser(government, "stranger"), "/my-work/notices/"))


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
