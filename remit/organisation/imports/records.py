"""The rows that a table of units gives, and what is wrong with it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from remit.domain import lengths
from remit.domain.refusals import Finding
from remit.kernel import inputs

LANGUAGES = ("vi", "en", "ar", "ko")
NAME_COLUMNS = tuple(f"name_{language}" for language in LANGUAGES)
COLUMNS = ("code", "kind", "parent", *NAME_COLUMNS, "external", "from", "until")

MAX_CODE_LENGTH = inputs.LONGEST_CODE
MAX_NAME_LENGTH = lengths.LINE


@dataclass(frozen=True)
class UnitRow:
    """One unit as the table gives it, in force from a day until (and without) another."""

    line: int
    code: str
    kind: str
    parent: str | None
    names: Mapping[str, str]
    external: bool
    from_on: dt.date
    until_on: dt.date | None


@dataclass(frozen=True)
class UnitTable:
    """The rows without a problem of their own, parents first, and every problem of the table."""

    rows: tuple[UnitRow, ...]
    findings: tuple[Finding, ...]

    @property
    def may_be_written(self) -> bool:
        """A table is written whole or not at all: only one without findings, and with rows."""
        return bool(self.rows) and not self.findings
