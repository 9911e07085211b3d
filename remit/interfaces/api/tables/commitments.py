"""Commitments arrive as a table: it is looked over, then written group by group, each group once;
whoever was interrupted sends the same file again, and it goes on where it stopped. And they leave
as a table that another site, or this one, can take in."""

from enum import StrEnum
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, get_language_bidi
from ninja import Field, File, Form, Query, Schema, UploadedFile

from remit.commitments import exports as tables
from remit.commitments import imports
from remit.commitments.actions import importing
from remit.commitments.actions.importing import Row
from remit.commitments.imports import Preview
from remit.commitments.queries import asking as questions
from remit.commitments.queries.asking import Question
from remit.interfaces import downloads, exports, rooted
from remit.interfaces.api import door, keys
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.description import a_file
from remit.interfaces.api.shapes import imports as shapes
from remit.interfaces.api.shapes import organisation as refs
from remit.interfaces.api.tables import looking
from remit.interfaces.api.tables.router import router
from remit.interfaces.exports import Sheet
from remit.interfaces.rooted import Rooted
from remit.interfaces.sentences import imports as words
from remit.kernel import clock, inputs
from remit.organisation import queries as organisation

WIDTH = 200


class Format(StrEnum):
    """As a workbook, or as text."""

    XLSX = "xlsx"
    CSV = "csv"


class Exported(Schema):
    """Which commitments, as they count on a day."""

    form: Format = Format.XLSX
    on: str = Field("", max_length=WIDTH, examples=["2025-11-14"])
    unit: str = Field("", max_length=inputs.LONGEST_CODE)
    document: str = Field("", max_length=WIDTH, examples=["24-CT/TU"])


class Empty(Schema):
    """The form of the table."""

    form: Format = Format.XLSX


MEDIA = {Format.XLSX: exports.XLSX, Format.CSV: exports.CSV}
A_TABLE = a_file(exports.XLSX, "text/csv")


@router.post(
    "/imports/commitments/preview",
    response=shapes.ImportPreview,
    auth=door.READ_TO_ASSIGN,
    summary="Look a table of commitments over",
)
def preview_commitments(
    request: HttpRequest, table: File[UploadedFile], past_due: Form[bool] = False
) -> shapes.ImportPreview:
    """Every problem by line and column, and the rows that would be written; nothing is written. A
    due day that had passed when it was ordered is a problem, unless `past_due` says it is meant."""
    content, name = looking.sent(table)
    by, at = asking(request).by, clock.now()
    seen = imports.preview(content, name, by=by, at=at, past_due_meant=past_due)
    return shapes.ImportPreview(
        sha256=seen.source.sha256,
        total=seen.total,
        done=seen.done,
        ready=len(seen.rows),
        left_out=seen.left_out,
        problems=len(seen.findings),
        findings=looking.findings(seen.findings, seen.cells),
        rows=_rows(seen.rows[: looking.FIRST_ROWS]),
        notes=list(words.notes(seen, clock.today())),
    )


@router.post(
    "/imports/commitments",
    response=shapes.ImportProgress,
    auth=door.ASSIGN,
    summary="Write the next group of a table",
)
def import_commitments(
    request: HttpRequest,
    table: File[UploadedFile],
    leave_out: Form[bool] = False,
    past_due: Form[bool] = False,
    key: str = keys.KEY,
) -> HttpResponse:
    """The next 50 rows of a table become commitments. Send it again, with another key, until
    `left` is 0; `leave_out` leaves out the rows that have a problem, `past_due` says that due days
    which had passed are meant."""
    asker = asking(request)
    content, name = looking.sent(table)
    seen = imports.preview(content, name, by=asker.by, at=clock.now(), past_due_meant=past_due)

    def perform() -> dict[str, Any]:
        group = next(seen.groups(leave_out=leave_out), None)
        at = clock.now()
        made = importing.import_group(by=asker.by, at=at, group=group) if group else {}
        return _progress(seen, made).model_dump(mode="json")

    return keys.once(asker, key, perform, files={name: content})


@router.get(
    "/imports/commitments/table",
    auth=door.READ_TO_ASSIGN,
    summary="An empty table of commitments",
    openapi_extra=A_TABLE,
)
def empty_commitments(request: HttpRequest, wanted: Query[Empty]) -> HttpResponse:
    """A table with the headings alone, in the language asked for."""
    headings = tables.headings(get_language() or "en")
    return _file(Sheet("commitments", (), headings, ()), wanted.form, "empty")


@router.get(
    "/exports/commitments",
    auth=door.READ_FIGURES,
    summary="Commitments as a table",
    openapi_extra=A_TABLE,
)
def export_commitments(request: HttpRequest, wanted: Query[Exported]) -> HttpResponse:
    """The commitments that count on a day; those that may not be read with their number alone.

    `Remit-Known-Seq` and `Remit-Root` say on which state of the ledger the table rests.
    """
    viewer, language = asking(request).viewer, get_language() or "en"
    asked = Question(on=wanted.on, unit=wanted.unit, document=wanted.document)
    scope = questions.scope(asked, viewer)
    rows = list(tables.rows(viewer, scope, language))
    sheet = Sheet("commitments", (), tables.headings(language), rows)
    return _file(sheet, wanted.form, scope.on, rooted.at(scope.known_seq))


def _rows(rows: tuple[Row, ...]) -> list[shapes.ImportedRow]:
    units = organisation.units(row.terms.lead for row in rows if row.terms.lead)
    return [
        shapes.ImportedRow(
            line=row.line,
            title=row.terms.title,
            lead=refs.unit(units.get(row.terms.lead or 0)),
            due=row.terms.due.last_day if row.terms.due else None,
            assigned_on=row.earlier.assigned_on,
            work=row.earlier.work.value,
        )
        for row in rows
    ]


def _progress(seen: Preview, made: dict[int, int]) -> shapes.ImportProgress:
    return shapes.ImportProgress(
        sha256=seen.source.sha256,
        total=seen.total,
        done=seen.done + len(made),
        left=len(seen.rows) - len(made),
        left_out=seen.left_out,
        written=[shapes.WrittenRow(line=line, commitment=one) for line, one in made.items()],
    )


def _file(sheet: Sheet, form: Format, on: object, state: Rooted | None = None) -> HttpResponse:
    content = exports.file(
        sheet, form=form.value, right_to_left=get_language_bidi(), made_at=clock.now()
    )
    stem = f"commitments-{on}"
    if state is None:
        return downloads.attached(content, f"{stem}.{form.value}", MEDIA[form])
    name = rooted.named(stem, state.known_seq, form.value)
    return rooted.sent(content, name, MEDIA[form], state)
