"""A planned reorganisation for programs and by commands: listed, and taken back before its day."""

from typer.testing import CliRunner

from remit.interfaces.cli import app
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.support.government import Government

WHY = "The council decided otherwise."


def test_a_program_lists_it_and_takes_it_back(government: Government, asks: Asking) -> None:
    body = {"units": ["DOF"], "how": "MERGED", "heirs": ["DOH"], "on": "2030-03-01"}
    keeper, where = asks("administrator"), "administration/reorganisations"
    assert keeper.post(where, body).status_code == 201
    [plan] = said(keeper.get(where))["items"]
    assert (plan["on"], plan["units"][0]["unit"]["code"]) == ("2030-03-01", "DOF")
    back = f"{where}/{plan['id']}/take-back"
    assert asks("officer").post(back, {"reason": WHY}).status_code == 403
    done = keeper.post(back, {"reason": WHY}, key="once")
    assert done.status_code == 200
    assert keeper.post(back, {"reason": WHY}, key="once").content == done.content
    assert said(keeper.get(where))["items"] == []
    again = keeper.post(back, {"reason": WHY})
    assert (again.status_code, said(again)["rule"]) == (404, "PLAN_UNKNOWN")


def test_a_command_lists_it_and_takes_it_back(government: Government) -> None:
    def run(*words: str) -> str:
        with paper_site.today():
            done = CliRunner().invoke(app.app, ["organisation", *words])
        assert done.exit_code == 0, done.output
        return done.stdout

    run("succeed", "DOF", "--to", "DOH", "--how", "MERGED", "--on", "2030-03-01")
    line = run("plans")
    assert "2030-03-01  DOF → DOH" in line
    assert "Recorded as act" in run("take-back-plan", line.split()[0], "--reason", WHY)
    assert run("plans") == ""


def test_a_program_takes_a_single_placement_back(government: Government, asks: Asking) -> None:
    keeper, where = asks("administrator"), "administration/reorganisations"
    body = {"unit": "W1", "tree": "ADMIN", "parent": "DOF", "on": "2030-03-01"}
    assert keeper.post("administration/places", body).status_code == 201
    [plan] = said(keeper.get(where))["items"]
    assert (plan["units"], plan["placed"][0]["code"]) == ([], "W1")
    assert (plan["below"]["code"], plan["tree"]) == ("DOF", "ADMIN")
    back = f"{where}/{plan['id']}/take-back"
    assert asks("officer").post(back, {"reason": WHY}).status_code == 403
    assert keeper.post(back, {"reason": WHY}, key="once").status_code == 200
    assert said(keeper.get(where))["items"] == []


def test_a_command_takes_a_single_placement_back(government: Government) -> None:
    def run(*words: str) -> str:
        with paper_site.today():
            done = CliRunner().invoke(app.app, ["organisation", *words])
        assert done.exit_code == 0, done.output
        return done.stdout

    run("place", "W1", "DOF", "--on", "2030-03-01")
    line = run("plans")
    assert "2030-03-01  W1 ↦ DOF" in line
    assert "Recorded as act" in run("take-back-plan", line.split()[0], "--reason", WHY)
    assert run("plans") == ""
