"""A cursor that is not one of ours is refused, wherever a list goes on behind one."""

import base64
import json
from typing import Any
from urllib.parse import unquote

import pytest

from remit.domain.refusals import Refusal
from remit.interfaces.api import paging
from remit.kernel import clock, inputs
from remit.ledger.actions import checkpoints
from remit.ledger.verifying import jobs
from remit.texts.intake import actions as intake
from remit.texts.intake.terms import Origin, Terms
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.support.government import Government

LISTS: list[tuple[str, str, dict[str, Any]]] = [
    ("officer", "me/notices", {}),
    ("officer", "trees/ADMIN", {}),
    ("officer", "ledger/acts", {}),
    ("officer", "ledger/checkpoints", {}),
    ("auditor", "ledger/verifications", {}),
    ("officer", "commitments", {}),
    ("officer", "figures/records", {}),
    ("officer", "figures/changes/records", {"since": "2024-02-01"}),
    ("secretary", "documents", {}),
    ("secretary", "intake", {}),
    ("secretary", "search", {"words": "clinics", "kind": "COMMITMENT"}),
]
FORGED: list[Any] = ["x", "1", "", None, True, -1, 1.5, [], {}, float("inf"), 2**53 + 1]


@pytest.fixture
def filled(government: Government) -> None:
    """Two of everything that is listed."""
    for number in ("1/CT", "2/CT"):
        paper_site.registered(government, f"Order {number} is one of its own.", number=number)
        paper_site.assigned(government, title=f"Open clinics {number}")
    for who in ("auditor", "administrator"):
        jobs.begin(by=government.by[who], at=clock.now())
        hand_in = {"by": government.by["secretary"], "at": clock.now()}
        intake.hand_in(**hand_in, files=[("a.txt", who.encode())], terms=Terms(origin=Origin.WEB))
    # The checkpoint before the new key, and the first one under it.
    checkpoints.change_key(by=government.by["administrator"], at=clock.now())


@pytest.mark.parametrize(("who", "path", "query"), LISTS, ids=[path for _, path, _ in LISTS])
def test_a_forged_cursor_is_refused(
    filled: None, asks: Asking, who: str, path: str, query: dict[str, Any]
) -> None:
    mine = asks(who)
    found = said(mine.get(path, {**query, "limit": 1}))
    cursor = found["next"] if "next" in found else found["commitments"]["next"]
    assert mine.get(path, {**query, "limit": 1, "cursor": cursor}).status_code == 200
    *before, _last = _row(cursor)
    for last in FORGED:
        refused = mine.get(path, {**query, "limit": 1, "cursor": _cursor([*before, last])})
        assert (refused.status_code, said(refused)["rule"]) == (400, "CURSOR_NOT_GOOD"), last


@pytest.mark.parametrize(("who", "path", "query"), LISTS, ids=[path for _, path, _ in LISTS])
def test_a_list_says_where_its_next_page_is_and_ends(
    filled: None, asks: Asking, who: str, path: str, query: dict[str, Any]
) -> None:
    mine, pages = asks(who), 0
    answered = mine.get(path, {**query, "limit": 1})
    while "Link" in answered.headers and pages < 60:
        place, relation = answered.headers["Link"].split("; ")
        assert relation == 'rel="next"'
        assert said(answered)["next"] in unquote(place)
        answered, pages = mine.get(place.strip("<>")), pages + 1
        assert answered.status_code == 200
    assert pages < 60
    assert pages > 0 or path == "search"  # three lists in one say it in the body alone


@pytest.mark.parametrize("day", ["", "soon", "2024-13-01", "9999-01-01", 20240101, True, [], {}])
def test_a_forged_day_in_a_cursor_is_refused(filled: None, asks: Asking, day: Any) -> None:
    officer = asks("officer")
    bound, _day, number = _row(said(officer.get("commitments", {"limit": 1}))["next"])
    refused = officer.get("commitments", {"limit": 1, "cursor": _cursor([bound, day, number])})
    assert (refused.status_code, said(refused)["rule"]) == (400, "CURSOR_NOT_GOOD")


def test_a_cursor_without_end_is_refused(asks: Asking) -> None:
    deep = base64.urlsafe_b64encode(b"[" * 1400).decode().rstrip("=")
    refused = asks("officer").get("trees/ADMIN", {"cursor": deep})
    assert (refused.status_code, said(refused)["rule"]) == (400, "CURSOR_NOT_GOOD")


@pytest.mark.parametrize("number", [0, 1, inputs.GREATEST])
def test_a_number_in_a_row_is_taken(number: int) -> None:
    assert paging.number(number) == number


@pytest.mark.parametrize("forged", FORGED)
def test_what_is_no_number_in_a_row_is_refused(forged: Any) -> None:
    with pytest.raises(Refusal) as refused:
        paging.number(forged)
    assert refused.value.rule == "CURSOR_NOT_GOOD"


def _row(cursor: str) -> list[Any]:
    return list(json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))))


def _cursor(row: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(row).encode()).decode().rstrip("=")
