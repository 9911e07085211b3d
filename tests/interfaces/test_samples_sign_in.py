"""Trying a role: offered by an example, unknown to every other site."""

import datetime as dt
import html

import pytest
from django.test import Client
from django.urls import reverse

from remit.domain.acts import By
from remit.domain.vocabulary import Role
from remit.interfaces.web import samples_sign_in
from remit.interfaces.web.entry import BACKEND
from remit.interfaces.web.tours import panel, table
from remit.kernel import clock
from remit.ledger import actions as ledger
from remit.organisation import actions, queries
from remit.organisation.models import Person

START = dt.date(2024, 1, 1)
SIGN_IN, ENTER = "/account/login/", "/enter-as-sample/"


def founded(*, example: bool) -> dict[Role, Person]:
    """A site with the posts that the example offers, and one person at each."""
    by, now = By(), clock.now()
    ledger.open_ledger(by=by, at=now, example=example)
    office = actions.NewUnit("SX", "OFFICE", {"en": "Office"}, START)
    unit = actions.create_units(by=by, at=now, units=[office])[0]
    people = {}
    for role, codes in samples_sign_in.POSTS.items():  # the administrator comes last
        new = actions.NewPost(unit, codes[-1], {"en": f"Post of {codes[-1]}"})
        post = actions.create_posts(by=by, at=now, posts=[new], on=START)[0]
        person = Person.objects.create_user(f"{role.value.lower()}@example.org", None, name=role)
        actions.grant_role(by=by, at=now, person=person.pk, post=post, role=role, on=START)
        people[role] = person
    return people


@pytest.mark.parametrize("role", samples_sign_in.POSTS)
def test_an_example_lets_anybody_try_each_role(db: None, role: Role) -> None:
    people, browser = founded(example=True), Client()
    assert f'value="{role.value}"' in browser.get(SIGN_IN).content.decode()
    start = reverse(table.TOURS[role][0].pages[0])
    assert browser.post(ENTER, {"role": role.value}).headers["Location"] == start
    assert browser.session["_auth_user_id"] == str(people[role].pk)


def test_a_visitor_goes_on_in_the_language_of_the_sign_in_page(db: None) -> None:
    people, browser = founded(example=True), Client(headers={"Accept-Language": "ko"})
    Person.objects.filter(pk=people[Role.LEADER].pk).update(language="vi")
    answer = browser.post(ENTER, {"role": "LEADER"})
    assert answer.cookies["django_language"].value == "ko"


def test_a_site_that_is_no_example_shows_nobody_round(db: None) -> None:
    people, browser = founded(example=False), Client()
    browser.force_login(people[Role.LEADER], backend=BACKEND)
    assert browser.post("/tour/begin/").status_code == 404
    assert browser.post("/tour/", {"go": "1"}).status_code == 404
    session = browser.session
    session[panel.KEPT] = {"began": "2026-01-01"}
    session.save()
    page = browser.get("/profile/").content.decode()
    assert 'id="tour"' not in page
    assert "/tour/begin/" not in page


def test_each_role_says_in_one_line_what_it_does(db: None) -> None:
    founded(example=True)
    page = html.unescape(Client().get(SIGN_IN).content.decode())
    assert set(samples_sign_in.DOES) == set(samples_sign_in.POSTS)
    assert [does for does in samples_sign_in.DOES.values() if str(does) not in page] == []


def test_a_site_that_is_no_example_knows_no_samples(db: None) -> None:
    founded(example=False)
    browser = Client()
    assert ENTER not in browser.get(SIGN_IN).content.decode()
    assert browser.post(ENTER, {"role": "ADMINISTRATOR"}).status_code == 404
    assert "_auth_user_id" not in browser.session


def test_a_sample_is_entered_by_a_form_of_the_site_only(db: None) -> None:
    founded(example=True)
    assert Client(enforce_csrf_checks=True).post(ENTER, {"role": "LEADER"}).status_code == 403
    assert Client().get(ENTER, {"role": "LEADER"}).status_code == 405
    assert Client().post(ENTER, {"role": "KING"}).status_code == 404


def test_who_holds_several_posts_enters_at_the_one_that_was_named(db: None) -> None:
    people = founded(example=True)
    administrator, now = people[Role.ADMINISTRATOR], clock.now()
    for role in (Role.SECRETARIAT, Role.LEADER):
        post = people[role].roles.get().post_id
        by = By(administrator.pk)
        actions.grant_role(
            by=by, at=now, person=administrator.pk, post=post, role=role, on=clock.today()
        )
    for role in (Role.ADMINISTRATOR, Role.SECRETARIAT):
        browser = Client()
        assert browser.post(ENTER, {"role": role.value}).status_code == 302
        entered = Person.objects.get(pk=browser.session["_auth_user_id"])
        posts = {held.role: held.post_id for held in entered.roles.all()}
        page = browser.get(reverse(table.TOURS[role][0].pages[0]))
        assert page.wsgi_request.by.post == posts[role]


def test_nobody_enters_at_a_post_that_is_not_held(db: None) -> None:
    people = founded(example=True)
    held = people[Role.LEADER].roles.get()
    by = By(people[Role.ADMINISTRATOR].pk)
    actions.end_role(by=by, at=clock.now(), held=held.pk, on=clock.today())
    browser = Client()
    assert 'value="LEADER"' not in browser.get(SIGN_IN).content.decode()
    assert browser.post(ENTER, {"role": "LEADER"}).status_code == 404


def test_a_visitor_is_called_by_the_role_in_the_language_of_the_page(db: None) -> None:
    founded(example=True)
    browser = Client(headers={"Accept-Language": "vi"})
    browser.post(ENTER, {"role": "SECRETARIAT"})
    called = {"vi": "Bộ phận thư ký", "en": "Secretariat", "ar": "أمانة", "ko": "사무국"}
    for language, name in called.items():
        browser.cookies["django_language"] = language
        assert f'dir="auto">{name}</span>' in browser.get("/profile/").content.decode()


def test_the_sample_of_a_post_is_whoever_holds_no_other(db: None) -> None:
    people = founded(example=True)
    post = samples_sign_in.POSTS[Role.SECRETARIAT][0]
    at, guide = queries.post_by_code(post).id, people[Role.LEADER]
    keeping = queries.post_by_code(samples_sign_in.POSTS[Role.ADMINISTRATOR][0]).id
    by = By(person=people[Role.ADMINISTRATOR].pk, post=keeping)
    actions.grant_role(
        by=by, at=clock.now(), person=guide.pk, post=at, role=Role.SECRETARIAT, on=START
    )
    assert guide.pk < people[Role.SECRETARIAT].pk
    assert {one.role: one.person for one in samples_sign_in.offered()}[Role.SECRETARIAT] == (
        people[Role.SECRETARIAT].pk
    )


def test_on_a_real_site_everybody_is_called_by_the_own_name(db: None) -> None:
    people, browser = founded(example=False), Client()
    browser.force_login(people[Role.SECRETARIAT], backend=BACKEND)
    assert 'dir="auto">SECRETARIAT</span>' in browser.get("/profile/").content.decode()


def test_somebody_whose_name_other_languages_write_is_called_in_that_of_the_page(db: None) -> None:
    people, browser = founded(example=True), Client()
    keeper = people[Role.ADMINISTRATOR]
    keeper.names = {"en": "Keeper", "ar": "مدير", "ko": "관리자"}
    keeper.save()
    browser.force_login(keeper, backend=BACKEND)
    for language, name in {**keeper.names, "vi": "Keeper"}.items():
        browser.cookies["django_language"] = language
        assert f'dir="auto">{name}</span>' in browser.get("/profile/").content.decode()
        shown = browser.get(f"/administration/persons/{keeper.pk}/").content.decode()
        assert name in shown
