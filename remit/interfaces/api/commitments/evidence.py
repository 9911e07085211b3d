"""The files behind claims, to whoever may read the commitment."""

from django.http import HttpRequest, HttpResponse

from remit.commitments.queries import evidence as queries
from remit.interfaces import downloads
from remit.interfaces.api import door
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.commitments.router import router
from remit.interfaces.api.description import a_file
from remit.interfaces.api.shapes import taken


@router.get(
    "/evidence/{number}",
    auth=door.READ,
    summary="A file behind a claim",
    openapi_extra=a_file("*/*"),
)
def evidence(request: HttpRequest, number: taken.Number) -> HttpResponse:
    """The file of one of the `evidence_items` of a commitment; its SHA-256 stands there."""
    item, content = queries.evidence_file(asking(request).viewer, number)
    return downloads.attached(content, item.name or f"evidence-{number}", item.media)
