"""The first of the commitments behind a number that is known already, as a board shows them."""

from remit.commitments.queries import lists, standing_now
from remit.commitments.queries.lists import Page
from remit.commitments.queries.scopes import By, Scope
from remit.domain.rights import Viewer


def of(viewer: Viewer, scope: Scope, column: str, *, size: int, total: int) -> Page:
    """The earliest due of a column of the total, and the number that they are the first of."""
    number = standing_now.Number(scope, column)
    if standing_now.is_answered(number, By.UNIT):
        return Page(lists.as_of(viewer, standing_now.earliest(number, 0, size)), total)
    return lists.behind(viewer, scope, column, size=size)
