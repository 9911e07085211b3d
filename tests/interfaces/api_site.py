"""Programs that ask the API of the small site: each with a token of a person."""

import json
import os
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.test import Client

from remit.domain.acts import By
from remit.interfaces.api_tokens import actions as tokens
from remit.interfaces.api_tokens.scopes import Scope
from remit.kernel import clock
from remit.organisation.models import Person

# Where what is asked and answered is kept, for scripts/api_examples.py to choose from.
KEPT_IN = os.environ.get("REMIT_API_EXAMPLES_FROM", "")


@dataclass
class Program:
    """A program with a token; every write has a key of its own unless one is given."""

    token: str
    headers: dict[str, str] = field(default_factory=dict)
    browser: Client = field(default_factory=Client)

    def get(self, path: str, query: dict[str, Any] | None = None, **headers: str) -> HttpResponse:
        """Ask."""
        return self._answer(self.browser.get(self._url(path), query, headers=self._all(headers)))

    def post(self, path: str, body: Any = None, *, key: str = "", **headers: str) -> HttpResponse:
        """Write, in JSON."""
        keyed = {"Idempotency-Key": key or str(uuid.uuid4()), **headers}
        return self._answer(
            self.browser.post(
                self._url(path),
                json.dumps({} if body is None else body),
                content_type="application/json",
                headers=self._all(keyed),
            ),
            body,
        )

    def send(self, path: str, fields: dict[str, Any], *, key: str = "") -> HttpResponse:
        """Write, with files."""
        keyed = {"Idempotency-Key": key or str(uuid.uuid4())}
        return self._answer(self.browser.post(self._url(path), fields, headers=self._all(keyed)))

    def _url(self, path: str) -> str:
        return path if path.startswith("/api/") else f"/api/v1/{path}"

    def _all(self, headers: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return {"Authorization": f"Bearer {self.token}", **self.headers, **named}

    def _answer(self, response: Any, sent: Any = None) -> HttpResponse:
        answered: HttpResponse = response
        if KEPT_IN:
            _keep(response, sent)
        return answered


Asking = Callable[..., Program]


def program(
    someone: Person,
    *,
    scopes: tuple[Scope, ...] = tuple(Scope),
    days: int = 30,
    post: int | None = None,
    language: str = "en",
) -> Program:
    """A program with a token of somebody."""
    _card, token = tokens.issue(
        by=By(someone.pk), at=clock.now(), name="Program", scopes=scopes, days=days, post=post
    )
    return Program(token, {"Accept-Language": language} if language else {})


def _keep(response: Any, sent: Any) -> None:
    """One exchange, as a line of JSON."""
    request, match = response.request, response.resolver_match
    media = response.headers.get("Content-Type", "").partition(";")[0]
    told = {
        "method": request["REQUEST_METHOD"].lower(),
        "route": match.route if match else "",
        "status": response.status_code,
        "media": media,
        "answered": response.content.decode("utf-8", "replace"),
        "sent": sent,
    }
    with Path(KEPT_IN).open("a", encoding="utf-8") as file:
        file.write(json.dumps(told) + "\n")


def said(response: HttpResponse) -> Any:
    """The body of an answer."""
    return json.loads(response.content)


def every(who: Program, path: str, query: dict[str, Any]) -> list[dict[str, Any]]:
    """Every item of a list, page by page."""
    found: list[dict[str, Any]] = []
    cursor: str | None = ""
    while cursor is not None:
        answered = who.get(path, {**query, "cursor": cursor})
        assert answered.status_code == 200, answered.content
        found += said(answered)["items"]
        cursor = said(answered)["next"]
    return found
