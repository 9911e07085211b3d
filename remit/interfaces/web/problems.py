"""The problems of a table that was looked over: where each is, what stands in the cell and what is
wrong, as the page shows them, and as a file to have beside while the table is mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.http import HttpResponse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from remit.interfaces import exports
from remit.interfaces.exports import Sheet
from remit.kernel import clock

ASKED = "problems"  # asked so, the page answers with the file
NAME = "problems.xlsx"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: where, what stands there, and what is wrong."""

    line: str
    column: str
    cell: str
    sentence: str


def file(problems: Sequence[Problem], of: str) -> HttpResponse:
    """All problems of a table as a workbook, in the language of the reader."""
    headings = [_("Line"), _("Column"), _("In the cell"), _("Problem")]
    rows = [
        [int(one.line) if one.line.isdecimal() else None, one.column, one.cell, one.sentence]
        for one in problems
    ]
    sheet = Sheet(_("Problems"), [(_("File"), PurePath(of).name)], headings, rows)
    content = exports.workbook([sheet], right_to_left=get_language_bidi(), made_at=clock.now())
    disposition = {"Content-Disposition": f'attachment; filename="{NAME}"'}
    return HttpResponse(content, content_type=exports.XLSX, headers=disposition)
