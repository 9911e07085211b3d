"""Tables as files that officials work on: XLSX workbooks and CSV. Numbers are numbers, shares are
percentages, days are days in the form of the reader's language; a number in the first column names
its row and is not grouped. CSV has plain numbers and ISO days, for programs. Text is never a
formula, whatever it begins with.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils.translation import get_language

from remit.domain.refusals import Refusal

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
DAY = "day"  # stands for the form of a day in the language
_DAYS = {"ko": 'yyyy". "m". "d"."'}
_DAY_FIRST = "dd/mm/yyyy"
LONGEST_NAME = 31
LONGEST_TEXT = 32_000
WIDEST = 60
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
# A spreadsheet would read text that begins with these signs as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in per cent with two digits; of nothing there is none."""

    value: Decimal | None


Cell = str | int | dt.date | Percent | None
Fact = tuple[str, str | int | dt.date]


@dataclass(frozen=True)
class Sheet:
    """A table: what it is about in lines of its own, its headings and its rows.

    `last_is_total` says that the last row is set apart as the total.
    """

    name: str
    facts: Sequence[Fact]
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    last_is_total: bool = False


def workbook(sheets: Sequence[Sheet], *, right_to_left: bool, made_at: dt.datetime) -> bytes:
    """The tables as an XLSX workbook, one sheet each. The same tables give the same file."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": made_at.astimezone(dt.UTC).replace(tzinfo=None)})
    formats = {name: book.add_format(_in_language(form)) for name, form in _FORMATS.items()}
    for number, sheet in enumerate(sheets, 1):
        _fill(book.add_worksheet(_sheet_name(sheet.name, number)), sheet, formats, right_to_left)
    book.close()
    return content.getvalue()


def csv_file(sheet: Sheet) -> bytes:
    """The table and nothing else as CSV in UTF-8, with the mark by which spreadsheets know it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(heading) for heading in sheet.headings])
    writer.writerows([[_plain(cell) for cell in row] for row in sheet.rows])
    return out.getvalue().encode("utf-8-sig")


def file(
    sheet: Sheet, *, form: str, right_to_left: bool, made_at: dt.datetime, more: Sequence[str] = ()
) -> bytes:
    """The table in the form that was asked for; whoever knows more forms names them."""
    if form == "csv":
        return csv_file(sheet)
    if form == "xlsx":
        return workbook([sheet], right_to_left=right_to_left, made_at=made_at)
    raise Refusal("EXPORT_FORM_UNKNOWN", form=form, forms=", ".join(("xlsx", "csv", *more)))


def guarded(text: str) -> str:
    """Text for a CSV cell, quoted with an apostrophe where it would be read as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


_FORMATS: Mapping[str, Mapping[str, object]] = {
    "fact": {"font_color": "#4B5768"},
    "fact_day": {"num_format": DAY, "align": "left"},
    "fact_number": {"num_format": "0", "align": "left"},
    "heading": {
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "border": 1,
        "bg_color": "#E6EFF9",
    },
    "text": {"text_wrap": True, "valign": "top", "border": 1},
    "number": {"num_format": "#,##0", "valign": "top", "border": 1},
    "naming": {"num_format": "0", "valign": "top", "border": 1},
    "percent": {"num_format": "0.00%", "valign": "top", "border": 1},
    "day": {"num_format": DAY, "valign": "top", "border": 1},
    "total_text": {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "top": 2},
    "total_number": {"bold": True, "num_format": "#,##0", "valign": "top", "border": 1, "top": 2},
    "total_percent": {"bold": True, "num_format": "0.00%", "valign": "top", "border": 1, "top": 2},
    "total_day": {"bold": True, "num_format": DAY, "valign": "top", "border": 1, "top": 2},
}


def _in_language(form: Mapping[str, object]) -> dict[str, object]:
    """A day is shown as pages of the language write it, and stays a day to reckon with."""
    if form.get("num_format") != DAY:
        return dict(form)
    return {**form, "num_format": _DAYS.get(get_language() or "", _DAY_FIRST)}


def _fill(page: Any, sheet: Sheet, formats: Mapping[str, Any], right_to_left: bool) -> None:
    if right_to_left:
        page.right_to_left()
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    _write_facts(page, sheet, formats)
    top = len(sheet.facts) + 1 if sheet.facts else 0
    for column, heading in enumerate(sheet.headings):
        page.write_string(top, column, heading, formats["heading"])
        page.set_column(column, column, _width(sheet, column))
    for number, row in enumerate(sheet.rows, 1):
        is_total = sheet.last_is_total and number == len(sheet.rows)
        for column, cell in enumerate(row):
            _write(page, (top + number, column), cell, formats, "total_" if is_total else "")
    page.freeze_panes(top + 1, 1)
    page.repeat_rows(top)


def _write_facts(page: Any, sheet: Sheet, formats: Mapping[str, Any]) -> None:
    for line, (name, fact) in enumerate(sheet.facts):
        page.write_string(line, 0, name, formats["fact"])
        if isinstance(fact, dt.date):
            page.write_datetime(line, 1, _at_midnight(fact), formats["fact_day"])
        elif isinstance(fact, int):
            page.write_number(line, 1, fact, formats["fact_number"])
        else:
            page.write_string(line, 1, fact)


def _write(
    page: Any, place: tuple[int, int], cell: Cell, formats: Mapping[str, Any], kind: str
) -> None:
    if cell is None or (isinstance(cell, Percent) and cell.value is None):
        page.write_blank(*place, None, formats[f"{kind}text"])
    elif isinstance(cell, Percent):
        page.write_number(*place, float(cell.value or 0) / 100, formats[f"{kind}percent"])
    elif isinstance(cell, dt.date):
        page.write_datetime(*place, _at_midnight(cell), formats[f"{kind}day"])
    elif isinstance(cell, int):
        names_the_row = place[1] == 0
        page.write_number(*place, cell, formats["naming" if names_the_row else f"{kind}number"])
    else:
        page.write_string(*place, cell[:LONGEST_TEXT], formats[f"{kind}text"])


def _at_midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min)


def _width(sheet: Sheet, column: int) -> int:
    """Wide enough for the cells; a heading of several words is broken into lines."""
    cells = (len(_plain(row[column])) for row in sheet.rows)
    words = (len(word) for word in sheet.headings[column].split())
    return min(WIDEST, max([9, *words, *cells]) + 2)


_SHOWN: Mapping[type, Callable[[Any], str]] = {
    str: guarded,
    Percent: lambda share: "" if share.value is None else str(share.value),
    dt.date: dt.date.isoformat,
    int: str,
    type(None): lambda _: "",
}


def _plain(cell: Cell) -> str:
    return _SHOWN[type(cell)](cell)


def _sheet_name(name: str, number: int) -> str:
    return _NOT_IN_NAMES.sub(" ", name).strip()[:LONGEST_NAME] or str(number)
