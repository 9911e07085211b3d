"""The pages of the shell itself: the first page, one's own profile, the health of the site."""

from django.db import connection
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST, require_safe

from remit.domain.acts import By
from remit.domain.vocabulary import Role
from remit.interfaces.web import acting, requests, rights
from remit.interfaces.web.acting import Asking
from remit.kernel import clock, inputs
from remit.organisation import queries as organisation

# They look at the whole first; everybody else at what waits for them.
OVERLOOKING = frozenset({Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR})


@require_safe
@rights.needs(rights.SIGNED_IN)
def home(request: Asking) -> HttpResponseBase:
    """The first page: the board, for whoever leads, audits or keeps the site; what waits, for all
    others who hold a post; else the own profile."""
    if not request.viewer.held:
        return redirect("profile")
    everywhere = organisation.viewer(By(request.by.person), clock.today())
    return redirect("board" if OVERLOOKING & {one.role for one in everywhere.held} else "my_work")


@require_GET
@rights.needs(rights.SIGNED_IN)
def profile(request: Asking) -> HttpResponseBase:
    """Who one is here: name, language, posts and the roles at them."""
    return render(request, "web/profile.html", {"roles": _roles(request)})


@require_POST
@rights.needs(rights.SIGNED_IN)
def act_as(request: Asking) -> HttpResponseBase:
    """Choose the post from which one acts."""
    post = str(request.POST.get("post", ""))
    acting.choose(request, inputs.number(post) or 0)
    return requests.back(request)


@require_safe
@rights.needs(rights.PUBLIC)
def health(request: Asking) -> HttpResponseBase:
    """The site answers and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


def _roles(request: Asking) -> list[tuple[acting.HeldPost, list[Role]]]:
    everywhere = organisation.viewer(By(request.by.person), clock.today())
    return [
        (held, sorted({role.role for role in everywhere.held if role.post == held.post.id}))
        for held in acting.standing(request).posts
    ]
