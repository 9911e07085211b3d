"""One line of a table read as a commitment: every cell is read, so every problem is listed."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from remit.commitments.imports import words
from remit.commitments.imports.records import Said
from remit.commitments.imports.words import State
from remit.domain import due as dues
from remit.domain import lengths
from remit.domain.due import Due, Granularity, Operator
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Basis, Confidentiality, Type
from remit.kernel import folding
from remit.kernel.tables import formulas
from remit.kernel.tables.cells import Reading

REQUIRED = ("title", "lead")
HEADINGS = words.meanings(words.HEADINGS)
# The columns whose words enter an act, and as which of its texts.
_WORDS = {"title": "title", "reference": "reference", "due_wording": "wording"}
_OF_A_DAY = frozenset({Operator.BY, Operator.ON})
_MEANINGS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Type: words.meanings(words.TYPES),
    Basis: words.meanings(words.BASES),
    Confidentiality: words.meanings(words.LEVELS),
    State: words.meanings(words.STATES),
}
Word = TypeVar("Word", bound=StrEnum)


def said(reading: Reading, width: int) -> Said:
    """What a line says; what is wrong with it is noted in the reading."""
    reading.check_width(width)
    _check_lengths(reading)
    due, revised = _dues(reading)
    done_on = _day(reading, "done_on")
    return Said(
        line=reading.line.number,
        number=text(reading, "number"),
        title=_needed(reading, "title", "TITLE_MISSING"),
        type=_word(reading, "type", Type.TASK),
        issuer=text(reading, "issuer"),
        lead=_needed(reading, "lead", "LEAD_MISSING"),
        cooperating=_several(text(reading, "cooperating")),
        document=text(reading, "document"),
        basis=_basis(reading),
        reference=text(reading, "reference"),
        confidentiality=_word(reading, "confidentiality", Confidentiality.INTERNAL),
        due=due,
        revised=revised,
        assigned_on=_day(reading, "assigned_on"),
        # A row that names the day on which it was done says that it is done.
        state=_word(reading, "state", State.CLAIMED if done_on else State.ASSIGNED),
        done_on=done_on,
        extended_on=_day(reading, "extended_on"),
    )


def text(reading: Reading, column: str) -> str:
    """The text of a cell, without the sign that an export puts before what looks like a formula."""
    return formulas.unguarded(reading.cell(column))


def is_without_content(reading: Reading) -> bool:
    """Whether a line has only a number: an export writes it so when the content is confidential."""
    return bool(reading.cell("number")) and not any(
        reading.cell(column) for column in words.COLUMNS if column != "number"
    )


def _check_lengths(reading: Reading) -> None:
    for column, name in _WORDS.items():
        if len(text(reading, column)) > lengths.limit(name):
            reading.note("IMPORT_TEXT_TOO_LONG", column, limit=str(lengths.limit(name)))


def _needed(reading: Reading, column: str, rule: str) -> str:
    found = text(reading, column)
    if not found:
        reading.note(rule, column)
    return found


def _several(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip() for one in cell.split(";") if one.strip()))


def _word(reading: Reading, column: str, absent: Word) -> Word:
    kind = type(absent)
    written = reading.cell(column)
    if not written:
        return absent
    meaning = _MEANINGS[kind].get(folding.fold(written))
    if meaning is None:
        reading.note("IMPORT_WORD_UNKNOWN", column)
        return absent
    return kind(meaning)


def _basis(reading: Reading) -> Basis:
    basis = _word(reading, "basis", Basis.PROVISION)
    if basis is Basis.REGISTRATION:
        reading.note("IMPORT_OWN_REGISTRATION", "basis")
    elif basis is Basis.PROVISION and not (reading.cell("document") or reading.cell("reference")):
        reading.note("BASIS_WITHOUT_REFERENCE", "reference")
    return basis


def _dues(reading: Reading) -> tuple[Due | None, dt.date | None]:
    """The date that was first set, and the later one where the two differ."""
    present, first = _due(reading, "due"), _due(reading, "original_due")
    if first is None:
        return present, None
    if present is None or present.last_day is None:
        if not reading.cell("due"):
            reading.note("IMPORT_DUE_MISSING", "due")
        return first, None
    return first, present.last_day if present.last_day != first.last_day else None


def _due(reading: Reading, column: str) -> Due | None:
    written = text(reading, column)
    first = column == "original_due" or not reading.cell("original_due")
    wording = (text(reading, "due_wording") if first else "") or written
    if not written:
        # Words without a date (“regularly”) are kept as they are; no day follows from them.
        vague = column == "due" and first and bool(wording)
        return dues.compute(value=None, operator=Operator.BY, wording=wording) if vague else None
    try:
        entry = dues.parse_entry(written)
        return dues.compute(
            value=entry.value,
            operator=entry.operator,
            granularity=entry.granularity,
            wording=wording,
        )
    except Refusal as refusal:
        _pass_on(reading, column, refusal)
        return None


def _day(reading: Reading, column: str) -> dt.date | None:
    written = text(reading, column)
    if not written:
        return None
    try:
        entry = dues.parse_entry(written)
    except Refusal:
        entry = None
    if entry and entry.granularity is Granularity.DAY and entry.operator in _OF_A_DAY:
        return dt.date.fromisoformat(entry.value)
    reading.note("IMPORT_DAY_NOT_UNDERSTOOD", column)
    return None


def _pass_on(reading: Reading, column: str, refusal: Refusal) -> None:
    """What another rule refuses is a problem of this cell."""
    facts = {name: fact for name, fact in refusal.params.items() if name != "value"}
    reading.note(refusal.rule, column, **facts)
