"""Every field that a refusal is about is marked, and the sentence leads to each; all that can be
known to be wrong is said at once. What must be filled in is not called optional."""

import re

import pytest
from playwright import sync_api

from remit.commitments.models import Commitment
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser as browser_of
from tests.interfaces.paper_site import key, today
from tests.support import inside, looking
from tests.support.government import Government

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
NEW = "/commitments/new/"
LINK = re.compile(r'<a href="#(id_\w+)">')
MARKED = re.compile(r'id="(id_\w+)"[^>]*aria-invalid="true"')
TERMS = {
    "title": "Open the hot line",
    "basis": "ORAL",
    "reference": "the chair",
    "type": "TASK",
    "confidentiality": "INTERNAL",
    "step": "ASSIGN",
}


def refused(
    government: Government,
    path: str,
    who: str = "secretary",
    *,
    script: bool = False,
    **sent: object,
) -> str:
    with today():
        answer = browser_of(government, who).post(
            path, {"request_key": key(), **sent}, headers=HTMX if script else {}
        )
    assert answer.status_code in {409, 422}
    return answer.content.decode()


def order(government: Government, **changed: object) -> dict[str, object]:
    units = {"lead": government.units["DOIC"], "issuer": government.units["CITY-PC"]}
    return {**TERMS, **units, **changed}


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"title": ""}, ["title"]),
        ({"lead": ""}, ["lead_words"]),
        ({"lead": "", "lead_words": "d"}, ["lead_words"]),
        ({"basis": "PROVISION", "reference": ""}, ["reference"]),
        ({"title": " ", "basis": "PROVISION", "reference": ""}, ["title", "reference"]),
        ({"issuer": "", "type": ""}, ["issuer_words", "type"]),
        (
            {"title": "", "lead": "", "lead_words": "d", "basis": "PROVISION", "reference": ""},
            ["title", "lead_words", "reference"],
        ),
        ({"lead": "", "due": "soon", "until": "never"}, ["lead_words", "due", "until"]),
    ],
)
def test_each_field_at_fault_is_marked_and_linked(
    government: Government, changed: dict[str, object], fields: list[str]
) -> None:
    html = refused(government, NEW, **order(government, **changed))
    assert LINK.findall(html) == [f"id_{one}" for one in fields]
    assert set(MARKED.findall(html)) == {f"id_{one}" for one in fields}
    if {"issuer_words", "until"} & set(fields):
        assert '<details class="more" open>' in html


def test_for_a_script_the_answer_names_the_fields(government: Government) -> None:
    changed = {"title": "", "lead": "", "basis": "PROVISION", "reference": ""}
    html = refused(government, NEW, script=True, **order(government, **changed))
    assert 'data-about="title lead reference"' in html
    assert "Name the document" in html


def test_what_must_be_filled_in_is_not_called_optional(government: Government) -> None:
    html = paper_site.page(government, NEW)
    label = re.search(r'<label[^>]*for="id_reference">(.*?)</label>', html)
    assert label
    assert "(optional)" not in label[1]
    assert "provision" in label[1]
    parts = paper_site.page(
        government, f"/commitments/{paper_site.accepted(government)}/break-down/", "head"
    )
    for name in ("title_1", "title_2"):
        label = re.search(rf'<label[^>]*for="id_{name}">(.*?)</label>', parts)
        assert label
        assert "optional" not in label[1]
    legends = re.findall(r'<legend class="part-legend">(.*?)</legend>', parts)
    assert ["optional" in one for one in legends] == [False, True, True]


def test_every_part_that_lacks_something_is_named_at_once(government: Government) -> None:
    number = paper_site.accepted(government)
    sent = {"title_1": "A", "due_2": "2024-05-01", "title_3": "C", "lead_3_words": "nowhere"}
    html = refused(government, f"/commitments/{number}/break-down/", "head", **sent)
    assert LINK.findall(html) == [
        *("id_lead_1_words", "id_title_2", "id_lead_2_words", "id_lead_3_words")
    ]
    assert "Part 1 needs the unit" in html
    assert "Part 2 needs the unit" in html
    assert ">Part 2: Lead unit</a>" in html


def test_a_rule_about_a_part_marks_its_own_row(government: Government) -> None:
    number = paper_site.accepted(government)
    unit = government.units["DOIC-DATA"]
    sent = {"title_1": "A", "lead_1": unit, "title_3": "C", "lead_3": unit, "due_3": "2024-12-31"}
    html = refused(government, f"/commitments/{number}/break-down/", "head", **sent)
    assert LINK.findall(html) == ["id_due_3"]
    assert MARKED.findall(html) == ["id_due_3"]


def test_the_heading_of_a_document_leads_to_its_fields_too(government: Government) -> None:
    document = paper_site.registered(government)
    sent = {"title": "", "type": "", "issued_on": "soon", "reason": "A slip."}
    html = refused(government, f"/texts/{document}/heading/", **sent)
    assert LINK.findall(html) == ["id_title", "id_type", "id_issued_on"]


@pytest.mark.browser
def test_with_a_script_all_is_marked_linked_and_free_again_once_written(
    browser: sync_api.Browser, government: Government
) -> None:
    number = paper_site.accepted(government)
    page = inside.page(browser, browser_of(government, "head"))
    with today():
        page.goto(f"/commitments/{number}/break-down/")
        page.fill("#id_title_1", "A part")
        page.fill("#id_title_2", "Another")
        page.click(".act-send")
        links = page.locator("[data-fields] a")
        sync_api.expect(links).to_have_text(["Part 1: Lead unit", "Part 2: Lead unit"])
        assert page.locator("[aria-invalid=true]").count() == 2
        assert looking.faults(page) == []
        links.nth(1).click()
        sync_api.expect(page.locator("#id_lead_2_words")).to_be_focused()
        page.locator("#id_lead_2_words").press_sequentially("DOIC-DATA")
        sync_api.expect(page.locator("#id_lead_2_words")).not_to_have_attribute(
            "aria-invalid", "true"
        )
    page.context.close()


@pytest.mark.browser
def test_with_a_script_a_reference_is_asked_for_with_the_rest(
    browser: sync_api.Browser, government: Government
) -> None:
    page = inside.page(browser, browser_of(government, "secretary"))
    with today():
        page.goto(NEW)
        page.select_option("#id_basis", "PROVISION")
        page.click(".begin-send")
        links = page.locator("[data-fields] a")
        sync_api.expect(links).to_have_text(["What is owed", "Lead unit", "Reference of the basis"])
        page.select_option("#id_basis", "ORAL")
        page.evaluate("document.querySelector('main form').noValidate = true")
        page.fill("#id_title", "")
        page.locator("#id_lead_words").evaluate("one => one.required = false")
        page.click(".begin-send")
        sync_api.expect(links).to_have_text(["What is owed", "Lead unit"])
        sync_api.expect(page.locator("#id_title")).to_have_attribute("aria-invalid", "true")
    page.context.close()
    assert not Commitment.objects.exists()
