"""A text file: its characters as they are, in the encoding that its bytes show."""

from remit.texts.formats import encodings
from remit.texts.formats.limits import Limits
from remit.texts.formats.records import Said


def said(content: bytes, limits: Limits) -> Said:
    """The text of a file, line ends and tabs untouched."""
    read = encodings.decoded(content)
    return Said(read.text, encoding=read.encoding, notes=encodings.notes(read))
