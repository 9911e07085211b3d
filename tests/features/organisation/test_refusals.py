"""What a change of the organisation names must be there on its day."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from remit.domain.vocabulary import How, Role
from remit.organisation import actions, models
from tests.support.government import Government
from tests.support.refused import refused

TODAY = dt.date(2024, 5, 1)
LATER = dt.date(2024, 5, 2)
NONE = 999_999


def does(city: Government, action: Callable[..., Any], **what: Any) -> Any:
    return city.does("administrator", "2024-05-01", action, **what)


def succession(
    city: Government, unit: str, *heirs: str, how: How = How.MERGED
) -> actions.NewSuccession:
    return actions.NewSuccession(city.units[unit], [city.units[code] for code in heirs], TODAY, how)


def test_what_is_not_there_cannot_be_changed(city: Government) -> None:
    unit, post = city.units["DOH"], city.posts["head"]
    person = city.by["officer"].person
    new = [actions.NewPost(NONE, "P")]
    head = Role.HEAD
    for rule, action, what in (
        ("UNIT_UNKNOWN", actions.create_posts, {"posts": new}),
        ("UNIT_UNKNOWN", actions.rename_unit, {"unit": NONE, "names": {"en": "X"}}),
        ("UNIT_UNKNOWN", actions.place_unit, {"unit": NONE, "tree": city.tree, "parent": unit}),
        ("UNIT_UNKNOWN", actions.place_unit, {"unit": unit, "tree": city.tree, "parent": NONE}),
        ("TREE_UNKNOWN", actions.place_unit, {"unit": unit, "tree": NONE, "parent": None}),
        ("UNIT_UNKNOWN", actions.name_steward, {"unit": NONE, "post": post}),
        ("POST_UNKNOWN", actions.name_steward, {"unit": city.units["MIC"], "post": NONE}),
        ("POST_UNKNOWN", actions.grant_role, {"person": person, "post": NONE, "role": head}),
        ("PERSON_UNKNOWN", actions.grant_role, {"person": NONE, "post": post, "role": head}),
        ("ROLE_NOT_HELD", actions.end_role, {"held": NONE}),
        ("POST_UNKNOWN", actions.delegate, {"from_post": post, "to_post": NONE}),
        ("DELEGATION_NOT_STANDING", actions.end_delegation, {"delegation": NONE}),
    ):
        with refused(rule):
            does(city, action, on=TODAY, **what)


def test_only_trees_are_changed_for_a_day_to_come(city: Government) -> None:
    head, officer = city.posts["head"], city.posts["officer"]
    held = models.RoleHeld.objects.get(post=head).pk
    for action, what in (
        (actions.create_posts, {"posts": [actions.NewPost(city.units["DOH"], "P")]}),
        (actions.rename_unit, {"unit": city.units["DOH"], "names": {"en": "X"}}),
        (actions.name_steward, {"unit": city.units["MIC"], "post": head}),
        (actions.grant_role, {"person": 1, "post": head, "role": Role.HEAD}),
        (actions.end_role, {"held": held}),
        (actions.delegate, {"from_post": head, "to_post": officer}),
    ):
        with refused("EFFECT_IN_FUTURE"):
            does(city, action, on=LATER, **what)
    unit, parent = city.units["DOIC-DATA"], city.units["DOH"]
    does(city, actions.place_unit, unit=unit, tree=city.tree, parent=parent, on=LATER)


@pytest.mark.parametrize(
    ("rule", "unit", "heirs", "how"),
    [
        ("HEIR_MISSING", "DOH", (), How.MERGED),
        ("HEIR_OF_ITSELF", "DOH", ("DOF", "DOH"), How.SPLIT),
        ("HEIR_TWICE", "DOH", ("DOF", "DOF"), How.SPLIT),
    ],
)
def test_a_unit_goes_over_into_other_units(
    city: Government, rule: str, unit: str, heirs: tuple[str, ...], how: How
) -> None:
    with refused(rule):
        does(city, actions.succeed_units, successions=[succession(city, unit, *heirs, how=how)])


def test_a_unit_goes_over_once_and_not_into_one_that_ended(city: Government) -> None:
    does(city, actions.succeed_units, successions=[succession(city, "DOH", "DOF")])
    with refused("UNIT_WENT_OVER_ALREADY"):
        does(city, actions.succeed_units, successions=[succession(city, "DOH", "DOIC")])
    with refused("UNIT_DISSOLVED"):
        does(city, actions.succeed_units, successions=[succession(city, "DOIC", "DOH")])
    with refused("UNIT_DISSOLVED"):
        does(city, actions.create_posts, posts=[actions.NewPost(city.units["DOH"], "P")], on=TODAY)
    twice = [succession(city, "DOIC", "DOF"), succession(city, "DOIC", "INSP")]
    with refused("UNIT_WENT_OVER_ALREADY"):
        does(city, actions.succeed_units, successions=twice)


def test_a_delegation_is_to_another_post_and_ends_after_it_begins(city: Government) -> None:
    head, officer = city.posts["head"], city.posts["officer"]
    with refused("DELEGATE_ITSELF"):
        does(city, actions.delegate, from_post=head, to_post=head, on=TODAY)
    with refused("UNTIL_NOT_AFTER_FROM"):
        does(city, actions.delegate, from_post=head, to_post=officer, on=TODAY, until=TODAY)


def test_whoever_holds_a_post_ends_what_it_delegated(city: Government) -> None:
    head, officer = city.posts["head"], city.posts["officer"]
    given = does(city, actions.delegate, from_post=head, to_post=officer, on=TODAY)
    what = {"delegation": given, "on": TODAY}
    may = city.who_may("2024-05-01", actions.end_delegation, **what)
    assert may == {"head", "administrator"}
    city.does("head", "2024-05-01", actions.end_delegation, **what)
    with refused("DELEGATION_NOT_STANDING"):
        city.does("head", "2024-05-01", actions.end_delegation, **what)


def test_the_site_keeps_an_administrator(city: Government) -> None:
    held = models.RoleHeld.objects.get(role=Role.ADMINISTRATOR.value).pk
    with refused("LAST_ADMINISTRATOR"):
        does(city, actions.end_role, held=held, on=TODAY)


def test_a_person_is_entered_once_with_an_address_a_name_and_a_language(city: Government) -> None:
    good = {"email": "new@city.example", "name": "Somebody", "language": "vi"}
    for rule, what in (
        ("EMAIL_NOT_UNDERSTOOD", good | {"email": "new"}),
        ("PERSON_WITHOUT_NAME", good | {"name": " "}),
        ("LANGUAGE_UNKNOWN", good | {"language": "xx"}),
    ):
        with refused(rule):
            does(city, actions.enter_person, **what)
    assert city.who_may("2024-05-01", actions.enter_person, **good) == {"administrator"}
    does(city, actions.enter_person, **good)
    with refused("PERSON_KNOWN_ALREADY"):
        does(city, actions.enter_person, **good | {"email": "NEW@city.example"})


def test_only_an_administrator_erases_and_says_why(city: Government) -> None:
    what = {"act": city.assigned(), "key": "title", "reason": "A name stood there."}
    assert city.who_may("2024-05-01", actions.erase_text, **what) == {"administrator"}
    with refused("REASON_MISSING"):
        does(city, actions.erase_text, **what | {"reason": " "})
