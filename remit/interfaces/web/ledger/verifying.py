"""Verification of the ledger on pages: asked for, followed while the worker reads, left and found
again, and ended by whoever asked for it."""

from collections.abc import Mapping
from types import MappingProxyType

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from remit.domain.rights import Permission
from remit.interfaces import sentences
from remit.interfaces.web import requests, rights
from remit.interfaces.web.acting import Asking
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.ledger.verifying import actions, jobs, queries
from remit.ledger.verifying.queries import Verifying
from remit.organisation import queries as organisation

SHOWN = 20
# What became of a verification, with the tone of its badge.
_STEPS: Mapping[str, tuple[str, Promise]] = MappingProxyType(
    {
        "WAITING": ("wait", _("Waits for the worker")),
        "READING": ("wait", _("Being read")),
        "CANCELLED": ("muted", _("Ended early")),
        "FAILED": ("bad", _("Broke off")),
    }
)


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.VERIFY_LEDGER)
def verify(request: Asking) -> HttpResponseBase:
    """What was verified before; and every act is read again, by the worker, when somebody asks."""
    if request.method == "POST":
        done = requests.once(request, lambda: {"url": _begun(request)})
        return requests.sent_on(request, str(done["url"]))
    now = clock.now()
    found = queries.verifications(size=SHOWN)
    posts = organisation.posts(one.post for one in found if one.post)
    context = {
        "head": ledger.head(),
        "under_way": queries.open_one(request.by.person, now),
        "lines": [(one, posts.get(one.post or 0), *_outcome(one)) for one in found],
    }
    return render(request, "ledger/verify.html", context)


@require_GET
@rights.needs(Permission.VERIFY_LEDGER)
def verification(request: Asking, number: int) -> HttpResponseBase:
    """How far a verification is, and in the end what it found."""
    return _page(request, queries.verification(number))


@require_POST
@rights.needs(Permission.VERIFY_LEDGER)
def cancel(request: Asking, number: int) -> HttpResponseBase:
    """Whoever asked for it ends it; what was recorded is not touched by that."""
    done = requests.once(request, lambda: {"url": _ended(request, number)})
    return requests.sent_on(request, str(done["url"]))


def _begun(request: Asking) -> str:
    found = jobs.begin(by=request.by, at=clock.now())
    return reverse("verification", args=[found.id])


def _ended(request: Asking, number: int) -> str:
    actions.cancel(by=request.by, at=clock.now(), verification=number)
    return reverse("verification", args=[number])


def _page(request: Asking, found: Verifying) -> HttpResponse:
    shown = [sentences.finding_sentence(one) for one in found.findings]
    context = {
        "one": found,
        "stopped": found.has_stopped(clock.now()),
        "is_own": found.person == request.by.person,
        "findings": shown,
        "more": found.faults - len(shown),
    }
    part = "verifying" if request.headers.get("HX-Request") else "verification"
    return render(request, f"ledger/{part}.html", context)


def _outcome(found: Verifying) -> tuple[str, Promise | str]:
    if found.is_whole is None:
        return _STEPS[found.step]
    return ("good", _("All holds")) if found.is_whole else ("bad", _("Does not hold"))
