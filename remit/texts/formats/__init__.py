"""What a file says, whatever it was written with: a plain text whose paragraphs are lines.

A reader needs only the text. A table stands in it as one line for each row, its cells parted by a
TAB, between two empty lines; line ends and tabs inside a cell are a space. A cell that goes over
several columns is followed by an empty cell for each further column; in each further row that a
cell goes over, 〃 stands in its place. A table of one column, and a small one without lines that
only places text side by side (a letterhead, a signature), is written cell after cell, each
paragraph a line. Numbers that a word processor puts before the items of a list are written out.

In DOCX and HTML a tab in running text is a space, so that no other line looks like a row of a
table. Text that was struck or hidden is left out, and that is said. A plain text file stays as it
is, line ends included; only its control characters do not, one for one, and that is said too.

Nothing here knows a database, a clock or a folder. Whatever a file does to its reader is stopped
by the limits, and by the confinement around (`remit.texts.confined`).
"""

from remit.texts.formats.extraction import extract
from remit.texts.formats.limits import Limits
from remit.texts.formats.records import Extracted, Format, Member

__all__ = ["Extracted", "Format", "Limits", "Member", "extract"]
