"""A cursor that is not one of ours is refused, wherever a list goes on behind one."""

import base64
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from pytest_django import DjangoDbBlocker

from remit.commitments.models import Commitment
from remit.commitments.queries.ordering import Sort
from remit.domain.refusals import Refusal
from remit.interfaces.api import paging
from remit.interfaces.api.site import api
from remit.kernel import inputs
from remit.texts.models import Document
from tests.interfaces import filled_site, paper_site
from tests.interfaces.api_site import Asking, every, said
from tests.support import worlds
from tests.support.government import Government

# Who asks for which list; "#" and "%" are the numbers of a commitment and of a document.
LISTS: list[tuple[str, str, dict[str, Any]]] = [
    ("officer", "me/notices", {}),
    ("officer", "me/lists", {}),
    ("head", "me/queues/to_accept", {}),
    ("head", "me/queues/to_accept", {"sort": "title"}),
    ("secretary", "me/touched", {}),
    ("officer", "units", {}),
    ("officer", "units", {"words": "d"}),
    ("officer", "trees/ADMIN", {}),
    ("officer", "ledger/acts", {}),
    ("officer", "ledger/acts", {"after": 3}),
    ("officer", "ledger/checkpoints", {}),
    ("auditor", "ledger/verifications", {}),
    ("officer", "commitments", {}),
    *(("officer", "commitments", {"sort": by.value}) for by in Sort),
    ("officer", "commitments", {"sort": "due", "descending": True}),
    ("officer", "commitments/#/acts", {}),
    ("officer", "commitments/#/notes", {}),
    ("officer", "figures", {"by": "document"}),
    ("officer", "figures/records", {}),
    ("officer", "figures/changes/records", {"since": "2024-02-01"}),
    ("secretary", "figures/undecided", {}),
    ("secretary", "documents", {}),
    ("secretary", "documents", {"words": "CT"}),
    ("secretary", "documents", {"type": "DIRECTIVE"}),
    ("secretary", "documents/%/drafts", {}),
    ("secretary", "documents/%/history", {}),
    ("secretary", "documents/%/provisions", {}),
    ("secretary", "documents/%/touched", {}),
    ("secretary", "documents/%/pairs", {}),
    ("secretary", "intake", {}),
    ("administrator", "administration/people", {}),
    ("administrator", "administration/waiting", {}),
    ("administrator", "administration/reorganisations", {}),
    ("secretary", "search", {"words": "clinics", "kind": "COMMITMENT"}),
]
FORGED: list[Any] = ["x", "1", "", None, True, -1, 1.5, [], {}, float("inf"), 2**53 + 1]


@pytest.fixture(scope="module")
def founded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Government]:
    """The small government, filled once."""
    with worlds.standing(django_db_blocker, filled_site.filled) as made:
        yield made


def _at(path: str) -> str:
    commitment = Commitment.objects.get(title="Open clinics 0").pk
    old = Document.objects.get(title=filled_site.OLD).pk
    return path.replace("#", str(commitment)).replace("%", str(old))


@pytest.mark.parametrize(("who", "path", "query"), LISTS, ids=[path for _, path, _ in LISTS])
def test_a_forged_cursor_is_refused(
    asks: Asking, who: str, path: str, query: dict[str, Any]
) -> None:
    mine, path = asks(who), _at(path)
    found = said(mine.get(path, {**query, "limit": 1}))
    cursor = found["next"] if "next" in found else found["commitments"]["next"]
    assert mine.get(path, {**query, "limit": 1, "cursor": cursor}).status_code == 200
    *before, _last = _row(cursor)
    for last in FORGED:
        refused = mine.get(path, {**query, "limit": 1, "cursor": _cursor([*before, last])})
        assert (refused.status_code, said(refused)["rule"]) == (400, "CURSOR_NOT_GOOD"), last


@pytest.mark.parametrize(("who", "path", "query"), LISTS, ids=[path for _, path, _ in LISTS])
def test_a_list_says_where_its_next_page_is_and_ends(
    asks: Asking, who: str, path: str, query: dict[str, Any]
) -> None:
    mine, pages = asks(who), 0
    answered = mine.get(_at(path), {**query, "limit": 20 if path == "ledger/acts" else 1})
    while "Link" in answered.headers and pages < 60:
        place, relation = answered.headers["Link"].split("; ")
        assert relation == 'rel="next"'
        assert said(answered)["next"] in unquote(place)
        answered, pages = mine.get(place.strip("<>")), pages + 1
        assert answered.status_code == 200
    assert pages < 60
    assert pages > 0 or path == "search"  # three lists in one say it in the body alone


@pytest.mark.parametrize(("who", "path", "query"), LISTS, ids=[path for _, path, _ in LISTS])
def test_the_pages_of_a_list_are_the_list(
    asks: Asking, who: str, path: str, query: dict[str, Any]
) -> None:
    if "kind" in query or path == "figures":
        return  # three lists in one, and the rows of a table
    mine, path = asks(who), _at(path)
    whole = said(mine.get(path, {**query, "limit": 200}))["items"]
    assert len(whole) > 1
    assert every(mine, path, {**query, "limit": 1}) == whole


def test_every_list_with_a_cursor_is_tried() -> None:
    described = {
        path.replace("/api/v1/", "")
        for path, methods in api.get_openapi_schema()["paths"].items()
        for endpoint in methods.values()
        if "cursor" in {one["name"] for one in endpoint.get("parameters", ())}
    }
    tried = {_described(path) for _, path, _ in LISTS}
    assert described - tried == {
        "documents/{number}/certain",  # walked where drafts are sure
        "documents/{number}/notes",  # what colleagues leave half written at drafts
        "documents/{number}/provisions/relations",
    }


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("figures/records", {}),
        ("figures/changes/records", {"since": "2024-02-01"}),
        ("trees/ADMIN", {}),
        ("commitments", {}),
        ("me/queues/to_do", {}),
    ],
)
def test_what_is_recorded_between_two_pages_ends_no_list(
    government: Government, asks: Asking, path: str, query: dict[str, Any]
) -> None:
    officer = asks("officer")
    whole = said(officer.get(path, query))["items"]
    first = said(officer.get(path, {**query, "limit": 1}))
    paper_site.assigned(government, title="Meanwhile")
    rest = officer.get(path, {**query, "limit": 200, "cursor": first["next"]})
    assert rest.status_code == 200
    assert [*first["items"], *said(rest)["items"]][: len(whole)] == whole


@pytest.mark.parametrize(
    ("found", "rest"),
    [([1, 2, 3, 4], [3, 4]), ([0, 1, 2, 3], [3]), ([1, 3, 4], [3, 4]), ([3], []), ([], [])],
)
def test_a_list_goes_on_behind_its_row_or_where_it_stood(found: list[int], rest: list[int]) -> None:
    first = paging.part([1, 2, 3], paging.Paged(limit=2), {}, int)
    again = paging.Paged(limit=9, cursor=first.next or "")
    assert list(paging.part(found, again, {}, int).rows) == rest


@pytest.mark.parametrize("day", ["", "soon", "2024-13-01", "9999-01-01", 20240101, True, [], {}])
def test_a_forged_day_in_a_cursor_is_refused(asks: Asking, day: Any) -> None:
    officer = asks("officer")
    bound, value, _day, number = _row(said(officer.get("commitments", {"limit": 1}))["next"])
    for row in ([bound, value, day, number], [bound, day, value, number]):
        refused = officer.get("commitments", {"limit": 1, "cursor": _cursor(row)})
        assert (refused.status_code, said(refused)["rule"]) == (400, "CURSOR_NOT_GOOD")


@pytest.mark.parametrize("by", list(Sort))
def test_a_forged_value_in_a_cursor_is_refused_or_stands_nowhere(asks: Asking, by: Sort) -> None:
    officer, asked = asks("officer"), {"sort": by.value, "limit": 1}
    bound, _value, *rest = _row(said(officer.get("commitments", asked))["next"])
    refused = 0
    for value in (*FORGED, "\0", "\ud800", "SLEEP", "2024-13-01", 999_999):
        row = _cursor([bound, value, *rest])
        answered = officer.get("commitments", {**asked, "cursor": row})
        refused += answered.status_code == 400
        assert answered.status_code == 200 or said(answered)["rule"] == "CURSOR_NOT_GOOD", value
    assert refused >= len(FORGED) - 2


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


def _described(path: str) -> str:
    named = re.sub("[#%]", "{number}", path)
    return named.replace("trees/ADMIN", "trees/{code}").replace(
        "queues/to_accept", "queues/{queue}"
    )


def _row(cursor: str) -> list[Any]:
    return list(json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))))


def _cursor(row: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(row).encode()).decode().rstrip("=")
