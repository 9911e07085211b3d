"""A name or an address that was mistyped is corrected: the act keeps what stood there, the person
is told, also at the old address, and no address is given to two."""

from typing import Any

import pytest
from django.core import mail
from typer.testing import CliRunner

from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.interfaces.cli import app
from remit.interfaces.sign_in_links import actions as links
from remit.interfaces.sign_in_links import jobs, keeping
from remit.ledger import queries as ledger
from remit.ledger.records import Act
from remit.notices import queries as notices
from remit.organisation import actions
from remit.organisation.models import Person
from remit.organisation.queries import naming, people
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.interfaces.conftest import signed_in
from tests.support.government import Government

WHY = "Mistyped at entering."
PATH = "/administration/change/correct-person/"


@pytest.fixture
def typo(government: Government) -> Person:
    return Person.objects.create_user("nwe@example.test", name="Teh newcomer", language="en")


@pytest.fixture
def mailing(settings: Any) -> None:
    settings.EMAIL_HOST = "mail.city.example"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def _corrected(by: By, person: Person, **what: str) -> Act:
    named = {"name": person.name, "email": person.email, "reason": WHY, **what}
    with paper_site.today():
        return keeping.correct_person(by=by, at=paper_site.DAY, person=person.pk, **named)


def test_name_and_address_are_corrected_on_a_page(government: Government, typo: Person) -> None:
    keeper = Person.objects.get(pk=government.by["administrator"].person)
    with paper_site.today():
        browser = signed_in(keeper)
        page = browser.get(f"/administration/people/{typo.pk}/").content.decode()
        assert f"{PATH}?person={typo.pk}" in page
        form = browser.get(f"{PATH}?person={typo.pk}").content.decode()
        assert 'value="Teh newcomer"' in form
        assert 'value="nwe@example.test"' in form
        sent = {"person": typo.pk, "name": "The newcomer", "email": "new@example.test"}
        answer = browser.post(PATH, {**sent, "reason": WHY, "request_key": "one"})
        assert answer.status_code == 302
        html = browser.get(answer["Location"], headers={"Accept-Language": "en"}).content.decode()
    assert "Name and address are corrected." in html
    assert "new@example.test" in html
    assert people.people("newcomer the")[1] == 1


def test_the_act_keeps_what_stood_there_and_the_person_is_told(
    government: Government, typo: Person
) -> None:
    act = _corrected(government.by["administrator"], typo, email="new@example.test")
    assert act.data == {"person": typo.pk}
    assert act.texts == {"email_before": "nwe@example.test", "reason": WHY}
    assert notices.told(typo.pk)[0].tag == Tag.PERSON_CORRECTED


def test_an_address_is_never_given_to_two(government: Government, typo: Person) -> None:
    other = Person.objects.get(pk=government.by["officer"].person)
    with pytest.raises(Refusal, match="ADDRESS_OF_ANOTHER"):
        _corrected(government.by["administrator"], typo, email=other.email.upper())
    assert Person.objects.get(pk=typo.pk).email == "nwe@example.test"


@pytest.mark.parametrize(
    ("what", "rule"),
    [
        ({}, "PERSON_UNCHANGED"),
        ({"name": " "}, "PERSON_WITHOUT_NAME"),
        ({"email": "no address"}, "EMAIL_NOT_UNDERSTOOD"),
        ({"name": "Another", "reason": " "}, "REASON_MISSING"),
    ],
)
def test_what_cannot_be_a_correction_is_refused(
    government: Government, typo: Person, what: dict[str, str], rule: str
) -> None:
    with pytest.raises(Refusal, match=rule):
        _corrected(government.by["administrator"], typo, **what)
    assert notices.told(typo.pk) == []


def test_the_old_address_is_told_and_its_links_are_over(
    government: Government, typo: Person, mailing: None
) -> None:
    with paper_site.today():
        token = links.issue(person=typo.pk, at=paper_site.DAY).split("/")[2]
        act = _corrected(government.by["administrator"], typo, email="new@example.test")
        assert not links.is_good(token=token, at=paper_site.DAY)
    assert [one.to for one in mail.outbox] == [["nwe@example.test"]]
    assert "new@example.test" not in str(mail.outbox[0].body)
    assert jobs.tell_address_before.enqueue(act=act.seq).kwargs == {"act": act.seq}


def test_a_name_alone_tells_no_address(government: Government, typo: Person, mailing: None) -> None:
    _corrected(government.by["administrator"], typo, name="The newcomer")
    assert mail.outbox == []


def test_after_erasing_the_act_names_the_person_no_more(
    government: Government, typo: Person
) -> None:
    by = government.by["administrator"]
    act = _corrected(by, typo, name="The newcomer", email="new@example.test")
    with paper_site.today():
        actions.erase_person(by=by, at=paper_site.DAY, person=typo.pk, reason=WHY)
    kept = ledger.act(act.seq)
    assert kept is not None
    assert kept.texts == {"name_before": None, "email_before": None, "reason": WHY}
    with pytest.raises(Refusal, match="PERSON_UNKNOWN"):
        _corrected(by, typo, name="Again")


@pytest.mark.parametrize("who", ["officer", "head", "stranger"])
def test_nobody_else_corrects(government: Government, typo: Person, asks: Asking, who: str) -> None:
    where = f"administration/people/{typo.pk}/correct"
    sent = {"name": "X", "email": "x@example.test", "reason": WHY}
    refused = asks(who).post(where, sent)
    assert (refused.status_code, said(refused)["rule"]) == (403, "RIGHT_MISSING")
    assert Person.objects.get(pk=typo.pk).name == "Teh newcomer"


def test_a_program_corrects_once(government: Government, typo: Person, asks: Asking) -> None:
    where = f"administration/people/{typo.pk}/correct"
    sent = {"name": "The newcomer", "email": "new@example.test", "reason": WHY}
    done = asks("administrator").post(where, sent, key="once")
    assert done.status_code == 200
    assert asks("administrator").post(where, sent, key="once").content == done.content
    assert len(notices.told(typo.pk)) == 1


def test_a_command_corrects_what_it_names(typo: Person) -> None:
    words = ["organisation", "correct-person", typo.email, "--reason", WHY]
    with paper_site.today():
        done = CliRunner().invoke(app.app, [*words, "--email", "new@example.test"])
    assert done.exit_code == 0, done.output
    assert naming.anybody_by_email("new@example.test") == typo.pk
    assert Person.objects.get(pk=typo.pk).name == "Teh newcomer"
