"""Changes between two days through the API: each as many records as its number says."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from remit.interfaces.api import rates
from remit.organisation.models import Person
from tests.interfaces import figures_site
from tests.interfaces.api_site import Program, every, program, said
from tests.interfaces.figures_site import Story


@pytest.fixture
def leader(story: Story) -> Program:
    """A program of the leader, at the end of the story."""
    rates.forget()
    return program(Person.objects.get(pk=story.made.by["leader"].person))


def test_a_change_is_as_long_as_its_number_says(leader: Program) -> None:
    asked = {"since": "2024-06-10", "unit": "CITY"}
    changed = said(leader.get("figures/changes", asked))
    assert (changed["since"], changed["on"]) == ("2024-06-10", figures_site.LAST)
    counts = {one["column"]: one for one in changed["columns"]}
    assert {counts[name]["came"] for name in ("contested", "claimed", "done")} == {1}
    for name, one in counts.items():
        for way in ("came", "gone"):
            behind = {**asked, "column": name, "way": way, "limit": 1}
            listed = every(leader, "figures/changes/records", behind)
            assert len({row["number"] for row in listed}) == len(listed) == one[way]


def test_without_a_day_the_week_before_is_compared(leader: Program) -> None:
    week = dt.date.fromisoformat(figures_site.LAST) - dt.timedelta(days=7)
    assert said(leader.get("figures/changes"))["since"] == week.isoformat()
    later = leader.get("figures/changes", {"since": "2030-01-01"})
    assert (later.status_code, said(later)["rule"]) == (422, "SINCE_AFTER_DAY")
    both = leader.get("figures/changes", {"on": figures_site.LAST, "since": "2030-01-01"})
    assert [one["place"] for one in said(both)["findings"]] == ["query.since"]
    unknown = leader.get("figures/changes/records", {"column": "colour"})
    assert said(unknown)["rule"] == "MEMBER_UNKNOWN"


def test_the_questions_of_a_list_do_not_grow_with_its_rows(
    leader: Program, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    path, behind = "figures/changes/records", {"since": "2024-02-01", "unit": "CITY"}
    leader.get(path, behind)
    asked = []
    for limit in (2, 9):
        with django_assert_max_num_queries(36) as queries:
            items = said(leader.get(path, {**behind, "limit": limit}))["items"]
        assert len(items) == limit
        asked.append(len(queries))
    assert asked[1] <= asked[0]
