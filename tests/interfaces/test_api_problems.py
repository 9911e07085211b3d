"""Whatever goes wrong is a problem in the language of whoever asks: its title, its sentence, and
what to do next."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import OperationalError
from django.test import Client
from django.utils import translation

from remit.interfaces import statuses
from remit.interfaces.api import parsing, problems, rates, titles
from remit.interfaces.api_tokens import actions as tokens
from remit.interfaces.api_tokens import models, queries
from remit.interfaces.api_tokens.scopes import Scope
from remit.kernel import clock
from remit.organisation.models import Person
from tests.interfaces.api_site import Program, program, said
from tests.interfaces.conftest import Site

LANGUAGES = ("vi", "ar", "ko", "en")
COMMITMENTS = "/api/v1/commitments"
ORDER = {"title": "Publish", "issuer": "CITY", "lead": "DEP", "basis": "MINUTES"}


@pytest.fixture(autouse=True)
def full_buckets() -> None:
    """Nobody has asked yet."""
    rates.forget()


def asked(site: Site, language: str, case: str) -> Any:
    """An answer that goes wrong in one way."""
    who = program(site.leader, language=language)
    keyed = {"Authorization": f"Bearer {who.token}", "Idempotency-Key": "k"}
    keyed["Accept-Language"] = language
    client, url = who.browser, COMMITMENTS
    return {
        "no token": lambda: Program("", who.headers).get("me"),
        "no scope": lambda: program(site.leader, scopes=(Scope.LEDGER,), language=language).get(
            "me"
        ),
        "no right": lambda: who.get("administration/people"),
        "no page": lambda: who.get("nowhere"),
        "no page to write to": lambda: Client(enforce_csrf_checks=True).post(
            f"{url}/9/urgee", b"{}", "application/json", headers=keyed
        ),
        "no commitment": lambda: who.get("commitments/999"),
        "no method": lambda: client.delete("/api/v1/me", headers=keyed),
        "no json": lambda: client.post(url, b"{", "application/json", headers=keyed),
        "no such form": lambda: client.post(url, b"a=1", "text/plain", headers=keyed),
        "no such answer": lambda: client.get(url, headers={**keyed, "Accept": "text/html"}),
        "no filter": lambda: who.get("commitments", {"colour": "red"}),
        "no member": lambda: who.get("commitments", {"fields": "colour"}),
        "no cursor": lambda: who.get("commitments", {"cursor": "x"}),
        "no such number": lambda: who.get("commitments", {"limit": 0}),
        "no key": lambda: client.post(
            url, b"{}", "application/json", headers={**keyed, "Idempotency-Key": ""}
        ),
        "too large": lambda: client.post(
            url, b'"' + b"a" * 60_000_000 + b'"', "application/json", headers=keyed
        ),
        "not understood": lambda: who.post("commitments", {}),
    }[case]()


CASES = {
    "no token": (401, "TOKEN_MISSING"),
    "no scope": (403, "SCOPE_MISSING"),
    "no right": (403, "RIGHT_MISSING"),
    "no page": (404, "PATH_UNKNOWN"),
    "no page to write to": (404, "PATH_UNKNOWN"),
    "no commitment": (404, "COMMITMENT_UNKNOWN"),
    "no method": (405, "METHOD_NOT_ALLOWED"),
    "no json": (400, "BODY_NOT_UNDERSTOOD"),
    "no such form": (415, "MEDIA_NOT_TAKEN"),
    "no such answer": (406, "MEDIA_NOT_ANSWERED"),
    "no filter": (400, "FILTER_UNKNOWN"),
    "no member": (400, "MEMBER_UNKNOWN"),
    "no cursor": (400, "CURSOR_NOT_GOOD"),
    "no such number": (422, "REQUEST_NOT_UNDERSTOOD"),
    "no key": (400, "IDEMPOTENCY_KEY_MALFORMED"),
    "too large": (413, "BODY_TOO_LARGE"),
    "not understood": (422, "REQUEST_NOT_UNDERSTOOD"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_problem_is_said_in_the_language_asked_for(site: Site, case: str) -> None:
    status, rule = CASES[case]
    told = {}
    for language in LANGUAGES:
        refused = asked(site, language, case)
        assert (refused.status_code, said(refused)["rule"]) == (status, rule), refused.content
        assert refused.headers["Content-Type"] == "application/problem+json"
        assert refused.headers["Content-Language"] == language
        assert "Accept-Language" in refused.headers["Vary"]
        words = [said(refused)["title"], said(refused)["detail"]]
        told[language] = words + [one["detail"] for one in said(refused).get("findings") or ()]
    for place in range(len(told["en"])):
        assert len({words[place] for words in told.values()}) == len(LANGUAGES), told


def refusals(site: Site, who: Program, ended: Mapping[str, Program]) -> dict[str, tuple[str, Any]]:
    """One request for each place at which a refusal is written, and the rule it rests on."""
    keyed = who.headers | {"Authorization": f"Bearer {who.token}", "Idempotency-Key": "k"}
    client, url, note = who.browser, COMMITMENTS, {"cookie": "django_language=ko"}
    unkeyed = {name: one for name, one in keyed.items() if name != "Idempotency-Key"}
    once = who.post("commitments", ORDER, key="used")
    assert once.status_code == 201, once.content
    return {
        "before the endpoint: filter": ("FILTER_UNKNOWN", who.get("commitments", {"colour": "x"})),
        "before the endpoint: form": ("MEDIA_NOT_ANSWERED", who.get("me", Accept="text/html")),
        "by the address": ("PATH_UNKNOWN", who.get("nowhere")),
        "by the method": ("METHOD_NOT_ALLOWED", client.delete("/api/v1/me", headers=keyed)),
        "by the token: ended": ("TOKEN_EXPIRED", ended["expired"].get("me")),
        "by the token: revoked": ("TOKEN_REVOKED", ended["revoked"].get("me")),
        "by the scope": ("SCOPE_MISSING", ended["narrow"].get("me")),
        "by the right": ("RIGHT_MISSING", who.get("administration/people")),
        "by the post": ("POST_NOT_HELD", who.get("me", Remit_Post="NOBODY")),
        "by the body: form": (
            "MEDIA_NOT_TAKEN",
            client.post(url, b"a", "text/plain", headers=keyed),
        ),
        "by the body: not JSON": (
            "BODY_NOT_UNDERSTOOD",
            client.post(url, b"{", "application/json", headers=keyed),
        ),
        "by the body: too large": (
            "BODY_TOO_LARGE",
            client.post(url, b"a" * 5000, "application/json", headers=keyed),
        ),
        "by the body: members": ("REQUEST_NOT_UNDERSTOOD", who.post("commitments", {})),
        "by the key: none": (
            "IDEMPOTENCY_KEY_MISSING",
            client.post(url, b"{}", "application/json", headers=unkeyed),
        ),
        "by the key: used": (
            "IDEMPOTENCY_KEY_REUSED",
            who.post("commitments", ORDER | {"title": "Another"}, key="used"),
        ),
        "by a rule": ("TITLE_MISSING", who.post("commitments", ORDER | {"title": " "})),
        "whatever was chosen on pages": ("COMMITMENT_UNKNOWN", who.get("commitments/999", **note)),
    }


def _programs(site: Site, headers: str) -> tuple[Program, dict[str, Program]]:
    ended = {
        "expired": program(site.leader, language=headers),
        "revoked": program(site.leader, language=headers),
        "narrow": program(site.leader, language=headers, scopes=(Scope.LEDGER,)),
    }
    kept = {
        name: models.ApiToken.objects.filter(token_hash=queries.fingerprint(one.token))
        for name, one in ended.items()
    }
    kept["expired"].update(expires_at=clock.now())
    kept["revoked"].update(revoked_at=clock.now())
    return program(site.leader, language=headers), ended


@pytest.mark.parametrize(
    ("header", "own"), [("", LANGUAGES), ("fr, *;q=0.5", ("ar",)), ("ar;q=0, fr", ("ko",))]
)
def test_without_a_language_every_refusal_is_said_in_that_of_the_person(
    site: Site, settings: LazySettings, header: str, own: tuple[str, ...]
) -> None:
    _all_said_in(site, settings, header, {language: language for language in own})


def test_the_language_that_is_asked_for_goes_before_that_of_the_person(
    site: Site, settings: LazySettings
) -> None:
    _all_said_in(site, settings, "fr, ko;q=0.8, vi;q=0.5", {"ar": "ko", "ko": "ko"})


def _too_often(who: Program) -> Any:
    who.get("me")
    return who.get("me")


def _all_said_in(
    site: Site, settings: LazySettings, header: str, expected: Mapping[str, str]
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 4000
    for own, language in expected.items():
        settings.LANGUAGE_CODE = "en" if own != "en" else "vi"
        Person.objects.filter(pk=site.leader.pk).update(language=own)
        asking = _programs(site, header)
        asked = refusals(site, *asking)
        settings.REMIT_API_RATE = 1
        asked["by the rate"] = ("ASKED_TOO_OFTEN", _too_often(asking[0]))
        settings.REMIT_API_RATE = 600
        for where, (rule, refused) in asked.items():
            told = said(refused)
            assert told["rule"] == rule, (where, refused.content)
            assert refused.headers["Content-Language"] == language, (where, own)
            status = told["status"]
            with translation.override(language):
                assert told["title"] == str(titles.TITLES[status]), (where, own)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_shows_no_good_token_is_told_so_in_the_language_of_the_site(
    site: Site, settings: LazySettings, language: str
) -> None:
    settings.LANGUAGE_CODE = language
    barred = program(site.officer, language="")
    site.officer.is_active = False
    site.officer.save()
    for who in (Program(""), Program("remit_nobody"), barred):
        refused = who.get("me")
        assert (refused.status_code, refused.headers["Content-Language"]) == (401, language)


def test_a_database_that_is_away_is_said_without_asking_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = program(site.officer, language="")

    def away(*_: object, **__: object) -> None:
        raise OperationalError("could not connect to server")

    monkeypatch.setattr(tokens, "use", away)
    monkeypatch.setattr(queries, "language", away)
    refused = who.get("me")
    assert (refused.status_code, said(refused)["rule"]) == (503, "SITE_AWAY")


def test_every_status_of_a_problem_has_a_title() -> None:
    used = {*problems.STATUS.values(), *statuses.STATUS.values(), statuses.UNPROCESSABLE, 404}
    assert used == set(titles.TITLES)


@pytest.mark.parametrize("language", ["fr", "xx-yy", "*", "", "en;q=0"])
def test_a_language_that_is_not_spoken_here_is_answered_in_one_that_is(
    site: Site, language: str
) -> None:
    refused = Program("", {"Accept-Language": language}).get("me")
    assert refused.headers["Content-Language"] in LANGUAGES


def test_what_is_too_much_or_too_little_says_the_limit(site: Site) -> None:
    who = program(site.leader)
    told = {}
    for limit in (0, 201):
        [finding] = said(who.get("commitments", {"limit": limit}))["findings"]
        told[finding["code"]] = finding["detail"]
    assert told == {
        "VALUE_TOO_SMALL": "This must be at least 1. Correct the value and send it again.",
        "VALUE_TOO_LARGE": "This must be at most 200. Correct the value and send it again.",
    }


@pytest.mark.parametrize(
    "accept", ["*/*", "application/json", "application/*", "text/html, */*;q=0.1"]
)
def test_whoever_takes_json_is_answered(site: Site, accept: str) -> None:
    assert program(site.leader).get("me", Accept=accept).status_code == 200


@pytest.mark.parametrize(
    "media", ["application/json", "application/json; charset=utf-8", "application/vnd.x+json"]
)
def test_json_by_any_of_its_names_is_taken(site: Site, media: str) -> None:
    who = program(site.leader)
    keyed = {"Authorization": f"Bearer {who.token}", "Idempotency-Key": "k"}
    answered = who.browser.post(COMMITMENTS, b"{}", media, headers=keyed)
    assert said(answered)["rule"] == "REQUEST_NOT_UNDERSTOOD"


def test_a_method_that_is_not_taken_is_told_the_ones_that_are(site: Site) -> None:
    refused = program(site.leader).browser.put("/api/v1/commitments")
    assert refused.status_code == 405
    allowed = refused.headers["Allow"].split(", ")
    assert set(allowed) == {"GET", "POST"}
    assert all(method in said(refused)["detail"] for method in allowed)


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1", "/api/v1/", "/api/v2/me"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_where_nothing_of_the_api_is_a_problem_is(site: Site, path: str, method: str) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, path)
    assert (answer.status_code, said(answer)["rule"]) == (404, "PATH_UNKNOWN")
    assert answer.headers["Content-Type"] == problems.MEDIA


MANY = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' * 1_001


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("multipart/form-data", b"no parts"),
        ("multipart/form-data; boundary=x", MANY + b"--x--\r\n"),
        ("application/json", b"{"),
        ("application/json", b"\xff"),
    ],
    ids=["no boundary", "too many", "no end", "no letters"],
)
@pytest.mark.parametrize(
    ("method", "path", "is_known", "status", "rule"),
    [
        ("POST", COMMITMENTS, False, 401, "TOKEN_NOT_GOOD"),
        ("POST", "/api/v1/nowhere", True, 404, "PATH_UNKNOWN"),
        ("PUT", "/api/v1/me", True, 405, "METHOD_NOT_ALLOWED"),
    ],
)
def test_what_cannot_be_read_changes_nothing_in_what_is_answered_before_it(
    site: Site,
    media: str,
    body: bytes,
    method: str,
    path: str,
    status: int,
    rule: str,
    *,
    is_known: bool,
) -> None:
    token = program(site.leader).token if is_known else "remit_nobody"
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "k"}
    answer = Client(enforce_csrf_checks=True).generic(
        method, path, body, content_type=media, headers=headers
    )
    assert (answer.status_code, said(answer)["rule"]) == (status, rule)
    assert ("WWW-Authenticate" in answer.headers) is (status == 401)


@pytest.mark.parametrize(
    ("media", "status", "rule"),
    [
        ("multipart/form-data", 415, "MEDIA_NOT_TAKEN"),
        ("multipart/form-data; boundary=x", 415, "MEDIA_NOT_TAKEN"),
    ],
)
def test_a_form_where_none_is_taken_is_told_so(
    site: Site, media: str, status: int, rule: str
) -> None:
    who = program(site.leader)
    headers = {"Authorization": f"Bearer {who.token}", "Idempotency-Key": "k"}
    answer = Client().generic("POST", COMMITMENTS, MANY, content_type=media, headers=headers)
    assert (answer.status_code, said(answer)["rule"]) == (status, rule)


@pytest.mark.parametrize("depth", [40, 60, 300, 600, 870, 950, 2_000])
@pytest.mark.parametrize("path", ["bulk", "commitments/999999/accept"])
def test_what_is_nested_deeper_than_anybody_needs_is_refused(
    site: Site, depth: int, path: str
) -> None:
    deep = b'{"a":' * depth + b"1" + b"}" * depth
    whole = b'{"items":[{"commitment":9,"verb":"accept","body":%s}]}' if path == "bulk" else b"%s"
    who = program(site.leader)
    headers = {"Authorization": f"Bearer {who.token}", "Idempotency-Key": "k"}
    answer = Client().post(f"/api/v1/{path}", whole % deep, "application/json", headers=headers)
    if depth > parsing.DEEPEST:
        assert (answer.status_code, said(answer)["rule"]) == (400, "BODY_NOT_UNDERSTOOD")
    else:
        assert answer.status_code == (200 if path == "bulk" else 422)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_the_description_is_read_and_not_written(site: Site, method: str) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, "/api/openapi.json")
    assert (answer.status_code, said(answer)["rule"]) == (405, "METHOD_NOT_ALLOWED")
    assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/v1/me", 200), (COMMITMENTS, 200), ("/api/v1/commitments/999999", 404)],
)
def test_the_heading_of_an_answer_is_that_of_reading_it(site: Site, path: str, status: int) -> None:
    who = program(site.leader)
    headers = {"Authorization": f"Bearer {who.token}"}
    read = who.browser.get(path, headers=headers)
    asked = who.browser.head(path, headers=headers)
    assert (asked.status_code, read.status_code, asked.content) == (status, status, b"")
    kept = ("Content-Type", "Content-Length", "ETag", "Link")
    lengths = {"Content-Length": str(len(read.content))}
    assert [asked.headers.get(one) for one in kept] == [
        (lengths | dict(read.headers)).get(one) for one in kept
    ]


@pytest.mark.parametrize("path", ["/api/v1/me", "/api/openapi.json"])
def test_who_may_not_read_is_told_so_by_the_heading_too(site: Site, path: str) -> None:
    client = Client()
    assert client.head(path).status_code == client.get(path).status_code


def test_whoever_is_barred_is_told_nothing_but_that_the_token_is_not_good(site: Site) -> None:
    who = program(site.officer, language="en")
    site.officer.is_active = False
    site.officer.barred_at = clock.now()
    site.officer.save()
    refused = who.get("me")
    assert (refused.status_code, said(refused)["rule"]) == (401, "TOKEN_NOT_GOOD")


def test_letters_are_written_as_themselves(site: Site) -> None:
    answered = program(site.leader, post=site.office, language="vi").get("me")
    assert "Chủ tịch" in answered.content.decode()


@pytest.mark.parametrize("path", ["units/%0AX", "%0A", "units/a%0Db", "x%2Fy/%00"])
def test_an_address_with_signs_that_nobody_sees_is_a_problem_too(site: Site, path: str) -> None:
    refused = program(site.leader).get(path)
    assert refused.status_code in {404, 422}, refused.content
    assert refused.headers["Content-Type"] == "application/problem+json"
