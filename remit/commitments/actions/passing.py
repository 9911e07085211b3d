"""Asking back: a due day that had passed when the work was ordered is a slip more often than it is
meant. Whoever says that it is meant is not asked again."""

import datetime as dt
from collections.abc import Iterable

from remit.commitments.actions import case as cases
from remit.domain import due as dues
from remit.domain.due import Due
from remit.domain.rights import Viewer
from remit.texts import queries as documents

Days = Iterable[dt.date | None]


def check_ahead(viewer: Viewer, last_days: Days, *, document: int | None, day: dt.date) -> None:
    """No due day had passed when it was ordered: on this day, or when the document was issued.

    What an old document orders may be past today; it was ahead when the document was issued.
    """
    first = next((last for last in last_days if last is not None and last < day), None)
    given_on = ordered_on(viewer, document, day) if first is not None else None
    if given_on is not None:
        dues.check_not_passed(first, given_on=given_on)


def check_due(case: cases.Case, due: Due | dt.date | None, *, day: dt.date | None = None) -> None:
    """A date that is set anew had not passed on the day from which it stands."""
    last = due.last_day if isinstance(due, Due) else due
    document = case.row.document_id
    check_ahead(case.viewer, [last], document=document, day=day or case.today)


def check_new(last_day: dt.date | None, *, today: dt.date) -> None:
    """A date that is given today, whatever was ordered long ago, has not passed."""
    dues.check_not_passed(last_day, given_on=today)


def ordered_on(viewer: Viewer, document: int | None, day: dt.date) -> dt.date | None:
    """The day of the order: of the document if it is older. When an undated one was issued nobody
    knows, so nothing in it is asked back."""
    named = [document] if document else []
    issued = [card.issued_on for card in documents.documents_named(viewer, named)]
    return None if None in issued else min([day, *filter(None, issued)])
