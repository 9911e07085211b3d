"""Barring a person by programs and on the command line: what had let the person in is over at once,
and does not come back."""

import datetime as dt

import pytest
from typer.testing import CliRunner

from remit.domain.refusals import Refusal
from remit.interfaces.cli import app
from remit.kernel import clock
from remit.organisation import actions
from remit.organisation.models import Person
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.support.government import Government

WHY = "The laptop was lost."


def test_a_program_bars_and_lets_in_again(government: Government, asks: Asking) -> None:
    keeper, officer = asks("administrator"), asks("officer")
    number = government.by["officer"].person
    where = f"administration/people/{number}"
    assert officer.get("me").status_code == 200
    barred = keeper.post(f"{where}/bar", {"reason": WHY}, key="once")
    assert barred.status_code == 200
    assert keeper.post(f"{where}/bar", {"reason": WHY}, key="once").content == barred.content
    found = said(keeper.get(where))
    assert (found["may_sign_in"], bool(found["barred_at"])) == (False, True)
    assert officer.get("me").status_code == 401
    again = keeper.post(f"{where}/bar", {"reason": WHY})
    assert (again.status_code, said(again)["rule"]) == (422, "PERSON_BARRED_ALREADY")
    assert keeper.post(f"{where}/admit", {"reason": "Found."}).status_code == 200
    assert officer.get("me").status_code == 401
    with clock.injected(paper_site.DAY + dt.timedelta(hours=1)):
        assert asks("officer").get("me").status_code == 200


@pytest.mark.parametrize("verb", ["bar", "admit"])
def test_a_program_of_somebody_else_bars_nobody(
    government: Government, asks: Asking, verb: str
) -> None:
    where = f"administration/people/{government.by['head'].person}/{verb}"
    for who in ("officer", "stranger"):
        answer = asks(who).post(where, {"reason": WHY})
        assert (answer.status_code, said(answer)["rule"]) == (403, "RIGHT_MISSING")


def test_a_command_bars_and_lets_in_again(government: Government) -> None:
    number = government.by["officer"].person
    email = Person.objects.get(pk=number).email

    def run(verb: str) -> int:
        words = ["organisation", verb, email, "--reason", WHY]
        result = CliRunner().invoke(app.app, words)
        if result.exception:
            raise result.exception
        return result.exit_code

    with paper_site.today():
        assert run("bar") == 0
        assert not Person.objects.get(pk=number).is_active
        with pytest.raises(Refusal, match="PERSON_BARRED_ALREADY"):
            run("bar")
        assert run("admit") == 0
    assert Person.objects.get(pk=number).is_active


def test_a_post_whose_only_holder_is_barred_is_empty(government: Government) -> None:
    by, at = government.by["administrator"], paper_site.DAY
    number = government.by["secretary"].person or 0
    with paper_site.today():
        actions.bar_person(by=by, at=at, person=number, reason=WHY)
        words = ["figures", "--on", "2024-03-01", "--as", "P-secretary"]
        result = CliRunner().invoke(app.app, words)
    assert isinstance(result.exception, Refusal)
    assert result.exception.rule == "POST_EMPTY"
