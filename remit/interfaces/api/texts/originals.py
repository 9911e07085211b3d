"""The file in which a document came, to whoever may read the document."""

from django.http import HttpRequest, HttpResponse

from remit.interfaces import downloads
from remit.interfaces.api import door
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.description import a_file
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.texts.router import router
from remit.texts.formats import kinds
from remit.texts.formats.records import Format
from remit.texts.intake import queries


@router.get(
    "/documents/{number}/file",
    auth=door.READ_TEXTS,
    summary="The original file",
    openapi_extra=a_file("*/*"),
)
def original(request: HttpRequest, number: taken.Number) -> HttpResponse:
    """The file in which a document came, byte by byte."""
    file, content = queries.original_file(asking(request).viewer, number)
    media = kinds.MEDIA[Format(file.format)]
    return downloads.attached(content, file.name or f"document-{number}", media)
