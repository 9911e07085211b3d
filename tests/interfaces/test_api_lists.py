"""Lists under a name and their columns, for programs: the same as on the pages, and nobody
else's."""

import pytest

from remit.interfaces.list_choices import known
from remit.interfaces.web.lists import columns
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.support.government import Government

LATE = {"name": "Late ones", "words": {"state": "overdue", "sort": "-due"}}


def test_a_list_is_saved_shared_renamed_removed_and_taken_back(asks: Asking) -> None:
    officer, head, other = asks("officer"), asks("head"), asks("health_head")
    made = officer.post("me/lists", {**LATE, "columns": ["number", "title"], "share": True})
    assert made.status_code == 201, made.content
    number = said(made)["id"]
    assert (said(made)["own"], said(made)["shared"]) == (True, True)
    assert [one["own"] for one in said(head.get("me/lists"))["items"]] == [False]
    assert said(other.get("me/lists"))["items"] == []
    for theirs in (head, other):
        refused = theirs.post(f"me/lists/{number}/rename", {"name": "Mine"})
        assert (refused.status_code, said(refused)["rule"]) == (404, "SAVED_LIST_UNKNOWN")
    assert said(officer.post(f"me/lists/{number}/rename", {"name": "Later"}))["name"] == "Later"
    assert said(officer.post(f"me/lists/{number}/remove"))["removed"] is True
    assert said(head.get("me/lists"))["items"] == []
    assert said(officer.get("me/lists"))["items"][0]["removed"] is True
    assert said(officer.post(f"me/lists/{number}/take-back"))["removed"] is False


def test_a_list_that_a_program_saved_is_there_on_the_pages(
    government: Government, asks: Asking
) -> None:
    asks("officer").post("me/lists", LATE)
    assert "Late ones" in paper_site.page(government, "/lists/saved/", "officer")


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"page": "nowhere"}, "LIST_UNKNOWN"),
        ({"words": {"colour": "red"}}, "LIST_WORD_UNKNOWN"),
        ({"columns": ["colour"]}, "LIST_COLUMN_UNKNOWN"),
        ({"name": "  "}, "SAVED_LIST_WITHOUT_NAME"),
    ],
)
def test_what_no_list_has_is_refused(asks: Asking, wrong: dict[str, object], rule: str) -> None:
    refused = asks("officer").post("me/lists", {**LATE, **wrong})
    assert (refused.status_code, said(refused)["rule"]) == (422, rule)
    assert said(asks("officer").get("me/lists"))["items"] == []


def test_columns_are_chosen_and_forgotten(asks: Asking) -> None:
    officer = asks("officer")
    path, wanted = "me/columns/commitments", ["due", "title", "due"]
    assert said(officer.post(path, {"columns": wanted}))["columns"] == ["due", "title"]
    assert said(officer.get(path))["columns"] == ["due", "title"]
    assert said(asks("head").get(path))["columns"] == said(officer.get(path))["usual"]
    again = said(officer.post(path, {"columns": []}))
    assert again["columns"] == again["usual"]
    refused = officer.get("me/columns/nothing")
    assert (refused.status_code, said(refused)["rule"]) == (404, "LIST_UNKNOWN")


def test_the_columns_that_a_program_may_name_are_those_of_the_pages() -> None:
    assert tuple(column.code for column in columns.COLUMNS) == known.COLUMNS


def test_a_list_pushes_out_another_one_only_if_it_says_so(asks: Asking) -> None:
    officer = asks("officer")
    first = said(officer.post("me/lists", LATE))["id"]
    assert said(officer.post("me/lists", LATE))["id"] == first
    other = LATE | {"words": {"state": "open"}}
    refused = officer.post("me/lists", other)
    assert (refused.status_code, said(refused)["rule"]) == (409, "SAVED_LIST_THERE_ALREADY")
    second = said(officer.post("me/lists", other | {"replace": True}))["id"]
    kept = {one["id"]: one["removed"] for one in said(officer.get("me/lists"))["items"]}
    assert kept == {first: True, second: False}
