"""What may be a slip is asked back: a unit far from the issuer, parts and more time of days that
have passed. What is meant is recorded; who says nothing of slips means everything."""

import datetime as dt
from typing import Any

import pytest

from remit.commitments import actions
from remit.commitments.actions import leads
from remit.commitments.models import Commitment
from remit.commitments.queries import together
from remit.domain.asking_back import Slip
from remit.domain.naming import Reach
from remit.domain.vocabulary import Work
from tests.support.government import Government, by_day
from tests.support.refused import refused

NOTHING: frozenset[Slip] = frozenset()
FAR = {"meant": NOTHING}
DAY = "2024-03-01"


def far(city: Government, **more: Any) -> Any:
    """What a district asks of a division of a department of the city."""
    named = {"issuer": city.units["D1"], "lead": city.units["DOIC-DATA"]}
    return city.terms(**{**named, "meant": NOTHING, **more})


def test_a_unit_outside_the_place_of_the_issuer_is_asked_back(city: Government) -> None:
    with refused("LEAD_OUTSIDE_ISSUER"):
        city.does("secretary", DAY, actions.propose, terms=far(city))
    meant = far(city, meant=frozenset({Slip.OUTSIDE}))
    act = city.does("secretary", DAY, actions.propose, terms=meant)
    assert Commitment.objects.get(pk=act.subject).lead_id == city.units["DOIC-DATA"]


@pytest.mark.parametrize("lead", ["D1", "W1", "W2", "CITY-PC", "DOIC"])
def test_units_below_and_in_the_line_of_the_issuer_are_not(city: Government, lead: str) -> None:
    city.does("secretary", DAY, actions.propose, terms=far(city, lead=city.units[lead]))


def test_a_department_may_name_every_unit_of_its_city(city: Government) -> None:
    near = far(city, issuer=city.units["DOIC"], lead=city.units["W2"])
    city.does("secretary", DAY, actions.propose, terms=near)


def test_a_body_outside_the_site_may_bind_every_unit(city: Government) -> None:
    outside = far(city, issuer=city.units["MIC"], lead=city.units["DOIC-DATA"])
    city.does("secretary", DAY, actions.propose, terms=outside)


def test_one_of_several_units_is_enough_to_ask(city: Government) -> None:
    terms = far(city, lead=city.units["W1"])
    with refused("LEAD_OUTSIDE_ISSUER"):
        city.does(
            "secretary",
            DAY,
            actions.begin_each,
            terms=terms,
            begin=actions.propose,
            also=[city.units["DOIC-DATA"]],
        )
    assert not Commitment.objects.exists()


@pytest.mark.parametrize(
    ("give", "state"),
    [
        (actions.assign_proposed, Work.PROPOSED),
        (actions.reassign, Work.CONTESTED),
        (actions.transfer, Work.IN_PROGRESS),
    ],
)
def test_whoever_gives_it_to_another_unit_is_asked_too(
    city: Government, monkeypatch: pytest.MonkeyPatch, give: Any, state: Work
) -> None:
    number = city.in_state(state)
    # As if the city stood elsewhere: no unit of this site is far from its government.
    monkeypatch.setattr(leads.bearing, "reach", lambda *_where: Reach.ELSEWHERE)
    said = {} if give is actions.assign_proposed else {"reason": "Theirs"}
    to = {"commitment": number, "lead": city.units["DOH"], **said}
    with refused("LEAD_OUTSIDE_ISSUER"):
        city.told("secretary", DAY, give, meant=frozenset({Slip.PAST_DUE}), **to)
    city.told("secretary", DAY, give, meant=frozenset(Slip), **to)
    assert Commitment.objects.get(pk=number).lead_id == city.units["DOH"]


def test_a_part_due_on_a_day_that_has_passed_is_asked_back(city: Government) -> None:
    whole = city.in_state(Work.IN_PROGRESS)
    part = actions.Part("A part", city.units["DOIC-DATA"], by_day("2024-02-01"))
    said: dict[str, Any] = {"commitment": whole, "parts": [part]}
    with refused("DUE_DAY_PASSED"):
        city.told("head", "2024-03-11", actions.break_down, meant=NOTHING, **said)
    assert not Commitment.objects.filter(parent=whole).exists()
    city.told("head", "2024-03-11", actions.break_down, meant=frozenset({Slip.PAST_DUE}), **said)
    assert Commitment.objects.get(parent=whole).original == dt.date(2024, 2, 1)


def test_a_part_without_a_date_of_its_own_is_not(city: Government) -> None:
    whole = city.in_state(Work.IN_PROGRESS)
    part = actions.Part("A part", city.units["DOIC-DATA"])
    city.told("head", "2024-08-01", actions.break_down, commitment=whole, parts=[part], **FAR)


def test_more_time_to_a_day_that_has_passed_meanwhile_is_asked_back(city: Government) -> None:
    number = city.in_state(Work.IN_PROGRESS)
    asked = {"wanted": dt.date(2024, 7, 15), "reason": "Staff", "progress": "Half"}
    city.told("head", "2024-06-20", actions.ask_extension, commitment=number, **asked)
    said: dict[str, Any] = {"commitment": number, "reason": "Granted"}
    late = dt.date(2024, 7, 15)
    with refused("DUE_DAY_PASSED"):
        city.told("secretary", "2024-08-01", actions.extend, due=late, meant=NOTHING, **said)
    with refused("DUE_DAY_PASSED"):
        city.does(
            "secretary", "2024-08-01", together.check_can_grant_what_is_asked, commitment=number
        )
    city.told(
        "secretary",
        "2024-08-01",
        actions.extend,
        due=late,
        meant=frozenset({Slip.PAST_DUE}),
        **said,
    )
    assert Commitment.objects.get(pk=number).revised == late
