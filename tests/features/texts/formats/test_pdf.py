"""The text layer of a PDF: lines of a page become paragraphs; a page without text is said."""

from typing import Any

import pytest

from remit.domain.refusals import Refusal
from remit.texts.formats import Limits, extract, reflowing
from remit.texts.formats.records import Extracted
from tests.support import files

PAGE = (
    "DIRECTIVE No. 24-CT/TU",
    "1. The Department of Health shall publish the list of clinics of all",
    "districts before 31 December 2024, and shall keep it up to date from",
    "that day on.",
    "2. The Department of Finance shall report on its spending in 2024.",
)


def _read(content: bytes, **limits: int) -> Extracted:
    return extract(content, "order.pdf", Limits(**limits))


def _refused(content: bytes, **limits: int) -> Refusal:
    with pytest.raises(Refusal) as refused:
        _read(content, **limits)
    return refused.value


def test_lines_of_a_page_are_joined_to_paragraphs() -> None:
    assert _read(files.pdf(PAGE)).text.splitlines() == [
        "DIRECTIVE No. 24-CT/TU",
        "1. The Department of Health shall publish the list of clinics of all districts before "
        "31 December 2024, and shall keep it up to date from that day on.",
        "2. The Department of Finance shall report on its spending in 2024.",
    ]


def test_a_paragraph_goes_on_over_the_end_of_a_page_and_its_number() -> None:
    first, second = (*PAGE[:3], "- 1 -"), ("Page 2", *PAGE[3:])
    assert _read(files.pdf(first, second)).text == _read(files.pdf(PAGE)).text


def test_a_page_without_a_text_layer_is_said_by_its_number() -> None:
    found = _read(files.pdf(PAGE, (), PAGE, ()))
    assert [(note.code, note.params["pages"], note.params["of"]) for note in found.notes] == [
        ("PAGES_SCANNED", "2, 4", "4")
    ]


def test_a_document_of_scanned_pages_is_refused() -> None:
    assert _refused(files.pdf((), ())).rule == "PDF_IS_SCANNED"


def test_a_document_that_asks_for_a_password_is_refused() -> None:
    assert _refused(files.pdf(PAGE, password="secret")).rule == "FILE_ENCRYPTED"


def test_a_document_that_only_forbids_something_is_read() -> None:
    assert "24-CT/TU" in _read(files.pdf(PAGE, owner="secret")).text


def test_too_many_pages_are_refused_before_they_are_read() -> None:
    refusal = _refused(files.pdf(*[PAGE] * 3), pages=2)
    assert (refusal.rule, refusal.params) == ("FILE_TOO_MANY_PAGES", {"limit": "2"})


def test_a_file_that_promises_a_million_pages_is_refused() -> None:
    content = files.pdf(PAGE).replace(b"/Count 1\n", b"/Count 1000001\n")
    assert _refused(content).rule in {"FILE_TOO_MANY_PAGES", "FILE_BROKEN"}


def test_a_tree_of_pages_that_holds_itself_is_refused() -> None:
    content = files.pdf(PAGE)
    kids = content.index(b"/Kids")
    end = content.index(b"]", kids)
    root = content.index(b"/Pages ") + len(b"/Pages ")
    number = content[root : content.index(b" ", root)].strip()
    circle = content[:kids] + b"/Kids [ " + number + b" 0 R ".ljust(end - kids - 9) + content[end:]
    assert _refused(circle).rule in {"FILE_BROKEN", "FILE_NESTED_TOO_DEEP"}


@pytest.mark.parametrize("keep", [20, 200, 600])
def test_half_a_file_is_refused_or_read_and_never_fails(keep: int) -> None:
    assert _said(files.pdf(PAGE)[:keep]) in {"text", "FILE_BROKEN", "PDF_IS_SCANNED"}


def _said(content: bytes) -> str:
    try:
        return "text" if _read(content).text else "nothing"
    except Refusal as refused:
        return refused.rule


def test_signs_that_stand_for_no_letter_are_said() -> None:
    found = _read(files.pdf(["The list of \0\0\0 is open."]))
    assert found.text == "The list of \ufffd\ufffd\ufffd is open.\n"
    assert [(note.code, note.params) for note in found.notes] == [
        ("LETTERS_UNKNOWN", {"count": "3", "pages": "1"})
    ]


def test_a_page_whose_signs_stand_for_no_letters_is_a_page_without_text() -> None:
    assert _refused(files.pdf(["\0" * 40, "1"])).rule == "PDF_IS_SCANNED"


@pytest.mark.parametrize(
    ("lines", "made"),
    [
        (["A line that goes on to the end of the", "printed page."], 1),
        (["CHAPTER ONE", "The first sentence of this chapter."], 2),
        (["The department shall do three things:", "a) publish the list;", "b) report."], 3),
        (["Điều 1. Phạm vi điều chỉnh của nghị định này là", "Điều 2. Đối tượng"], 2),
        (["보건부는 목록을 검토하고 그 결과를 국무조정실에 보고하며", "매년 공개하여야 한다."], 1),
        (["تقوم وزارة الصحة بمراجعة القائمة ونشرها على موقعها", "خلال ثلاثة أشهر."], 1),
    ],
)
def test_a_line_goes_on_only_where_nothing_new_begins(lines: list[str], made: int) -> None:
    assert len(reflowing.paragraphs([lines]).splitlines()) == made


@pytest.mark.browser
def test_a_printed_page_says_what_it_was_printed_from(browser: Any) -> None:
    # Korean is left out: not every machine has a font with which to print it.
    lines = [line for code in ("vi", "en") for line in files.LINES[code].splitlines()]
    assert _printed(browser, lines).splitlines() == lines


@pytest.mark.browser
@pytest.mark.parametrize("direction", ["rtl", "auto"])
def test_a_printed_line_of_arabic_is_read_from_the_right(browser: Any, direction: str) -> None:
    lines = [
        *files.LINES["ar"].splitlines(),
        "وفق القرار 24-CT/TU بلغت النسبة 29.32٪ في مركز Open Data Center سنة 2024.",
    ]
    assert _printed(browser, lines, direction).splitlines() == lines


def _printed(browser: Any, lines: list[str], direction: str = "auto") -> str:
    """What is read from the page that a browser prints."""
    page = browser.new_page()
    try:
        page.set_content("".join(f"<p dir={direction}>{line}</p>" for line in lines))
        content = page.pdf(format="A4")
    finally:
        page.close()
    return _read(content).text
