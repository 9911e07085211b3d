"""Files leave the site as downloads only: no browser takes one for a page of the site, and nobody
between keeps it."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from remit.domain import evidence_files

ANY = "application/octet-stream"


def attached(content: bytes, name: str, media: str = "") -> HttpResponse:
    """A content as a file to be kept under a name."""
    safe = evidence_files.safe_name(name)
    return HttpResponse(
        content,
        content_type=media or ANY,
        headers={
            "Content-Disposition": content_disposition_header(True, safe) or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, no-store",
        },
    )
