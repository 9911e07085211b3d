"""A new password by mail, for whoever forgot the old one. The answer is the same whether the
address is known here or not; a site that sends no mail says so, and whom to ask."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from remit.domain.refusals import Refusal
from remit.interfaces.sign_in_links import jobs
from remit.interfaces.web import link_by_mail, paces, rights
from remit.interfaces.web.acting import Asking
from remit.organisation.queries import naming


@require_http_methods(["GET", "POST"])
@rights.needs(rights.PUBLIC)
def ask(request: Asking) -> HttpResponseBase:
    """Somebody asks for a new password to an address."""
    if request.method == "GET" or not jobs.sends_mail():
        return render(request, "account/password_reset.html")
    if paces.is_too_often("password_from", paces.place(request), **link_by_mail.FROM_A_PLACE):
        raise Refusal("LETTERS_TOO_OFTEN")
    email = str(request.POST.get("email", "")).strip()[: link_by_mail.LONGEST]
    if not email:
        raise Refusal("FIELD_EMPTY", field="email")
    if not paces.is_too_often("password_to", email.lower(), **link_by_mail.TO_AN_ADDRESS):
        place = f"{request.scheme}://{request.get_host()}"
        person = naming.who_signs_in(email) or jobs.NOBODY
        jobs.send_new_password.enqueue(person=person, place=place)
    return render(request, "account/password_reset_done.html", {"email": email})
