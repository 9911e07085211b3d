"""A table as a workbook (XLSX): measured before it is opened, because a small file can unpack huge.

The parts are copied out under a budget and only this copy is opened, because the sizes which a file
states of itself may lie.
"""

import datetime as dt
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator

import python_calamine

from remit.domain.refusals import Refusal
from remit.kernel.tables import extents
from remit.kernel.tables.lines import Line

SIGNATURE = b"PK\x03\x04"
MAX_UNPACKED_BYTES = 64 * 1024 * 1024
MAX_PARTS = 1_000
CHUNK = 1 << 16

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    python_calamine.CalamineError,
)

Cell = int | float | str | bool | dt.date | dt.datetime | dt.time | dt.timedelta


def lines(content: bytes) -> Iterator[Line]:
    """The lines of the first visible sheet, numbered as the workbook numbers them."""
    try:
        sheet = _first_visible_sheet(_measured_copy(content))
        rows = [] if sheet is None else sheet.to_python(skip_empty_area=False)
    except _BROKEN as error:
        raise Refusal("TABLE_NOT_A_TABLE", reason="workbook") from error
    for number, row in enumerate(rows, start=1):
        yield Line(number, tuple(_written(cell) for cell in row))


def _first_visible_sheet(content: bytes) -> python_calamine.CalamineSheet | None:
    workbook = python_calamine.load_workbook(io.BytesIO(content))
    for sheet in workbook.sheets_metadata:
        if (sheet.typ, sheet.visible) == (
            python_calamine.SheetTypeEnum.WorkSheet,
            python_calamine.SheetVisibleEnum.Visible,
        ):
            return workbook.get_sheet_by_name(sheet.name)
    return None


def _measured_copy(content: bytes) -> bytes:
    copy = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(copy, "w") as measured:
        _check_stated_size(packed.infolist())
        for entry in packed.infolist():
            part = _unpacked(packed, entry)
            extents.check_extent(part)
            measured.writestr(entry.filename, part)
    return copy.getvalue()


def _check_stated_size(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED_BYTES or len(entries) > MAX_PARTS:
        raise Refusal("TABLE_UNPACKS_TOO_LARGE", limit=str(MAX_UNPACKED_BYTES // 2**20))
    if len({entry.filename for entry in entries}) < len(entries):
        raise Refusal("TABLE_NOT_A_TABLE", reason="workbook")


def _unpacked(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    # In chunks: one large read would unpack more than the stated size before cutting it off.
    with packed.open(entry) as part:
        return b"".join(iter(lambda: part.read(CHUNK), b""))


def _written(cell: Cell) -> str:
    """A cell as a person would have written it in a text file."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, dt.datetime):
        return _written_instant(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _written_instant(cell: dt.datetime) -> str:
    """A workbook has days only as their midnight; nobody writes the seconds of an hour."""
    if cell.time() == dt.time():
        return cell.date().isoformat()
    return cell.isoformat(sep=" ", timespec="seconds" if cell.second else "minutes")
