"""Keeping the site for programs: units, posts, persons and roles, a reorganisation seen and carried
out; and only for whoever administers, with a token that may."""

from typing import Any

import pytest

from remit.interfaces.api.administration.changing import CHANGES
from remit.organisation import queries as organisation
from remit.organisation.models import RoleHeld
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, Program, said
from tests.support.government import Government

NAMES = {"en": "Tourism"}


@pytest.fixture
def keeper(asks: Asking) -> Program:
    """A program of the administrator."""
    return asks("administrator")


def changed(who: Program, path: str, body: dict[str, Any], status: int = 201) -> int:
    """The number of what was changed."""
    answered = who.post(f"administration/{path}", body)
    assert answered.status_code == status, answered.content
    return int(said(answered)["id"])


def test_a_unit_with_a_post_and_a_person_is_made_by_a_program(
    government: Government, keeper: Program
) -> None:
    unit = {"code": "DOT", "kind": "DEPARTMENT", "names": NAMES, "tree": "ADMIN"}
    changed(keeper, "units", {**unit, "parent": "CITY-PC"})
    changed(keeper, "names", {"unit": "DOT", "names": {"en": "Tourism Office"}})
    changed(keeper, "posts", {"unit": "DOT", "code": "DOT.head", "names": {"en": "Head"}})
    person = changed(
        keeper, "people", {"email": "new@example.test", "name": "New", "language": "vi"}
    )
    changed(keeper, "roles", {"email": "new@example.test", "post": "DOT.head", "role": "HEAD"})
    found = said(keeper.get(f"administration/people/{person}"))
    [role] = found["roles"]
    assert (role["role"], role["post"]["code"], role["unit"]["name"]) == (
        "HEAD",
        "DOT.head",
        "Tourism Office",
    )
    changed(keeper, f"roles/{role['id']}/end", {}, 200)
    assert RoleHeld.objects.get(pk=role["id"]).on_until == paper_site.DAY.date()


def test_a_person_is_erased_by_a_program_of_the_administrator(
    government: Government, keeper: Program, asks: Asking
) -> None:
    person = changed(
        keeper, "people", {"email": "leaving@example.test", "name": "Leaving", "language": "en"}
    )
    why = {"reason": "The person asked for it.", "texts": True}
    assert asks("officer").post(f"administration/people/{person}/erase", why).status_code == 403
    act = changed(keeper, f"people/{person}/erase", why, 200)
    assert said(keeper.get(f"ledger/acts/{act}"))["tag"] == "person.erased"
    assert said(keeper.get(f"administration/people/{person}"))["name"] == f"#{person}"


def test_a_post_is_delegated_and_given_back(government: Government, keeper: Program) -> None:
    posts = [one["post"]["code"] for one in said(keeper.get("units/DOIC"))["posts"]]
    given = changed(keeper, "delegations", {"from_post": posts[0], "to_post": posts[1]})
    assert len(said(keeper.get("units/DOIC"))["delegations"]) == 1
    changed(keeper, f"delegations/{given}/end", {}, 200)
    assert said(keeper.get("units/DOIC"))["delegations"] == []


def test_a_tree_a_place_and_a_body_outside(government: Government, keeper: Program) -> None:
    changed(keeper, "trees", {"code": "LINE", "names": {"en": "Ministry line"}})
    changed(keeper, "places", {"unit": "DOIC", "tree": "LINE"})
    assert said(keeper.get("trees/LINE"))["units"] == 1
    changed(keeper, "units", {"code": "MOT", "kind": "MINISTRY", "names": NAMES})
    post = said(keeper.get("units/DOIC"))["posts"][0]["post"]["code"]
    changed(keeper, "stewards", {"unit": "MOT", "post": post})
    assert said(keeper.get("units/MOT"))["stewards"][0]["code"] == post


def test_a_reorganisation_is_seen_carried_out_and_handed_over(
    government: Government, keeper: Program
) -> None:
    paper_site.assigned(government, lead="DOF")
    body = {"units": ["DOF"], "how": "MERGED", "heirs": ["DOH"], "on": "2024-03-01"}
    seen = said(keeper.post("administration/reorganisations/preview", body))["items"]
    assert [(one["unit"]["code"], one["not_closed"]) for one in seen] == [("DOF", 1)]
    assert said(keeper.get("administration/waiting"))["items"] == []
    assert keeper.post("administration/reorganisations", body).status_code == 201
    [waiting] = said(keeper.get("administration/waiting"))["items"]
    assert waiting["heirs"][0]["code"] == "DOH"
    handing = {"unit": "DOF", "heir": "DOH", "reason": "Merged."}
    moved = said(keeper.post("administration/handing-over", handing))
    assert moved == {"moved": 1, "left": 0}
    assert said(keeper.get("administration/waiting"))["items"] == []


def test_persons_come_page_by_page(government: Government, keeper: Program) -> None:
    names, cursor = [], ""
    while True:
        page = said(keeper.get("administration/people", {"limit": 4, "cursor": cursor}))
        names += [one["name"] for one in page["items"]]
        cursor = page["next"] or ""
        if not cursor:
            break
    assert len(names) == len(set(names)) == page["total"]
    assert names == sorted(names)


@pytest.mark.parametrize("where", [one[0] for one in CHANGES])
def test_who_does_not_administer_changes_nothing(
    government: Government, asks: Asking, where: str
) -> None:
    answered = asks("officer").post(f"administration/{where}", {})
    assert (answered.status_code, said(answered)["rule"]) == (403, "RIGHT_MISSING")
    assert organisation.has_administrator()
