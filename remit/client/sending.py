"""Sending a request until it is answered: what was cut off, or came at a busy moment, is sent again
after a pause with the same key; what was answered is never sent again."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from typing import Any

from remit.client.answers import Problem, Refused

AGAIN = frozenset({429, 502, 503, 504})
SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an answer, as values or, of a file, as bytes; and its headers."""

    body: Any
    headers: Message


@dataclass(frozen=True, slots=True)
class Sender:
    """How requests are sent: how long one may take, how often it is tried, how long to pause."""

    seconds: float = 30.0
    tries: int = 5
    pause: float = 0.5

    def send(self, request: urllib.request.Request) -> Answer:
        """The answer, or why there is none."""
        for tried in range(1, self.tries + 1):
            try:
                return self._once(request)
            except urllib.error.HTTPError as refused:
                with refused:
                    wait = self._wait(refused, tried)
                    if wait is None:
                        raise Refused(_problem(refused)) from None
            except (OSError, http.client.HTTPException):
                if tried == self.tries:
                    raise
                wait = self.pause * tried
            time.sleep(wait)
        raise AssertionError("a request is tried at least once")

    def _once(self, request: urllib.request.Request) -> Answer:
        with urllib.request.urlopen(request, timeout=self.seconds) as answered:
            content = answered.read()
            is_json = answered.headers.get_content_type() == "application/json"
            return Answer(json.loads(content) if is_json else content, answered.headers)

    def _wait(self, refused: urllib.error.HTTPError, tried: int) -> float | None:
        if refused.code not in AGAIN or tried == self.tries:
            return None
        said = refused.headers.get("Retry-After", "")
        return float(said) if said.isdigit() else self.pause * tried


def _problem(refused: urllib.error.HTTPError) -> Problem:
    try:
        return Problem.read(refused.code, json.load(refused))
    except ValueError:
        return Problem(refused.code, "", str(refused.reason))
