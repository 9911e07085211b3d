"""One way into every format: a file goes in, and what it says comes out, within the limits."""

import hashlib
import importlib
from collections.abc import Mapping
from typing import cast

from remit.domain.refusals import Refusal
from remit.texts.formats import controls, kinds
from remit.texts.formats.limits import Limits
from remit.texts.formats.records import Extracted, Format, Said

# The module that reads a format has a function `said`. It is loaded when such a file comes, for a
# plain text needs none of the libraries behind the others.
READERS: Mapping[Format, str] = {
    Format.TXT: "plain",
    Format.HTML: "pages",
    Format.DOCX: "word",
    Format.PDF: "pdf",
    Format.EML: "mail",
    Format.ZIP: "archive",
}


def extract(content: bytes, name: str, limits: Limits) -> Extracted:
    """The text of a file, what is to be said of it, and the files inside it."""
    if len(content) > limits.file_bytes:
        raise Refusal("FILE_OVER_LIMIT", largest=str(limits.file_mb))
    if not content.strip(b" \t\r\n"):
        raise Refusal("FILE_WITHOUT_TEXT")
    kind = kinds.recognised(content, name)
    try:
        reader = importlib.import_module(f"remit.texts.formats.{READERS[kind]}")
        found = cast(Said, reader.said(content, limits))
    except RecursionError:
        raise Refusal("FILE_NESTED_TOO_DEEP") from None
    text, seen = controls.neutralised(found.text)
    _check(text, found, limits)
    return Extracted(
        text=text,
        format=kind,
        encoding=found.encoding,
        notes=(*kinds.otherwise_named(kind, name), *found.notes, *seen),
        source_sha256=hashlib.sha256(content).hexdigest(),
        members=found.members,
        sent_on=found.sent_on,
    )


def _check(text: str, found: Said, limits: Limits) -> None:
    if len(text) > limits.characters:
        raise Refusal("TEXT_TOO_LONG", longest=str(limits.characters))
    if not text.strip() and not found.members:
        raise Refusal("FILE_WITHOUT_TEXT")
