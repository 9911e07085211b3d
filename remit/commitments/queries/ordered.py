"""What somebody recorded a moment ago: whoever goes back to a form and sends it again as a new one
has rarely two results in mind."""

import datetime as dt

from remit.commitments import models
from remit.domain.acts import By
from remit.domain.vocabulary import NOT_STANDING, Work
from remit.ledger import queries as ledger

MOMENT = dt.timedelta(minutes=10)
_TAKEN_BACK = NOT_STANDING | {Work.CANCELLED, Work.SUPERSEDED}


def just_now(
    *, by: By, at: dt.datetime, title: str, lead: int | None, last_day: dt.date | None
) -> int | None:
    """The latest commitment with these words, lead and due date that the same person began within
    the last minutes; none that was taken back since."""
    found = models.Commitment.objects.filter(
        pk__gt=ledger.seq_known_at(at - MOMENT), lead=lead, title=title, original=last_day
    )
    numbers = found.exclude(work__in=_TAKEN_BACK).order_by("-pk").values_list("pk", flat=True)
    first_acts = (ledger.act(number) for number in numbers)
    return next((one.seq for one in first_acts if one and one.by.person == by.person), None)
