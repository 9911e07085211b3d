"""A reorganisation as one decision: all units go over or none, and those below find their place."""

import datetime as dt

import pytest

from remit.commitments import actions as commitments
from remit.commitments.queries import owing
from remit.domain.vocabulary import How
from remit.organisation import models, queries, reorganising
from remit.organisation.queries import ending
from remit.organisation.reorganising import Below, Plan
from tests.support.government import Government
from tests.support.refused import refused

JULY = dt.date(2024, 7, 1)


def plan(
    city: Government,
    *units: str,
    heirs: tuple[str, ...] = ("DOH",),
    how: How = How.MERGED,
    below: Below = Below.HEIR,
) -> Plan:
    ending = [city.units[unit] for unit in units]
    return Plan(ending, how, [city.units[heir] for heir in heirs], JULY, below)


def carry_out(city: Government, planned: Plan) -> None:
    city.does("administrator", "2024-07-01", reorganising.carry_out, plan=planned)


def test_units_below_stand_below_the_heir_from_that_day(city: Government) -> None:
    carry_out(city, plan(city, "D1"))
    before, after = (queries.home_edition(day) for day in (dt.date(2024, 6, 30), JULY))
    assert before.parent[city.units["W1"]] == city.units["D1"]
    assert after.parent[city.units["W1"]] == city.units["DOH"]
    assert city.units["D1"] not in after.parent or after.dissolved == {city.units["D1"]}


def test_units_below_may_stay_until_somebody_places_them(city: Government) -> None:
    carry_out(city, plan(city, "D1", below=Below.STAY))
    assert queries.home_edition(JULY).parent[city.units["W1"]] == city.units["D1"]


def test_with_several_heirs_the_units_below_stay(city: Government) -> None:
    carry_out(city, plan(city, "D1", heirs=("DOH", "DOF"), how=How.SPLIT))
    assert queries.home_edition(JULY).parent[city.units["W1"]] == city.units["D1"]


def test_an_heir_below_a_unit_that_ends_is_not_placed_below_itself(city: Government) -> None:
    carry_out(city, plan(city, "D1", heirs=("W1",)))
    edition = queries.home_edition(JULY)
    assert edition.parent[city.units["W2"]] == city.units["W1"]
    assert edition.parent[city.units["W1"]] != city.units["W1"]


def test_units_that_ended_below_stay_with_their_own_heirs(city: Government) -> None:
    carry_out(city, plan(city, "W1", heirs=("D1",), below=Below.STAY))
    planned = plan(city, "D1")
    assert city.units["W1"] in queries.home_edition(JULY).children(city.units["D1"])
    (told,) = ending.ending(planned.units, JULY)
    assert city.units["W1"] not in [one.id for one in told.below]
    assert [unit for _tree, unit in reorganising.moving(planned)] == [one.id for one in told.below]
    carry_out(city, planned)
    assert queries.home_edition(JULY).parent[city.units["W2"]] == city.units["DOH"]


@pytest.mark.parametrize(
    ("rule", "units", "more"),
    [
        ("HEIR_MISSING", ("W1",), {"heirs": ()}),
        ("HEIR_OF_ITSELF", ("W1", "DOH"), {}),
        ("UNIT_WENT_OVER_ALREADY", ("W1", "W1"), {}),
    ],
)
def test_a_plan_is_carried_out_whole_or_not_at_all(
    city: Government, rule: str, units: tuple[str, ...], more: dict[str, tuple[str, ...]]
) -> None:
    with refused(rule):
        carry_out(city, plan(city, "D1", *units, **more))
    assert not models.Succession.objects.exists()


def test_what_stands_at_a_unit_is_told_before_it_ends(city: Government) -> None:
    [found] = ending.ending([city.units["D1"]], JULY)
    assert [one.code for one in found.below] == ["W1", "W2"]
    [office] = ending.ending([city.units["DOIC"]], JULY)
    posts = models.Post.objects.filter(unit=city.units["DOIC"])
    persons = models.RoleHeld.objects.filter(post__in=posts).values("person").distinct()
    assert (office.posts, office.persons) == (posts.count(), persons.count())


def test_what_was_not_closed_waits_until_it_is_handed_over(city: Government) -> None:
    city.assigned(lead=city.units["DOF"])
    unit, heir = city.units["DOF"], city.units["DOH"]
    carry_out(city, plan(city, "DOF"))
    assert owing.not_closed_of_ended(JULY - dt.timedelta(days=1)) == {}
    assert owing.not_closed_of_ended(JULY) == {unit: owing.NotClosed(1)}
    [waiting] = ending.ended(JULY, [unit])
    assert ([one.id for one in waiting.heirs], waiting.how) == ([heir], How.MERGED)
    city.does(
        "administrator",
        "2024-07-02",
        commitments.transfer_all,
        from_unit=unit,
        to_unit=heir,
        on=JULY,
        reason="Merged.",
    )
    assert owing.not_closed_of_ended(JULY) == {}
    assert owing.not_closed([heir]) == {heir: owing.NotClosed(1)}
