"""Connections on which an answer is heard also when it comes before the request is wholly sent: a
site that refuses a body for its size says so and closes, while the rest is still under way."""

from __future__ import annotations

import contextlib
import http.client
import urllib.request
from typing import Any


class Heard(http.client.HTTPConnection):
    """A connection that asks what was answered where it cannot send on."""

    def request(self, *asked: Any, **named: Any) -> None:
        """Send as much as is taken; a site that cannot be reached at all is a failure as ever."""
        if self.sock is None:
            self.connect()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            super().request(*asked, **named)


class HeardInSecret(Heard, http.client.HTTPSConnection):
    """The same, where nobody else reads."""


class Plain(urllib.request.HTTPHandler):
    """Opens what begins with http."""

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """The answer, early or late."""
        return self.do_open(Heard, req)


class Secret(urllib.request.HTTPSHandler):
    """Opens what begins with https."""

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """The answer, early or late."""
        return self.do_open(HeardInSecret, req)
