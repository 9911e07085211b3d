"""A new site teaches whoever keeps it what it lacks: each empty page leads to the doors that fill
it."""

import pytest
from django.test import Client
from django.urls import reverse

from remit.interfaces.cli import opening
from remit.organisation.models import Person
from tests.interfaces.conftest import signed_in

TAUGHT = "The first steps of a new site"
EMPTY = ("/board/", "/organisation/", "/administration/", "/commitments/", "/my-work/")


@pytest.fixture
def keeper(db: None) -> Client:
    """The first administrator of a site that has just been opened."""
    opening.open_site(language="en")
    client = signed_in(Person.objects.get())
    client.cookies["django_language"] = "en"
    return client


@pytest.mark.parametrize("path", EMPTY)
def test_an_empty_page_leads_whoever_keeps_a_new_site_to_the_doors_that_fill_it(
    keeper: Client, path: str
) -> None:
    html = keeper.get(path).content.decode()
    assert TAUGHT in html
    doors = (reverse("units_import"), reverse("change", args=("enter-person",)))
    assert [door for door in doors if f'href="{door}"' not in html] == []
    assert [keeper.get(door).status_code for door in doors] == [200, 200]


def test_a_step_that_was_taken_is_ticked(keeper: Client) -> None:
    Person.objects.create_user("second@example.org", None, name="Second", language="en")
    html = keeper.get("/board/").content.decode()
    assert html.count(">done<") == 1


def test_who_keeps_the_site_reads_which_role_registers_texts(keeper: Client) -> None:
    html = keeper.get("/texts/").content.decode()
    assert "It takes the role of the secretariat" in html
    assert f'href="{reverse("persons")}"' in html


def test_nobody_else_is_taught_to_keep_the_site(keeper: Client) -> None:
    other = Person.objects.create_user("third@example.org", None, name="Third", language="en")
    answer = signed_in(other).get("/organisation/")
    assert TAUGHT not in answer.content.decode()
