"""A DOCX as plain text: paragraphs as lines, tables as rows, lists with their numbers."""

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from remit.texts.formats import Limits, extract
from remit.texts.formats.records import Extracted
from tests.support import files


def _read(content: bytes) -> Extracted:
    return extract(content, "order.docx", Limits())


def _text(content: bytes) -> str:
    return _read(content).text


def _plan(document: Document) -> None:
    """The usual annex: two tasks under one lead, and a sum over three columns."""
    document.add_paragraph("ANNEX")
    table = document.add_table(4, 4, style="Table Grid")
    rows = (
        ("No.", "Task", "Lead", "Deadline"),
        ("1", "Review the\nrules", "DOH", "30/6/2024"),
        ("2", "Publish\tthe list", "", "Q3 2024"),
        ("", "", "", "2 tasks"),
    )
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(3, 0).merge(table.cell(3, 2)).text = "Total"
    document.add_paragraph("End.")


def test_a_table_is_read_as_rows_with_its_merged_cells() -> None:
    assert _text(files.word(_plan)) == (
        "ANNEX\n\nNo.\tTask\tLead\tDeadline\n1\tReview the rules\tDOH\t30/6/2024\n"
        "2\tPublish the list\t〃\tQ3 2024\nTotal\t\t\t2 tasks\n\nEnd.\n"
    )


def test_a_block_that_is_merged_both_ways_goes_on_below_and_beside() -> None:
    def write(document: Document) -> None:
        table = document.add_table(3, 3, style="Table Grid")
        table.cell(0, 0).merge(table.cell(1, 1)).text = "block"
        for row in range(3):
            table.cell(row, 2).text = f"r{row}"
        table.cell(2, 0).text, table.cell(2, 1).text = "a", "b"

    assert _text(files.word(write)) == "block\t\tr0\n〃\t\tr1\na\tb\tr2\n"


def test_a_table_in_a_cell_stands_in_the_line_of_its_row() -> None:
    def write(document: Document) -> None:
        cell = document.add_table(1, 3, style="Table Grid").cell(0, 1)
        cell.text = "before"
        inner = cell.add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "x", "y"

    assert _text(files.word(write)) == "\tbefore x y\t\n"


def test_a_letterhead_that_a_table_only_places_is_read_as_lines() -> None:
    def write(document: Document) -> None:
        table = document.add_table(2, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "PEOPLE'S COMMITTEE\nCITY", "REPUBLIC"
        table.cell(1, 0).text, table.cell(1, 1).text = "No. 12/CT-UBND", "5 March 2024"

    assert _text(files.word(write)).splitlines() == [
        "PEOPLE'S COMMITTEE",
        "CITY",
        "REPUBLIC",
        "No. 12/CT-UBND",
        "5 March 2024",
    ]


def test_the_numbers_of_lists_are_written_out() -> None:
    def write(document: Document) -> None:
        for words, style in (
            ("first", "List Number"),
            ("second", "List Number"),
            ("point", "List Bullet"),
            ("third", "List Number"),
        ):
            document.add_paragraph(words, style=style)

    assert _text(files.word(write)) == "1. first\n2. second\n- point\n3. third\n"


def test_levels_count_in_their_own_forms() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="90" {ns}>'
        '<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%2)"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="ganada"/>'
        '<w:lvlText w:val="%2.%3"/></w:lvl></w:abstractNum>'
    ).format(ns=nsdecls("w"))

    def write(document: Document) -> None:
        part = document.part.numbering_part.element
        part.insert(0, parse_xml(numbering))
        part.append(
            parse_xml(f'<w:num w:numId="90" {nsdecls("w")}><w:abstractNumId w:val="90"/></w:num>')
        )
        for words, level in (("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 0), ("f", 1)):
            properties = document.add_paragraph(words)._p.get_or_add_pPr()
            of_list = properties.get_or_add_numPr()
            of_list.get_or_add_ilvl().val, of_list.get_or_add_numId().val = level, 90

    assert _text(files.word(write)).splitlines() == [
        "II. a",
        "a) b",
        "a.가 c",
        "b) d",
        "III. e",
        "a) f",
    ]


def _with(xml: str) -> bytes:
    """A document with one paragraph whose runs are these."""
    content = files.paragraphs("HERE")
    return files.changed(
        content, "word/document.xml", lambda part: part.replace("<w:r><w:t>HERE</w:t></w:r>", xml)
    )


def test_a_document_is_read_as_if_its_changes_were_accepted() -> None:
    found = _read(
        _with(
            "<w:r><w:t>by </w:t></w:r><w:del><w:r><w:delText>30 May</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>30 June</w:t></w:r></w:ins>"
        )
    )
    assert found.text == "by 30 June\n"
    assert [(note.code, note.params["count"]) for note in found.notes] == [("STRUCK_LEFT_OUT", "1")]


def test_hidden_words_are_left_out_and_that_is_said() -> None:
    found = _read(
        _with(
            "<w:r><w:t>seen</w:t></w:r>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t> unseen</w:t></w:r>"
            '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> shown</w:t></w:r>'
        )
    )
    assert found.text == "seen shown\n"
    assert [note.code for note in found.notes] == ["HIDDEN_LEFT_OUT"]


def test_controls_links_and_fields_hold_words_and_instructions_do_not() -> None:
    assert (
        _text(
            _with(
                "<w:sdt><w:sdtContent><w:r><w:t>control </w:t></w:r></w:sdtContent></w:sdt>"
                "<w:hyperlink><w:r><w:t>link </w:t></w:r></w:hyperlink>"
                "<w:r><w:instrText>PAGE</w:instrText></w:r>"
                "<w:fldSimple><w:r><w:t>7</w:t></w:r></w:fldSimple>"
            )
        )
        == "control link 7\n"
    )


def test_a_tab_in_running_text_makes_no_row_of_a_table() -> None:
    assert _text(_with("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>")) == (
        "a b\nc\n"
    )


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<w:r><w:t>beside</w:t></w:r><w:r><mc:AlternateContent {space}>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert _text(_with(both)) == "beside\nin the box\n"


def test_what_a_document_says_survives_in_every_language() -> None:
    lines = [line for said in files.LINES.values() for line in said.splitlines()]
    assert _text(files.paragraphs(*lines)).splitlines() == lines
