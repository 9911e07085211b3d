"""My work holds every claim that the table of rights lets a person verify, and no other."""

import datetime as dt
import itertools

import pytest

from remit.commitments import actions
from remit.commitments.queries import lists, openings
from remit.domain.acts import Tag
from remit.kernel import clock
from tests.support import government
from tests.support.government import Government

pytestmark = pytest.mark.django_db
DAY = "2024-07-01"


@pytest.fixture
def city() -> Government:
    return government.found()


def _waits(city: Government, who: str) -> set[int]:
    with clock.injected(government.instant(DAY)):
        mine = lists.mine(city.viewer(who, DAY), dt.date.fromisoformat(DAY))
    return {card.id for card in mine["to_verify"]}


def _registered(city: Government) -> int:
    """What a division registered by itself and reports as done."""
    unit = city.units["DOIC-DATA"]
    terms = city.terms(issuer=unit, lead=unit)
    number = city.told("data_head", "2024-06-20", actions.register, terms=terms).subject
    for action, said in (
        (actions.accept, {}),
        (actions.attach_link, {"url": "https://data.example.org/own"}),
        (actions.claim, {"summary": "It is done."}),
    ):
        city.told("data_head", "2024-06-20", action, commitment=number, **said)
    return number


def test_a_claim_waits_for_the_inspector_and_the_issuer(city: Government) -> None:
    number = city.claimed()
    for who in ("inspector", "leader", "secretary"):
        assert _waits(city, who) == {number}
    for who in ("head", "officer", "data_head", "health_head", "auditor"):
        assert _waits(city, who) == set()


def test_an_own_registration_waits_for_the_unit_above(city: Government) -> None:
    number = _registered(city)
    assert number in _waits(city, "head")
    assert number not in _waits(city, "data_head")
    assert number not in _waits(city, "leader")


def test_what_waits_is_what_may_be_verified(city: Government) -> None:
    numbers = {city.claimed(), _registered(city)}
    for who, number in itertools.product(city.by, numbers):
        if who == "stranger":
            continue
        open_to = openings.openings(by=city.by[who], at=government.instant(DAY), commitment=number)
        assert (Tag.COMMITMENT_VERIFIED in open_to) is (number in _waits(city, who)), (who, number)


def test_what_is_not_claimed_does_not_wait(city: Government) -> None:
    city.accepted()
    assert _waits(city, "inspector") == set()
