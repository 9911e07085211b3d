"""Transfer: what a unit owes goes over to another one, one by one or all at a reorganisation."""

import datetime as dt

import pytest

from remit.commitments import actions, models
from remit.domain.acts import Tag
from remit.domain.vocabulary import How, Work
from remit.notices import queries as notices
from remit.organisation import actions as organisation
from tests.support.government import Government
from tests.support.refused import refused

DAY = "2024-04-02"
WHY = {"reason": "The task moved with the staff."}
REFORM = dt.date(2024, 7, 1)


def row_of(commitment: int) -> models.Commitment:
    return models.Commitment.objects.get(pk=commitment)


def merge(city: Government, unit: str, heir: str) -> None:
    gone = organisation.NewSuccession(city.units[unit], [city.units[heir]], REFORM, How.MERGED)
    city.does("administrator", "2024-07-01", organisation.succeed_units, successions=[gone])


def test_the_issuer_moves_an_open_commitment_to_another_lead_unit(city: Government) -> None:
    commitment = city.accepted(cooperating=(city.units["DOH"], city.units["DOF"]))
    post = city.posts["officer"]
    city.does("head", "2024-03-05", actions.allot, commitment=commitment, post=post)
    act = city.does(
        "secretary",
        DAY,
        actions.transfer,
        commitment=commitment,
        lead=city.units["DOH"],
        on=dt.date(2024, 4, 1),
        **WHY,
    )
    assert (act.tag, act.effective_on, act.texts) == (
        Tag.COMMITMENT_TRANSFERRED,
        dt.date(2024, 4, 1),
        WHY,
    )
    assert act.data == {"lead": city.units["DOH"], "cooperating": [city.units["DOF"]]}
    row = row_of(commitment)
    assert (row.work, row.lead_id, row.post_id) == (Work.IN_PROGRESS, city.units["DOH"], None)
    assert [*row.cooperations.values_list("unit", flat=True)] == [city.units["DOF"]]


def test_the_new_lead_unit_is_told(city: Government) -> None:
    commitment = city.accepted()
    act = city.does(
        "secretary", DAY, actions.transfer, commitment=commitment, lead=city.units["DOH"], **WHY
    )
    for who in ("health_head", "head"):
        person = city.by[who].person
        assert person
        assert act.seq in [one.act for one in notices.told(person)]


def test_only_the_issuer_transfers(city: Government) -> None:
    commitment = city.accepted()
    allowed = city.who_may(
        DAY, actions.transfer, commitment=commitment, lead=city.units["DOH"], **WHY
    )
    assert allowed == {"leader", "secretary"}


@pytest.mark.parametrize(
    ("lead", "reason", "rule"),
    [
        ("DOIC", "Moved.", "LEAD_THE_SAME"),
        ("NONE", "Moved.", "UNIT_UNKNOWN"),
        ("DOH", " ", "REASON_MISSING"),
    ],
)
def test_a_transfer_names_another_unit_and_a_reason(
    city: Government, lead: str, reason: str, rule: str
) -> None:
    commitment = city.accepted()
    with refused(rule):
        city.does(
            "secretary",
            DAY,
            actions.transfer,
            commitment=commitment,
            lead=city.units.get(lead, 999_999),
            reason=reason,
        )


def test_nothing_is_transferred_to_a_dissolved_unit_nor_after_the_end(city: Government) -> None:
    commitment, closed = city.accepted(), city.closed()
    merge(city, "DOH", "DOF")
    with refused("UNIT_DISSOLVED"):
        city.does(
            "secretary",
            "2024-07-02",
            actions.transfer,
            commitment=commitment,
            lead=city.units["DOH"],
            **WHY,
        )
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does(
            "secretary",
            "2024-07-02",
            actions.transfer,
            commitment=closed,
            lead=city.units["DOF"],
            **WHY,
        )


def test_after_a_reorganisation_all_that_is_open_goes_to_the_heir(city: Government) -> None:
    health = city.units["DOH"]
    owed = [city.assigned(lead=health) for _ in range(3)]
    cancelled = city.assigned(lead=health)
    city.does("secretary", DAY, actions.cancel, commitment=cancelled, **WHY)
    other = city.assigned()
    merge(city, "DOH", "DOF")
    acts = city.does(
        "administrator",
        "2024-07-03",
        actions.transfer_all,
        from_unit=health,
        to_unit=city.units["DOF"],
        on=REFORM,
        **WHY,
    )
    assert [act.subject for act in acts] == owed
    assert {(act.tag, act.effective_on, act.data["lead"]) for act in acts} == {
        (Tag.COMMITMENT_TRANSFERRED, REFORM, city.units["DOF"])
    }
    assert {row_of(one).lead_id for one in owed} == {city.units["DOF"]}
    assert (row_of(cancelled).lead_id, row_of(other).lead_id) == (health, city.units["DOIC"])
    assert (
        city.does(
            "administrator",
            "2024-07-03",
            actions.transfer_all,
            from_unit=health,
            to_unit=city.units["DOF"],
            on=REFORM,
            **WHY,
        )
        == []
    )


def test_a_large_transfer_goes_in_groups(city: Government, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("remit.commitments.actions.transfers.GROUP", 2)
    for _ in range(3):
        city.assigned(lead=city.units["DOH"])
    moved = [
        len(
            city.does(
                "administrator",
                DAY,
                actions.transfer_all,
                from_unit=city.units["DOH"],
                to_unit=city.units["DOF"],
                on=dt.date(2024, 4, 1),
                **WHY,
            )
        )
        for _ in range(3)
    ]
    assert moved == [2, 1, 0]


def test_only_an_administrator_transfers_all(city: Government) -> None:
    city.assigned()
    allowed = city.who_may(
        DAY,
        actions.transfer_all,
        from_unit=city.units["DOIC"],
        to_unit=city.units["DOF"],
        on=dt.date(2024, 4, 1),
        **WHY,
    )
    assert allowed == {"administrator"}


@pytest.mark.parametrize(
    ("to_unit", "on", "rule"),
    [
        ("DOIC", "2024-04-01", "LEAD_THE_SAME"),
        ("NONE", "2024-04-01", "UNIT_UNKNOWN"),
        ("DOF", "2024-04-03", "EFFECT_IN_FUTURE"),
    ],
)
def test_a_transfer_of_all_is_refused_as_one_would_be(
    city: Government, to_unit: str, on: str, rule: str
) -> None:
    city.assigned()
    with refused(rule):
        city.does(
            "administrator",
            DAY,
            actions.transfer_all,
            from_unit=city.units["DOIC"],
            to_unit=city.units.get(to_unit, 999_999),
            on=dt.date.fromisoformat(on),
            **WHY,
        )


def test_what_begins_later_goes_over_as_it_begins(city: Government) -> None:
    later = city.does(
        "secretary", "2024-03-01", actions.assign, terms=city.terms(), on=dt.date(2024, 5, 2)
    )
    [act] = city.does(
        "administrator",
        DAY,
        actions.transfer_all,
        from_unit=city.units["DOIC"],
        to_unit=city.units["DOF"],
        on=dt.date(2024, 4, 1),
        **WHY,
    )
    assert (act.subject, act.effective_on) == (later.subject, dt.date(2024, 5, 2))
    assert row_of(later.subject).lead_id == city.units["DOF"]


def test_an_heir_that_cooperated_leads_and_is_told(city: Government) -> None:
    commitment = city.accepted(cooperating=(city.units["DOF"], city.units["DOH"]))
    [act] = city.does(
        "administrator",
        DAY,
        actions.transfer_all,
        from_unit=city.units["DOIC"],
        to_unit=city.units["DOF"],
        on=dt.date(2024, 4, 1),
        **WHY,
    )
    assert act.data["cooperating"] == [city.units["DOH"]]
    assert [*row_of(commitment).cooperations.values_list("unit", flat=True)] == [city.units["DOH"]]
    person = city.by["finance_head"].person
    assert person
    assert act.seq in [one.act for one in notices.told(person)]
