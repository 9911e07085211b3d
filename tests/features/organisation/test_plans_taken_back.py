"""A reorganisation of a day to come is a plan: it is listed, and taken back before its day by acts;
whoever asks what was known before still reads the plan."""

import datetime as dt

import pytest

from remit.domain.vocabulary import How
from remit.ledger import queries as ledger
from remit.ledger.actions import rebuilding
from remit.ledger.records import Act
from remit.organisation import actions, models, queries, reorganising
from remit.organisation.queries import heirs, planned, portraits
from remit.organisation.reorganising import Below, Plan
from tests.support.government import Government
from tests.support.refused import refused

MAY, JULY = dt.date(2024, 5, 2), dt.date(2024, 7, 1)
WHY = "The council decided otherwise."


def lay_down(city: Government, *units: str, heir: str = "DOH", day: str = "2024-05-02") -> int:
    plan = Plan(
        [city.units[one] for one in units], How.MERGED, [city.units[heir]], JULY, Below.HEIR
    )
    acts = city.does("administrator", day, reorganising.carry_out, plan=plan)
    return int(acts[0].seq)


def take_back(city: Government, number: int, day: str = "2024-05-03", why: str = WHY) -> list[Act]:
    made: list[Act] = city.does(
        "administrator", day, reorganising.take_back, plan=number, reason=why
    )
    return made


def head() -> int:
    found = ledger.head()
    assert found is not None
    return found.seq


def test_a_plan_lists_its_units_their_heirs_and_what_is_placed_with_them(city: Government) -> None:
    number = lay_down(city, "D1")
    [found] = planned.plans(MAY)
    assert (found.id, found.on) == (number, JULY)
    [going] = found.units
    assert (going.unit.code, going.how) == ("D1", How.MERGED)
    assert [one.code for one in going.heirs] == ["DOH"]
    assert {one.code for one in found.placed} == {"W1", "W2"}
    assert planned.plans(JULY) == []


def test_taken_back_everything_stands_as_if_it_had_not_been_laid_down(city: Government) -> None:
    before = queries.home_edition(JULY).parent
    take_back(city, lay_down(city, "D1"))
    assert queries.home_edition(JULY).parent == before
    assert models.Unit.objects.get(pk=city.units["D1"]).exists_until is None
    assert planned.plans(MAY) == []
    assert heirs.standing([city.units["D1"]], JULY) == {city.units["D1"]: []}
    assert portraits.portrait("D1", JULY).went_into == []


def test_as_known_before_the_taking_back_the_plan_still_stands(city: Government) -> None:
    number = lay_down(city, "D1")
    known = head()
    take_back(city, number)
    tree, unit = city.tree, city.units
    assert queries.edition_of(tree, JULY, known).parent[unit["W1"]] == unit["DOH"]
    assert queries.edition_of(tree, JULY, head()).parent[unit["W1"]] == unit["D1"]
    then = portraits.portrait("D1", MAY, known)
    assert ([one.on for one in then.went_into], then.card.exists_until) == ([JULY], JULY)
    assert portraits.portrait("D1", MAY, head()).card.exists_until is None
    assert portraits.portrait("D1", MAY, number - 1).card.exists_until is None


def test_what_is_derived_comes_out_the_same_from_the_acts(city: Government) -> None:
    take_back(city, lay_down(city, "D1", "DOF"))
    lay_down(city, "D1", heir="DOF", day="2024-05-04")
    assert rebuilding.check().different == ()


def test_each_act_of_the_plan_is_annulled_by_one_with_the_reason(city: Government) -> None:
    number = lay_down(city, "D1")
    acts = take_back(city, number)
    assert [one.data["act"] for one in acts] == [number, number + 1, number + 2]
    assert {one.texts["reason"] for one in acts} == {WHY}


def test_it_can_be_laid_down_again_and_otherwise(city: Government) -> None:
    take_back(city, lay_down(city, "D1"))
    lay_down(city, "D1", heir="DOF", day="2024-05-04")
    assert queries.home_edition(JULY).parent[city.units["W1"]] == city.units["DOF"]


def test_a_place_that_was_laid_down_since_stays(city: Government) -> None:
    number = lay_down(city, "D1")
    city.does(
        "administrator",
        "2024-05-03",
        actions.place_unit,
        unit=city.units["W1"],
        tree=city.tree,
        parent=city.units["DOF"],
        on=dt.date(2024, 8, 1),
    )
    take_back(city, number, day="2024-05-04")
    july, august = (queries.home_edition(day) for day in (JULY, dt.date(2024, 8, 1)))
    assert july.parent[city.units["W1"]] == city.units["D1"]
    assert august.parent[city.units["W1"]] == city.units["DOF"]


def test_what_would_then_stand_below_itself_is_refused(city: Government) -> None:
    number = lay_down(city, "D1")
    city.does(
        "administrator",
        "2024-05-03",
        actions.place_unit,
        unit=city.units["CITY-PC"],
        tree=city.tree,
        parent=None,
        on=JULY,
    )
    take_back(city, number, day="2024-05-04")
    again = lay_down(city, "D1", day="2024-05-05")
    models.Placement.objects.filter(
        unit=city.units["CITY-PC"], known_until__isnull=True, on_from=JULY
    ).update(parent=city.units["W1"])
    with refused("UNIT_BELOW_ITSELF"):
        take_back(city, again, day="2024-05-06")
    models.Placement.objects.filter(
        unit=city.units["CITY-PC"], known_until__isnull=True, on_from=JULY
    ).update(parent=None)


@pytest.mark.parametrize("day", ["2024-07-01", "2024-07-02"])
def test_on_its_day_it_is_in_force_and_stays(city: Government, day: str) -> None:
    number = lay_down(city, "D1")
    with refused("PLAN_IN_FORCE"):
        take_back(city, number, day=day)


def test_it_is_taken_back_once_and_with_a_reason(city: Government) -> None:
    number = lay_down(city, "D1")
    with refused("REASON_MISSING"):
        take_back(city, number, why=" ")
    take_back(city, number)
    with refused("PLAN_UNKNOWN"):
        take_back(city, number)


def test_only_an_administrator_takes_it_back(city: Government) -> None:
    number = lay_down(city, "D1")
    what = {"plan": number, "reason": WHY}
    assert city.who_may("2024-05-03", reorganising.take_back, **what) == {"administrator"}


def test_two_plans_are_two_and_one_of_them_stays(city: Government) -> None:
    first = lay_down(city, "D1")
    second = lay_down(city, "DOF", day="2024-05-03")
    assert [one.id for one in planned.plans(MAY)] == [first, second]
    take_back(city, first, day="2024-05-04")
    assert [one.id for one in planned.plans(MAY)] == [second]


def test_a_single_placement_to_come_is_a_plan_and_is_taken_back(city: Government) -> None:
    before = queries.home_edition(JULY).parent
    number = city.places("2024-05-02", "W1", "DOF", JULY)
    [found] = planned.plans(MAY)
    assert (found.id, found.on, found.is_placing, found.tree) == (number, JULY, True, "ADMIN")
    assert found.below is not None
    assert ([one.code for one in found.placed], found.below.code) == (["W1"], "DOF")
    assert planned.of_unit(city.units["W1"], MAY) == found
    assert planned.of_unit(city.units["DOF"], MAY) is None
    known = head()
    [act] = take_back(city, number)
    assert (act.data["act"], act.texts["reason"]) == (number, WHY)
    assert queries.home_edition(JULY).parent == before
    assert queries.edition_of(city.tree, JULY, known).parent[city.units["W1"]] == city.units["DOF"]
    assert planned.plans(MAY) == []
    with refused("PLAN_UNKNOWN"):
        take_back(city, number, day="2024-05-04")


def test_of_two_placements_each_is_taken_back_by_itself(city: Government) -> None:
    first = city.places("2024-05-02", "W1", "DOF", JULY)
    later = city.places("2024-05-03", "W1", "DOH", dt.date(2024, 8, 1))
    assert [one.id for one in planned.plans(MAY)] == [first, later]
    take_back(city, first, day="2024-05-04")
    assert [one.id for one in planned.plans(MAY)] == [later]
    august = queries.home_edition(dt.date(2024, 8, 1))
    assert august.parent[city.units["W1"]] == city.units["DOH"]


def test_a_placement_that_another_one_overtook_is_no_plan(city: Government) -> None:
    city.places("2024-05-02", "W1", "DOF", JULY)
    second = city.places("2024-05-03", "W1", "DOH", JULY)
    assert [one.id for one in planned.plans(MAY)] == [second]


def test_a_placement_in_force_stays_and_only_an_administrator_takes_one_back(
    city: Government,
) -> None:
    number = city.places("2024-05-02", "W1", None, JULY)
    with refused("PLAN_IN_FORCE"):
        take_back(city, number, day="2024-07-01")
    what = {"plan": number, "reason": WHY}
    assert city.who_may("2024-05-03", reorganising.take_back, **what) == {"administrator"}


def test_a_plan_that_places_is_one_plan_and_no_placement_beside_it(city: Government) -> None:
    number = lay_down(city, "D1")
    assert [(one.id, one.is_placing) for one in planned.plans(MAY)] == [(number, False)]
