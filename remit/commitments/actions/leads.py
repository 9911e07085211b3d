"""Who may lead: a unit that exists on the day on which the act takes effect, and still does."""

import datetime as dt

from remit.commitments import models
from remit.domain.refusals import Refusal
from remit.organisation.actions import checks
from remit.organisation.queries import UnitCard


def standing(unit: int, *, on: dt.date, today: dt.date) -> UnitCard:
    """The unit exists from the effective day on, and was not dissolved since."""
    card = checks.unit(unit, on)
    return checks.unit(unit, today) if today > on else card


def check_other_than_whole(row: models.Commitment, lead: UnitCard) -> None:
    """A part is not given to the unit that leads the whole."""
    if row.parent is not None and row.parent.lead_id == lead.id:
        raise Refusal("PART_TO_ITSELF", code=lead.code)
