"""A document leaves the site as Akoma Ntoso, with what the asker may read of its commitments."""

from django.http import HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from remit.domain.rights import Permission
from remit.interfaces import akoma_ntoso
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking


@require_GET
@rights.needs(Permission.READ_TEXTS)
def exported(request: Asking, number: int) -> HttpResponseBase:
    """The document as Akoma Ntoso, to whoever may read it."""
    content = akoma_ntoso.written(akoma_ntoso.gathered(request.viewer, number))
    name = content_disposition_header(True, f"document-{number}.akn.xml")
    return HttpResponse(
        content,
        content_type=akoma_ntoso.MEDIA_TYPE,
        headers={
            "Content-Disposition": name or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )
