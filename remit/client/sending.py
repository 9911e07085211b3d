"""Sending a request until it is answered: what was cut off, or came at a busy moment, is sent again
after a pause with the same key; what was answered is never sent again. The token is shown to the
one site for which it was made, and nowhere to which that site may point."""

from __future__ import annotations

import email.utils
import http.client
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from typing import Any

from remit.client import connections, errors
from remit.client.answers import Problem

AGAIN = frozenset({429, 502, 503, 504})
ELSEWHERE = frozenset({301, 302, 303, 307, 308})
SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an answer, as values or, of a file, as bytes; its bytes as they came; and its
    headers."""

    body: Any
    headers: Message
    content: bytes = b""


class _Nowhere(urllib.request.HTTPRedirectHandler):
    """No request follows where it is pointed to."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """The answer that points elsewhere is the answer."""
        return


_OPENER = urllib.request.build_opener(_Nowhere, connections.Plain, connections.Secret)


@dataclass(frozen=True, slots=True)
class Sender:
    """How requests are sent: how long one may take, how often it is tried, how long to pause, and
    how long at most if the site says how long."""

    seconds: float = 30.0
    tries: int = 5
    pause: float = 0.5
    longest: float = 60.0

    def send(self, request: urllib.request.Request) -> Answer:
        """The answer, or why there is none."""
        for tried in range(1, self.tries + 1):
            try:
                return self._once(request)
            except urllib.error.HTTPError as refused:
                with refused:
                    wait = self._wait(refused, tried)
                    if wait is None:
                        raise _why(refused) from None
            except (OSError, http.client.HTTPException) as failure:
                if tried == self.tries:
                    raise errors.Unreachable(f"{request.host} did not answer: {failure}") from None
                wait = self.pause * tried
            time.sleep(wait)
        raise AssertionError("a request is tried at least once")

    def _once(self, request: urllib.request.Request) -> Answer:
        with _OPENER.open(request, timeout=self.seconds) as answered:
            content = answered.read()
            is_json = answered.headers.get_content_type() == "application/json"
            return Answer(json.loads(content) if is_json else content, answered.headers, content)

    def _wait(self, refused: urllib.error.HTTPError, tried: int) -> float | None:
        if refused.code not in AGAIN or tried == self.tries:
            return None
        said = _seconds(refused.headers.get("Retry-After", ""), refused.headers.get("Date", ""))
        return self.pause * tried if said is None else min(max(said, 0.0), self.longest)


def _seconds(said: str, now: str) -> float | None:
    """How long to wait: a number of seconds, or the moment until which by the clock of the site
    (RFC 9110)."""
    if said.isdigit():
        return float(said)
    try:
        until, since = map(email.utils.parsedate_to_datetime, (said, now))
    except ValueError:
        return None
    return until.timestamp() - since.timestamp()


def _why(refused: urllib.error.HTTPError) -> Exception:
    if refused.code in ELSEWHERE:
        return errors.Moved(refused.headers.get("Location", ""))
    try:
        return errors.refused(Problem.read(refused.code, json.load(refused)))
    except (ValueError, AttributeError, OSError, http.client.HTTPException):
        return errors.refused(Problem(refused.code, "", str(refused.reason)))
