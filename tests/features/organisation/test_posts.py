"""Rights come from roles held at posts: with an end, by delegation, as steward, post by post."""

import datetime as dt

from remit.commitments import actions as commitments
from remit.domain.acts import By
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Basis, Role
from remit.ledger import models as acts
from remit.organisation import actions, models, queries
from tests.support.government import Government
from tests.support.refused import refused

MAY = dt.date(2024, 5, 1)
JUNE = dt.date(2024, 6, 1)


def held(viewer: Viewer) -> set[tuple[int, Role]]:
    return {(one.post, one.role) for one in viewer.held}


def delegated(city: Government, who: str, to: str, until: dt.date | None = JUNE) -> int:
    return city.does(
        who,
        "2024-05-01",
        actions.delegate,
        from_post=city.posts["head"],
        to_post=city.posts[to],
        on=MAY,
        until=until,
    )


def test_a_role_counts_from_its_first_day_until_the_day_it_ends(city: Government) -> None:
    person, post = city.by["officer"].person, city.posts["head"]
    role = city.does(
        "administrator",
        "2024-05-01",
        actions.grant_role,
        person=person,
        post=post,
        role=Role.HEAD,
        on=MAY,
    )
    city.does("administrator", "2024-06-01", actions.end_role, held=role, on=JUNE)
    by = By(person=person, post=post)
    days = [dt.date(2024, 4, 30), MAY, dt.date(2024, 5, 31), JUNE]
    assert [len(queries.viewer(by, day).held) for day in days] == [0, 1, 1, 0]
    assert {card.id for card in queries.posts_of_person(person or 0, MAY)} == {
        post,
        city.posts["officer"],
    }


def test_who_acts_from_a_post_has_the_roles_of_that_post_only(city: Government) -> None:
    person = city.by["officer"].person
    city.does(
        "administrator",
        "2024-05-01",
        actions.grant_role,
        person=person,
        post=city.posts["health_head"],
        role=Role.HEAD,
        on=MAY,
    )
    own, other = city.posts["officer"], city.posts["health_head"]
    assert held(queries.viewer(By(person, own), MAY)) == {(own, Role.OFFICER)}
    assert held(queries.viewer(By(person, other), MAY)) == {(other, Role.HEAD)}
    assert held(queries.viewer(By(person), MAY)) == {(own, Role.OFFICER), (other, Role.HEAD)}


def test_changing_the_post_changes_what_may_be_done(city: Government) -> None:
    person = city.by["officer"].person
    city.does(
        "administrator",
        "2024-02-01",
        actions.grant_role,
        person=person,
        post=city.posts["health_head"],
        role=Role.HEAD,
        on=dt.date(2024, 2, 1),
    )
    commitment = city.assigned(lead=city.units["DOH"])
    with refused("RIGHT_MISSING"):
        city.does("officer", "2024-03-04", commitments.accept, commitment=commitment)
    city.by["officer in health"] = By(person, city.posts["health_head"])
    act = city.does("officer in health", "2024-03-04", commitments.accept, commitment=commitment)
    assert act.by == By(person, city.posts["health_head"])


def test_a_post_that_one_does_not_hold_gives_nothing(city: Government) -> None:
    stolen = By(city.by["stranger"].person, city.posts["leader"])
    assert queries.viewer(stolen, MAY).held == ()


def test_who_holds_a_post_lets_another_post_act_for_it_for_some_time(city: Government) -> None:
    delegated(city, "head", "health_head")
    post = (city.posts["head"], Role.HEAD)
    days = ["2024-04-30", "2024-05-01", "2024-05-31", "2024-06-01"]
    assert [post in held(city.viewer("health_head", day)) for day in days] == [
        False,
        True,
        True,
        False,
    ]


def test_a_delegate_acts_and_is_inside_the_unit_all_the_same(city: Government) -> None:
    commitment = city.assigned()
    delegated(city, "head", "health_head", until=None)
    act = city.does(
        "health_head", "2024-05-02", commitments.contest, commitment=commitment, reason="Not ours."
    )
    assert act.by == city.by["health_head"]


def test_only_the_holder_or_an_administrator_delegates(city: Government) -> None:
    what = {
        "from_post": city.posts["head"],
        "to_post": city.posts["health_head"],
        "on": MAY,
    }
    assert city.who_may("2024-05-01", actions.delegate, **what) == {"head", "administrator"}
    city.by["thief"] = By(city.by["stranger"].person, city.posts["head"])
    with refused("RIGHT_MISSING"):
        city.does("thief", "2024-05-01", actions.delegate, **what)


def test_administration_is_not_delegated(city: Government) -> None:
    city.does(
        "administrator",
        "2024-05-01",
        actions.delegate,
        from_post=city.posts["administrator"],
        to_post=city.posts["officer"],
        on=MAY,
    )
    assert held(city.viewer("officer", "2024-05-02")) == {(city.posts["officer"], Role.OFFICER)}


def test_a_steward_records_for_a_body_outside_until_another_is_named(city: Government) -> None:
    ministry, day = city.units["MIC"], dt.date(2024, 4, 30)
    city.does(
        "administrator",
        "2024-05-01",
        actions.name_steward,
        unit=ministry,
        post=city.posts["secretary"],
        on=MAY,
    )
    assert queries.stewards_of(ministry, day) == (city.posts["steward"],)
    assert queries.stewards_of(ministry, MAY) == (city.posts["secretary"],)
    terms = city.terms(issuer=ministry, basis=Basis.LETTER, letter="1/BTTTT")
    assert city.who_may("2024-05-02", commitments.assign, terms=terms) == {"secretary"}


def test_a_unit_of_the_site_needs_no_steward(city: Government) -> None:
    with refused("STEWARD_FOR_UNIT_OF_SITE"):
        city.does(
            "administrator",
            "2024-05-01",
            actions.name_steward,
            unit=city.units["DOH"],
            post=city.posts["steward"],
            on=MAY,
        )


def test_acts_hold_only_the_number_of_a_person(city: Government) -> None:
    city.closed()
    addresses = [*models.Person.objects.values_list("email", flat=True)]
    bodies = "".join(acts.Act.objects.values_list("body", flat=True))
    assert addresses
    assert [address for address in addresses if address in bodies] == []


def test_the_post_that_steers_most_is_acted_from_first(city: Government) -> None:
    person = city.by["officer"].person or 0
    city.does(
        "administrator",
        "2024-05-01",
        actions.grant_role,
        person=person,
        post=city.posts["secretary"],
        role=Role.SECRETARIAT,
        on=MAY,
    )
    posts = queries.posts_of_person(person, MAY)
    assert [post.code for post in posts] == ["P-secretary", "P-officer"]


def test_a_unit_that_is_called_just_so_is_found_first(city: Government) -> None:
    assert queries.units_found("doic")[0].code == "DOIC"
    assert [card.code for card in queries.units_found("doic")] == ["DOIC", "DOIC-DATA"]
