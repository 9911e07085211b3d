"""Without a script words that may mean several units lead on: the form that is refused shows these
units to choose from, and a whole name that one unit alone bears means that unit."""

import re

import pytest
from django.http import HttpResponse

from remit.commitments.models import Commitment
from remit.organisation import actions
from remit.organisation.models import Unit
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser, key, today
from tests.support.government import BEGIN_ON, Government

pytestmark = pytest.mark.django_db
NAMES = {"HA": "Department of Home Affairs", "HA-2": "Northern Department of Home Affairs"}


@pytest.fixture
def affairs(government: Government) -> dict[str, int]:
    """Two departments, of which one has the whole name of the other in its own."""
    made = [
        actions.NewUnit(code, "DEPARTMENT", {"en": name}, BEGIN_ON, government.units["CITY-PC"])
        for code, name in NAMES.items()
    ]
    government.does(
        "administrator", "2024-02-01", actions.create_units, units=made, tree=government.tree
    )
    return dict(Unit.objects.filter(code__in=NAMES).values_list("code", "id"))


def sent(government: Government, path: str, **typed: object) -> HttpResponse:
    with today():
        return browser(government, "secretary").post(path, {"request_key": key(), **typed})


def order(government: Government, **typed: object) -> HttpResponse:
    return sent(
        government,
        "/commitments/new/",
        title="Name who answers",
        basis="ORAL",
        reference="the chair",
        issuer=government.units["CITY-PC"],
        type="TASK",
        confidentiality="INTERNAL",
        step="ASSIGN",
        **typed,
    )


def offered(answer: HttpResponse, name: str) -> set[int]:
    html = answer.content.decode()
    return {int(one) for one in re.findall(rf'type="\w+" name="{name}" value="(\d+)"', html)}


@pytest.mark.parametrize("field", ["lead", "cooperating"])
def test_units_that_may_be_meant_are_shown_to_choose_from(
    government: Government, affairs: dict[str, int], field: str
) -> None:
    typed = {"lead": government.units["DOIC"]} if field == "cooperating" else {}
    answer = order(government, **typed, **{f"{field}_words": "home affairs"})
    assert answer.status_code == 422
    assert offered(answer, field) == set(affairs.values())
    html = answer.content.decode()
    assert 'value="home affairs"' in html
    assert "Northern Department of Home Affairs (HA-2)" in html
    taken = order(government, **{"lead": affairs["HA-2"], "lead_words": "home affairs"})
    assert (taken.status_code, Commitment.objects.get().lead_id) == (302, affairs["HA-2"])


@pytest.mark.parametrize(
    "words", ["Department of Home Affairs", "department of home affairs", "ha"]
)
def test_a_whole_name_or_code_of_one_unit_means_it(
    government: Government, affairs: dict[str, int], words: str
) -> None:
    assert order(government, lead_words=words).status_code == 302
    assert Commitment.objects.get().lead_id == affairs["HA"]


def test_a_name_that_two_units_bear_is_asked_back(
    government: Government, affairs: dict[str, int]
) -> None:
    twin = actions.NewUnit(
        "HA-3", "DEPARTMENT", {"en": NAMES["HA"]}, BEGIN_ON, government.units["CITY-PC"]
    )
    government.does(
        "administrator", "2024-02-01", actions.create_units, units=[twin], tree=government.tree
    )
    answer = order(government, lead_words=NAMES["HA"])
    assert answer.status_code == 422
    assert affairs["HA"] in offered(answer, "lead")


def test_the_units_of_a_part_are_shown_too(government: Government, affairs: dict[str, int]) -> None:
    number = paper_site.accepted(government)
    with today():
        answer = browser(government, "head").post(
            f"/commitments/{number}/break-down/",
            {"request_key": key(), "title_2": "A part", "lead_2_words": "home affairs"},
        )
    assert answer.status_code == 422
    assert offered(answer, "lead_2") == set(affairs.values())
