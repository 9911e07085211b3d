"""Who keeps the site bars a person from signing in and lets the person in again: by a named right,
with a reason, as an act; the site keeps an administrator who may sign in."""

import datetime as dt
from typing import Any

import pytest

from remit.commitments import actions as commitments
from remit.domain.acts import By, Tag
from remit.domain.vocabulary import Role
from remit.ledger import queries as ledger
from remit.ledger.actions import rebuilding
from remit.organisation import actions, queries
from remit.organisation.models import Person
from remit.organisation.queries import naming, people
from tests.support.government import Government
from tests.support.refused import refused

DAY = "2024-05-02"
WHY = "Left the service."


def person(city: Government, who: str) -> int:
    number = city.by[who].person
    assert number is not None
    return number


def bar(city: Government, who: str, by: str = "administrator", **more: Any) -> Any:
    what = {"person": person(city, who), "reason": WHY} | more
    return city.does(by, DAY, actions.bar_person, **what)


def admit(city: Government, who: str, by: str = "administrator", **more: Any) -> Any:
    what = {"person": person(city, who), "reason": "Came back."} | more
    return city.does(by, DAY, actions.admit_person, **what)


def test_only_whoever_keeps_the_site_bars(city: Government) -> None:
    what = {"person": person(city, "officer"), "reason": WHY}
    assert city.who_may(DAY, actions.bar_person, **what) == {"administrator"}
    bar(city, "officer")
    assert city.who_may(DAY, actions.admit_person, **what) == {"administrator"}


def test_it_is_an_act_with_its_reason(city: Government) -> None:
    act = bar(city, "officer")
    kept = ledger.act(act.seq)
    assert kept is not None
    assert (kept.tag, kept.data) == (Tag.PERSON_BARRED, {"person": person(city, "officer")})
    assert kept.texts == {"reason": WHY}
    assert admit(city, "officer").tag is Tag.PERSON_ADMITTED


def test_whoever_is_barred_rests_on_nothing(city: Government) -> None:
    number = city.assigned()
    assert city.viewer("officer", DAY).held
    bar(city, "officer")
    assert not city.viewer("officer", DAY).held
    with refused("RIGHT_MISSING"):
        city.does("officer", DAY, commitments.accept, commitment=number)
    admit(city, "officer")
    city.does("officer", DAY, commitments.accept, commitment=number)


def test_roles_stay_and_the_page_says_who_is_barred(city: Government) -> None:
    bar(city, "officer")
    one = people.somebody(person(city, "officer"))
    assert (one.is_active, [held.role for held in one.holdings]) == (False, [Role.OFFICER])
    assert one.barred_at is not None
    assert naming.anybody_by_email(one.email) == one.id
    with refused("PERSON_UNKNOWN"):
        naming.person_by_email(one.email)


def test_nobody_is_barred_twice_nor_let_in_who_is_not_barred(city: Government) -> None:
    with refused("PERSON_NOT_BARRED"):
        admit(city, "officer")
    bar(city, "officer")
    with refused("PERSON_BARRED_ALREADY"):
        bar(city, "officer")
    with refused("PERSON_UNKNOWN"):
        bar(city, "officer", person=999_999)
    with refused("REASON_MISSING"):
        admit(city, "officer", reason="  ")


def test_the_last_administrator_bars_not_even_himself(city: Government) -> None:
    with refused("LAST_ADMINISTRATOR"):
        bar(city, "administrator")
    second = _second_keeper(city)
    bar(city, "administrator")
    assert not city.viewer("administrator", DAY).held
    with refused("LAST_ADMINISTRATOR"):
        actions.bar_person(by=By(second), at=_later(), person=second, reason=WHY)
    assert queries.has_administrator()


def test_whom_another_barred_a_moment_ago_bars_nobody(city: Government) -> None:
    second = _second_keeper(city)
    actions.bar_person(by=By(second), at=_later(), person=person(city, "administrator"), reason="x")
    with refused("RIGHT_MISSING"):
        actions.bar_person(by=city.by["administrator"], at=_later(), person=second, reason="y")


@pytest.mark.parametrize("admitted", [True, False])
def test_who_may_sign_in_follows_from_the_acts(city: Government, admitted: bool) -> None:
    bar(city, "officer")
    if admitted:
        admit(city, "officer")
    row = Person.objects.get(pk=person(city, "officer"))
    Person.objects.filter(pk=row.pk).update(is_active=not admitted, barred_at=None)
    assert rebuilding.rebuild().different == ()
    found = Person.objects.get(pk=row.pk)
    assert (found.is_active, found.barred_at) == (admitted, row.barred_at)


def _second_keeper(city: Government) -> int:
    second = Person.objects.create_user("second@city.example", None, name="Second").pk
    post = city.posts["administrator"]
    on = dt.date.fromisoformat(DAY)
    what = {"person": second, "post": post, "role": Role.ADMINISTRATOR, "on": on}
    city.does("administrator", DAY, actions.grant_role, **what)
    return int(second)


def _later() -> dt.datetime:
    return dt.datetime.fromisoformat(DAY).replace(hour=9, tzinfo=dt.UTC)
