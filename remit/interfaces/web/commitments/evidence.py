"""Evidence leaves the site as a download only: the right is checked for each file."""

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from remit.commitments.queries import evidence as queries
from remit.interfaces import downloads
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking


@require_GET
@rights.needs(rights.SIGNED_IN)
def evidence(request: Asking, number: int) -> HttpResponseBase:
    """A file behind a claim, to whoever may read the commitment."""
    item, content = queries.evidence_file(request.viewer, number)
    return downloads.attached(content, item.name or f"evidence-{number}", item.media)
