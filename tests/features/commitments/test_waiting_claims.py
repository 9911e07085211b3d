"""My work holds what the table of rights lets a person verify or decide, and nothing else."""

import datetime as dt
import itertools

from remit.commitments import actions
from remit.commitments.queries import openings, queues
from remit.domain.acts import Tag
from remit.kernel import clock
from tests.support import government
from tests.support.government import Government

DAY = "2024-07-01"


def _waits(city: Government, who: str, queue: str = "to_verify") -> set[int]:
    with clock.injected(government.instant(DAY)):
        mine = queues.mine(city.viewer(who, DAY), dt.date.fromisoformat(DAY))
    return {card.id for card in mine[queue]}


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


def test_more_time_for_an_own_registration_is_asked_of_the_unit_above(city: Government) -> None:
    unit = city.units["DOIC-DATA"]
    terms = city.terms(issuer=unit, lead=unit, due=government.by_day("2024-08-30"))
    number = city.told("data_head", "2024-06-20", actions.register, terms=terms).subject
    city.told("data_head", "2024-06-20", actions.accept, commitment=number)
    city.told(
        "data_head",
        "2024-06-21",
        actions.ask_extension,
        commitment=number,
        wanted=dt.date(2024, 12, 1),
        reason="The tender was void.",
        progress="Half of the work is done.",
    )
    assert number in _waits(city, "head", "to_decide")
    assert number not in _waits(city, "data_head", "to_decide")


def test_a_contested_assignment_waits_for_the_issuer(city: Government) -> None:
    number = city.assigned("2024-06-20", due=government.by_day("2024-08-30"))
    city.told("head", "2024-06-20", actions.contest, commitment=number, reason="Not ours")
    assert _waits(city, "leader", "to_decide") == {number}
    assert _waits(city, "head", "to_decide") == set()


def test_a_proposal_waits_for_whoever_may_assign_it(city: Government) -> None:
    number = city.told("head", "2024-06-20", actions.propose, terms=city.terms()).subject
    for who in city.by:
        may_assign = who in {"leader", "secretary"}
        assert (_waits(city, who, "to_decide") == {number}) is may_assign, who
    city.told(
        "secretary", "2024-06-21", actions.reject, commitment=number, reason="Covered elsewhere."
    )
    assert _waits(city, "secretary", "to_decide") == set()


def test_a_proposal_for_a_body_outside_waits_for_its_steward(city: Government) -> None:
    terms = city.terms(issuer=city.units["MIC"])
    number = city.told("head", "2024-06-20", actions.propose, terms=terms).subject
    assert _waits(city, "steward", "to_decide") == {number}
    assert _waits(city, "leader", "to_decide") == set()
