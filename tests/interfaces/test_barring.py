"""Barring a person on the pages: sessions, links and tokens end at once and do not come back when
the person is let in again; others are told which right they lack."""

import datetime as dt

import pytest
from django.test import Client

from remit.domain.refusals import Refusal
from remit.interfaces.api_tokens import actions as tokens
from remit.interfaces.api_tokens import queries as kept
from remit.interfaces.api_tokens.scopes import Scope
from remit.interfaces.sign_in_links import actions as links
from remit.kernel import clock
from remit.organisation.models import Person
from tests.interfaces import figures_site
from tests.interfaces.figures_site import Story
from tests.interfaces.test_administration_pages import changed, sent
from tests.interfaces.test_board import browser_of, read

WHY = "The laptop was lost."


@pytest.fixture
def keeper(story: Story) -> Client:
    return browser_of(story, "administrator")


@pytest.fixture
def email(story: Story) -> str:
    return str(Person.objects.get(pk=story.made.by["officer"].person).email)


def admitted(keeper: Client, email: str) -> None:
    """Barred, and let in again an hour later."""
    changed(keeper, "bar-person", email=email, reason=WHY)
    with clock.injected(figures_site.at(figures_site.LAST, 6)):
        changed(keeper, "admit-person", email=email, reason="The laptop was found.")


def test_a_session_ends_at_once_and_does_not_come_back(
    story: Story, keeper: Client, email: str
) -> None:
    officer = browser_of(story, "officer")
    assert officer.get("/my-work/").status_code == 200
    where = changed(keeper, "bar-person", email=email, reason=WHY)
    assert officer.get("/my-work/").headers["Location"].startswith("/account/login/")
    html = read(keeper, where)
    assert "barred:" in html
    assert f"/administration/change/admit-person/?email={email.replace('@', '%40')}" in html
    assert "may not sign in" in read(keeper, f"/administration/people/?words={email}")
    with clock.injected(figures_site.at(figures_site.LAST, 6)):
        changed(keeper, "admit-person", email=email, reason="Found.")
    assert officer.get("/my-work/").headers["Location"].startswith("/account/login/")
    assert browser_of(story, "officer").get("/my-work/").status_code == 200


def test_a_session_that_was_stored_before_is_over_for_good(
    story: Story, keeper: Client, email: str
) -> None:
    officer = browser_of(story, "officer")
    admitted(keeper, email)
    assert officer.get("/my-work/").headers["Location"].startswith("/account/login/")


def test_a_password_opens_nothing_while_its_person_is_barred(
    story: Story, keeper: Client, email: str
) -> None:
    someone = Person.objects.get(email=email)
    someone.set_password("correct horse battery")
    someone.save()
    form = {"login": email, "password": "correct horse battery"}
    changed(keeper, "bar-person", email=email, reason=WHY)
    browser = Client()
    answer = browser.post("/account/login/", form, follow=True)
    assert "You may not sign in to this site" in answer.content.decode()
    assert "_auth_user_id" not in browser.session


def test_a_link_of_before_is_not_good_again(story: Story, keeper: Client, email: str) -> None:
    number = Person.objects.get(email=email).pk
    path = links.issue(person=number, at=clock.now())
    changed(keeper, "bar-person", email=email, reason=WHY)
    assert Client().post(path).status_code == 410
    soon = figures_site.at(figures_site.LAST, 5) + dt.timedelta(minutes=10)
    with clock.injected(soon):
        changed(keeper, "admit-person", email=email, reason="Found.")
        assert Client().post(path).status_code == 410
        assert Client().post(links.issue(person=number, at=soon)).status_code == 302


def test_a_token_of_before_is_not_good_again(story: Story, keeper: Client, email: str) -> None:
    by = story.made.by["officer"]
    named = {"name": "Program", "scopes": [Scope.READ], "days": 30}
    _card, token = tokens.issue(by=by, at=clock.now(), **named)
    admitted(keeper, email)
    later = figures_site.at(figures_site.LAST, 7)
    with pytest.raises(Refusal) as refusal:
        tokens.use(token=token, at=later)
    assert refusal.value.rule == "TOKEN_REVOKED"
    assert [one.is_good(later) for one in kept.tokens(by.person)] == [False]
    _card, new = tokens.issue(by=by, at=later, **named)
    assert tokens.use(token=new, at=later).person == by.person


def test_the_form_asks_for_the_reason_and_says_who_is_the_last(
    story: Story, keeper: Client
) -> None:
    own = Person.objects.get(pk=story.made.by["administrator"].person).email
    assert "signed out everywhere at once" in read(
        keeper, f"/administration/change/bar-person/?email={own}"
    )
    answer = sent(keeper, "change/bar-person", email=own, reason=WHY)
    assert answer.status_code == 422
    assert "last administrator" in answer.content.decode()
    assert "Reason" in sent(keeper, "change/bar-person", email=own).content.decode()
    assert Person.objects.get(email=own).is_active


def test_a_stranger_and_an_officer_bar_nobody(story: Story, email: str) -> None:
    for who in ("stranger", "officer", "leader"):
        answer = sent(browser_of(story, who), "change/bar-person", email=email, reason=WHY)
        assert answer.status_code == 403
    assert Client().post("/administration/change/bar-person/").status_code == 401
    assert Person.objects.get(email=email).is_active
