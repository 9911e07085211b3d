"""Commitments arrive as a table: what it says, and all that is wrong with it, before it is written.

An office brings the CSV or XLSX file in which it kept its work. `preview` reads it, looks up what
it names, and lists all problems by row and column; it writes nothing. Writing is
`remit.commitments.actions.importing`, group by group.
"""

from remit.commitments.imports.previewing import preview
from remit.commitments.imports.records import Preview

__all__ = ["Preview", "preview"]
