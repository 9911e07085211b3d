"""Erasing a person on a page of the administrator and on the command line."""

import pytest
from django.test import Client
from typer.testing import CliRunner

from remit.interfaces.cli import app, opening
from remit.ledger.queries import verification
from remit.organisation.models import Person, RoleHeld
from remit.organisation.queries import naming
from tests.interfaces.figures_site import Story
from tests.interfaces.paper_site import key
from tests.interfaces.test_board import browser_of, read

WHY = "The person asked for it."


@pytest.fixture
def keeper(story: Story) -> Client:
    return browser_of(story, "administrator")


def entered() -> int:
    """Somebody who holds no role."""
    return Person.objects.create_user("leaving@example.org", None, name="Somebody Leaving").pk


def is_erased(person: int) -> bool:
    row = Person.objects.get(pk=person)
    return row.name == f"#{person}" and not row.is_active


def test_an_administrator_erases_a_person_on_a_page(keeper: Client) -> None:
    person = entered()
    signed_in = Client()
    signed_in.force_login(Person.objects.get(pk=person))
    assert signed_in.get("/profile/").status_code == 200
    place = f"/administration/people/{person}/"
    link = f"/administration/change/erase-person/?person={person}"
    assert link in read(keeper, place)
    assert "go for good" in read(keeper, link)
    fields = {"person": person, "reason": WHY, "texts": "PERSON", "request_key": key()}
    answer = keeper.post("/administration/change/erase-person/", fields)
    assert (answer.status_code, answer["Location"]) == (302, place)
    page = read(keeper, place)
    assert "Somebody Leaving" not in page
    assert link not in page
    assert is_erased(person)
    assert signed_in.get("/profile/")["Location"].startswith("/account/login/")


def test_who_holds_a_role_is_not_offered_for_erasing_and_refused(
    story: Story, keeper: Client
) -> None:
    person = RoleHeld.objects.filter(on_until=None).earliest("pk").person_id
    assert "erase-person" not in read(keeper, f"/administration/people/{person}/")
    fields = {"person": person, "reason": WHY, "texts": "PERSON", "request_key": key()}
    answer = keeper.post("/administration/change/erase-person/", fields)
    assert answer.status_code == 422
    assert "still holds a role" in answer.content.decode()


@pytest.mark.django_db
def test_a_person_is_erased_on_the_command_line() -> None:
    opening.open_site(language="en")
    person = entered()
    words = ["organisation", "erase-person", "leaving@example.org", "--reason", WHY, "--texts"]
    done = CliRunner().invoke(app.app, words)
    assert done.exit_code == 0, done.output
    assert "Recorded as act" in done.stdout
    assert is_erased(person)
    assert verification.verify().findings == ()
    with pytest.raises(Exception, match="PERSON_UNKNOWN"):
        naming.person_by_email("leaving@example.org")
