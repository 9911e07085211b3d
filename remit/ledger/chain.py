"""How acts are bound: canonical body (RFC 8785), and hash = SHA-256(previous hash ‖ body)."""

import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from typing import Any, cast

import rfc8785

ZERO = bytes(32)
SAFE_INTEGER = 2**53
_HALF = re.compile("[\ud800-\udfff]")  # half a sign, which cannot be written


def canonical(fields: Mapping[str, object]) -> str:
    """The one way to write these fields as JSON; large integers and decimals must be strings."""
    if _is_plain(fields):
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return rfc8785.dumps(cast(Any, fields)).decode()


def _is_plain(value: object) -> bool:
    """Values that the quick writer of Python writes as the norm does: names in ASCII, which sort
    alike, whole numbers that every program can hold, words that can be written as UTF-8."""
    if isinstance(value, str):
        return value.isascii() or _HALF.search(value) is None
    if isinstance(value, dict):
        return all(
            type(key) is str and key.isascii() and _is_plain(one) for key, one in value.items()
        )
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return (
        value is None or (type(value) is int and abs(value) < SAFE_INTEGER) or type(value) is bool
    )


def link(prev_hash: bytes, body: str) -> bytes:
    """The hash of an act, over the previous hash (32 raw bytes) and the body in UTF-8."""
    return hashlib.sha256(prev_hash + body.encode()).digest()


def seal_text(salt: bytes, text: str) -> str:
    """The binding of a side text, in hexadecimal."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def act_id(request: uuid.UUID, number: int) -> uuid.UUID:
    """The id of the n-th act of a request: the same request can only make the same acts."""
    return uuid.uuid5(request, str(number))
