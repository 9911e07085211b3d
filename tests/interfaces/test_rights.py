"""The door of a page: strangers sign in, who lacks the right reads which one it is."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.rights import Held, Object, Permission, Viewer, may
from remit.domain.vocabulary import Role
from remit.interfaces.web import acting, rights
from remit.kernel import clock
from remit.organisation import actions as organisation
from tests.interfaces.conftest import START, Site, signed_in


@pytest.mark.parametrize("path", ["/", "/board/", "/profile/", "/design/", "/design/board/"])
def test_a_stranger_is_asked_to_sign_in_and_comes_back(db: None, path: str) -> None:
    response = Client().get(path)
    assert response.status_code == 302
    assert response.headers["Location"] == f"/account/login/?next={path}"


def test_a_part_of_a_page_tells_a_stranger_to_sign_in(db: None) -> None:
    response = Client().get("/board/", headers={"HX-Request": "true"})
    assert response.status_code == 401
    assert "/account/login/?next=" in response.content.decode()


def test_who_holds_no_post_reads_which_right_is_missing(site: Site) -> None:
    response = signed_in(site.stranger).get("/board/")
    assert response.status_code == 403
    assert "you may not see figures" in response.content.decode()


def test_who_holds_no_post_begins_at_the_own_profile(site: Site) -> None:
    assert signed_in(site.stranger).get("/").headers["Location"] == "/profile/"
    assert signed_in(site.leader).get("/").headers["Location"] == "/board/"


@rights.needs(Permission.ADMINISTER)
def _administration(request: acting.Asking) -> HttpResponse:
    return HttpResponse(str(request.by.post))


@rights.needs(Permission.CLAIM)
def _claiming(request: acting.Asking) -> HttpResponse:
    return HttpResponse(str(request.by.post))


def _request(site: Site) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = site.officer
    request.session = {}
    return request


def test_a_view_names_its_right() -> None:
    assert _administration.right is Permission.ADMINISTER


def test_a_page_for_administrators_is_closed_to_others(site: Site) -> None:
    with pytest.raises(Refusal) as refused:
        _administration(_request(site))
    assert refused.value.params == {"permission": "ADMINISTER"}


def test_a_right_over_an_object_opens_the_page_to_holders_of_posts(site: Site) -> None:
    assert _claiming(_request(site)).content.decode() == str(site.department)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", sorted(rights.OF_THE_SITE))
def test_rights_of_the_site_are_decided_without_an_object(
    permission: Permission, role: Role
) -> None:
    viewer = Viewer(1, (Held(7, 3, role, (3, 2, 1)),))
    mine = Object(lead_path=(3, 2, 1), issuer=3, issuer_path=(3, 2, 1), stewards=(7,))
    assert may(permission, viewer, Object()) == may(permission, viewer, mine)


def test_who_acts_is_asked_once_in_a_request(
    site: Site, django_assert_num_queries: "object"
) -> None:
    request = _request(site)
    first = acting.standing(request)
    assert first.by == By(site.officer.pk, site.department)
    assert acting.standing(request) is first


def test_who_holds_another_post_that_may_is_offered_to_go_on_from_there(site: Site) -> None:
    by, now = By(), clock.now()
    organisation.grant_role(
        by=by,
        at=now,
        person=site.leader.pk,
        post=site.department,
        role=Role.ADMINISTRATOR,
        on=START,
    )
    browser = signed_in(site.leader)
    refused = browser.get("/administration/")
    html = refused.content.decode()
    assert refused.status_code == 403
    assert f'name="post" value="{site.department}"' in html
    answer = browser.post("/act-as/", {"post": site.department, "next": "/administration/"})
    assert answer.headers["Location"] == "/administration/"
    assert browser.get("/administration/").status_code == 200


def test_nothing_is_offered_where_no_other_post_may(site: Site) -> None:
    assert (
        "You hold another post"
        not in signed_in(site.leader).get("/administration/").content.decode()
    )
