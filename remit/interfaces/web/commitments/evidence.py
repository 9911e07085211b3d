"""Evidence leaves the site as a download only: the right is checked for each file, and no browser
takes it for a page of the site."""

from django.http import HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from remit.commitments.queries import timeline
from remit.domain import evidence_files
from remit.domain.refusals import Refusal
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.kernel import files


@require_GET
@rights.needs(rights.SIGNED_IN)
def evidence(request: Asking, number: int) -> HttpResponseBase:
    """A file behind a claim, to whoever may read the commitment."""
    item, _commitment = timeline.evidence_item(request.viewer, number)
    if item.form != "FILE":
        raise Refusal("EVIDENCE_UNKNOWN", item=str(number))
    try:
        content = files.content(item.sha256)
    except FileNotFoundError:
        raise Refusal("EVIDENCE_FILE_GONE", sha256=item.sha256[:12]) from None
    name = evidence_files.safe_name(item.name or f"evidence-{number}")
    return HttpResponse(
        content,
        content_type=item.media or "application/octet-stream",
        headers={
            "Content-Disposition": content_disposition_header(True, name) or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, no-store",
        },
    )
