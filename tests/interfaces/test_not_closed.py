"""What a unit has not closed is one number on the pages, on the command line and in the API,
whatever the state of the work, its confidentiality, and whether it is blocked or has parts."""

import datetime as dt
import re
from html import unescape

import pytest
from django.test import Client
from typer.testing import CliRunner

from remit.commitments import actions as commitments
from remit.commitments.queries import owing
from remit.commitments.queries.owing import NotClosed
from remit.domain.vocabulary import MOVING, Block, Confidentiality, How, Work
from remit.interfaces.cli import app
from remit.kernel import clock
from remit.organisation import actions as organisation
from remit.organisation.models import Person
from tests.interfaces.api_site import program, said
from tests.interfaces.paper_site import browser
from tests.support import government as governments
from tests.support.government import Government

pytestmark = pytest.mark.django_db
ENDS, LATER = dt.date(2024, 7, 1), "2024-07-02"
# Assigned, contested, in progress, claimed, suspended, superseded by one more that is assigned;
# blocked, broken down, and restricted.
OPEN, VERIFIED, PROPOSED = 9, 1, 1
SAID = "11 not closed: 9 open · 1 done, to be closed · 1 proposed"


@pytest.fixture
def owed(government: Government) -> str:
    """A department with one commitment in each state, one blocked, one with parts, one
    restricted; and it has ended."""
    for work in Work:
        government.in_state(work)
    blocked, whole = government.accepted(), government.accepted()
    government.told(
        "officer",
        "2024-06-27",
        commitments.report,
        commitment=blocked,
        progress="The other side has not answered.",
        blocked=Block.WAITS_FOR_UNIT,
        blocked_by=government.units["DOH"],
    )
    parts = [commitments.Part("Their part", government.units["DOH"])]
    government.told("head", "2024-06-27", commitments.break_down, commitment=whole, parts=parts)
    government.assigned(confidentiality=Confidentiality.RESTRICTED)
    government.told(
        "administrator",
        "2024-06-28",
        organisation.succeed_units,
        successions=[
            organisation.NewSuccession(
                government.units["DOIC"], [government.units["DOF"]], ENDS, How.MERGED
            )
        ],
    )
    return "DOIC"


def page(site: Government, path: str, who: str) -> str:
    """The words of a page in one line."""
    with clock.injected(governments.instant(LATER)):
        answer = browser(site, who).get(path)
    assert answer.status_code == 200, path
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", unescape(answer.content.decode())))


def run(*words: str) -> str:
    """What a command prints on that day."""
    with clock.injected(governments.instant(LATER)):
        result = CliRunner().invoke(app.app, [*words])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_parts_are_all_that_an_heir_takes_over(government: Government, owed: str) -> None:
    unit = government.units[owed]
    counted = owing.not_closed([unit])[unit]
    assert counted == NotClosed(OPEN, VERIFIED, PROPOSED)
    assert owing.not_closed_of_ended(ENDS) == {unit: counted}
    assert {*MOVING} == {*Work} - {
        Work.CLOSED,
        Work.REJECTED,
        Work.CANCELLED,
        Work.SUPERSEDED,
        Work.ANNULLED,
    }


def test_pages_commands_and_programs_count_the_same(government: Government, owed: str) -> None:
    handing = f"/administration/hand-over/?unit={government.units[owed]}"
    for path in ("/administration/", f"/organisation/units/{owed}/", handing):
        assert SAID in page(government, path, "administrator"), path
    assert SAID in page(government, "/board/?unit=", "leader")
    assert SAID in run("organisation", "show", owed)
    with clock.injected(governments.instant(LATER)):
        asks = program(Person.objects.get(pk=government.by["administrator"].person))
        [waiting] = said(asks.get("administration/waiting"))["items"]
        for one in (waiting, said(asks.get(f"units/{owed}"))):
            assert one["not_closed"] == OPEN + VERIFIED + PROPOSED
            parts = {"open": OPEN, "verified": VERIFIED, "proposed": PROPOSED}
            assert one["not_closed_parts"] == parts


def test_whoever_may_not_read_a_restricted_one_is_told_the_same_number(
    government: Government, owed: str
) -> None:
    assert SAID in page(government, f"/organisation/units/{owed}/", "ward_head")
    with clock.injected(governments.instant(LATER)):
        asks = program(Person.objects.get(pk=government.by["ward_head"].person))
        assert said(asks.get(f"units/{owed}"))["not_closed"] == OPEN + VERIFIED + PROPOSED


def test_a_transfer_ends_at_the_number_that_was_said(government: Government, owed: str) -> None:
    words = (owed, "DOF", "--on", ENDS.isoformat(), "--reason", "Merged.")
    assert run("commitments", "transfer-all", *words).splitlines()[-1] == "11/11"
    assert "not closed" not in run("organisation", "show", owed)
    assert "not closed" not in page(government, f"/organisation/units/{owed}/", "leader")


def test_a_unit_that_ends_says_that_number(government: Government) -> None:
    for work in (Work.ASSIGNED, Work.VERIFIED, Work.PROPOSED, Work.CLOSED):
        government.in_state(work)
    words = ("DOIC", "--to", "DOF", "--how", "MERGED", "--on", LATER)
    assert "DOIC still owes 3;" in run("organisation", "succeed", *words)


def test_a_stranger_is_told_nothing_of_it(government: Government, owed: str) -> None:
    for path in (f"/organisation/units/{owed}/", "/administration/"):
        assert Client().get(path).status_code == 302
