"""Whoever lost the telephone of the second step: whoever keeps the site removes it with a reason,
the act says so and the person is told; on the pages, by programs and by a command."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from typer.testing import CliRunner

from remit.domain.acts import Tag
from remit.domain.refusals import Refusal
from remit.interfaces import mailing
from remit.interfaces.cli import app
from remit.ledger import queries as ledger
from remit.notices import actions, queries
from remit.organisation.models import Person
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.interfaces.conftest import signed_in
from tests.support.government import Government

WHY = "Lost on the way; seen in person."
PATH = "/administration/change/remove-second-step/"


@pytest.fixture
def officer(government: Government) -> Person:
    """Somebody who set up a second step, with codes for the day on which it is lost."""
    person = Person.objects.get(pk=government.by["officer"].person)
    totp.TOTP.activate(person, totp.generate_totp_secret())
    RecoveryCodes.activate(person)
    return person


def _left(person: Person) -> int:
    return Authenticator.objects.filter(user=person).count()


def test_a_program_removes_it_once_and_the_person_is_told(officer: Person, asks: Asking) -> None:
    where = f"administration/people/{officer.pk}/remove-second-step"
    assert _left(officer) == 2
    done = asks("administrator").post(where, {"reason": WHY}, key="once")
    assert done.status_code == 200
    assert asks("administrator").post(where, {"reason": WHY}, key="once").content == done.content
    assert _left(officer) == 0
    told = queries.told(officer.pk)[0]
    assert (told.tag, told.commitment) == (Tag.PERSON_SECOND_STEP_REMOVED, None)
    act = ledger.act(told.act)
    assert act is not None
    assert (act.data, act.texts) == ({"person": officer.pk}, {"reason": WHY})
    assert "None" not in mailing._line(told)
    again = asks("administrator").post(where, {"reason": WHY})
    assert (again.status_code, said(again)["rule"]) == (422, "SECOND_STEP_NONE")


@pytest.mark.parametrize("who", ["officer", "head", "stranger"])
def test_nobody_else_removes_it(officer: Person, asks: Asking, who: str) -> None:
    where = f"administration/people/{officer.pk}/remove-second-step"
    refused = asks(who).post(where, {"reason": WHY})
    assert (refused.status_code, said(refused)["rule"]) == (403, "RIGHT_MISSING")
    assert _left(officer) == 2


def test_without_a_reason_it_stays(officer: Person, government: Government) -> None:
    by = government.by["administrator"]
    with pytest.raises(Refusal, match="REASON_MISSING"):
        actions.remove_second_step(by=by, at=paper_site.DAY, person=officer.pk, reason=" ")
    assert _left(officer) == 2
    assert queries.told(officer.pk) == []


def test_a_page_removes_it_and_the_person_reads_it(officer: Person, government: Government) -> None:
    keeper = Person.objects.get(pk=government.by["administrator"].person)
    with paper_site.today():
        browser = signed_in(keeper)
        page = browser.get(f"/administration/people/{officer.pk}/")
        assert "remove-second-step" in page.content.decode()
        sent = {"email": officer.email, "reason": WHY, "request_key": "lost"}
        assert browser.post(PATH, sent).status_code == 302
        page = browser.get(f"/administration/people/{officer.pk}/").content.decode()
        assert "remove-second-step" not in page
        work = signed_in(officer).get("/my-work/", headers={"Accept-Language": "en"})
    assert "Second step at sign-in removed" in work.content.decode()
    assert _left(officer) == 0


def test_a_command_removes_it(officer: Person) -> None:
    words = ["organisation", "remove-second-step", officer.email, "--reason", WHY]
    with paper_site.today():
        assert CliRunner().invoke(app.app, words).exit_code == 0
        refused = CliRunner().invoke(app.app, words).exception
    assert _left(officer) == 0
    assert isinstance(refused, Refusal)
    assert refused.rule == "SECOND_STEP_NONE"
