"""The file in which a document came leaves the site as a download only: the right is that of the
document."""

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from remit.domain.rights import Permission
from remit.interfaces import downloads
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.texts.formats import kinds
from remit.texts.formats.records import Format
from remit.texts.intake import queries


@require_GET
@rights.needs(Permission.READ_TEXTS)
def original(request: Asking, number: int) -> HttpResponseBase:
    """The file of a document as it came, to whoever may read the document."""
    file, content = queries.original_file(request.viewer, number)
    media = kinds.MEDIA[Format(file.format)]
    return downloads.attached(content, file.name or f"document-{number}", media)
