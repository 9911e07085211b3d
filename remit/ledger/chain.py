"""How acts are bound: canonical body (RFC 8785), and hash = SHA-256(previous hash ‖ body)."""

import hashlib
import uuid
from collections.abc import Mapping
from typing import Any, cast

import rfc8785

ZERO = bytes(32)
SAFE_INTEGER = 2**53


def canonical(fields: Mapping[str, object]) -> str:
    """The one way to write these fields as JSON; large integers and decimals must be strings."""
    return rfc8785.dumps(cast(Any, fields)).decode()


def link(prev_hash: bytes, body: str) -> bytes:
    """The hash of an act, over the previous hash (32 raw bytes) and the body in UTF-8."""
    return hashlib.sha256(prev_hash + body.encode()).digest()


def seal_text(salt: bytes, text: str) -> str:
    """The binding of a side text, in hexadecimal."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def act_id(request: uuid.UUID, number: int) -> uuid.UUID:
    """The id of the n-th act of a request: the same request can only make the same acts."""
    return uuid.uuid5(request, str(number))
