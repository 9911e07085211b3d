"""Every write carries a key of the caller's making, and is carried out once.

Sent again with the same key and the same content it answers as the first time, and says so; with
other content it is refused. A write that was refused left nothing behind and may be sent again with
the same key. Two at the same time wait for each other: the second is answered as the first.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from ninja import Schema
from ninja.params.functions import Header

from remit.domain.refusals import Refusal
from remit.interfaces.api import problems
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.findings import LONGEST_KEY
from remit.ledger import actions as ledger

REPLAYED = "Idempotency-Replayed"
REUSED = "IDEMPOTENCY_KEY_REUSED"
KEY: Any = Header(
    ...,
    alias=problems.KEY_HEADER,
    min_length=1,
    max_length=LONGEST_KEY,
    pattern=r"^[\x21-\x7e]+$",
    description="A key of your own making, a UUID at best: the same write is carried out once.",
)


def once(
    request: Asking,
    key: str,
    perform: Callable[[], dict[str, Any]],
    *,
    status: int = 200,
    files: Mapping[str, bytes] | None = None,
    place: Callable[[dict[str, Any]], str] | None = None,
) -> HttpResponse:
    """Carry a write out, or answer as when it was carried out; `place` is where to look for it."""
    done: list[bool] = []

    def carried_out() -> dict[str, Any]:
        done.append(True)
        return {"status": status, "body": perform()}

    asked = ledger.Asked(
        principal=f"api:{request.by.person}", key=key, fingerprint=_fingerprint(request, files)
    )
    answered = _once(asked, carried_out)
    response = said(answered["body"], status=answered["status"])
    response.headers[REPLAYED] = "false" if done else "true"
    if place is not None:
        response.headers["Location"] = place(answered["body"])
    return response


class Said(HttpResponse):
    """A body as an answer, and the cursor with which a list goes on."""

    following: str = ""


def answered(shape: Schema, names: frozenset[str] | None = None) -> HttpResponse:
    """A shape as an answer, each of its items with the members that are wanted; where it has a next
    page, `Link` says where."""
    kept = {"items": {"__all__": set(names)}} if names else None
    whole = shape.model_dump(mode="json")
    return said(whole | shape.model_dump(mode="json", include=kept) if kept else whole)


def said(body: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """A body as an answer; a body with a mark has it as its ETag."""
    text = json.dumps(body, ensure_ascii=False, default=str)
    response = Said(text, content_type="application/json", status=status)
    response.following = str(body.get("next") or "")
    if "mark" in body:
        response.headers["ETag"] = f'"{body["mark"]}"'
    return response


def _once(asked: ledger.Asked, carried_out: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return ledger.once(asked, carried_out)
    except Refusal as refusal:
        if refusal.rule != "REQUEST_KEY_REUSED":
            raise
        raise Refusal(REUSED, key=asked.key) from None


def _fingerprint(request: Asking, files: Mapping[str, bytes] | None) -> str:
    """What is asked: method, address, post and content, whatever the order of its members."""
    asked: dict[str, object] = {
        "method": request.method,
        "path": request.get_full_path(),
        "post": request.by.post,
    }
    if files is None:
        asked["body"] = _content(request.body)
    else:
        asked["fields"] = dict(sorted(request.POST.lists()))
        asked["files"] = {name: hashlib.sha256(one).hexdigest() for name, one in files.items()}
    return ledger.fingerprint(asked)


def _content(body: bytes) -> object:
    """The values of a body; what an endpoint that takes none was sent all the same, as it is."""
    try:
        return json.loads(body or b"null")
    except (ValueError, RecursionError):
        return hashlib.sha256(body).hexdigest()
