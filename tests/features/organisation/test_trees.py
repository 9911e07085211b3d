"""Where units stand on any day, as far as was known: placements, successions, editions."""

import datetime as dt

import pytest

from remit.domain.acts import By
from remit.domain.tree import Edition
from remit.domain.vocabulary import How, Role
from remit.ledger import queries as ledger
from remit.organisation import actions, models, queries
from remit.organisation.queries import editions
from tests.support.government import BEGIN_ON, Government
from tests.support.refused import refused

MAY = dt.date(2024, 5, 1)
JULY = dt.date(2024, 7, 1)


def head() -> int:
    found = ledger.head()
    assert found is not None
    return found.seq


def edition(city: Government, day: str, known: int | None = None) -> Edition:
    return queries.edition_of(city.tree, dt.date.fromisoformat(day), known)


def succeed(city: Government, day: str, unit: str, *heirs: str, how: How = How.MERGED) -> int:
    gone = actions.NewSuccession(
        city.units[unit], [city.units[heir] for heir in heirs], dt.date.fromisoformat(day), how
    )
    [act] = city.does("administrator", day, actions.succeed_units, successions=[gone])
    return act.seq


def new_unit(code: str, **more: object) -> actions.NewUnit:
    given: dict[str, object] = {"kind": "OFFICE", "names": {"en": code}, "from_on": MAY}
    return actions.NewUnit(code, **{**given, **more})


def test_a_subtree_is_a_range_of_the_edition(city: Government) -> None:
    units = city.units
    tree = edition(city, "2024-03-01")
    assert tree.subtree(units["D1"]) == (units["D1"], units["W1"], units["W2"])
    assert tree.path(units["W1"]) == tuple(units[code] for code in ("W1", "D1", "CITY-PC", "CITY"))
    assert len(tree.subtree(units["CITY"])) == 10
    assert units["MIC"] not in tree
    assert tree.order[tree.lo[units["D1"]] : tree.hi[units["D1"]]] == tree.subtree(units["D1"])


def test_nothing_stands_before_it_was_created(city: Government) -> None:
    assert edition(city, "2022-12-31").order == ()
    assert edition(city, "2024-03-01", known=1).order == ()


def test_a_placement_recorded_late_was_not_known_before(city: Government) -> None:
    known_before = head()
    city.places("2024-06-01", "DOIC-DATA", "DOH", MAY)
    unit, units = city.units["DOIC-DATA"], city.units
    assert edition(city, "2024-05-15").parent[unit] == units["DOH"]
    assert edition(city, "2024-05-15", known_before).parent[unit] == units["DOIC"]
    assert edition(city, "2024-04-30").parent[unit] == units["DOIC"]
    assert edition(city, "2024-06-15", known_before).parent[unit] == units["DOIC"]


def test_a_placement_before_another_one_ends_where_that_begins(city: Government) -> None:
    city.places("2024-07-01", "DOIC-DATA", "DOH", JULY)
    city.places("2024-07-02", "DOIC-DATA", "DOF", MAY)
    unit, units = city.units["DOIC-DATA"], city.units
    places = {
        day: edition(city, day).parent[unit]
        for day in ("2024-04-30", "2024-05-01", "2024-06-30", "2024-07-01")
    }
    assert [*places.values()] == [units["DOIC"], units["DOF"], units["DOF"], units["DOH"]]


def test_an_edition_kept_in_memory_follows_a_new_act(city: Government) -> None:
    day = "2024-05-15"
    first = edition(city, day)
    assert edition(city, day) is first
    city.places("2024-06-01", "DOIC-DATA", "DOH", MAY)
    second = edition(city, day)
    assert second is not first
    assert city.units["DOIC-DATA"] in second.subtree(city.units["DOH"])
    assert edition(city, day, head() - 1) is first


def test_an_edition_of_a_story_that_was_rolled_back_is_not_used_again(city: Government) -> None:
    day = "2024-05-15"
    allowed = city.who_may(
        "2024-06-01",
        actions.place_unit,
        unit=city.units["DOIC-DATA"],
        tree=city.tree,
        parent=city.units["DOH"],
        on=MAY,
    )
    assert allowed == {"administrator"}
    city.places("2024-06-01", "W1", "CITY-PC", MAY)
    assert edition(city, day).parent[city.units["DOIC-DATA"]] == city.units["DOIC"]
    assert models.TreeChange.objects.values("mark").distinct().count() == (
        models.TreeChange.objects.count()
    )
    editions._edition.cache_clear()
    assert edition(city, day).parent[city.units["W1"]] == city.units["CITY-PC"]


def test_a_unit_does_not_stand_below_itself(city: Government) -> None:
    for parent in ("D1", "W1"):
        with refused("UNIT_BELOW_ITSELF"):
            city.places("2024-06-01", "D1", parent, MAY)


def test_a_late_placement_does_not_close_a_circle_on_a_later_day(city: Government) -> None:
    city.places("2024-07-01", "DOH", "DOF", JULY)
    with refused("UNIT_BELOW_ITSELF"):
        city.places("2024-07-02", "DOF", "DOH", MAY)


def test_a_merged_unit_waits_under_its_heir(city: Government) -> None:
    before = head()
    succeed(city, "2024-07-01", "DOH", "DOF")
    units, tree = city.units, edition(city, "2024-07-01")
    assert tree.parent[units["DOH"]] == units["DOF"]
    assert tree.dissolved == {units["DOH"]}
    assert not edition(city, "2024-06-30").dissolved
    assert not edition(city, "2024-07-01", before).dissolved
    assert models.Unit.objects.get(pk=units["DOH"]).exists_until == JULY


def test_a_split_unit_waits_under_the_lowest_common_ancestor_of_its_heirs(
    city: Government,
) -> None:
    succeed(city, "2024-07-01", "DOIC-DATA", "W1", "W2", how=How.SPLIT)
    assert edition(city, "2024-07-01").parent[city.units["DOIC-DATA"]] == city.units["D1"]
    succeed(city, "2024-08-01", "DOH", "W1", "DOF", how=How.SPLIT)
    assert edition(city, "2024-08-01").parent[city.units["DOH"]] == city.units["CITY-PC"]


def test_an_heir_that_ends_itself_hands_on_what_waits(city: Government) -> None:
    succeed(city, "2024-07-01", "DOH", "DOF")
    succeed(city, "2024-08-01", "DOF", "DOIC")
    units, tree = city.units, edition(city, "2024-08-01")
    assert (tree.parent[units["DOH"]], tree.parent[units["DOF"]]) == (units["DOIC"],) * 2


def test_units_below_a_dissolved_one_stay_below_it(city: Government) -> None:
    succeed(city, "2024-07-01", "DOIC", "DOF")
    tree = edition(city, "2024-07-01")
    assert city.units["DOIC-DATA"] in tree.subtree(city.units["DOF"])


def test_a_name_changes_and_the_unit_is_found_by_the_new_one(city: Government) -> None:
    act = city.does(
        "administrator",
        "2024-05-01",
        actions.rename_unit,
        unit=city.units["DOH"],
        names={"vi": "Sở Y tế"},
        on=MAY,
    )
    assert act.data == {"names": {"vi": "Sở Y tế"}}
    assert [card.code for card in queries.units_found("so y te")] == ["DOH"]


def test_a_unit_stands_in_several_trees(city: Government) -> None:
    party = city.does(
        "administrator",
        "2024-05-01",
        actions.open_tree,
        code="PARTY",
        names={"en": "Party"},
        on=MAY,
    )
    city.does(
        "administrator",
        "2024-05-01",
        actions.place_unit,
        unit=city.units["CITY"],
        tree=party,
        parent=None,
        on=MAY,
    )
    city.does(
        "administrator",
        "2024-05-01",
        actions.place_unit,
        unit=city.units["W1"],
        tree=party,
        parent=city.units["CITY"],
        on=MAY,
    )
    other = queries.edition_of(party, MAY)
    assert other.order == (city.units["CITY"], city.units["W1"])
    assert edition(city, "2024-05-01").parent[city.units["W1"]] == city.units["D1"]


def test_units_are_created_with_kinds_names_and_codes_of_their_own(city: Government) -> None:
    wrong = [
        ("KIND_UNKNOWN", [new_unit("A", kind="BATTALION")]),
        ("UNIT_WITHOUT_NAME", [new_unit("A", names={"en": ""})]),
        ("UNIT_CODE_TAKEN", [new_unit("DOH")]),
        ("UNIT_CODE_TAKEN", [new_unit("A"), new_unit("A")]),
        ("PARENT_UNKNOWN", [new_unit("A", parent="B")]),
    ]
    for rule, units in wrong:
        with refused(rule):
            city.does(
                "administrator", "2024-05-01", actions.create_units, units=units, tree=city.tree
            )


def test_a_unit_may_end_on_the_day_that_was_known_from_the_start(city: Government) -> None:
    short = new_unit("A", parent=city.units["CITY-PC"], until_on=JULY)
    [unit] = city.does(
        "administrator", "2024-05-01", actions.create_units, units=[short], tree=city.tree
    )
    assert unit in edition(city, "2024-06-30")
    assert unit not in edition(city, "2024-07-01")


def test_codes_of_trees_and_posts_are_taken_once(city: Government) -> None:
    with refused("TREE_CODE_TAKEN"):
        city.does("administrator", "2024-05-01", actions.open_tree, code="ADMIN", names={}, on=MAY)
    health = city.units["DOH"]
    for codes in (["P-head"], ["P-new", "P-new"]):
        posts = [actions.NewPost(health, code) for code in codes]
        with refused("POST_CODE_TAKEN"):
            city.does("administrator", "2024-05-01", actions.create_posts, posts=posts, on=MAY)


@pytest.mark.parametrize("who", ["secretary", "leader", "auditor", "stranger"])
def test_only_an_administrator_changes_the_organisation(city: Government, who: str) -> None:
    unit, on = city.units["DOH"], MAY
    ways = [
        (actions.open_tree, {"code": "X", "names": {}, "on": on}),
        (actions.create_units, {"units": [new_unit("A")]}),
        (actions.place_unit, {"unit": unit, "tree": city.tree, "parent": None, "on": on}),
        (actions.rename_unit, {"unit": unit, "names": {"en": "X"}, "on": on}),
        (actions.succeed_units, {"successions": []}),
        (actions.create_posts, {"posts": [], "on": on}),
        (actions.end_role, {"held": 1, "on": on}),
    ]
    for action, what in ways:
        with refused("RIGHT_MISSING"):
            city.does(who, "2024-05-01", action, **what)


def test_nobody_sets_the_site_up_once_there_is_an_administrator(city: Government) -> None:
    city.by["nobody"] = By()
    with refused("RIGHT_MISSING"):
        city.does("nobody", "2024-05-01", actions.create_units, units=[new_unit("A")])


def test_who_was_administrator_once_does_not_act_on_days_of_then(city: Government) -> None:
    held = models.RoleHeld.objects.get(post=city.posts["administrator"])
    city.does(
        "administrator",
        "2024-04-30",
        actions.grant_role,
        person=city.by["secretary"].person,
        post=city.posts["secretary"],
        role=Role.ADMINISTRATOR,
        on=dt.date(2024, 4, 30),
    )
    city.does("administrator", "2024-05-01", actions.end_role, held=held.pk, on=MAY)
    with refused("RIGHT_MISSING"):
        city.does(
            "administrator",
            "2024-05-02",
            actions.rename_unit,
            unit=city.units["DOH"],
            names={"en": "X"},
            on=BEGIN_ON,
        )
