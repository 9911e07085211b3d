"""Break down: parts of the work given to other units; the whole is counted once."""

import datetime as dt

import pytest

from remit.commitments import actions, models
from remit.domain.acts import Tag
from remit.domain.vocabulary import Confidentiality, How, Type, Work
from remit.notices import queries as notices
from remit.organisation import actions as organisation
from tests.support.government import Government, by_day
from tests.support.refused import refused

DAY = "2024-03-06"


def row_of(commitment: int) -> models.Commitment:
    return models.Commitment.objects.get(pk=commitment)


def broken_down(
    city: Government, who: str, commitment: int, *leads: str, day: str = DAY
) -> list[int]:
    parts = [actions.Part(f"The part of {lead}", city.units[lead]) for lead in leads]
    acts = city.does(who, day, actions.break_down, commitment=commitment, parts=parts)
    return [act.subject for act in acts]


def above_of(commitment: int) -> set[tuple[int | None, int | None, int | None]]:
    spans = models.Span.objects.filter(commitment=commitment, known_until=None)
    return set(spans.values_list("above_1", "above_2", "above_3"))


def test_the_head_of_the_lead_unit_gives_parts_to_other_units(city: Government) -> None:
    whole = city.accepted(type=Type.PUBLICATION, confidentiality=Confidentiality.PUBLIC)
    parts = [
        actions.Part("Clean the data", city.units["DOIC-DATA"], by_day("2024-05-31")),
        actions.Part("Pay for it", city.units["DOF"], type=Type.TASK),
    ]
    acts = city.does("head", DAY, actions.break_down, commitment=whole, parts=parts)
    assert [act.tag for act in acts] == [Tag.COMMITMENT_ASSIGNED] * 2
    assert [act.data["parent"] for act in acts] == [whole, whole]
    assert [act.data["issuer"] for act in acts] == [city.units["DOIC"]] * 2
    first, second = (row_of(act.subject) for act in acts)
    assert (first.type, first.confidentiality, first.ancestors) == (
        "PUBLICATION",
        "PUBLIC",
        [whole],
    )
    assert (first.revised, second.type) == (dt.date(2024, 5, 31), "TASK")


def test_a_part_without_a_date_is_due_as_the_whole_is_now(city: Government) -> None:
    whole = city.accepted()
    [part] = broken_down(city, "head", whole, "DOF")
    assert row_of(part).original == row_of(whole).revised == dt.date(2024, 6, 28)
    [undated] = broken_down(city, "head", city.accepted("2024-03-06", due=None), "DOF")
    assert row_of(undated).original is None


def test_only_the_head_of_the_lead_unit_breaks_down(city: Government) -> None:
    whole = city.accepted()
    parts = [actions.Part("Clean the data", city.units["DOIC-DATA"])]
    assert city.who_may(DAY, actions.break_down, commitment=whole, parts=parts) == {"head"}


def test_who_owes_a_part_is_told(city: Government) -> None:
    [part] = broken_down(city, "head", city.accepted(), "DOF")
    person = city.by["finance_head"].person
    assert person
    assert [one.commitment for one in notices.told(person)] == [part]


@pytest.mark.parametrize("work", [Work.PROPOSED, Work.VERIFIED, Work.CLOSED, Work.CANCELLED])
def test_only_open_work_is_broken_down(city: Government, work: Work) -> None:
    whole = city.in_state(work)
    with refused("BREAK_DOWN_NOT_OPEN"):
        broken_down(city, "head", whole, "DOF", day="2024-06-27")


def test_breaking_down_names_parts_of_other_units_within_the_date(city: Government) -> None:
    whole = city.accepted()
    wrong = [
        ("BREAK_DOWN_WITHOUT_PARTS", []),
        ("TITLE_MISSING", [actions.Part(" ", city.units["DOF"])]),
        ("UNIT_UNKNOWN", [actions.Part("Pay", 999_999)]),
        ("PART_TO_ITSELF", [actions.Part("Pay", city.units["DOIC"])]),
        ("PART_AFTER_WHOLE", [actions.Part("Pay", city.units["DOF"], by_day("2024-06-29"))]),
    ]
    for rule, parts in wrong:
        with refused(rule):
            city.does("head", DAY, actions.break_down, commitment=whole, parts=parts)


def test_a_dissolved_unit_gets_no_part(city: Government) -> None:
    whole = city.accepted()
    gone = organisation.NewSuccession(
        city.units["DOF"], [city.units["DOH"]], dt.date(2024, 3, 5), How.MERGED
    )
    city.does("administrator", "2024-03-05", organisation.succeed_units, successions=[gone])
    with refused("UNIT_DISSOLVED"):
        broken_down(city, "head", whole, "DOF")


def test_work_is_broken_down_at_most_three_levels_below_the_root(city: Government) -> None:
    whole = city.assigned()
    [first] = broken_down(city, "head", whole, "DOIC-DATA")
    [second] = broken_down(city, "data_head", first, "DOH")
    [third] = broken_down(city, "health_head", second, "DOF")
    assert row_of(third).ancestors == [second, first, whole]
    units = city.units
    assert above_of(third) == {(units["DOH"], units["DOIC-DATA"], units["DOIC"])}
    with refused("BREAK_DOWN_TOO_DEEP"):
        broken_down(city, "finance_head", third, "INSP")


def test_a_part_stands_alone_while_its_whole_does_not_count(city: Government) -> None:
    whole = city.accepted()
    [part] = broken_down(city, "head", whole, "DOF")
    city.does("secretary", "2024-04-01", actions.cancel, commitment=whole, reason="Taken back.")
    spans = models.Span.objects.filter(commitment=part, known_until=None).order_by("on_from")
    doic = city.units["DOIC"]
    assert [(span.on_from, span.above_1) for span in spans] == [
        (dt.date(2024, 3, 6), doic),
        (dt.date(2024, 4, 1), None),
        (dt.date(2024, 6, 28), None),
        (dt.date(2024, 6, 29), None),
    ]


def test_a_part_follows_its_whole_to_another_unit(city: Government) -> None:
    whole = city.accepted()
    [part] = broken_down(city, "head", whole, "DOF")
    city.does(
        "secretary",
        "2024-04-01",
        actions.transfer,
        commitment=whole,
        lead=city.units["DOH"],
        reason="Moved.",
    )
    aboves = {above for above, _, _ in above_of(part)}
    assert aboves == {city.units["DOIC"], city.units["DOH"]}
