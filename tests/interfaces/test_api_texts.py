"""Documents through the API: registered, read into drafts, decided on, related and corrected."""

from typing import Any

import pytest

from remit.interfaces.api import rates
from tests.interfaces.api_site import Program, program, said
from tests.interfaces.conftest import Site, signed_in

TEXT = """CONCLUSIONS
of the meeting on digital services

1. The Department shall publish all procedures online before 15 December 2031.
2. The Department shall train its officers. The Department shall report on the training.
3. The Department shall report to the City every quarter.
"""


@pytest.fixture
def chair(site: Site) -> Program:
    """A program of the leader, at the post of the city."""
    rates.forget()
    return program(site.leader, post=site.office)


def registered(chair: Program, **more: Any) -> dict[str, Any]:
    """A document of the city."""
    new = {"text": TEXT, "title": "Conclusions", "type": "CONCLUSION", "issuer": "CITY"} | more
    done = chair.post("documents", new)
    assert done.status_code == 201, done.content
    return dict(said(done))


def drafts(chair: Program, document: int) -> list[dict[str, Any]]:
    """The drafts of a document that a person is shown."""
    items = said(chair.get(f"documents/{document}/drafts"))["items"]
    return [one for one in items if one["confidence"] >= 0.5 and one["status"] == "PENDING"]


def test_a_document_is_read_and_its_drafts_are_decided_on(chair: Program) -> None:
    document = registered(chair)["id"]
    first, second, *_ = drafts(chair, document)
    order = {"title": "Publish all procedures", "issuer": "CITY", "lead": "DEP"}
    accepted = chair.post(f"drafts/{first['id']}/accept", order)
    assert accepted.status_code == 201, accepted.content
    assert said(accepted)["commitment"]["document"]["id"] == document
    rejected = chair.post(f"drafts/{second['id']}/reject", {"reason": "Known already."})
    assert said(rejected)["status"] == "REJECTED"
    assert said(chair.post(f"drafts/{second['id']}/take-back"))["status"] == "PENDING"
    refused = chair.post(f"drafts/{first['id']}/reject", {"reason": "No."})
    assert (refused.status_code, said(refused)["rule"]) == (422, "DRAFT_ALREADY_DECIDED")


def test_of_a_document_and_of_a_draft_only_the_wanted_members_are_answered(chair: Program) -> None:
    document = registered(chair)["id"]
    draft = said(chair.get(f"documents/{document}/drafts"))["items"][0]["id"]
    for path, wanted in (
        (f"documents/{document}", "title,number"),
        (f"drafts/{draft}", "id,needs"),
    ):
        answered = chair.get(path, {"fields": wanted})
        assert set(said(answered)) == set(wanted.split(",")), answered.content
        assert said(answered).items() <= said(chair.get(path)).items()
        assert said(chair.get(path, {"fields": "colour"}))["rule"] == "MEMBER_UNKNOWN"


def test_drafts_are_merged_and_the_decision_is_undone(chair: Program) -> None:
    document = registered(chair)["id"]
    two = [one["id"] for one in drafts(chair, document)[1:3]]
    merged = chair.post(f"documents/{document}/merge", {"drafts": two})
    assert merged.status_code == 201, merged.content
    undone = chair.post(f"documents/{document}/undo", {"reason": "One too many."})
    assert {one["id"] for one in said(undone)["items"]} <= {
        one["id"] for one in drafts(chair, document)
    }


def test_a_relation_is_made_and_taken_back(chair: Program) -> None:
    one = registered(chair, number="1/KL")["id"]
    other = registered(chair, number="2/KL", text=TEXT + "\n4. See above.")["id"]
    related = chair.post(f"documents/{one}/relations", {"to": other, "relation": "IMPLEMENTS"})
    assert related.status_code == 201, related.content
    assert said(related)["document"]["relations"][0]["document"]["id"] == other
    link = said(related)["act"]
    parted = chair.post(f"documents/{one}/relations/{link}/part", {"reason": "Mistaken."})
    assert said(parted)["document"]["relations"] == []
    tags = [entry["tag"] for entry in said(chair.get(f"documents/{one}/history"))["items"]]
    assert tags == ["document.parted", "document.related", "document.registered"]


def test_a_heading_is_corrected(chair: Program) -> None:
    document = registered(chair)["id"]
    heading = {"title": "Conclusions 12", "type": "CONCLUSION", "number": "12/KL", "issuer": "CITY"}
    mark = chair.get(f"documents/{document}").headers["ETag"]
    answered = chair.post(f"documents/{document}/heading", heading, If_Match=mark)
    corrected = said(answered)["document"]
    assert (corrected["number"], corrected["title"]) == ("12/KL", "Conclusions 12")


@pytest.mark.parametrize("page", ["/texts/{}/akoma-ntoso/", "/api/v1/documents/{}/akoma-ntoso"])
def test_a_document_leaves_as_a_file_that_nobody_between_keeps(
    site: Site, chair: Program, page: str
) -> None:
    document = registered(chair)["id"]
    path = page.format(document)
    answer = chair.get(path) if path.startswith("/api/") else signed_in(site.leader).get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/akn+xml")
    assert answer["Content-Disposition"] == f'attachment; filename="document-{document}.akn.xml"'
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_text_is_read_and_not_kept(chair: Program) -> None:
    found = said(chair.post("read", {"text": TEXT}))
    assert found["schema"] == "remit.read/1"
    assert said(chair.get("documents"))["items"] == []


def test_whoever_may_not_read_a_document_finds_nothing_of_it(site: Site, chair: Program) -> None:
    document = registered(chair, confidentiality="RESTRICTED")["id"]
    stranger = program(site.stranger)
    for path in (f"documents/{document}", f"documents/{document}/drafts"):
        assert stranger.get(path).status_code in {403, 404}
    heading = {"title": "X", "type": "NOTICE"}
    refused = stranger.post(f"documents/{document}/heading", heading, If_Match="*")
    assert refused.status_code in {403, 404, 422}
    assert "Conclusions" not in refused.content.decode()
