"""A form that writes is carried out once: it carries a key made when it was shown, and sent again
(a double click, a reload) it answers as the first time."""

import hashlib
import uuid
from collections.abc import Callable, Mapping

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from remit.domain.refusals import Refusal
from remit.interfaces.web import addresses
from remit.ledger import actions as ledger

KEY = "request_key"
Perform = Callable[[], dict[str, object]]
_OUTSIDE = frozenset({KEY, "csrfmiddlewaretoken"})


def new_key() -> str:
    """A key for a form that is being shown."""
    return str(uuid.uuid4())


def once(request: HttpRequest, perform: Perform) -> dict[str, object]:
    """Carry the form out, or answer as when it was carried out."""
    key = str(request.POST.get(KEY, "")).strip()
    if not key:
        raise Refusal("REQUEST_KEY_MISSING")
    asked = ledger.Asked(
        principal=f"person:{request.user.pk}", key=key, fingerprint=fingerprint(request)
    )
    return ledger.once(asked, perform)


def fingerprint(request: HttpRequest) -> str:
    """What the form asks: where it was sent, its fields and the content of its files."""
    fields = {name: values for name, values in request.POST.lists() if name not in _OUTSIDE}
    files: Mapping[str, list[str]] = {
        name: [_hash(file) for file in many] for name, many in request.FILES.lists()
    }
    return ledger.fingerprint({"path": request.path, "fields": fields, "files": files})


def sent_on(request: HttpRequest, url: str) -> HttpResponse:
    """After a form was carried out the browser goes to another page, with or without htmx."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)


def page(request: HttpRequest) -> str:
    """The page that is shown; what answers a form, or asks for a part of a page, is found again at
    the page on which it stands."""
    part = bool(request.headers.get("HX-Request"))
    if request.method in ("GET", "HEAD") and not part:
        return request.get_full_path()
    named = [request.headers.get("HX-Current-URL", "")] if part else []
    told = (_of_this_site(request, one) for one in (*named, request.headers.get("Referer", "")))
    return next(filter(None, told), reverse("home"))


def _of_this_site(request: HttpRequest, address: str) -> str:
    """The path and the query of an address of this site; nothing of any other."""
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    form = addresses.parted(address)
    whole = f"{form.path}?{form.query}" if form.query else form.path
    return whole if is_ours and form.path.startswith("/") else ""


def back(request: HttpRequest) -> HttpResponse:
    """The browser goes back to the page of this site on which a form of the shell was sent."""
    url = str(request.POST.get("next", "/"))
    is_ours = url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return sent_on(request, url if is_ours else "/")


def _hash(file: UploadedFile[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
