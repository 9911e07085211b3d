"""Whoever changes what was read says so by its ETag, and is told when somebody was quicker."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, Program, said
from tests.support.government import Government

HEADING = {"title": "Said rightly", "type": "DIRECTIVE", "number": "24-CT/TU"}


@pytest.fixture
def number(government: Government) -> int:
    """What is owed."""
    return paper_site.assigned(government, title="Open clinics")


@pytest.fixture
def document(government: Government) -> int:
    """What was registered."""
    return paper_site.registered(government)


@pytest.fixture
def secretary(asks: Asking) -> Program:
    """A program of whoever registers texts."""
    return asks("secretary")


@pytest.mark.parametrize("form", ["{}", "W/{}", '"1", {}', '{}, "1"', 'W/"1",W/{} , "x"', "*"])
def test_one_of_several_marks_is_enough(asks: Asking, number: int, form: str) -> None:
    officer = asks("officer")
    mark = officer.get(f"commitments/{number}").headers["ETag"]
    done = officer.post(f"commitments/{number}/accept", {}, If_Match=form.format(mark))
    assert done.status_code == 200, done.content
    assert done.headers["ETag"] == f'"{said(done)["mark"]}"' != mark


@pytest.mark.parametrize("form", ['"1"', 'W/"1"', '"1", "2"', '"anything"', '""'])
def test_a_mark_of_another_state_is_told_the_one_of_now(
    asks: Asking, number: int, form: str
) -> None:
    officer = asks("officer")
    mark = f'"{said(officer.get(f"commitments/{number}"))["mark"]}"'
    refused = officer.post(f"commitments/{number}/accept", {}, If_Match=form)
    assert (refused.status_code, said(refused)["rule"]) == (412, "COMMITMENT_CHANGED")
    assert said(refused)["facts"] == {"mark": mark}
    assert mark in said(refused)["detail"]


@pytest.mark.parametrize("form", ["128", '"128', '"1" "2"', '"1",', "*, *", "w/"])
def test_what_is_no_mark_is_refused_with_a_sentence(asks: Asking, number: int, form: str) -> None:
    refused = asks("officer").post(f"commitments/{number}/accept", {}, If_Match=form)
    assert (refused.status_code, said(refused)["rule"]) == (400, "MARK_MALFORMED")


def test_evidence_is_put_behind_what_was_read(asks: Asking, number: int) -> None:
    officer = asks("officer")
    old = officer.get(f"commitments/{number}").headers["ETag"]
    now = officer.post(f"commitments/{number}/accept").headers["ETag"]
    path, url = f"commitments/{number}/attach-file", f"/api/v1/commitments/{number}/attach-file"
    for mark, status in ((old, 412), (now, 200)):
        file = SimpleUploadedFile("report.txt", b"Done.", "text/plain")
        keyed = {"Authorization": f"Bearer {officer.token}", "Idempotency-Key": f"k{status}"}
        answered = officer.browser.post(url, {"file": file}, headers={**keyed, "If-Match": mark})
        assert answered.status_code == status, (path, answered.content)


@pytest.mark.parametrize("is_quoted", [True, False])
def test_many_acts_have_a_mark_each(
    asks: Asking, government: Government, number: int, *, is_quoted: bool
) -> None:
    """As the header says it, or as an answer does."""
    officer, other = asks("officer"), paper_site.assigned(government, title="Other")
    read = officer.get(f"commitments/{number}")
    mark = read.headers["ETag"] if is_quoted else said(read)["mark"]
    items = [{"commitment": one, "verb": "accept", "if_match": mark} for one in (number, other)]
    assert [one["status"] for one in said(officer.post("bulk", {"items": items}))["items"]] == [
        200,
        412,
    ]


@pytest.mark.parametrize(
    ("form", "status"),
    [("{}", 304), ("W/{}", 304), ('"1", {}', 304), ("*", 304), ('"1"', 200), ("not a tag", 200)],
)
def test_what_was_not_changed_is_not_sent_again(
    secretary: Program, number: int, document: int, form: str, status: int
) -> None:
    for path in (f"commitments/{number}", f"documents/{document}"):
        mark = secretary.get(path).headers["ETag"]
        answered = secretary.get(path, If_None_Match=form.format(mark))
        assert (answered.status_code, answered.headers["ETag"]) == (status, mark)


def test_what_changed_without_an_act_on_the_thing_itself_is_sent_again(
    asks: Asking, secretary: Program, government: Government, document: int
) -> None:
    head, whole = asks("head"), paper_site.accepted(government, due="2031-06-30")
    part = {"title": "Name the owners", "lead": "DOIC-DATA", "due": {"said": "2031-05-31"}}
    broken = head.post(f"commitments/{whole}/break-down", {"parts": [part]})
    assert broken.status_code == 200, broken.content
    (made,) = said(secretary.get(f"commitments/{whole}"))["parts"]
    cancel = f"commitments/{made['number']}/cancel"
    other = paper_site.registered(government, "Plan\n\nDOH opens clinics.", number="25-CT/TU")
    relate, related = f"documents/{other}/relations", {"to": document, "relation": "IMPLEMENTS"}
    for path, asker, change, body in (
        (f"commitments/{whole}", head, cancel, {"reason": "No longer needed."}),
        (f"documents/{document}", secretary, relate, related),
    ):
        read = secretary.get(path)
        assert secretary.get(path, If_None_Match=read.headers["ETag"]).status_code == 304
        assert (done := asker.post(change, body)).status_code in {200, 201}, done.content
        again = secretary.get(path, If_None_Match=read.headers["ETag"])
        assert (again.status_code, said(again)["mark"]) == (200, said(read)["mark"])


def test_the_same_in_another_language_or_with_fewer_members_is_other_bytes(
    secretary: Program, number: int
) -> None:
    path = f"commitments/{number}"
    read = secretary.get(path, Accept_Language="en").headers["ETag"]
    arabic = secretary.get(path, Accept_Language="ar", If_None_Match=read)
    few = secretary.get(f"{path}?fields=number,mark", Accept_Language="en", If_None_Match=read)
    assert (arabic.status_code, few.status_code) == (200, 200)
    assert len({read, arabic.headers["ETag"], few.headers["ETag"]}) == 3
    known = secretary.get(path, Accept_Language="en", If_None_Match=read)
    assert (known.status_code, known.content) == (304, b"")
    assert "Content-Type" not in known.headers


def test_a_heading_is_not_replaced_blindly(secretary: Program, document: int) -> None:
    refused = secretary.post(f"documents/{document}/heading", HEADING)
    assert (refused.status_code, said(refused)["rule"]) == (428, "MARK_MISSING")
    assert "ETag" in said(refused)["detail"]


def test_of_two_who_correct_the_same_heading_the_second_reads_again(
    secretary: Program, document: int
) -> None:
    path = f"documents/{document}"
    mark = secretary.get(path).headers["ETag"]
    first = secretary.post(f"{path}/heading", HEADING, If_Match=mark)
    assert first.status_code == 200, first.content
    read = secretary.get(path)
    now = f'"{said(read)["mark"]}"'
    assert now == f'"{said(first)["document"]["mark"]}"'
    assert read.headers["ETag"] != mark
    late = secretary.post(f"{path}/heading", {**HEADING, "title": "Other"}, If_Match=mark)
    assert (late.status_code, said(late)["rule"]) == (412, "DOCUMENT_CHANGED")
    assert said(late)["facts"] == {"mark": now}
    act = said(first)["act"]
    back = f"{path}/heading/{act}/take-back"
    assert secretary.post(back, {}, If_Match=mark).status_code == 412
    assert secretary.post(back, {}, If_Match=now).status_code == 200


def test_a_draft_takes_several_marks(secretary: Program, document: int) -> None:
    draft = said(secretary.get(f"documents/{document}/drafts"))["items"][0]
    path = f"drafts/{draft['id']}/reject"
    stale = secretary.post(path, {"reason": "No."}, If_Match='"99", "98"')
    assert (stale.status_code, said(stale)["rule"]) == (412, "DRAFT_CHANGED_MEANWHILE")
    several = f'"99", W/"{draft["mark"]}"'
    assert secretary.post(path, {"reason": "No."}, If_Match=several).status_code == 200
