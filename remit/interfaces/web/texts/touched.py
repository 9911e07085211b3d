"""Documents that were replaced or amended: which open commitments that touches, and what may be
done about each; on the page of the document, and for all documents on a page of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from remit.commitments.queries import bases as queries
from remit.commitments.queries.bases import Rested, Touched
from remit.domain.rights import Permission, Viewer
from remit.domain.vocabulary import Work
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import bases
from remit.interfaces.web.commitments.bases import Line, Said
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard
from remit.texts.changes import queries as changes

NOTHING: Mapping[Rested, Promise] = MappingProxyType(
    {
        Rested.NEVER: _("No commitment rests on this document."),
        Rested.UNTOUCHED: _(
            "None of its commitments is touched: they began later, or rest on other provisions."
        ),
        Rested.OVER: _("No commitment that began before is open any more."),
    }
)
Row = tuple[Line, Work | None, UnitCard | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """What was done to a document, and the open commitments that it touches, or why none is."""

    said: Sequence[Said]
    rows: Sequence[Row]
    unsettled: int
    nothing: Promise | str = ""


@require_GET
@rights.needs(Permission.READ_TEXTS)
def waiting(request: Asking) -> HttpResponseBase:
    """Every commitment whose basis changed and waits for the viewer to decide."""
    found = queries.waiting(request.viewer)
    return render(request, "texts/touched_page.html", {"rows": _rows(found), "total": len(found)})


def panel(viewer: Viewer, document: int, work: frozenset[int]) -> Panel | None:
    """What a page of a document says of it; None: nothing was done to it."""
    known = changes.of(viewer, document, work)
    if not known:
        return None
    found = queries.touched(viewer, document, known, work)
    said = [Said(bases.WORDS[one.relation], one, is_settled=True) for one in known]
    nothing = "" if found else NOTHING[queries.rested(known, work)]
    return Panel(said, _rows(found), sum(not one.is_settled for one in found), nothing)


def count(viewer: Viewer) -> int:
    """How many commitments rest on a changed basis and wait for the viewer to decide."""
    return len(queries.waiting(viewer))


def _rows(found: Sequence[Touched]) -> list[Row]:
    units: Mapping[int, UnitCard] = organisation.units(
        {one.card.lead for one in found if one.card.lead}
    )
    return [
        (
            bases.line(one),
            Work(one.card.work) if one.card.work else None,
            units.get(one.card.lead or 0),
        )
        for one in found
    ]
