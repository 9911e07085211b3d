"""What a running site answers a program that may not, or not now: a problem in the language that
the program asks for, with what it needs to go on."""

import http.client
import json
import re
import time
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Any

import pytest

from remit.client import Client
from remit.client.errors import NotPermitted, NotSignedIn, Refused
from remit.client.sending import Sender
from tests.support import places, small_site
from tests.support.small_site import Running

LANGUAGES = ("en", "vi", "ar", "ko")
RATE = 6  # a minute: less than the slowest machine asks
# Tokens of whoever leads: one that only reads, one that ended, one that was revoked.
ISSUING = """
import datetime as dt, json
from remit.domain.acts import By
from remit.interfaces.api_tokens import actions
from remit.interfaces.api_tokens.scopes import Scope
from remit.kernel import clock
from remit.organisation.models import Person
by, now = By(Person.objects.get(email="{email}").pk), clock.now()
def issued(at, *scopes):
    return actions.issue(by=by, at=at, name="On the wire", scopes=scopes, days=1)
revoked = issued(now, *Scope)
actions.revoke(by=by, at=now, token=revoked[0].id)
ended = issued(now - dt.timedelta(days=2), *Scope)
found = dict(reader=issued(now, Scope.READ)[1], ended=ended[1], revoked=revoked[1])
print(json.dumps(found))
"""
REFUSED = {
    "reader": (403, "SCOPE_MISSING"),
    "ended": (401, "TOKEN_EXPIRED"),
    "revoked": (401, "TOKEN_REVOKED"),
    "unknown": (401, "TOKEN_NOT_GOOD"),
}
Answer = tuple[int, Message, dict[str, Any]]
pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Wired:
    """A running site, and tokens by what is wrong with them."""

    site: Running
    tokens: dict[str, str]

    def ask(
        self, token: str, language: str, path: str = "me", method: str = "GET", body: str = "{}"
    ) -> Answer:
        """A request as it crosses the wire, and what was answered."""
        place = urllib.parse.urlsplit(self.site.address)
        wire = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
        said = {"Authorization": f"Bearer {token}", "Accept-Language": language}
        said |= {"Idempotency-Key": "wire", "Content-Type": "application/json"}
        wire.request(method, f"/api/v1/{path}", body if method == "POST" else None, said)
        answer = wire.getresponse()
        content = answer.read()
        wire.close()
        return answer.status, answer.headers, json.loads(content)


@pytest.fixture(scope="module")
def wired(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wired]:
    """A site that lets each token ask six times a minute."""
    with small_site.running(tmp_path_factory.mktemp("site"), rate=RATE) as site:
        script = ISSUING.format(email=small_site.ADDRESSES["chair"])
        said = places.done(site.environment, "manage.py", "shell", "-v0", "-c", script)
        yield Wired(site, {**json.loads(said), "unknown": "remit_nobody"})


@pytest.mark.parametrize("wrong", REFUSED)
def test_a_token_that_is_not_good_enough_says_why_in_four_languages(
    wired: Wired, wrong: str
) -> None:
    token, details = wired.tokens[wrong], set()
    for language in LANGUAGES:
        status, headers, problem = wired.ask(token, language, "commitments/1/accept", "POST")
        assert (status, problem["rule"]) == REFUSED[wrong]
        assert headers.get_content_type() == "application/problem+json"
        assert headers["Content-Language"] == language
        assert ("WWW-Authenticate" in headers) == (status == 401)
        details.add((problem["title"], problem["detail"]))
    assert len(details) == len(LANGUAGES)


def test_the_client_raises_what_is_wrong_with_its_token(wired: Wired) -> None:
    for wrong, kind in (("ended", NotSignedIn), ("revoked", NotSignedIn), ("reader", NotPermitted)):
        with pytest.raises(kind):
            Client(wired.site.address, wired.tokens[wrong]).act(1, "accept")


def test_whoever_asks_too_often_is_told_when_to_ask_again_in_four_languages(wired: Wired) -> None:
    details = set()
    for language in LANGUAGES:
        status, headers, problem = _emptied(wired, language)
        assert (status, problem["rule"]) == (429, "ASKED_TOO_OFTEN")
        assert headers.get_content_type() == "application/problem+json"
        assert headers["Content-Language"] == language
        assert re.fullmatch("[1-9][0-9]?", headers["Retry-After"])
        assert headers["Retry-After"] == problem["facts"]["seconds"]
        details.add((problem["title"], problem["detail"]))
    assert len(details) == len(LANGUAGES)


def test_a_client_waits_as_long_as_it_is_told_and_goes_on(wired: Wired) -> None:
    waited: list[float] = []
    sleep = time.sleep
    _emptied(wired, "en")
    patient = Client(wired.site.address, wired.site.officer, sender=Sender(tries=20))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "sleep", lambda seconds: (waited.append(seconds), sleep(seconds)))
        while not waited:
            assert patient.me()["person"]
    assert all(1 <= seconds <= 60 / RATE for seconds in waited)


@pytest.mark.parametrize("size", [13, 20, 80])
def test_a_body_that_is_too_large_is_refused_once_in_one_sentence(wired: Wired, size: int) -> None:
    """In MB: twelve are the most, and more than the site hears out is heard by the client."""
    chair = Client(wired.site.address, wired.site.chair, language="en", sender=Sender(tries=1))
    with pytest.raises(Refused, match="larger than 12 MB") as refused:
        chair.act(1, "accept", reason="x" * (size << 20))
    assert (refused.value.problem.status, refused.value.problem.rule) == (413, "BODY_TOO_LARGE")


@pytest.mark.parametrize("size", [13, 20, 60])
def test_a_body_that_is_too_large_is_refused_to_any_program(wired: Wired, size: int) -> None:
    body = json.dumps({"reason": "x" * (size << 20)})
    answer = wired.ask(wired.site.inspector, "en", "commitments/1/accept", "POST", body)
    assert (answer[0], answer[2]["rule"]) == (413, "BODY_TOO_LARGE")


def _emptied(wired: Wired, language: str) -> Answer:
    """The first answer that says: too often. How fast the machine is does not matter."""
    for _turn in range(100 * RATE):
        answer = wired.ask(wired.site.officer, language)
        if answer[0] == 429:
            return answer
    raise AssertionError("nobody ever asked too often")
