"""Files as a form carries them (RFC 7578): each with its name, beside fields with a value each."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

Files = Iterable[tuple[str, str, bytes]]  # the name of the field, the name of the file, its content


def written(files: Files, fields: Mapping[str, Any]) -> tuple[bytes, str]:
    """The body of a form and its media type."""
    boundary = uuid.uuid4().hex
    parts = [_part(f'name="{_quoted(name)}"', _said(value)) for name, value in fields.items()]
    parts += [
        _part(f'name="{_quoted(field)}"; filename="{_quoted(name)}"', content)
        for field, name, content in files
    ]
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    end = f"--{boundary}--\r\n".encode()
    return body + end, f"multipart/form-data; boundary={boundary}"


def _part(named: str, content: bytes) -> bytes:
    return f"Content-Disposition: form-data; {named}\r\n\r\n".encode() + content


def _said(value: Any) -> bytes:
    return (str(value).lower() if isinstance(value, bool) else str(value)).encode()


def _quoted(name: str) -> str:
    """A name cannot end its line or its quotes."""
    return name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
