"""What units are called on any day, as far as was known: a renaming changes the days from its own
on, also when it is told late, and the earlier name still finds the unit."""

import datetime as dt
import importlib

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from remit.commitments.queries import figures, tables
from remit.commitments.queries.scopes import By
from remit.domain.vocabulary import How
from remit.ledger import queries as ledger
from remit.ledger.actions import rebuilding
from remit.organisation import actions, models, queries
from remit.organisation.projections import borne
from remit.organisation.projections.borne import Naming
from remit.organisation.queries import called, portraits
from tests.support.government import BEGIN_ON, Government
from tests.support.looks import scope
from tests.support.refused import refused

DAY = dt.timedelta(days=1)
migration = importlib.import_module("remit.organisation.migrations.0002_names_of_units")
line_by_line = importlib.import_module("remit.organisation.migrations.0003_names_line_by_line")


def head() -> int:
    found = ledger.head()
    assert found is not None
    return found.seq


def rename(city: Government, day: str, unit: str, name: str, on: str = "") -> int:
    act = city.does(
        "administrator",
        day,
        actions.rename_unit,
        unit=city.units[unit],
        names={"en": name},
        on=dt.date.fromisoformat(on or day),
    )
    return act.seq


def name(city: Government, unit: str, day: str, known: int | None = None) -> str:
    number = city.units[unit]
    return called.units([number], dt.date.fromisoformat(day), known)[number].name


def succeed(city: Government, day: str, unit: str, heir: str, how: How) -> None:
    on = dt.date.fromisoformat(day)
    one = actions.NewSuccession(city.units[unit], [city.units[heir]], on, how)
    city.does("administrator", day, actions.succeed_units, successions=[one])


def labels(city: Government, day: str, known: int | None = None) -> dict[str, str]:
    table = figures.table(scope(day, known=known, unit=city.units["CITY-PC"]), By.UNIT)
    return {line["key"]: line["label"] for line in tables.lines(table, None)}


def test_a_unit_bears_its_old_name_until_the_day_of_the_new_one(city: Government) -> None:
    rename(city, "2024-05-01", "DOH", "Health and Care")
    assert name(city, "DOH", "2024-04-30") == "Doh"
    assert name(city, "DOH", "2024-05-01") == "Health and Care"
    assert queries.unit_by_code("DOH").name == "Health and Care"


def test_a_renaming_told_late_holds_on_past_days_as_known_now_and_not_as_known_then(
    city: Government,
) -> None:
    before = head()
    told = rename(city, "2024-05-01", "DOH", "Health and Care", on="2024-03-01")
    for known, said in ((None, "Health and Care"), (told, "Health and Care"), (before, "Doh")):
        assert name(city, "DOH", "2024-03-15", known) == said
        assert name(city, "DOH", "2024-02-29", known) == "Doh"


def test_a_renaming_told_late_ends_where_a_later_one_begins(city: Government) -> None:
    first = rename(city, "2024-05-01", "DOH", "Health and Care")
    rename(city, "2024-06-01", "DOH", "Health", on="2024-04-01")
    told = [name(city, "DOH", day) for day in ("2024-03-31", "2024-04-01", "2024-05-01")]
    assert told == ["Doh", "Health", "Health and Care"]
    assert name(city, "DOH", "2024-04-01", first) == "Doh"
    assert queries.unit_by_code("DOH").name == "Health and Care"


def test_a_name_corrected_on_its_own_day_was_borne_only_as_known_then(city: Government) -> None:
    wrong = rename(city, "2024-05-01", "DOH", "Helth")
    rename(city, "2024-05-02", "DOH", "Health", on="2024-05-01")
    assert [name(city, "DOH", "2024-05-01", known) for known in (wrong, None)] == [
        "Helth",
        "Health",
    ]
    assert queries.units_found("helth") == []


def test_before_its_first_day_and_before_it_was_known_a_unit_has_some_name(
    city: Government,
) -> None:
    rename(city, "2024-05-01", "DOH", "Health and Care")
    assert name(city, "DOH", "2020-01-01") == "Doh"
    assert name(city, "DOH", "2024-05-01", 1) == "Health and Care"
    assert name(city, "DOF", "2024-05-01", 1) == "Dof"


def test_only_a_renamed_unit_has_periods_of_names(city: Government) -> None:
    rename(city, "2024-05-01", "DOH", "Health and Care")
    may = dt.date(2024, 5, 1)
    periods = called.periods(city.units["DOH"])
    assert [(one.name, one.on_from, one.on_until) for one in periods] == [
        ("Doh", BEGIN_ON, may),
        ("Health and Care", may, None),
    ]
    assert called.periods(city.units["DOF"]) == []
    assert called.periods(city.units["DOH"], head() - 1)[0].on_until is None
    assert set(models.UnitName.objects.values_list("unit", flat=True)) == {city.units["DOH"]}


def test_no_unit_is_renamed_from_a_day_to_come_or_before_its_first(city: Government) -> None:
    with refused("EFFECT_IN_FUTURE"):
        rename(city, "2024-05-01", "DOH", "X", on="2024-05-02")
    with refused("UNIT_NOT_YET"):
        rename(city, "2024-05-01", "DOH", "X", on="2022-12-31")


def test_figures_of_a_past_day_say_the_names_of_that_day(city: Government) -> None:
    city.assigned("2024-03-01", lead=city.units["DOH"])
    before = head()
    rename(city, "2024-05-01", "DOH", "Health and Care", on="2024-04-01")
    assert labels(city, "2024-03-31")["DOH"] == "Doh"
    assert labels(city, "2024-05-01")["DOH"] == "Health and Care"
    assert labels(city, "2024-04-15")["DOH"] == "Health and Care"
    assert labels(city, "2024-04-15", known=before)["DOH"] == "Doh"


def test_a_portrait_shows_the_name_of_its_day_and_the_present_one(city: Government) -> None:
    before = head()
    rename(city, "2024-05-01", "CITY-PC", "Council of the City")
    april = dt.date(2024, 4, 30)
    past, then = portraits.portrait("CITY-PC", april), portraits.portrait("DOH", april)
    assert (past.card.name, past.today.name) == ("City-Pc", "Council of the City")
    assert then.places[0].parent is not None
    assert then.places[0].parent.name == "City-Pc"
    assert [one.name for one in past.called] == ["City-Pc", "Council of the City"]
    assert portraits.portrait("CITY-PC", dt.date(2024, 6, 1), before).card.name == "City-Pc"


def test_a_portrait_knows_no_place_no_succession_and_no_end_of_later_acts(
    city: Government,
) -> None:
    before = head()
    succeed(city, "2024-05-01", "W2", "W1", How.MERGED)
    day = dt.date(2024, 6, 1)
    assert portraits.portrait("W2", day).went_into[0].unit is not None
    assert portraits.portrait("W2", day, before).went_into == []
    assert portraits.portrait("W2", day).places[0].on_until == dt.date(2024, 5, 1)
    assert portraits.portrait("W2", day, before).places[0].on_until is None
    ends = [portraits.portrait("W2", day, known).card.exists_until for known in (head(), before)]
    assert ends == [dt.date(2024, 5, 1), None]


def test_an_end_that_the_founding_said_was_known_before_the_succession(city: Government) -> None:
    end = dt.date(2024, 5, 1)
    short = actions.NewUnit("W3", "WARD", {"en": "W3"}, BEGIN_ON, city.units["D1"], end)
    [city.units["W3"]] = city.does(
        "administrator", "2024-04-01", actions.create_units, units=[short], tree=city.tree
    )
    before = head()
    succeed(city, "2024-05-01", "W3", "W1", How.MERGED)
    assert portraits.portrait("W3", end, before).card.exists_until == end


@pytest.mark.parametrize("found_by", [queries.units_found, portraits.all_units_found])
def test_a_unit_is_found_by_every_name_it_bore_and_shown_by_its_present_one(
    city: Government, found_by: type
) -> None:
    rename(city, "2024-05-01", "DOH", "Care for all")
    rename(city, "2024-06-01", "DOH", "Wellbeing")
    for words, formerly in (("doh", ""), ("care all", "Care for all"), ("wellbeing", "")):
        [card] = found_by(words)
        assert (card.code, card.name, card.formerly) == ("DOH", "Wellbeing", formerly)


def test_whoever_bears_a_name_comes_before_whoever_bore_it(city: Government) -> None:
    rename(city, "2024-05-01", "DOF", "Science")
    rename(city, "2024-06-01", "DOF", "Finance")
    rename(city, "2024-06-02", "W2", "Science")
    rename(city, "2024-06-02", "D1", "Science of districts")
    found = [(card.code, card.formerly) for card in queries.units_found("science")]
    assert found == [("W2", ""), ("DOF", "Science"), ("D1", "")]


def test_a_unit_that_continues_another_under_a_new_name_is_found_by_the_old_one(
    city: Government,
) -> None:
    rename(city, "2024-04-01", "W2", "Riverside")
    rename(city, "2024-04-01", "W1", "Lakeside")
    succeed(city, "2024-05-01", "W2", "W1", How.RENAMED)
    [card] = queries.units_found("riverside")
    assert (card.code, card.name, card.formerly) == ("W1", "Lakeside", "Riverside")
    every = [(one.code, one.formerly) for one in portraits.all_units_found("riverside")]
    assert every == [("W1", "Riverside"), ("W2", "")]
    assert name(city, "W2", "2024-04-30") == name(city, "W2", "2024-05-02") == "Riverside"


def test_a_unit_that_others_were_merged_into_is_not_found_by_their_names(
    city: Government,
) -> None:
    rename(city, "2024-04-01", "W2", "Riverside")
    succeed(city, "2024-05-01", "W2", "W1", How.MERGED)
    assert queries.units_found("riverside") == []


def test_names_of_a_day_cost_two_questions_for_any_number_of_units(city: Government) -> None:
    for unit in ("DOH", "DOF", "W1"):
        rename(city, "2024-05-01", unit, f"New {unit}")
    known = head()
    with CaptureQueriesContext(connection) as asked:
        cards = called.units(city.units.values(), dt.date(2024, 5, 1), known)
    assert len(asked) == 2
    assert cards[city.units["W1"]].name == "New W1"


def test_the_upgrade_of_a_site_tells_the_names_as_the_acts_do(city: Government) -> None:
    rename(city, "2024-05-01", "DOH", "Health and Care")
    rename(city, "2024-06-01", "DOH", "Health", on="2024-04-01")
    rename(city, "2024-06-01", "W1", "Lakeside")
    before = rebuilding.digests()
    models.UnitName.objects.all().delete()
    # So it stood before there were periods: the name of the latest act, and found by that alone.
    models.Unit.objects.filter(code="DOH").update(names={"en": "Health"}, folded="doh health")
    migration.tell(apps, None)
    line_by_line.fold(apps, None)
    assert rebuilding.digests() == before


def test_the_upgrade_of_a_site_without_renamings_tells_nothing(city: Government) -> None:
    migration.tell(apps, None)
    assert not models.UnitName.objects.exists()


NAMINGS = st.lists(st.integers(0, 9), max_size=7).map(
    lambda days: (
        [Naming(1, BEGIN_ON, {"en": "1"})]
        + [
            Naming(seq, BEGIN_ON + day * DAY, {"en": str(seq)})
            for seq, day in enumerate(days, start=2)
        ]
    )
)


@given(NAMINGS)
def test_a_name_is_that_of_the_latest_day_so_far_as_far_as_was_known(namings: list[Naming]) -> None:
    told = borne.periods(namings)
    for known in range(1, len(namings) + 1):
        for shift in range(11):
            day = BEGIN_ON + shift * DAY
            heard = [one for one in namings if one.seq <= known and one.on <= day]
            expected = max(heard, key=lambda one: (one.on, one.seq)).names
            bore = [
                one.names
                for one in told
                if one.holds(day)
                and one.known_from <= known
                and (one.known_until is None or known < one.known_until)
            ]
            assert bore == [expected]
