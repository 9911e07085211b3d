"""A sign-in link by mail, for whoever has no password at hand. The answer is the same whether the
address is known here or not, and whoever asks too often waits."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from remit.domain.refusals import Refusal
from remit.interfaces.sign_in_links import jobs
from remit.interfaces.web import paces, rights
from remit.interfaces.web.acting import Asking
from remit.organisation.queries import naming

LONGEST = 254
# So often from one place, and so often to one address; who asks more often gets no second letter.
FROM_A_PLACE = {"most": 10, "seconds": 10 * 60}
TO_AN_ADDRESS = {"most": 3, "seconds": 15 * 60}


@require_http_methods(["GET", "POST"])
@rights.needs(rights.PUBLIC)
def send_link(request: Asking) -> HttpResponseBase:
    """Somebody asks for a link to an address."""
    if not jobs.can_send():
        raise Http404
    if request.method == "GET":
        return render(request, "account/send_link.html")
    if paces.is_too_often("link_from", paces.place(request), **FROM_A_PLACE):
        raise Refusal("LINKS_TOO_OFTEN")
    email = str(request.POST.get("email", "")).strip()[:LONGEST]
    if not email:
        raise Refusal("FIELD_EMPTY", field="email")
    if not paces.is_too_often("link_to", email.lower(), **TO_AN_ADDRESS):
        jobs.send.enqueue(person=naming.who_signs_in(email) or jobs.NOBODY)
    return render(request, "account/link_sent.html", {"email": email})
