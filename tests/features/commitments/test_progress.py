"""Report progress and what blocks the work, sign off a cooperating part, forecast the result."""

import datetime as dt

import pytest

from remit.commitments import actions, models
from remit.domain.acts import Tag
from remit.domain.vocabulary import Block, Confidence, Work
from tests.support.government import Government
from tests.support.refused import refused

DAY = "2024-04-02"
HALF = {"progress": "Half of it is done."}


def row_of(commitment: int) -> models.Commitment:
    return models.Commitment.objects.get(pk=commitment)


def test_the_lead_unit_says_how_far_it_is_and_who_stands_in_the_way(city: Government) -> None:
    commitment = city.accepted()
    act = city.does(
        "officer",
        DAY,
        actions.report,
        commitment=commitment,
        blocked=Block.WAITS_FOR_UNIT,
        blocked_by=city.units["DOF"],
        **HALF,
    )
    assert (act.tag, act.texts) == (Tag.COMMITMENT_REPORTED, HALF)
    assert act.data == {"blocked": "WAITS_FOR_UNIT", "blocked_by": city.units["DOF"]}
    row = row_of(commitment)
    assert (row.blocked, row.blocked_by_id) == ("WAITS_FOR_UNIT", city.units["DOF"])
    city.does("officer", "2024-04-10", actions.report, commitment=commitment, **HALF)
    row = row_of(commitment)
    assert (row.blocked, row.blocked_by_id, row.work) == ("", None, Work.IN_PROGRESS)


def test_only_the_lead_unit_reports(city: Government) -> None:
    commitment = city.accepted(cooperating=(city.units["DOH"],))
    assert city.who_may(DAY, actions.report, commitment=commitment, **HALF) == {"head", "officer"}


def test_a_report_says_something_names_who_blocks_and_is_in_time(city: Government) -> None:
    commitment = city.accepted()
    with refused("PROGRESS_MISSING"):
        city.does("officer", DAY, actions.report, commitment=commitment, progress=" ")
    with refused("BLOCKING_UNIT_MISSING"):
        city.does(
            "officer",
            DAY,
            actions.report,
            commitment=commitment,
            blocked=Block.WAITS_FOR_UNIT,
            **HALF,
        )
    with refused("BACKDATED"):
        city.does(
            "officer", DAY, actions.report, commitment=commitment, on=dt.date(2024, 3, 20), **HALF
        )


@pytest.mark.parametrize("work", [Work.ASSIGNED, Work.VERIFIED, Work.CLOSED])
def test_progress_is_reported_on_work_that_goes_on(city: Government, work: Work) -> None:
    commitment = city.in_state(work)
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does("officer", "2024-06-27", actions.report, commitment=commitment, **HALF)


def test_a_cooperating_unit_signs_off_its_own_part(city: Government) -> None:
    health = city.units["DOH"]
    commitment = city.accepted(cooperating=(health, city.units["DOF"]))
    act = city.does(
        "health_head", DAY, actions.sign_off, commitment=commitment, unit=health, note="Sent."
    )
    assert (act.tag, act.data, act.texts) == (
        Tag.COMMITMENT_SIGNED_OFF,
        {"unit": health},
        {"note": "Sent."},
    )
    signed = dict(row_of(commitment).cooperations.values_list("unit", "signed_off_on"))
    assert signed == {health: dt.date(2024, 4, 2), city.units["DOF"]: None}


def test_nobody_signs_off_for_another_unit(city: Government) -> None:
    commitment = city.accepted(cooperating=(city.units["DOH"],))
    allowed = city.who_may(
        DAY,
        actions.sign_off,
        commitment=commitment,
        unit=city.units["DOH"],
        refusals=("RIGHT_MISSING", "UNIT_NOT_COOPERATING"),
    )
    assert allowed == {"health_head"}
    with refused("UNIT_NOT_COOPERATING"):
        city.does(
            "finance_head", DAY, actions.sign_off, commitment=commitment, unit=city.units["DOF"]
        )


def test_nothing_is_signed_off_after_the_end(city: Government) -> None:
    commitment = city.closed(cooperating=(city.units["DOH"],))
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does(
            "health_head",
            "2024-07-01",
            actions.sign_off,
            commitment=commitment,
            unit=city.units["DOH"],
        )


def test_an_assessor_forecasts_with_a_reason(city: Government) -> None:
    commitment = city.accepted()
    act = city.does(
        "inspector",
        DAY,
        actions.assess,
        commitment=commitment,
        confidence=Confidence.RED,
        reason="Nobody has begun.",
    )
    assert (act.tag, act.data) == (Tag.COMMITMENT_ASSESSED, {"confidence": "RED"})
    assert act.texts == {"reason": "Nobody has begun."}
    row = row_of(commitment)
    assert (row.confidence, row.work) == ("RED", Work.IN_PROGRESS)
    with refused("REASON_MISSING"):
        city.does(
            "inspector",
            DAY,
            actions.assess,
            commitment=commitment,
            confidence=Confidence.GREEN,
            reason="",
        )


def test_the_issuer_and_the_inspectorate_forecast_and_the_lead_unit_does_not(
    city: Government,
) -> None:
    commitment = city.accepted()
    allowed = city.who_may(
        DAY, actions.assess, commitment=commitment, confidence=Confidence.RED, reason="Late."
    )
    assert allowed == {"leader", "secretary", "inspector"}


def test_what_is_over_is_not_forecast(city: Government) -> None:
    commitment = city.closed()
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does(
            "inspector",
            "2024-07-01",
            actions.assess,
            commitment=commitment,
            confidence=Confidence.GREEN,
            reason="It is done.",
        )
