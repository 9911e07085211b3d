"""Units arrive as a table: what it says, and all that is wrong with it, before any is written.

A clerk brings a CSV or XLSX file. `preview` reads it and lists all problems by row and column; it
writes nothing and asks nothing of the database. Another module writes the rows of a table that has
no findings.
"""

from remit.organisation.imports.previewing import preview
from remit.organisation.imports.records import COLUMNS, UnitRow, UnitTable

__all__ = ["COLUMNS", "UnitRow", "UnitTable", "preview"]
