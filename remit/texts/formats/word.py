"""A document of a word processor (DOCX), as it stands when all changes to it are accepted: inserted
words are in it, struck ones are not. Notes at the foot come at its end; headers and footers of the
page are left out. Its parts are read here and not by python-docx, which loses inserted words,
content controls and the numbers of lists."""

import io
import zipfile
from collections import Counter
from xml.etree.ElementTree import Element

from remit.domain.refusals import Finding, Refusal
from remit.texts.formats import archive, lines, xml
from remit.texts.formats.limits import Limits
from remit.texts.formats.numbering import Numbering
from remit.texts.formats.paragraphs import Paragraphs
from remit.texts.formats.records import Said
from remit.texts.formats.styles import Styles

_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
_EMPTY = Element("x_empty")


def said(content: bytes, limits: Limits) -> Said:
    """The text of a document, its tables as lines, and what was left out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = _parts(packed, limits)
    except archive.BROKEN:
        raise Refusal("FILE_BROKEN") from None
    except RuntimeError:  # how a password is asked for
        raise Refusal("FILE_ENCRYPTED") from None
    reading = Paragraphs(Numbering(parts["word/numbering.xml"], Styles(parts["word/styles.xml"])))
    written = lines.Lines(limits.characters)
    body = parts["word/document.xml"].find("w_body")
    written.add(list(reading.blocks(_EMPTY if body is None else body)))
    for name in _NOTES:
        for note in parts[name]:
            if note.get("w_type") not in _SEPARATORS:
                written.add(list(reading.blocks(note)))
    return Said(written.text(), notes=_left_out(reading.left_out))


def _parts(packed: zipfile.ZipFile, limits: Limits) -> dict[str, Element]:
    names = ("word/document.xml", "word/numbering.xml", "word/styles.xml", *_NOTES)
    inside, left, made = set(packed.namelist()), limits.batch_bytes, {}
    if names[0] not in inside:
        raise Refusal("FILE_BROKEN")
    for name in names:
        part = archive.unpacked(packed, name, left) if name in inside else b""
        left -= len(part)
        made[name] = xml.tree(part) if part else _EMPTY
    return made


def _left_out(counted: Counter[str]) -> tuple[Finding, ...]:
    return tuple(Finding(code, {"count": str(n)}) for code, n in sorted(counted.items()))
