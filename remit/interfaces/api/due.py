"""What a due date means as it is written, before anybody owes anything by it."""

from django.http import HttpRequest
from ninja import Query, Router

from remit.interfaces.api import door
from remit.interfaces.api.commitments import showing
from remit.interfaces.api.shapes import commitments as shapes
from remit.interfaces.api.shapes import taken

router = Router(tags=["Commitments"])


@router.get("/due", response=shapes.DueMeant, auth=door.READ, summary="What a due date means")
def due(request: HttpRequest, said: Query[taken.DueIn]) -> shapes.DueMeant:
    """The last day that a due date comes to, and how that was found; null: it gives none."""
    return shapes.DueMeant(due=showing.due(taken.due(said)))
