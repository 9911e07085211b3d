"""One line of a table read as a unit: every cell is read, so that every problem of it is listed."""

import datetime as dt
import re
from collections.abc import Collection

from remit.domain.refusals import Refusal
from remit.kernel import inputs
from remit.kernel.tables.cells import Reading
from remit.organisation.imports.records import (
    LANGUAGES,
    MAX_CODE_LENGTH,
    MAX_NAME_LENGTH,
    UnitRow,
)

YES = frozenset({"true", "yes", "1", "x"})
NO = frozenset({"false", "no", "0", ""})
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def row(reading: Reading, width: int, kinds: Collection[str]) -> UnitRow | None:
    """The unit that a line gives, or nothing when a finding of its own stands against it."""
    reading.check_width(width)
    code, kind, names = _code(reading), _kind(reading, kinds), _names(reading)
    external, (from_on, until_on) = _external(reading), _period(reading)
    if reading.findings or from_on is None:
        return None
    return UnitRow(
        line=reading.line.number,
        code=code,
        kind=kind,
        parent=reading.cell("parent") or None,
        names=names,
        external=external,
        from_on=from_on,
        until_on=until_on,
    )


def _code(reading: Reading) -> str:
    code = reading.cell("code")
    if not code:
        reading.note("UNIT_CODE_MISSING", "code")
    elif len(code) > MAX_CODE_LENGTH:
        reading.note("UNIT_VALUE_TOO_LONG", "code", limit=str(MAX_CODE_LENGTH))
    elif not inputs.is_code(code):
        reading.note("UNIT_CODE_MALFORMED", "code")
    return code


def _kind(reading: Reading, kinds: Collection[str]) -> str:
    kind = reading.cell("kind").upper()
    if not kind:
        reading.note("UNIT_KIND_MISSING", "kind")
    elif kind not in kinds:
        reading.note("UNIT_KIND_UNKNOWN", "kind")
    return kind


def _names(reading: Reading) -> dict[str, str]:
    written = {language: reading.cell(f"name_{language}") for language in LANGUAGES}
    names = {language: name for language, name in written.items() if name}
    if not names:
        reading.note("UNIT_NAME_MISSING", "name_vi")
    for language, name in names.items():
        if len(name) > MAX_NAME_LENGTH:
            reading.note("UNIT_VALUE_TOO_LONG", f"name_{language}", limit=str(MAX_NAME_LENGTH))
    return names


def _external(reading: Reading) -> bool:
    answer = reading.cell("external").casefold()
    if answer not in YES | NO:
        reading.note("UNIT_EXTERNAL_UNCLEAR", "external")
    return answer in YES


def _period(reading: Reading) -> tuple[dt.date | None, dt.date | None]:
    if not reading.cell("from"):
        reading.note("UNIT_DATE_MISSING", "from")
    from_on, until_on = _date(reading, "from"), _date(reading, "until")
    if from_on and until_on and until_on <= from_on:
        reading.note("UNIT_UNTIL_NOT_AFTER_FROM", "until", **{"from": from_on.isoformat()})
    return from_on, until_on


def _date(reading: Reading, column: str) -> dt.date | None:
    """Only the form 2025-07-01: 01/07/2025 is another day in another country."""
    written = reading.cell(column)
    if not written:
        return None
    try:
        if _DATE.fullmatch(written):
            return inputs.day(written)
    except Refusal:
        pass
    reading.note("UNIT_DATE_UNREADABLE", column)
    return None
