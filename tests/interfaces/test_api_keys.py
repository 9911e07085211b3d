"""Every write is carried out once: what is answered to a key that is new, sent again, used for
something else, refused before, used by another, missing or malformed; for words, files and many
acts alike."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from remit.domain.vocabulary import Role
from remit.ledger.models import Act
from remit.organisation import actions as organisation
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, Program, said
from tests.support.government import Government

REPLAYED = "Idempotency-Replayed"


@pytest.fixture
def officer(asks: Asking) -> Program:
    """A program of whoever owes."""
    return asks("officer")


@pytest.fixture
def number(government: Government) -> int:
    """What is owed."""
    return paper_site.assigned(government, title="Open clinics")


def acts() -> int:
    return Act.objects.count()


def replayed(*answers: Any) -> list[str]:
    return [one.headers[REPLAYED] for one in answers]


def test_the_same_again_is_answered_as_the_first_time(officer: Program, number: int) -> None:
    first = officer.post(f"commitments/{number}/accept", {}, key="one")
    before = acts()
    again = officer.post(f"commitments/{number}/accept", {}, key="one")
    assert replayed(first, again) == ["false", "true"]
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert acts() == before


def test_the_order_of_members_makes_no_other_request(officer: Program, number: int) -> None:
    path, words = f"commitments/{number}/notes", {"words": "When?", "to": []}
    first = officer.post(path, words, key="one")
    again = officer.post(path, dict(reversed(words.items())), key="one")
    assert replayed(first, again) == ["false", "true"]


@pytest.mark.parametrize("otherwise", ["body", "path", "post"])
def test_a_key_of_something_else_is_refused(
    officer: Program, government: Government, number: int, otherwise: str
) -> None:
    path, body, more = f"commitments/{number}/notes", {"words": "When?"}, {}
    assert officer.post(path, body, key="one").status_code == 201
    if otherwise == "body":
        body = {"words": "Where?"}
    elif otherwise == "path":
        path = f"commitments/{paper_site.assigned(government, title='Other')}/notes"
    else:
        more = {"Remit_Post": _second_post(government)}
    before = acts()
    refused = officer.post(path, body, key="one", **more)
    assert (refused.status_code, said(refused)["rule"]) == (422, "IDEMPOTENCY_KEY_REUSED")
    assert said(refused)["facts"] == {"key": "one"}
    assert acts() == before


def test_what_was_refused_kept_nothing_and_may_be_put_right(officer: Program, number: int) -> None:
    path = f"commitments/{number}/claim"
    refused = officer.post(path, {"summary": "Done."}, key="one")
    assert refused.status_code in {409, 422}
    officer.post(f"commitments/{number}/accept")
    link = {"url": "https://example.org/clinics"}
    officer.post(f"commitments/{number}/attach-link", link)
    done = officer.post(path, {"summary": "All of it is done."}, key="one")
    assert (done.status_code, replayed(done)) == (200, ["false"])


def test_what_could_not_be_understood_kept_nothing(officer: Program, number: int) -> None:
    path = f"commitments/{number}/notes"
    assert officer.post(path, {"word": "When?"}, key="one").status_code == 422
    assert officer.post(path, {"words": "When?"}, key="one").status_code == 201


def test_the_key_of_another_has_nothing_to_do_with_it(
    officer: Program, asks: Asking, number: int
) -> None:
    path = f"commitments/{number}/notes"
    mine = officer.post(path, {"words": "When?"}, key="one")
    theirs = asks("head").post(path, {"words": "Soon."}, key="one")
    assert (mine.status_code, theirs.status_code) == (201, 201)
    assert replayed(mine, theirs) == ["false", "false"]


def test_a_new_token_of_the_same_person_goes_on_with_the_key(asks: Asking, number: int) -> None:
    path = f"commitments/{number}/accept"
    first, again = (asks("officer").post(path, {}, key="one") for _token in range(2))
    assert replayed(first, again) == ["false", "true"]


@pytest.mark.parametrize(
    ("key", "rule"),
    [
        (None, "IDEMPOTENCY_KEY_MISSING"),
        ("", "IDEMPOTENCY_KEY_MALFORMED"),
        ("with a blank", "IDEMPOTENCY_KEY_MALFORMED"),
        ("k" * 201, "IDEMPOTENCY_KEY_MALFORMED"),
        ("khoá", "IDEMPOTENCY_KEY_MALFORMED"),
    ],
)
def test_a_key_that_is_missing_or_malformed_is_refused(
    officer: Program, number: int, key: str | None, rule: str
) -> None:
    headers = {"Authorization": f"Bearer {officer.token}"}
    if key is not None:
        headers["Idempotency-Key"] = key
    before = acts()
    refused = officer.browser.post(
        f"/api/v1/commitments/{number}/accept", "{}", "application/json", headers=headers
    )
    assert (refused.status_code, said(refused)["rule"]) == (400, rule)
    assert acts() == before


def test_a_key_as_long_as_may_be_is_taken(officer: Program, number: int) -> None:
    assert officer.post(f"commitments/{number}/accept", {}, key="k" * 200).status_code == 200


def test_a_file_is_taken_once_and_another_one_under_its_key_is_refused(
    officer: Program, number: int
) -> None:
    officer.post(f"commitments/{number}/accept")
    path = f"commitments/{number}/attach-file"
    first = officer.send(path, {"file": _file(b"Done."), "note": "n"}, key="one")
    again = officer.send(path, {"file": _file(b"Done."), "note": "n"}, key="one")
    assert replayed(first, again) == ["false", "true"]
    assert again.content == first.content
    for changed in (
        {"file": _file(b"Not done."), "note": "n"},
        {"file": _file(b"Done."), "note": "other"},
        {"file": _file(b"Done.", "other.txt"), "note": "n"},
    ):
        refused = officer.send(path, changed, key="one")
        assert (refused.status_code, said(refused)["rule"]) == (422, "IDEMPOTENCY_KEY_REUSED")
    assert len(said(officer.get(f"commitments/{number}"))["evidence_items"]) == 1


def test_files_are_handed_in_once(asks: Asking) -> None:
    secretary = asks("secretary")
    first, again, other = (
        secretary.send("intake", {"files": [_file(b"Order."), _file(last, "b.txt")]}, key="one")
        for last in (b"Notice.", b"Notice.", b"Plan.")
    )
    assert replayed(first, again) == ["false", "true"]
    assert (first.status_code, again.content) == (202, first.content)
    assert said(other)["rule"] == "IDEMPOTENCY_KEY_REUSED"


def test_many_acts_are_carried_out_once_with_what_was_refused_among_them(
    officer: Program, government: Government, number: int
) -> None:
    other = paper_site.assigned(government, title="Other")
    officer.post(f"commitments/{other}/accept")
    items = [{"commitment": one, "verb": "accept"} for one in (number, other)]
    first = officer.post("bulk", {"items": items}, key="one")
    before = acts()
    again = officer.post("bulk", {"items": items}, key="one")
    assert [one["status"] for one in said(again)["items"]] == [200, 409]
    assert (replayed(first, again), again.content) == (["false", "true"], first.content)
    refused = officer.post("bulk", {"items": items[:1]}, key="one")
    assert said(refused)["rule"] == "IDEMPOTENCY_KEY_REUSED"
    assert acts() == before


def test_whoever_lost_the_right_meanwhile_is_not_answered_again(
    asks: Asking, government: Government
) -> None:
    keeper = asks("administrator")
    body = {"code": "LINE", "names": {"en": "Ministry line"}}
    assert keeper.post("administration/trees", body, key="one").status_code == 201
    by, person = government.by["administrator"], government.by["officer"].person
    assert person is not None
    officer = asks("officer")
    assert officer.post("administration/trees", body, key="one").status_code == 403
    organisation.bar_person(by=by, at=paper_site.DAY, person=person, reason="Left.")
    assert officer.get("me").status_code == 401


def _second_post(government: Government) -> str:
    by, unit = government.by["administrator"], government.units["DOIC"]
    new = organisation.NewPost(unit, "DOIC-2", {"en": "Second"})
    [post] = organisation.create_posts(
        by=by, at=paper_site.DAY, posts=[new], on=paper_site.DAY.date()
    )
    organisation.grant_role(
        by=by,
        at=paper_site.DAY,
        person=government.by["officer"].person or 0,
        post=post,
        role=Role.OFFICER,
        on=paper_site.DAY.date(),
    )
    return "DOIC-2"


def _file(content: bytes, name: str = "report.txt") -> Any:
    return SimpleUploadedFile(name, content, "text/plain")


@pytest.mark.parametrize(
    "sent", [b"--x\r\n", b"\xff\xfe", b"[" * 100_000, b"NaN", b'"\\ud800"'], ids=range(5)
)
def test_a_body_where_none_is_asked_for_does_no_harm(asks: Asking, sent: bytes) -> None:
    auditor = asks("auditor")
    named = {"Authorization": f"Bearer {auditor.token}", "Idempotency-Key": "once"}
    media = "multipart/form-data; boundary=x"
    begun, again = (
        auditor.browser.post(
            "/api/v1/ledger/verifications", sent, content_type=media, headers=named
        )
        for _ in range(2)
    )
    assert (begun.status_code, again.status_code) == (202, 202)
    assert replayed(begun, again) == ["false", "true"]
    assert said(begun) == said(again)
