"""A document leaves the site as Akoma Ntoso, with what the asker may read of its commitments."""

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from remit.domain.rights import Permission
from remit.interfaces import akoma_ntoso, downloads
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking


@require_GET
@rights.needs(Permission.READ_TEXTS)
def exported(request: Asking, number: int) -> HttpResponseBase:
    """The document as Akoma Ntoso, to whoever may read it."""
    content = akoma_ntoso.written(akoma_ntoso.gathered(request.viewer, number))
    return downloads.attached(content, f"document-{number}.akn.xml", akoma_ntoso.MEDIA_TYPE)
