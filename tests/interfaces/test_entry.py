"""Signing in: by password, or once by a link; never by signing up."""

import datetime as dt

import pytest
from django.test import Client

from remit.interfaces.sign_in_links import actions as links
from remit.interfaces.sign_in_links.models import SignInLink
from remit.kernel import clock
from tests.interfaces.conftest import Site


def _signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_link_signs_in_once(site: Site) -> None:
    path = links.issue(person=site.officer.pk, at=clock.now())
    first, second = Client(), Client()
    assert first.post(path).headers["Location"] == "/"
    assert _signed_in(first)
    assert second.post(path).status_code == 410
    assert second.get(path).status_code == 410
    assert not _signed_in(second)


def test_looking_at_a_link_does_not_use_it_up(site: Site) -> None:
    path = links.issue(person=site.officer.pk, at=clock.now())
    client = Client()
    assert b"data-send-at-once" in client.get(path).content
    assert not _signed_in(client)
    assert client.post(path).status_code == 302


def test_a_link_is_good_for_half_an_hour(site: Site) -> None:
    made = clock.now() - dt.timedelta(minutes=30)
    path = links.issue(person=site.officer.pk, at=made)
    assert Client().post(path).status_code == 410


def test_a_link_of_somebody_who_left_is_not_good(site: Site) -> None:
    path = links.issue(person=site.officer.pk, at=clock.now())
    site.officer.is_active = False
    site.officer.save()
    assert Client().post(path).status_code == 410


def test_a_link_that_was_changed_is_not_good(site: Site) -> None:
    path = links.issue(person=site.officer.pk, at=clock.now())
    token = path.split("/")[2]
    forged = ("A" if token[0] != "A" else "B") + token[1:]
    assert Client().post(f"/enter/{forged}/").status_code == 410


def test_the_table_keeps_no_token(site: Site) -> None:
    path = links.issue(person=site.officer.pk, at=clock.now())
    kept = SignInLink.objects.get()
    assert kept.token_hash not in path
    assert path.split("/")[2] not in str(vars(kept))


def test_links_that_ran_out_are_forgotten(site: Site) -> None:
    links.issue(person=site.officer.pk, at=clock.now() - dt.timedelta(hours=2))
    links.issue(person=site.officer.pk, at=clock.now())
    assert SignInLink.objects.count() == 1


def test_a_link_speaks_the_language_of_the_person(site: Site) -> None:
    client = Client()
    client.post(links.issue(person=site.officer.pk, at=clock.now()))
    assert '<html lang="vi"' in client.get("/board/").content.decode()


def test_a_password_signs_in_and_speaks_the_language_of_the_person(site: Site) -> None:
    client = Client()
    form = {"login": "officer@example.test", "password": "correct horse battery"}
    assert client.post("/account/login/?next=/profile/", form).headers["Location"] == "/profile/"
    assert '<html lang="vi"' in client.get("/profile/").content.decode()


def test_a_wrong_password_signs_nobody_in(site: Site) -> None:
    client = Client()
    form = {"login": "officer@example.test", "password": "wrong horse battery"}
    response = client.post("/account/login/", form)
    assert response.status_code == 200
    assert b'role="alert"' in response.content
    assert not _signed_in(client)


def test_nobody_signs_up_alone(db: None) -> None:
    response = Client().get("/account/signup/")
    assert "Nobody signs up alone" in response.content.decode()
    form = {"email": "new@example.test", "password1": "correct horse battery"}
    Client().post("/account/signup/", form)
    assert not Client().login(email="new@example.test", password="correct horse battery")


def test_a_second_step_can_be_set_up(leader: Client) -> None:
    assert leader.get("/account/2fa/").status_code == 200
    assert leader.get("/account/2fa/totp/activate/", follow=True).status_code == 200


def test_signing_out_needs_a_press_of_the_button(leader: Client) -> None:
    assert leader.get("/account/logout/").status_code == 200
    assert _signed_in(leader)
    leader.post("/account/logout/")
    assert not _signed_in(leader)


def test_staying_signed_in_is_offered_in_the_words_of_the_site(client: Client, db: None) -> None:
    html = client.get("/account/login/").content.decode()
    assert "Stay signed in on this device" in html
    assert "Remember Me" not in html


@pytest.mark.parametrize("how", ["link", "password"])
def test_what_is_said_of_the_sign_in_speaks_the_language_of_the_page(site: Site, how: str) -> None:
    client = Client(headers={"Accept-Language": "en"})
    if how == "link":
        client.post(links.issue(person=site.officer.pk, at=clock.now()))
    else:
        form = {"login": "officer@example.test", "password": "correct horse battery"}
        client.post("/account/login/", form)
    page = client.get("/board/").content.decode()
    assert "Đã đăng nhập với tên Officer." in page
    assert "Successfully signed in" not in page
