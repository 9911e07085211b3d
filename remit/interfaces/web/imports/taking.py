"""Commitments leave as a table that another site, or this one, can take in."""

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import get_language, get_language_bidi
from django.views.decorators.http import require_GET

from remit.commitments import exports as table
from remit.commitments.queries import asking
from remit.commitments.queries.asking import Question
from remit.domain.rights import Permission
from remit.interfaces import exports
from remit.interfaces.exports import Sheet
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.kernel import clock

MEDIA = {"xlsx": exports.XLSX, "csv": exports.CSV}


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def export(request: Asking) -> HttpResponseBase:
    """The commitments that count on a day, as a workbook or a text file."""
    asked = {name: str(request.GET.get(name, "")) for name in ("on", "unit", "document")}
    scope, language = asking.scope(Question(**asked), request.viewer), get_language() or "en"
    rows = list(table.rows(request.viewer, scope, language))
    form = str(request.GET.get("form", "xlsx"))
    return _file(Sheet("commitments", (), table.headings(language), rows), form, str(scope.on))


@require_GET
@rights.needs(Permission.ASSIGN)
def empty_table(request: Asking) -> HttpResponseBase:
    """A table with the headings alone, to be filled in."""
    language = get_language() or "en"
    return _file(Sheet("commitments", (), table.headings(language), ()), "xlsx", "empty")


def _file(sheet: Sheet, form: str, name: str) -> HttpResponse:
    right_to_left = get_language_bidi()
    content = exports.file(sheet, form=form, right_to_left=right_to_left, made_at=clock.now())
    disposition = {"Content-Disposition": f'attachment; filename="commitments-{name}.{form}"'}
    return HttpResponse(content, content_type=MEDIA[form], headers=disposition)
