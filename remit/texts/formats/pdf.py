"""The text layer of a PDF, page by page. A page without one is a picture of a page: it is named by
its number, for nobody should believe that it was read. A document that asks for a password is
refused; one that only forbids printing is read."""

import io
import logging
import re
import unicodedata
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from remit.domain.refusals import Finding, Refusal
from remit.texts.formats import reflowing, right_to_left
from remit.texts.formats.limits import Limits
from remit.texts.formats.records import Said
from remit.texts.formats.right_to_left import Piece

_FAULTS = (
    *(PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, OSError),
    *(AssertionError, NotImplementedError, ArithmeticError, EOFError),
)
# Letters of Arabic and Latin as drawn, which stand for the letters as written.
_DRAWN = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
_MOST_NAMED = 20
_NO_LETTER = "\ufffd"


def said(content: bytes, limits: Limits) -> Said:
    """The lines of all pages, joined to paragraphs."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = _opened(content)
        count = _count(reader, limits)
        pages = [_page(reader, number) for number in range(count)]
    except _FAULTS:
        raise Refusal("FILE_BROKEN") from None
    scanned = [number for number, text in enumerate(pages, start=1) if not _is_read(text)]
    if len(scanned) == len(pages):
        raise Refusal("PDF_IS_SCANNED", pages=str(len(pages)))
    read = [text if _is_read(text) else "" for text in pages]
    text = reflowing.paragraphs([page.splitlines() for page in read])
    return Said(text, notes=(*_scanned(scanned, len(pages)), *_unknown(read)))


def _opened(content: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refusal("FILE_ENCRYPTED")
    return reader


def _count(reader: PdfReader, limits: Limits) -> int:
    """How many pages there are: not what the file promises, but what can be walked to."""
    tree = reader.root_object["/Pages"].get_object()
    promised = tree.get("/Count", 0) if isinstance(tree, DictionaryObject) else 0
    if isinstance(promised, int) and promised > limits.pages:
        raise Refusal("FILE_TOO_MANY_PAGES", limit=str(limits.pages))
    count = len(reader.pages)
    if count > limits.pages:
        raise Refusal("FILE_TOO_MANY_PAGES", limit=str(limits.pages))
    if not count:
        raise Refusal("FILE_BROKEN")
    return count


def _page(reader: PdfReader, number: int) -> str:
    pieces: list[Piece] = []

    def draw(text: str, *place: Any) -> None:
        outer, inner = place[0], place[1]
        left = inner[4] * outer[0] + outer[4]
        pieces.append(Piece(text, left, inner[5] * outer[3] + outer[5]))

    text = reader.pages[number].extract_text(visitor_text=draw) or ""
    if right_to_left.is_right_to_left(text):
        text = "\n".join(right_to_left.lines(pieces))
    text = text.replace("\0", _NO_LETTER)
    return _DRAWN.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)


def _is_read(text: str) -> bool:
    """A page most of whose signs stand for no letter is a picture of a page as well."""
    signs = "".join(text.split())
    return bool(signs) and signs.count(_NO_LETTER) * 2 < len(signs)


def _scanned(numbers: list[int], count: int) -> tuple[Finding, ...]:
    if not numbers:
        return ()
    facts = {"pages": _named(numbers), "count": str(len(numbers)), "of": str(count)}
    return (Finding("PAGES_SCANNED", facts),)


def _unknown(pages: list[str]) -> tuple[Finding, ...]:
    counted = {number: text.count(_NO_LETTER) for number, text in enumerate(pages, start=1)}
    numbers = [number for number, count in counted.items() if count]
    if not numbers:
        return ()
    facts = {"count": str(sum(counted.values())), "pages": _named(numbers)}
    return (Finding("LETTERS_UNKNOWN", facts),)


def _named(numbers: list[int]) -> str:
    more = " …" if len(numbers) > _MOST_NAMED else ""
    return ", ".join(map(str, numbers[:_MOST_NAMED])) + more
