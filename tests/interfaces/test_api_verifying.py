"""Verifying the ledger for programs: a job with an address, its progress, its end; and only for
whoever may verify."""

import pytest

from remit.ledger.verifying import actions
from tests.interfaces.api_site import Asking, Program, every, said
from tests.support.government import Government

PATH = "ledger/verifications"


@pytest.fixture
def auditor(asks: Asking) -> Program:
    """A program of whoever may verify."""
    return asks("auditor")


def test_a_verification_is_asked_for_watched_and_read(
    government: Government, auditor: Program
) -> None:
    asked = auditor.post(PATH, key="nightly")
    assert asked.status_code == 202, asked.content
    place = asked.headers["Location"]
    waiting = auditor.get(place)
    assert said(waiting) == said(asked)
    assert (said(waiting)["step"], said(waiting)["percent"]) == ("WAITING", 0)
    assert waiting.headers["Retry-After"] == asked.headers["Retry-After"] == "2"
    actions.carry_out(verification=said(asked)["id"])
    done = auditor.get(place)
    told = said(done)
    assert (told["step"], told["whole"], told["findings"]) == ("DONE", True, [])
    assert (told["read"], told["head"]) == (told["acts"], said(auditor.get("ledger"))["hash"])
    assert "Retry-After" not in done.headers
    again = auditor.post(PATH, key="nightly")
    assert (again.headers["Idempotency-Replayed"], again.headers["Location"]) == ("true", place)


def test_a_verification_is_ended_by_whoever_asked_for_it(
    government: Government, auditor: Program, asks: Asking
) -> None:
    number = said(auditor.post(PATH))["id"]
    keeper = asks("administrator")
    refused = keeper.post(f"{PATH}/{number}/cancel")
    assert (refused.status_code, said(refused)["rule"]) == (403, "VERIFICATION_OF_ANOTHER")
    assert said(keeper.get(f"{PATH}/{number}"))["own"] is False
    assert said(auditor.post(f"{PATH}/{number}/cancel"))["step"] == "CANCELLED"
    late = auditor.post(f"{PATH}/{number}/cancel")
    assert (late.status_code, said(late)["rule"]) == (409, "VERIFICATION_ENDED")


def test_verifications_are_listed_page_by_page(
    government: Government, auditor: Program, asks: Asking
) -> None:
    numbers = [said(one.post(PATH))["id"] for one in (auditor, asks("administrator"))]
    assert [one["id"] for one in every(auditor, PATH, {"limit": 1})] == numbers[::-1]


def test_one_that_is_not_there_is_not_found(auditor: Program) -> None:
    for answered in (auditor.get(f"{PATH}/9"), auditor.post(f"{PATH}/9/cancel")):
        assert (answered.status_code, said(answered)["rule"]) == (404, "VERIFICATION_UNKNOWN")


@pytest.mark.parametrize("who", ["officer", "stranger"])
def test_whoever_may_not_verify_neither_asks_nor_reads(asks: Asking, who: str) -> None:
    theirs = asks(who)
    for answered in (theirs.post(PATH), theirs.get(PATH), theirs.get(f"{PATH}/1")):
        assert (answered.status_code, said(answered)["rule"]) == (403, "RIGHT_MISSING")
