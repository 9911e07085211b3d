"""Units arrive as a table: it is looked over, and only one without problems is written, whole."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, UploadedFile

from remit.interfaces import downloads, exports
from remit.interfaces.api import door, keys
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.description import a_file
from remit.interfaces.api.shapes import imports as shapes
from remit.interfaces.api.tables import looking
from remit.interfaces.api.tables.router import router
from remit.interfaces.exports import Sheet
from remit.kernel import clock, inputs
from remit.organisation import actions, imports
from remit.organisation import queries as organisation
from remit.organisation.imports import UnitRow, UnitTable


@router.post(
    "/imports/units/preview",
    response=shapes.UnitsPreview,
    auth=door.READ_TO_ADMINISTER,
    summary="Look a table of units over",
)
def preview_units(request: HttpRequest, table: File[UploadedFile]) -> shapes.UnitsPreview:
    """Every problem by line and column, and the units that would be created; nothing is written."""
    seen = _previewed(*looking.sent(table))
    return shapes.UnitsPreview(
        ready=len(seen.rows),
        problems=len(seen.findings),
        may_be_written=seen.may_be_written,
        findings=looking.findings(seen.findings),
        rows=[_row(one) for one in seen.rows[: looking.FIRST_ROWS]],
    )


@router.post(
    "/imports/units",
    response={201: shapes.UnitsWritten},
    auth=door.ADMINISTER,
    summary="Write a table of units",
)
def import_units(
    request: HttpRequest, table: File[UploadedFile], tree: Form[str] = "", key: str = keys.KEY
) -> HttpResponse:
    """All units of a table without problems are created, each below its parent in the tree."""
    asker = asking(request)
    content, name = looking.sent(table)
    seen = _previewed(content, name)

    def perform() -> dict[str, Any]:
        number = organisation.tree_id(inputs.text(tree)) if tree else None
        written = actions.write_table(by=asker.by, at=clock.now(), table=seen, tree=number)
        return {"units": len(written)}

    return keys.once(asker, key, perform, status=201, files={name: content})


@router.get(
    "/imports/units/table",
    auth=door.READ_TO_ADMINISTER,
    summary="An empty table of units",
    openapi_extra=a_file("text/csv"),
)
def empty_units(request: HttpRequest) -> HttpResponse:
    """A table with the headings alone."""
    content = exports.csv_file(Sheet("units", (), imports.COLUMNS, ()))
    return downloads.attached(content, "units.csv", exports.CSV)


def _previewed(content: bytes, name: str) -> UnitTable:
    return imports.preview(content, name, known_codes=organisation.known_codes())


def _row(one: UnitRow) -> shapes.UnitRowOut:
    return shapes.UnitRowOut(
        line=one.line,
        code=one.code,
        kind=one.kind,
        parent=one.parent,
        names=dict(one.names),
        external=one.external,
        on_from=one.from_on,
        on_until=one.until_on,
    )
