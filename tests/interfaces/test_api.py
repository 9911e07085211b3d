"""The API: who may ask, and a commitment from its assignment to its verification."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoAssertNumQueries

from remit.domain.acts import By
from remit.domain.figures import COLUMNS
from remit.domain.vocabulary import Role
from remit.interfaces.api import rates
from remit.interfaces.api.commitments import verbs
from remit.interfaces.api.shapes.figures import Total
from remit.interfaces.api_tokens import actions as tokens
from remit.interfaces.api_tokens.scopes import Scope
from remit.interfaces.web.commitments import verbs as pages
from remit.kernel import clock
from remit.ledger.models import Act
from remit.organisation import actions as organisation
from tests.interfaces.api_site import Program, program, said
from tests.interfaces.conftest import START, Site

ORDER = {
    "step": "ASSIGN",
    "title": "Put all procedures online",
    "issuer": "CITY",
    "lead": "DEP",
    "due": {"said": "before 2031-01-01"},
    "basis": "MINUTES",
    "reference": "Minutes 12",
}


@pytest.fixture(autouse=True)
def full_buckets() -> None:
    """Nobody has asked yet."""
    rates.forget()


@pytest.fixture
def chair(site: Site) -> Program:
    """A program of the leader, at the post of the city."""
    return program(site.leader, post=site.office)


@pytest.fixture
def officer(site: Site) -> Program:
    """A program of the officer of the department."""
    return program(site.officer)


def assigned(chair: Program, **terms: Any) -> int:
    """The number of a new commitment."""
    done = chair.post("commitments", ORDER | terms)
    assert done.status_code == 201, done.content
    return int(said(done)["commitment"]["number"])


def test_a_commitment_is_assigned_and_answered_by_a_few_statements(
    chair: Program, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assigned(chair)
    with django_assert_max_num_queries(20):
        assigned(chair)


def test_an_order_that_comes_back_to_several_units_is_as_many_commitments(
    site: Site, chair: Program
) -> None:
    series = {"due": {"said": "25/01/2031"}, "repeat": "MONTH", "until": "2031-03-31"}
    done = chair.post("commitments", ORDER | series | {"lead": "DEP", "also": ["CITY"]})
    assert done.status_code == 201, done.content
    answer = said(done)
    assert len(answer["others"]) == 5
    last = said(chair.get(f"commitments/{answer['others'][-1]}"))
    assert (last["lead"]["code"], last["due"]["original"]) == ("CITY", "2031-03-25")


def test_a_due_date_that_has_passed_is_asked_back_and_can_be_meant(chair: Program) -> None:
    passed = ORDER | {"due": {"said": "15/01/2020"}}
    asked = chair.post("commitments", passed)
    assert (asked.status_code, said(asked)["rule"]) == (422, "DUE_DAY_PASSED")
    assert said(asked)["facts"]["due_day"] == "2020-01-15"
    meant = chair.post("commitments", passed | {"past_due": True})
    assert meant.status_code == 201, meant.content
    assert said(meant)["commitment"]["due"]["original"] == "2020-01-15"
    number = said(meant)["commitment"]["number"]
    slip = {"due": {"said": "15/01/2019"}, "reason": "A slip of the pen."}
    corrected = chair.post(f"commitments/{number}/correct-due", slip)
    assert (corrected.status_code, said(corrected)["rule"]) == (422, "DUE_DAY_PASSED")
    again = chair.post(f"commitments/{number}/correct-due", slip | {"past_due": True})
    assert said(again)["commitment"]["due"]["original"] == "2019-01-15"


@pytest.mark.parametrize(
    ("others", "status", "places"), [(199, 201, []), (200, 422, ["body.also"])]
)
def test_as_many_units_are_named_beside_the_lead_as_may_begin_together(
    chair: Program, others: int, status: int, places: list[str]
) -> None:
    done = chair.post("commitments", ORDER | {"lead": "DEP", "also": ["CITY"] * others})
    assert done.status_code == status, done.content
    assert [one["place"] for one in said(done).get("findings", [])] == places


def test_a_commitment_goes_from_assignment_to_verification(
    site: Site, chair: Program, officer: Program
) -> None:
    number = assigned(chair)
    organisation.grant_role(
        by=By(),
        at=clock.now(),
        person=site.stranger.pk,
        post=site.office,
        role=Role.LEADER,
        on=START,
    )
    accepted = officer.post(f"commitments/{number}/accept")
    assert accepted.status_code == 200, accepted.content
    assert said(accepted)["commitment"]["work"] == "IN_PROGRESS"
    link = {"url": "https://example.org/procedures"}
    assert officer.post(f"commitments/{number}/attach-link", link).status_code == 200
    claimed = officer.post(f"commitments/{number}/claim", {"summary": "All are online."})
    assert claimed.status_code == 200, claimed.content
    found = {"evidence": "DOCUMENT_CHECKED", "note": "Looked at all of them."}
    refused = chair.post(f"commitments/{number}/verify", found)  # heads the lead unit as well
    assert said(refused)["rule"] == "VERIFIER_INSIDE_ELSEWHERE"
    verified = program(site.stranger).post(f"commitments/{number}/verify", found)
    assert said(verified)["commitment"]["work"] == "VERIFIED"
    tags = [one["tag"] for one in said(chair.get(f"commitments/{number}/acts"))["items"]]
    assert tags == [
        "commitment.assigned",
        "commitment.accepted",
        "commitment.evidenced",
        "commitment.claimed",
        "commitment.verified",
    ]


def test_every_verb_of_the_pages_is_a_verb_of_the_api() -> None:
    assert {*verbs.BY_CODE, "attach-file"} == set(pages.BY_CODE)
    assert {verb.code: verb.tag for verb in verbs.VERBS} == {
        code: verb.tag for code, verb in pages.BY_CODE.items() if code != "attach-file"
    }


def test_a_file_becomes_evidence_once(chair: Program, officer: Program) -> None:
    number = assigned(chair)
    officer.post(f"commitments/{number}/accept")
    for replayed in ("false", "true"):
        file = SimpleUploadedFile("report.txt", b"Done.", "text/plain")
        path = f"commitments/{number}/attach-file"
        done = officer.send(path, {"file": file, "note": "The report"}, key="file-1")
        assert done.status_code == 200, done.content
        assert done.headers["Idempotency-Replayed"] == replayed
    items = said(officer.get(f"commitments/{number}"))["evidence_items"]
    assert [one["name"] for one in items] == ["report.txt"]


def test_the_list_is_paged_without_gap_or_double(chair: Program) -> None:
    numbers = {assigned(chair, title=f"Result {n}", due=None) for n in range(3)}
    numbers |= {assigned(chair, title=f"Dated {n}") for n in range(2)}
    seen, cursor = [], ""
    while True:
        page = said(chair.get("commitments", {"limit": 2, "cursor": cursor}))
        seen += [one["number"] for one in page["items"]]
        cursor = page["next"]
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == 5
    assert set(seen) == numbers


def test_a_cursor_is_bound_to_its_filters(chair: Program) -> None:
    for n in range(2):
        assigned(chair, title=f"Result {n}")
    cursor = said(chair.get("commitments", {"limit": 1}))["next"]
    refused = chair.get("commitments", {"limit": 1, "cursor": cursor, "words": "result"})
    assert (refused.status_code, said(refused)["rule"]) == (400, "CURSOR_NOT_GOOD")


def test_only_the_members_that_are_wanted_are_answered(chair: Program) -> None:
    number = assigned(chair)
    assert said(chair.get(f"commitments/{number}", {"fields": "number,work"})) == {
        "number": number,
        "work": "ASSIGNED",
    }
    sparse = {
        "commitments": "number,title",
        f"commitments/{number}/acts": "seq,tag",
        "units": "code,name",
        "ledger/acts": "seq,tag",
    }
    for path, wanted in sparse.items():
        items = said(chair.get(path, {"fields": wanted}))["items"]
        assert items, path
        assert {frozenset(one) for one in items} == {frozenset(wanted.split(","))}, path
        assert chair.get(path, {"fields": f"{wanted},colour"}).status_code == 400
    alone = {"units/DEP": "code,posts", f"ledger/acts/{number}": "seq,hash"}
    for path, wanted in alone.items():
        answered = chair.get(path, {"fields": wanted})
        assert set(said(answered)) == set(wanted.split(",")), answered.content
        assert said(answered).items() <= said(chair.get(path)).items()
        assert said(chair.get(path, {"fields": "colour"}))["rule"] == "MEMBER_UNKNOWN"
    refused = chair.get("commitments", {"fields": "number,colour"})
    assert said(refused)["rule"] == "MEMBER_UNKNOWN"


def test_whoever_read_an_older_state_decides_anew(chair: Program, officer: Program) -> None:
    number = assigned(chair)
    mark = chair.get(f"commitments/{number}").headers["ETag"]
    officer.post(f"commitments/{number}/accept")
    refused = chair.post(f"commitments/{number}/cancel", {"reason": "No."}, If_Match=mark)
    assert (refused.status_code, said(refused)["rule"]) == (412, "COMMITMENT_CHANGED")
    now = chair.get(f"commitments/{number}").headers["ETag"]
    done = chair.post(f"commitments/{number}/cancel", {"reason": "No."}, If_Match=now)
    assert done.status_code == 200


def test_what_was_not_changed_is_not_sent_again(chair: Program) -> None:
    number = assigned(chair)
    mark = chair.get(f"commitments/{number}").headers["ETag"]
    assert chair.get(f"commitments/{number}", If_None_Match=mark).status_code == 304


@pytest.mark.parametrize("token", ["", "remit_wrong", "\u0000", "é" * 90])
def test_a_stranger_is_told_how_to_get_in(site: Site, token: str) -> None:
    refused = Program(token).get("me")
    assert refused.status_code == 401
    assert "Bearer" in refused.headers["WWW-Authenticate"]
    assert said(refused)["rule"] in {"TOKEN_MISSING", "TOKEN_NOT_GOOD"}


def test_an_ended_and_a_revoked_token_say_so(site: Site) -> None:
    by, now = By(site.leader.pk), clock.now()
    card, token = tokens.issue(by=by, at=now, name="A", scopes=[Scope.READ], days=1)
    with clock.injected(now + dt.timedelta(days=2)):
        assert said(Program(token).get("me"))["rule"] == "TOKEN_EXPIRED"
    tokens.revoke(by=by, at=now, token=card.id)
    assert said(Program(token).get("me"))["rule"] == "TOKEN_REVOKED"


def test_a_scope_gives_no_right_and_a_right_no_scope(site: Site, chair: Program) -> None:
    number = assigned(chair)
    reader = program(site.officer, scopes=(Scope.READ,))
    refused = reader.post(f"commitments/{number}/accept")
    assert (refused.status_code, said(refused)["rule"]) == (403, "SCOPE_MISSING")
    outsider = program(site.stranger)
    assert outsider.post(f"commitments/{number}/accept").status_code in {403, 404, 422}
    assert outsider.get(f"commitments/{number}").status_code == 404


def test_a_token_of_one_post_acts_from_no_other(site: Site) -> None:
    at_office = program(site.leader, post=site.office)
    refused = at_office.get("me", Remit_Post="DEP-HEAD")
    assert (refused.status_code, said(refused)["rule"]) == (403, "POST_NOT_HELD")
    free = program(site.leader)
    assert said(free.get("me", Remit_Post="DEP-HEAD"))["acting_as"]["code"] == "DEP-HEAD"


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "không"), ("ko", "없"), ("ar", "لا"), ("en", "nothing")]
)
def test_a_refusal_is_said_in_the_language_asked_for(site: Site, language: str, words: str) -> None:
    refused = program(site.leader, language=language).get("nowhere")
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert words in said(refused)["detail"]


def test_without_a_language_the_own_one_is_spoken(site: Site) -> None:
    answered = program(site.officer, language="").get("commitments/999")
    assert "999" in said(answered)["detail"]
    assert answered.headers["Content-Language"] == "vi"


def test_whoever_asks_too_often_is_told_when_to_ask_again(site: Site, settings: Any) -> None:
    settings.REMIT_API_RATE = 2
    asking, now = program(site.leader), clock.now()
    with clock.injected(now):
        assert [asking.get("me").status_code for _ in range(3)] == [200, 200, 429]
        refused = asking.get("me")
        assert refused.headers["Retry-After"] == "30"
    with clock.injected(now + dt.timedelta(seconds=31)):
        assert asking.get("me").status_code == 200


def test_what_cannot_be_understood_is_named_place_by_place(chair: Program) -> None:
    refused = chair.post("commitments", ORDER | {"type": "WISH", "colour": "red"})
    found = {one["place"]: one["code"] for one in said(refused)["findings"]}
    assert refused.status_code == 422
    assert found == {"body.type": "VALUE_NOT_A_WORD_OF", "body.colour": "VALUE_NOT_ASKED"}


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[1", b'{"a": NaN}', b""])
def test_a_body_that_is_no_json_is_refused(chair: Program, body: bytes) -> None:
    refused = chair.browser.post(
        "/api/v1/commitments",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {chair.token}", "Idempotency-Key": "k"},
    )
    assert refused.status_code in {400, 422}
    assert Act.objects.filter(tag__startswith="commitment.").count() == 0


def test_many_acts_have_an_outcome_each(chair: Program, officer: Program) -> None:
    numbers = [assigned(chair, title=f"Result {n}") for n in range(3)]
    officer.post(f"commitments/{numbers[1]}/accept")
    items: list[dict[str, Any]] = [{"commitment": n, "verb": "accept"} for n in numbers]
    items.append({"commitment": numbers[0], "verb": "claim", "body": {"colour": "red"}})
    for _again in range(2):
        done = officer.post("bulk", {"items": items}, key="all-of-them")
        assert [one["status"] for one in said(done)["items"]] == [200, 409, 200, 422]
    accepted = Act.objects.filter(tag="commitment.accepted")
    assert accepted.count() == 3


def test_the_figures_are_those_of_the_contract(chair: Program) -> None:
    assigned(chair)
    table = said(chair.get("figures"))
    assert table["total"]["assigned"] == 1
    records = said(chair.get("figures/records", {"column": "assigned"}))
    assert records["total"] == len(records["items"]) == 1
    assert (*COLUMNS, "shares") == tuple(Total.model_fields)


def test_the_ledger_is_read_and_verified(chair: Program) -> None:
    number = assigned(chair)
    head = said(chair.get("ledger"))
    stored = said(chair.get(f"ledger/acts/{head['seq']}"))
    assert stored["subject"] == number
    assert stored["is_whole"]
    assert said(chair.get("ledger/acts", {"subject": number}))["items"][0]["hash"] == head["hash"]


def test_other_sites_may_not_ask_from_a_browser(chair: Program) -> None:
    answered = chair.get("me", Origin="https://example.org")
    assert "Access-Control-Allow-Origin" not in answered.headers
