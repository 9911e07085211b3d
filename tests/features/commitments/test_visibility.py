"""One door: the right to see, put as a question to the database, answers as the table of rights."""

import itertools

import pytest

from remit.commitments import actions, models
from remit.commitments.actions import case as cases
from remit.commitments.queries import openings, visibility
from remit.domain.acts import By, Tag
from remit.domain.rights import TABLE, Object, Permission, may
from remit.domain.vocabulary import Basis, Confidentiality, Work
from remit.organisation import queries as organisation
from remit.organisation.models import Person
from remit.organisation.queries import resting
from tests.support.government import Government, instant

DAY = "2024-03-06"


def varied(city: Government) -> None:
    """Commitments of every degree, led, issued and joined by different units."""
    for level, lead in itertools.product(Confidentiality, ("DOIC", "W1", "CITY-PC")):
        city.assigned(confidentiality=level, lead=city.units[lead])
        city.assigned(
            confidentiality=level, lead=city.units[lead], cooperating=(city.units["DOH"],)
        )
        terms = city.terms(
            confidentiality=level,
            lead=city.units[lead],
            issuer=city.units["MIC"],
            basis=Basis.LETTER,
            letter="12/BTTTT",
        )
        city.does("steward", "2024-03-01", actions.assign, terms=terms)


def place_of(row: models.Commitment) -> Object:
    cooperating = tuple(row.cooperations.values_list("unit", flat=True))
    rests = resting.of(By(), instant(DAY).date(), body=row.issuer_id)
    return cases.place_of(row, cooperating, rests)


@pytest.mark.slow
@pytest.mark.parametrize("cleared", [False, True])
def test_rows_and_predicates_let_the_same_commitments_be_seen(
    city: Government, cleared: bool
) -> None:
    varied(city)
    Person.objects.update(is_cleared=cleared)
    edition = organisation.home_edition(instant(DAY).date())
    places = {row.pk: place_of(row) for row in models.Commitment.objects.all()}
    for who in city.by:
        viewer = city.viewer(who, DAY)
        seen = set(visibility.visible_to(viewer, edition).values_list("id", flat=True))
        allowed = {number for number, place in places.items() if may(Permission.SEE, viewer, place)}
        assert seen == allowed, who


def test_every_predicate_of_the_right_to_see_has_its_form_for_rows() -> None:
    used = {predicate for alternative in TABLE[Permission.SEE] for predicate in alternative}
    assert used == set(visibility.AS_ROWS)


def offered(city: Government, who: str, commitment: int) -> set[Tag]:
    return set(openings.openings(by=city.by[who], at=instant("2024-06-27"), commitment=commitment))


def test_what_is_offered_is_what_the_state_and_the_rights_allow(city: Government) -> None:
    commitment = city.assigned()
    assert offered(city, "officer", commitment) == {
        Tag.COMMITMENT_ACCEPTED,
        Tag.COMMITMENT_EVIDENCED,
        Tag.COMMITMENT_EXTENSION_ASKED,
    }
    assert offered(city, "inspector", commitment) == {Tag.COMMITMENT_ASSESSED}
    assert offered(city, "health_head", commitment) == set()
    closed = city.in_state(Work.CLOSED)
    assert offered(city, "leader", closed) == {
        Tag.COMMITMENT_REOPENED,
        Tag.COMMITMENT_DUE_CORRECTED,
        Tag.COMMITMENT_ACT_ANNULLED,
    }


def test_who_leads_may_break_down_while_the_work_is_open(city: Government) -> None:
    running, closed = city.accepted(), city.closed()
    at = instant("2024-07-01")
    may_now = {
        (who, commitment)
        for who in city.by
        if who != "stranger"
        for commitment in (running, closed)
        if openings.may_break_down(by=city.by[who], at=at, commitment=commitment)
    }
    assert may_now == {("head", running)}
