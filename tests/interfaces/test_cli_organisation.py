"""The organisation on the command line, as whoever keeps a site uses it: every command on a site
that was just opened, its refusals, and wrong usage."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from typer.testing import CliRunner, Result

from remit.commitments.models import Commitment
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Role
from remit.interfaces.cli import app, opening
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.ledger.queries import verification
from remit.organisation import queries
from remit.organisation.models import Person
from remit.organisation.queries import naming, portraits
from tests.support import government

UNITS = """code,kind,parent,name_en,external,from
PC,PEOPLES_COMMITTEE,,People's Committee,,2024-01-01
DHA,DEPARTMENT,PC,Home Affairs,,2024-01-01
DOS,DEPARTMENT,PC,Science,,2024-01-01
DST,DEPARTMENT,PC,Science and Technology,,2024-01-01
GOV,GOVERNMENT,,The Government,yes,2024-01-01
"""
HEAD, SECRETARY = "head@city.example", "secretary@city.example"


@pytest.fixture
def units(db: None, tmp_path: Path) -> None:
    """A site that was just opened, with a few units."""
    opening.open_site(language="en")
    table = tmp_path / "units.csv"
    table.write_text(UNITS, encoding="utf-8")
    done("import", str(table), "--write")


@pytest.fixture
def staffed(units: None) -> None:
    """The same with two posts and the persons who hold them."""
    done("post", "DHA", "DHA.head", "--name-en", "Head")
    done("post", "PC", "PC.secretary", "--name-vi", "Thư ký", "--name-en", "Secretariat")
    for email, post, role in (
        (HEAD, "DHA.head", "HEAD"),
        (SECRETARY, "PC.secretary", "secretariat"),
    ):
        done("person", email, "--name", "Somebody", "--language", "en")
        done("grant", email, post, role)


def run(*words: str, group: str = "organisation") -> Result:
    return CliRunner().invoke(app.app, [group, *words])


def done(*words: str, group: str = "organisation") -> str:
    result = run(*words, group=group)
    assert result.exit_code == 0, (words, result.output, result.exception)
    return result.output


def refused(*words: str, group: str = "organisation") -> str:
    before = ledger.head()
    result = run(*words, group=group)
    assert isinstance(result.exception, Refusal), result.output
    assert ledger.head() == before
    return result.exception.rule


def roles(email: str) -> set[Role]:
    person = naming.person_by_email(email)
    return {held.role for held in queries.viewer(opening.By(person.id), clock.today()).held}


def test_a_person_who_is_entered_and_granted_a_role_holds_it(staffed: None) -> None:
    assert roles(HEAD) == {Role.HEAD}
    assert roles(SECRETARY) == {Role.SECRETARIAT}
    assert refused("grant", HEAD, "DHA.head", "HEAD") == "ROLE_HELD_ALREADY"
    done("end-role", HEAD, "DHA.head", "HEAD")
    assert roles(HEAD) == set()
    assert refused("end-role", HEAD, "DHA.head", "HEAD") == "ROLE_NOT_HELD"


def test_it_says_as_whom_it_acted(units: None) -> None:
    assert "Acting as Administrator, SITE-ADMIN." in done("post", "PC", "P", "--name-en", "P")
    made = ledger.act(queries.post_by_code("P").id)
    assert made is not None
    assert made.by.post == queries.post_by_code("SITE-ADMIN").id


def test_somebody_without_the_right_may_not(staffed: None) -> None:
    words = ("post", "PC", "P", "--name-en", "P", "--as", "DHA.head")
    assert refused(*words) == "RIGHT_MISSING"


def test_a_link_lets_a_colleague_in_once(staffed: None) -> None:
    link = done("sign-in", HEAD, "--address", "https://remit.city.example").split()[-1]
    assert link.startswith("https://remit.city.example/enter/")
    browser = Client()
    browser.post(link.removeprefix("https://remit.city.example"))
    assert browser.session["_auth_user_id"] == str(Person.objects.get(email=HEAD).pk)
    assert refused("sign-in", "nobody@city.example") == "PERSON_UNKNOWN"


def test_the_posts_are_listed_with_their_units(staffed: None) -> None:
    assert "PC.secretary  PC  Secretariat\n" in done("posts")
    assert done("posts", "DHA") == "DHA.head  DHA  Head\n"
    assert refused("posts", "NONE") == "UNIT_UNKNOWN"


def test_a_post_records_for_a_body_outside(staffed: None) -> None:
    done("steward", "GOV", "PC.secretary")
    assert "PC.secretary" in done("show", "GOV")
    assert refused("steward", "DOS", "PC.secretary") == "STEWARD_FOR_UNIT_OF_SITE"


def test_a_post_acts_for_another_until_that_ends(staffed: None) -> None:
    done("delegate", "DHA.head", "PC.secretary")
    assert roles(SECRETARY) == {Role.SECRETARIAT, Role.HEAD}
    done("end-delegation", "DHA.head", "PC.secretary")
    assert roles(SECRETARY) == {Role.SECRETARIAT}
    words = ("end-delegation", "DHA.head", "PC.secretary")
    assert refused(*words) == "DELEGATION_NOT_STANDING"


def test_a_unit_is_placed_and_called_otherwise(units: None) -> None:
    done("place", "DHA", "DST", "--on", "2024-05-01")
    done("rename", "DHA", "--name-vi", "Sở Nội vụ")
    found = portraits.portrait("DHA", clock.today())
    assert found.places[-1].parent is not None
    assert found.places[-1].parent.code == "DST"
    assert found.card.names == {"vi": "Sở Nội vụ", "en": "Home Affairs"}
    assert refused("place", "DST", "DHA", "--on", "2024-06-01") == "UNIT_BELOW_ITSELF"
    assert refused("rename", "DHA", "--name-en", "X", "--on", "2199-01-01") == "EFFECT_IN_FUTURE"


def test_a_unit_goes_over_into_its_heir(units: None) -> None:
    done("succeed", "DOS", "--to", "DST", "--how", "MERGED", "--on", "2024-07-01")
    shown = done("show", "DOS")
    assert "→ DST  2024-07-01  Merged" in shown
    assert "– 2024-06-30" in shown, "the last day on which it exists"
    assert "– 2024-07-01" not in shown
    again = ("succeed", "DOS", "--to", "DST", "--how", "MERGED", "--on", "2024-07-01")
    assert refused(*again) == "UNIT_WENT_OVER_ALREADY"


def test_what_is_not_there_is_named(units: None) -> None:
    assert refused("post", "NONE", "P", "--name-en", "P") == "UNIT_UNKNOWN"
    assert refused("grant", "nobody@city.example", "SITE-ADMIN", "HEAD") == "PERSON_UNKNOWN"
    assert refused("delegate", "NONE", "SITE-ADMIN") == "POST_UNKNOWN"
    assert refused("show", "NONE") == "UNIT_UNKNOWN"
    assert refused("person", "no address", "--name", "X") == "EMAIL_NOT_UNDERSTOOD"
    assert refused("erase", "1", "title", "--reason", "X", group="ledger") == "TEXT_NOT_THERE"


def test_a_unit_that_ends_says_what_it_owes_and_how_that_is_transferred(db: None) -> None:
    city = government.found()
    commitment = city.accepted()
    words = ("DOIC", "--to", "DOH", "--how", "MERGED", "--on", "2024-07-01")
    said = done("succeed", *words).splitlines()
    line = next(line for line in said if line.startswith("DOIC still owes 1;"))
    command = shlex.split(line.partition(": ")[2].replace("…", "The unit ended."))
    assert command[:3] == ["remit", "commitments", "transfer-all"]
    assert "1/1" in done(*command[2:], group="commitments")
    assert Commitment.objects.get(pk=commitment).lead_id == city.units["DOH"]
    assert "0/0" in done(*command[2:], group="commitments")


def test_a_text_is_erased_with_its_reason(db: None) -> None:
    commitment = government.found().assigned()
    done("erase", str(commitment), "title", "--reason", "A name stood there.", group="ledger")
    erased, head = ledger.act(commitment), ledger.head()
    assert erased is not None
    assert erased.texts["title"] is None
    assert head is not None
    erasure = ledger.act(head.seq)
    assert erasure is not None
    assert erasure.texts == {"reason": "A name stood there."}
    assert list(verification.verify().findings) == []


@pytest.mark.parametrize(
    "words",
    [
        ("person", "x@city.example"),
        ("grant", "x@city.example", "SITE-ADMIN", "KING"),
        ("succeed", "DOS", "--how", "EATEN", "--on", "2024-07-01"),
        ("rename", "DHA"),
        ("post", "PC", "P"),
    ],
)
def test_wrong_usage_is_exit_2(units: None, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_a_command_runs_as_a_program_and_refuses_with_one_sentence(home: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("REMIT_")}
    environment = {**kept, "REMIT_HOME": str(home), "REMIT_SECRET_KEY": "only-for-tests"}
    shown = subprocess.run(
        [sys.executable, "-m", "remit", "organisation", "show", "NONE"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert shown.returncode == 1
    assert shown.stderr == (
        "There is no unit with the code “NONE”. Check the spelling, or choose from the list. "
        "(rule UNIT_UNKNOWN)\n"
    )
