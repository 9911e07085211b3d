"""Who may lead: a unit that exists on the day on which the act takes effect, and still does."""

import datetime as dt
from collections.abc import Collection, Iterable

from remit.commitments import models
from remit.commitments.projections import current
from remit.domain.naming import Reach
from remit.domain.refusals import Refusal
from remit.organisation import queries as organisation
from remit.organisation.actions import checks
from remit.organisation.queries import UnitCard, bearing


def standing(unit: int, *, on: dt.date, today: dt.date) -> UnitCard:
    """The unit exists from the effective day on, and was not dissolved since."""
    card = checks.unit(unit, on)
    check_standing(card, on=on, today=today)
    return card


def check_standing(card: UnitCard, *, on: dt.date, today: dt.date) -> None:
    """The unit stands on the effective day, and today."""
    checks.standing(card, on)
    checks.standing(card, max(on, today))


def check_not_cooperating(card: UnitCard, cooperating: Collection[int]) -> None:
    """A unit does not cooperate in what it leads itself."""
    if card.id in cooperating:
        raise Refusal("LEAD_COOPERATES_WITH_ITSELF", code=card.code)


def check_near(issuer: int | None, named: Iterable[UnitCard], *, on: dt.date) -> None:
    """None of these units stands outside the place of the issuer and the line above it. A body
    outside the site stands in no tree: what it orders may bind every unit."""
    edition = organisation.home_edition(on)
    if issuer is None or issuer not in edition:
        return
    place = bearing.place_of(issuer, edition)
    for card in named:
        if bearing.reach(card.id, issuer, place, edition) is Reach.ELSEWHERE:
            raise Refusal(
                "LEAD_OUTSIDE_ISSUER", lead=card.name, code=card.code, issuer=_name(issuer)
            )


def _name(unit: int) -> str:
    card = organisation.units([unit]).get(unit)
    return card.name if card else str(unit)


def check_other_than_whole(row: models.Commitment, lead: UnitCard) -> None:
    """A part is not given to the unit that leads the whole."""
    whole = current.known(row.parent_id) if row.parent_id else None
    if whole is not None and whole.lead_id == lead.id:
        raise Refusal("PART_TO_ITSELF", code=lead.code)
