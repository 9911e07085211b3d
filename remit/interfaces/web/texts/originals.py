"""The file in which a document came leaves the site as a download only: the right is that of the
document, and no browser takes it for a page of the site."""

from django.http import HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from remit.domain import evidence_files
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.kernel import files
from remit.texts.formats import kinds
from remit.texts.formats.records import Format
from remit.texts.intake import queries


@require_GET
@rights.needs(Permission.READ_TEXTS)
def original(request: Asking, number: int) -> HttpResponseBase:
    """The file of a document as it came, to whoever may read the document."""
    file = queries.original(request.viewer, number)
    if file is None:
        raise Refusal("ORIGINAL_UNKNOWN", document=str(number))
    name = evidence_files.safe_name(file.name or f"document-{number}")
    try:
        content = files.content(file.sha256)
    except FileNotFoundError:
        raise Refusal("FILE_GONE") from None
    return HttpResponse(
        content,
        content_type=kinds.MEDIA[Format(file.format)],
        headers={
            "Content-Disposition": content_disposition_header(True, name) or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, no-store",
        },
    )
