"""The places of the site that the top bar leads to, each behind the right of its own page:
nobody is led to a page that refuses, or kept from one that opens. A place is shown once its page
exists."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.domain.rights import Permission, Viewer
from remit.interfaces.web import rights


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation: the name of its page, its label, and the right it needs."""

    page: str
    label: Promise
    right: rights.Right


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it is shown."""

    url: str
    label: Promise
    here: bool


PLACES = (
    Place("board", _("Board"), Permission.SEE_FIGURES),
    Place("commitments", _("Commitments"), rights.SIGNED_IN),
    Place("texts", _("Texts"), Permission.READ_TEXTS),
    Place("organisation", _("Organisation"), rights.SIGNED_IN),
    Place("ledger", _("Ledger"), Permission.SEE_FIGURES),
    Place("my_work", _("My work"), rights.SIGNED_IN),
    Place("administration", _("Administration"), Permission.ADMINISTER),
)

# Where one can also go at once, by the list that opens with Ctrl+K.
FURTHER = (
    Place("record_instruction", _("Record an instruction"), Permission.PROPOSE),
    Place("register_text", _("Register a document"), Permission.REGISTER_TEXTS),
    Place("commitments_import", _("Bring commitments as a table"), Permission.ASSIGN),
    Place("persons", _("Persons"), Permission.ADMINISTER),
    Place("reorganise", _("Reorganise"), Permission.ADMINISTER),
    Place("units_import", _("Bring units as a table"), Permission.ADMINISTER),
    Place("verify_ledger", _("Verify the ledger"), Permission.VERIFY_LEDGER),
    Place("search", _("Search"), rights.SIGNED_IN),
    Place("saved_lists", _("Saved lists"), rights.SIGNED_IN),
    Place("profile", _("My profile"), rights.SIGNED_IN),
    Place("tokens", _("Tokens for programs"), rights.SIGNED_IN),
)


def links(request: HttpRequest, viewer: Viewer) -> Iterator[Link]:
    """The entries of the top bar that this person may open."""
    return _open(PLACES, request, viewer)


def further(request: HttpRequest, viewer: Viewer) -> Iterator[Link]:
    """The other pages that this person may go to at once."""
    return _open(FURTHER, request, viewer)


def _open(places: Iterable[Place], request: HttpRequest, viewer: Viewer) -> Iterator[Link]:
    for place in places:
        url = _url(place.page)
        if url and rights.opens(place.right, viewer):
            yield Link(url, place.label, here=request.path.startswith(url))


def _url(page: str) -> str | None:
    try:
        return reverse(page)
    except NoReverseMatch:
        return None
