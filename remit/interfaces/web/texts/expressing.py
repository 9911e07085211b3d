"""One work in several languages: one click from a text to the same place of it in another."""

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from remit.domain.rights import Permission
from remit.interfaces import labels
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.kernel import inputs
from remit.texts.pairs import queries as pairs
from remit.texts.pairs.queries import Expression, There


@require_GET
@rights.needs(Permission.READ_TEXTS)
def expression(request: Asking, number: int, other: int) -> HttpResponseBase:
    """The other text, at the place that says what is looked at here, else at its head."""
    at = inputs.number(reading.text(request.GET, "at"), least=0)
    there = pairs.place_in(request.viewer, number, other, at or 0)
    page = reverse("text", args=[other])
    return redirect(page if at is None or there is None else f"{page}{address(there)}")


def address(there: There) -> str:
    """A place as the end of an address: a provision by its card, a paragraph by its words."""
    place = f"{there.start}-{there.end}"
    return f"?span={place}#" + (f"draft-{there.draft}" if there.draft else f"span-{place}")


def shown(request: Asking, number: int, work: frozenset[int]) -> list[tuple[Expression, str]]:
    """The languages of a work, the original first, each under its name."""
    found = pairs.expressions(request.viewer, number, work)
    return [(one, labels.language(one.document.language)) for one in found]
