"""A table of units is read whole: all problems are listed, and nothing is written."""

import datetime as dt
import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from remit.domain.refusals import Finding
from remit.kernel.tables import lines, workbooks
from remit.organisation import imports

HEADER = "code,kind,parent,name_vi,name_en,name_ar,name_ko,external,from,until"
GOOD = (
    f"{HEADER}\n"
    "HP-XD,DEPARTMENT,HP,Sở Xây dựng,Department of Construction,إدارة البناء,건설국,,2025-07-01,\n"
    "HP,CITY,,Thành phố Hải Phòng,Hai Phong City,,하이퐁시,no,2025-07-01,2030-01-01\n"
    "GOV,GOVERNMENT,,Chính phủ,Government,,,yes,2025-07-01,\n"
)
SHEET = "xl/worksheets/sheet1.xml"


def preview(text: str, **known: int | None) -> imports.UnitTable:
    return imports.preview(text.encode(), "units.csv", known_codes=known)


def under_header(*lines: str) -> str:
    return "\n".join(("code,kind,parent,name_vi,external,from,until", *lines, ""))


def marks(table: imports.UnitTable) -> list[tuple[str, str, str, str]]:
    return [
        (finding.code, *(finding.params[key] for key in ("line", "column", "value")))
        for finding in table.findings
    ]


def workbook(*rows: tuple[object, ...], before: int = 0) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Units")
        for line, row in enumerate(rows, start=before):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(line, column, cell, days)
                else:
                    sheet.write(line, column, cell)
    return content.getvalue()


def repacked(content: bytes, part: str, replacement: bytes) -> bytes:
    """The workbook with one of its parts replaced."""
    copy = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, replacement if name == part else old.read(name))
    return copy.getvalue()


SOUND = workbook(*(tuple(line.split(",")) for line in GOOD.splitlines()))


def sheet(rows: bytes) -> bytes:
    """A sheet with one filled cell and then the given rows."""
    return (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row><c r="A1"><v>1</v></c></row>' + rows + b"</sheetData></worksheet>"
    )


def only_code(content: bytes, filename: str = "units.xlsx") -> str:
    table = imports.preview(content, filename, known_codes={})
    assert table.rows == ()
    assert not table.may_be_written
    return table.findings[0].code


# What is read


def test_a_sound_table_gives_its_units_with_parents_first() -> None:
    table = preview(GOOD)
    assert table.findings == ()
    assert table.may_be_written
    assert [row.code for row in table.rows] == ["HP", "GOV", "HP-XD"]
    assert table.rows[0] == imports.UnitRow(
        line=3,
        code="HP",
        kind="CITY",
        parent=None,
        names={"vi": "Thành phố Hải Phòng", "en": "Hai Phong City", "ko": "하이퐁시"},
        external=False,
        from_on=dt.date(2025, 7, 1),
        until_on=dt.date(2030, 1, 1),
    )
    assert table.rows[1].external
    assert table.rows[2].names["ar"] == "إدارة البناء"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_one_table_reads_alike_in_every_form_of_text(
    encoding: str, delimiter: str, ending: str
) -> None:
    written = GOOD.replace(",", delimiter).replace("\n", ending).encode(encoding)
    assert imports.preview(written, "UNITS.CSV", known_codes={}) == preview(GOOD)


def test_a_workbook_reads_like_the_text_file() -> None:
    rows = [tuple(line.split(",")) for line in GOOD.splitlines()]
    table = imports.preview(workbook(*rows), "units.xlsx", known_codes={})
    assert table == preview(GOOD)


def test_cells_of_a_workbook_are_read_as_a_person_sees_them() -> None:
    content = workbook(
        ("Until", "FROM", "kind", " Code ", "name_en", "external"),
        (dt.date(2026, 1, 1), dt.date(2025, 7, 1), "office", 101, "Office", True),
        before=3,
    )
    (row,) = imports.preview(content, "units.xlsx", known_codes={}).rows
    assert (row.line, row.code, row.kind, row.external) == (5, "101", "OFFICE", True)
    assert (row.from_on, row.until_on) == (dt.date(2025, 7, 1), dt.date(2026, 1, 1))


def test_an_hour_in_the_place_of_a_day_is_found() -> None:
    content = workbook(
        ("code", "kind", "name_en", "from"),
        ("A", "OFFICE", "Office", dt.datetime.fromisoformat("2025-07-01T08:30")),
    )
    table = imports.preview(content, "units.xlsx", known_codes={})
    assert marks(table) == [("UNIT_DATE_UNREADABLE", "2", "from", "2025-07-01 08:30")]


def test_only_the_first_visible_sheet_is_read() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        notes, units = book.add_worksheet("Notes"), book.add_worksheet("Units")
        notes.write(0, 0, "for ourselves")
        notes.hide()
        units.activate()
        units.set_first_sheet()
        units.write_row(0, 0, ["code", "kind", "name_en", "from"])
        units.write_row(1, 0, ["A", "OFFICE", "Office", "2025-07-01"])
    table = imports.preview(content.getvalue(), "units.xlsx", known_codes={})
    assert [row.code for row in table.rows] == ["A"]


def test_blank_lines_are_passed_over_and_lines_keep_their_numbers() -> None:
    text = under_header("", 'A,OFFICE,,"Văn\nphòng",,2025-07-01,', ",,,,,,", "B,OFFICE,,,,x,")
    table = preview(text)
    assert [(row.line, row.names["vi"]) for row in table.rows] == [(3, "Văn phòng")]
    assert {finding.params["line"] for finding in table.findings} == {"6"}


def test_a_parent_already_registered_needs_no_line() -> None:
    text = under_header("A,OFFICE,HP,Văn phòng,,2025-07-01,")
    assert preview(text, HP=7).rows[0].parent == "HP"
    assert marks(preview(text)) == [("UNIT_PARENT_UNKNOWN", "2", "parent", "HP")]


def test_a_code_already_registered_is_taken() -> None:
    table = preview(under_header("HP,CITY,,Hải Phòng,,2025-07-01,"), HP=7)
    assert marks(table) == [("UNIT_CODE_TAKEN", "2", "code", "HP")]
    assert table.rows == ()


def test_empty_cells_beyond_the_header_do_no_harm() -> None:
    assert preview(under_header("A,OFFICE,,Văn phòng,,2025-07-01,, ,")).may_be_written


def test_a_site_with_its_own_kinds_says_so() -> None:
    text = under_header("A,BATTALION,,Tiểu đoàn,,2025-07-01,")
    assert marks(preview(text)) == [("UNIT_KIND_UNKNOWN", "2", "kind", "BATTALION")]
    table = imports.preview(text.encode(), "a.csv", known_codes={}, known_kinds={"BATTALION"})
    assert table.findings == ()


# What is found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (",OFFICE,,A,,2025-07-01,", [("UNIT_CODE_MISSING", "2", "code", "")]),
        ("A B,OFFICE,,A,,2025-07-01,", [("UNIT_CODE_MALFORMED", "2", "code", "A B")]),
        ("A\u200b,OFFICE,,A,,2025-07-01,", [("UNIT_CODE_MALFORMED", "2", "code", "A\u200b")]),
        ("A" * 65 + ",OFFICE,,A,,2025-07-01,", [("UNIT_VALUE_TOO_LONG", "2", "code", "A" * 65)]),
        ("A,,,A,,2025-07-01,", [("UNIT_KIND_MISSING", "2", "kind", "")]),
        ("A,SQUAD,,A,,2025-07-01,", [("UNIT_KIND_UNKNOWN", "2", "kind", "SQUAD")]),
        ("A,OFFICE,,,,2025-07-01,", [("UNIT_NAME_MISSING", "2", "name_vi", "")]),
        (
            "A,OFFICE,," + "x" * 301 + ",,2025-07-01,",
            [("UNIT_VALUE_TOO_LONG", "2", "name_vi", "x" * 80)],
        ),
        ("A,OFFICE,,A,maybe,2025-07-01,", [("UNIT_EXTERNAL_UNCLEAR", "2", "external", "maybe")]),
        ("A,OFFICE,,A,,,", [("UNIT_DATE_MISSING", "2", "from", "")]),
        ("A,OFFICE,,A,,01/07/2025,", [("UNIT_DATE_UNREADABLE", "2", "from", "01/07/2025")]),
        ("A,OFFICE,,A,,20250701,", [("UNIT_DATE_UNREADABLE", "2", "from", "20250701")]),
        (
            "A,OFFICE,,A,,2025-02-29,2025-13-01",
            [
                ("UNIT_DATE_UNREADABLE", "2", "from", "2025-02-29"),
                ("UNIT_DATE_UNREADABLE", "2", "until", "2025-13-01"),
            ],
        ),
        (
            "A,OFFICE,,A,,2025-07-01,2025-07-01",
            [("UNIT_UNTIL_NOT_AFTER_FROM", "2", "until", "2025-07-01")],
        ),
        ("A,OFFICE,,A,,2025-07-01,,stray", [("TABLE_ROW_TOO_LONG", "2", "", "stray")]),
        ("A,OFFICE,A,A,,2025-07-01,", [("UNIT_PARENT_CIRCLE", "2", "parent", "A")]),
    ],
)
def test_each_problem_is_named_with_its_line_column_and_value(
    line: str, expected: list[tuple[str, str, str, str]]
) -> None:
    table = preview(under_header(line))
    assert marks(table) == expected
    assert table.rows == ()


def test_all_problems_are_listed_at_once_in_the_order_of_the_lines() -> None:
    text = under_header(
        "A,OFFICE,ZZ,,,2025-07-01,",
        "B,OFFICE,,B,,2025-07-01,",
        "B,,,B,perhaps,soon,",
        ",OFFICE,,C,,2025-07-01,2024-01-01",
    )
    table = preview(text)
    assert [(code, line) for code, line, _, _ in marks(table)] == [
        ("UNIT_NAME_MISSING", "2"),
        ("UNIT_PARENT_UNKNOWN", "2"),
        ("UNIT_KIND_MISSING", "4"),
        ("UNIT_EXTERNAL_UNCLEAR", "4"),
        ("UNIT_DATE_UNREADABLE", "4"),
        ("UNIT_CODE_TWICE", "4"),
        ("UNIT_CODE_MISSING", "5"),
        ("UNIT_UNTIL_NOT_AFTER_FROM", "5"),
    ]
    assert [row.code for row in table.rows] == ["B"]
    assert not table.may_be_written


def test_a_code_given_twice_names_both_lines() -> None:
    text = under_header(
        "A,OFFICE,,A,,2025-07-01,", "", "A,CITY,,A,,2025-07-01,", "A,CITY,,A,,2025-07-01,"
    )
    assert [
        (finding.code, finding.params["line"], finding.params["first_line"])
        for finding in preview(text).findings
    ] == [("UNIT_CODE_TWICE", "4", "2"), ("UNIT_CODE_TWICE", "5", "2")]


def test_a_circle_of_parents_is_shown_on_each_of_its_lines_and_on_no_other() -> None:
    text = under_header(
        "A,OFFICE,B,A,,2025-07-01,",
        "B,OFFICE,C,B,,2025-07-01,",
        "C,OFFICE,A,C,,never,",
        "D,OFFICE,A,D,,2025-07-01,",
        "E,OFFICE,,E,,2025-07-01,",
    )
    table = preview(text)
    circles = [finding for finding in table.findings if finding.code == "UNIT_PARENT_CIRCLE"]
    assert [finding.params["line"] for finding in circles] == ["2", "3", "4"]
    assert {finding.params["circle"] for finding in circles} == {"A > B > C > A"}
    assert [row.code for row in table.rows] == ["D", "E"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("kind,name_en,from", [("TABLE_COLUMN_MISSING", "1", "code", "")]),
        (
            "code;name_en;until",
            [
                ("TABLE_COLUMN_MISSING", "1", "kind", ""),
                ("TABLE_COLUMN_MISSING", "1", "from", ""),
            ],
        ),
        ("code,kind,from,until", [("TABLE_NAME_COLUMN_MISSING", "1", "", "")]),
    ],
)
def test_a_table_without_its_columns_is_not_read_further(
    header: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert marks(preview(f"{header}\nA,OFFICE,x\n")) == expected


def test_unknown_and_doubled_columns_are_found() -> None:
    text = "code,kind,name_en,from,Telephone,NAME_EN,\nA,OFFICE,Office,2025-07-01,1,Bureau,\n"
    table = preview(text)
    assert marks(table) == [
        ("TABLE_COLUMN_UNKNOWN", "1", "telephone", "Telephone"),
        ("TABLE_COLUMN_TWICE", "1", "name_en", "NAME_EN"),
    ]
    assert [row.names for row in table.rows] == [{"en": "Office"}]
    assert not table.may_be_written


# What is not a table at all


@pytest.mark.parametrize(
    ("content", "filename", "expected"),
    [
        (b"", "units.csv", "TABLE_EMPTY"),
        (HEADER.encode(), "units.csv", "TABLE_EMPTY"),
        (b"%PDF-1.7 ...", "units.pdf", "TABLE_NOT_A_TABLE"),
        (b"\xd0\xcf\x11\xe0 old workbook", "units.xls", "TABLE_NOT_A_TABLE"),
        (b"PK\x03\x04 not really", "units.xlsx", "TABLE_NOT_A_TABLE"),
        (b"code,kind\n\x00\x01\x02\x00", "units.csv", "TABLE_NOT_A_TABLE"),
        (GOOD.encode()[:-30] + b"\n\xe9\xe8,x\n", "units.csv", "TABLE_ENCODING_UNKNOWN"),
        (f'{HEADER}\nA,"B"x,'.encode(), "units.csv", "TABLE_LINE_UNREADABLE"),
        (f"{HEADER}\n".encode() + b"x" * 200_000, "units.csv", "TABLE_LINE_UNREADABLE"),
        (b" " * (lines.MAX_BYTES + 1), "units.csv", "TABLE_FILE_TOO_LARGE"),
    ],
)
def test_what_is_not_a_table_is_refused_with_its_reason(
    content: bytes, filename: str, expected: str
) -> None:
    assert only_code(content, filename) == expected


def test_a_text_in_an_unknown_encoding_names_the_line() -> None:
    content = GOOD.encode() + "Thành".encode("cp1258", errors="replace") + b"\xff\n"
    (finding,) = imports.preview(content, "units.csv", known_codes={}).findings
    assert finding.params["line"] == "5"


def test_limits_of_size_are_told_in_megabytes() -> None:
    (finding,) = imports.preview(b" " * 11_000_000, "units.csv", known_codes={}).findings
    assert finding == Finding("TABLE_FILE_TOO_LARGE", {"limit": "10"})


@pytest.mark.slow
def test_a_table_with_too_many_rows_is_refused() -> None:
    limit = lines.MAX_ROWS
    fits = under_header(*(f"A{n},OFFICE,,A,,2025-07-01," for n in range(limit)))
    assert len(preview(fits).rows) == limit
    assert only_code((fits + "B,OFFICE,,B,,2025-07-01,\n").encode(), "a.csv") == (
        "TABLE_ROWS_TOO_MANY"
    )


# Workbooks that would harm the reader


def test_a_workbook_that_unpacks_too_large_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(workbook(("code",)), SHEET, b" " * (workbooks.MAX_UNPACKED_BYTES + 1))
    assert len(bomb) < 200_000
    assert only_code(bomb) == "TABLE_UNPACKS_TOO_LARGE"


def test_a_workbook_that_lies_about_its_size_is_refused() -> None:
    content = bytearray(repacked(workbook(("code",)), SHEET, b" " * 5_000_000))
    true_size = (5_000_000).to_bytes(4, "little")
    assert content.count(true_size) == 2
    stated = bytes(content).replace(true_size, (100).to_bytes(4, "little"))
    assert only_code(stated) == "TABLE_NOT_A_TABLE"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_workbook_with_two_parts_of_one_name_is_refused() -> None:
    content = io.BytesIO(SOUND)
    with zipfile.ZipFile(content, "a") as packed:
        packed.writestr(SHEET, b"<worksheet/>")
    assert only_code(content.getvalue()) == "TABLE_NOT_A_TABLE"


@pytest.mark.parametrize(
    "far",
    [
        b'<row><c r="XFD300"><v>1</v></c></row>',
        b'<row><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        b"<x:row xmlns:x='x'><x:c t='n'  r = 'XFD300' s=\"/>\"><x:v>1</x:v></x:c></x:row>",
        b'<row r="999999"/><row><c r="D1"/><c><v>1</v></c></row>',
        b'<row r="300"><c r="XFD300"/><c><f>1</f></c></row>',
        b'<!-- <c x="--><row r="300"><c r="XFD300"><v>1</v></c></row><!-- "> -->',
        b"<row>%b<c><v/></c></row>%b<row><c><v/></c></row>" % (b"<c/>" * 3_000, b"<row/>" * 3_000),
        b'<row><c r="A99999999999"><v>1</v></c></row>',
        b'<row><c r="AAAAAAAAA1"><v>1</v></c></row>',
    ],
)
def test_a_cell_so_far_away_that_it_would_fill_the_memory_is_refused(far: bytes) -> None:
    assert only_code(repacked(SOUND, SHEET, sheet(far))) == "TABLE_REACHES_TOO_FAR"


@pytest.mark.parametrize(
    "broken",
    [
        b"<worksheet><sheetData><row></sheetData></worksheet>",
        b'<?xml version="1.0" encoding="XYZ-9"?><worksheet><sheetData></worksheet>',
        b'<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet><sheetData>&a;</sheetData></worksheet>',
    ],
)
def test_a_sheet_that_is_broken_or_defines_things_is_not_a_table(broken: bytes) -> None:
    assert only_code(repacked(SOUND, SHEET, broken)) == "TABLE_NOT_A_TABLE"


def test_an_empty_cell_far_away_does_no_harm() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["code", "kind", "name_en", "from"])
        sheet.write_row(1, 0, ["A", "OFFICE", "Office", "2025-07-01"])
        sheet.write_blank(1_000_000, 16_000, None, book.add_format({"bold": True}))
    table = imports.preview(content.getvalue(), "units.xlsx", known_codes={})
    assert [row.code for row in table.rows] == ["A"]


DAMAGE = st.lists(st.tuples(st.integers(4, len(SOUND) - 1), st.integers(0, 255)), min_size=1)
PARTS = (
    SHEET,
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
)


@given(DAMAGE)
def test_a_damaged_workbook_gives_rows_or_findings_and_never_an_error(
    damage: list[tuple[int, int]],
) -> None:
    damaged = bytearray(SOUND)
    for place, byte in damage:
        damaged[place] = byte
    table = imports.preview(bytes(damaged), "units.xlsx", known_codes={})
    assert table.rows or table.findings


@given(st.sampled_from(PARTS), DAMAGE)
def test_a_workbook_with_damage_inside_gives_rows_or_findings_and_never_an_error(
    name: str, damage: list[tuple[int, int]]
) -> None:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as packed:
        damaged = bytearray(packed.read(name))
    for place, byte in damage:
        damaged[place % len(damaged)] = byte
    content = repacked(SOUND, name, bytes(damaged))
    table = imports.preview(content, "units.xlsx", known_codes={})
    assert table.rows or table.findings


# For any table


@given(st.binary(max_size=400))
def test_any_bytes_give_a_finding_and_never_an_error(content: bytes) -> None:
    table = imports.preview(content, "units.csv", known_codes={})
    assert table.findings
    assert all(isinstance(finding, Finding) for finding in table.findings)


@given(st.lists(st.sampled_from(["", *"ABCDEFGH"]), min_size=8, max_size=8))
def test_in_any_forest_parents_come_first_and_in_any_other_a_circle_is_found(
    parents: list[str],
) -> None:
    lines = (
        f"{code},OFFICE,{parent},N,,2025-07-01,"
        for code, parent in zip("ABCDEFGH", parents, strict=True)
    )
    table = preview(under_header(*lines))
    in_circles = {code for code in "ABCDEFGH" if _returns_to(code, parents)}
    assert {code for code, *_ in marks(table)} == ({"UNIT_PARENT_CIRCLE"} if in_circles else set())
    assert {int(line) for _, line, *_ in marks(table)} == {
        "ABCDEFGH".index(code) + 2 for code in in_circles
    }
    written: set[str | None] = {None, *in_circles}
    for row in table.rows:
        assert row.parent in written
        written.add(row.code)
    assert written == {None, *"ABCDEFGH"}


def _returns_to(start: str, parents: list[str]) -> bool:
    code = start
    for _ in parents:
        code = parents["ABCDEFGH".index(code)]
        if code in ("", start):
            return code == start
    return False
