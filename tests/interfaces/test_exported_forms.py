"""Workbooks hold true days and numbers, in the form of the reader's language."""

import datetime as dt
import io
import zipfile

import pytest
from django.utils import translation

from remit.interfaces import exports
from remit.interfaces.exports import Sheet

AT = dt.datetime(2025, 11, 14, tzinfo=dt.UTC)
SHEET = Sheet("s", (), ("No.", "Due", "Days late"), ((12345, dt.date(2025, 11, 14), 1234),))


def _parts(language: str) -> tuple[str, str]:
    with translation.override(language):
        made = exports.workbook([SHEET], right_to_left=language == "ar", made_at=AT)
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        styles, page = (
            book.read(f"xl/{name}.xml").decode() for name in ("styles", "worksheets/sheet1")
        )
    return styles, page


@pytest.mark.parametrize(
    ("language", "form"),
    [
        ("vi", "dd/mm/yyyy"),
        ("en", "dd/mm/yyyy"),
        ("ar", "dd/mm/yyyy"),
        ("ko", "yyyy&quot;. &quot;m&quot;. &quot;d&quot;.&quot;"),
    ],
)
def test_a_day_is_a_day_in_the_form_of_the_language(language: str, form: str) -> None:
    styles, page = _parts(language)
    assert f'formatCode="{form}"' in styles
    assert "<v>45975</v>" in page  # the day as workbooks count days
    assert ('rightToLeft="1"' in page) is (language == "ar")


def test_a_number_that_names_a_row_is_not_grouped() -> None:
    _styles, page = _parts("en")
    cells = {
        name: page.partition(f'<c r="{name}" s="')[2].partition('"')[0] for name in ("A2", "C2")
    }
    assert cells["A2"] != cells["C2"]


def test_a_csv_file_has_plain_numbers_and_days() -> None:
    with translation.override("vi"):
        assert exports.csv_file(SHEET).decode("utf-8-sig").splitlines()[1] == (
            "12345,2025-11-14,1234"
        )
