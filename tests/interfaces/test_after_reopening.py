"""What the page of a commitment says of its clocks and its evidence when the work has turned: set
aside it runs against no clock, and reopened it says what stood before."""

import datetime as dt
import re

import pytest
from django.test import Client

from remit.commitments import actions
from remit.domain.vocabulary import Evidence, Outcome
from remit.interfaces import labels
from remit.kernel import clock
from tests.interfaces.paper_site import browser
from tests.support.government import Government

pytestmark = pytest.mark.django_db


def _page(client: Client, number: int, day: str = "2024-07-01") -> str:
    with clock.injected(dt.datetime.fromisoformat(f"{day}T03:00:00+00:00")):
        return client.get(f"/commitments/{number}/").content.decode()


def _due(html: str) -> str:
    said = html.split("By when</h2>")[1].split("</dl>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", said).split())


def _sides(html: str) -> str:
    said = html.split('id="sides-title"')[1].split("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", said).split())


def _reopened(government: Government) -> int:
    number = government.claimed()
    government.told(
        "inspector",
        "2024-06-25",
        actions.verify,
        commitment=number,
        evidence=Evidence.SITE_VERIFIED,
        note="The catalogue was seen on site.",
    )
    for verb, what in (
        (actions.close, {"outcome": Outcome.MET, "note": "Well done."}),
        (actions.reopen, {"reason": "Half of it is missing again."}),
    ):
        government.told("leader", "2024-06-27", verb, commitment=number, **what)
    return number


@pytest.mark.parametrize("verb", ["cancel", "supersede", "duplicate"])
def test_what_no_figure_counts_runs_against_no_clock(government: Government, verb: str) -> None:
    number, other = government.assigned(), government.assigned(title="Publish the new catalogue")
    told = {"commitment": number}
    if verb == "duplicate":
        closing = {"outcome": Outcome.DUPLICATE, "note": "The same twice.", "other": other}
        government.told("leader", "2024-03-06", actions.close, **told | closing)
    else:
        more = {"other": other} if verb == "supersede" else {}
        reason = {"reason": "It is not needed."}
        act = getattr(actions, verb)
        government.told("secretary", "2024-03-06", act, **told | reason | more)
    said = _due(_page(browser(government, "secretary"), number))
    assert "28 June 2024" in said
    assert "No due date" not in said
    assert "No due date" not in _due(_page(browser(government, "secretary"), other))
    assert "Overdue" in _due(_page(browser(government, "secretary"), other))


def test_after_reopening_the_earlier_verification_stands_as_of_before(
    government: Government,
) -> None:
    number = _reopened(government)
    said = _sides(_page(browser(government, "leader"), number))
    assert "Reopened on 27" in said
    assert "Nothing has been reported as done since then" in said
    assert "Verified on site" in said
    assert "No evidence" not in said


def test_a_new_claim_speaks_for_itself_again(government: Government) -> None:
    number = _reopened(government)
    claim = {"commitment": number, "summary": "Now it is whole."}
    government.told("officer", "2024-06-28", actions.claim, **claim)
    said = _sides(_page(browser(government, "leader"), number))
    assert "Now it is whole." in said
    assert "Not verified yet." in said
    assert "Reopened" not in said
    assert "Verified on site" not in said


def test_no_label_says_that_there_is_no_evidence() -> None:
    assert labels.label(Evidence.NONE) == "Not reported as done"
