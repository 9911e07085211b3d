"""Which files may be put behind a claim: kinds by name and by their first bytes, and size."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from remit.domain.refusals import Refusal

LARGEST = 25 * 1024 * 1024
LONGEST_NAME = 120
MOST_TOGETHER = 5

# Extension → media type and the bytes with which such a file begins (empty: plain text).
KINDS: Mapping[str, tuple[str, tuple[bytes, ...]]] = MappingProxyType(
    {
        "pdf": ("application/pdf", (b"%PDF-",)),
        "png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
        "jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
        "jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
        "docx": (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            (b"PK\x03\x04",),
        ),
        "xlsx": (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            (b"PK\x03\x04",),
        ),
        "odt": ("application/vnd.oasis.opendocument.text", (b"PK\x03\x04",)),
        "ods": ("application/vnd.oasis.opendocument.spreadsheet", (b"PK\x03\x04",)),
        "txt": ("text/plain", ()),
        "csv": ("text/csv", ()),
    }
)


def check_how_many(files: int) -> None:
    """Not more files are put behind a claim at once than one request may carry."""
    if files > MOST_TOGETHER:
        raise Refusal("FILES_TOO_MANY", most=str(MOST_TOGETHER))


def media_type(name: str, content: bytes) -> str:
    """The media type of a file whose name and content agree; other files are refused."""
    if not content:
        raise Refusal("FILE_EMPTY", name=name)
    if len(content) > LARGEST:
        raise Refusal("FILE_TOO_LARGE", name=name, largest=str(LARGEST // 1024 // 1024))
    extension = name.rpartition(".")[2].lower()
    if extension not in KINDS:
        raise Refusal("FILE_KIND_NOT_ALLOWED", name=name, allowed=", ".join(sorted(KINDS)))
    media, beginnings = KINDS[extension]
    if beginnings and not content.startswith(beginnings):
        raise Refusal("FILE_NOT_WHAT_IT_SAYS", name=name, kind=extension)
    if not beginnings and b"\0" in content:
        raise Refusal("FILE_NOT_WHAT_IT_SAYS", name=name, kind=extension)
    return media


def safe_name(name: str) -> str:
    """A file name without folders, control signs and signs that turn the text round."""
    last = re.split(r"[\\/]", name)[-1]
    plain = "".join(
        sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign)[0] != "C"
    ).strip(" .")
    stem, dot, extension = plain.rpartition(".")
    cut = (stem[: LONGEST_NAME - len(extension) - 1] + dot + extension) if dot else plain
    return cut[:LONGEST_NAME] or "file"


def check_link(url: str) -> str:
    """A link to evidence is a web address."""
    address = url.strip()
    if not re.fullmatch(r"https?://[^\s/$.?#][^\s]{2,1900}", address):
        raise Refusal("LINK_NOT_AN_ADDRESS", url=address[:80])
    return address
