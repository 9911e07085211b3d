"""Transfer: what a unit owes goes over to another one, one by one or all at a reorganisation."""

import datetime as dt

from remit.commitments import models
from remit.commitments.actions import case as cases
from remit.commitments.actions import leads
from remit.domain import backdating
from remit.domain.acts import By, Tag
from remit.domain.asking_back import EVERYTHING, Meant, Slip
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, check_may
from remit.domain.vocabulary import MOVING
from remit.kernel import calendars, clock, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry
from remit.notices import actions as notices
from remit.organisation import queries as organisation

GROUP = 200


def transfer(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    lead: int,
    reason: str,
    on: dt.date | None = None,
    letter: str = "",
    meant: Meant = EVERYTHING,
) -> Act:
    """The issuer moves a commitment that is not closed to another lead unit."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        if lead == case.now.lead:
            raise Refusal("LEAD_THE_SAME", code=str(lead))
        card = leads.standing(lead, on=on or case.today, today=case.today)
        leads.check_other_than_whole(case.row, card)
        if Slip.OUTSIDE not in meant:
            leads.check_near(case.place.issuer, [card], on=case.today)
        rest = [unit for unit in case.place.cooperating if unit != lead]
        return cases.act(
            case,
            Permission.DECIDE,
            Tag.COMMITMENT_TRANSFERRED,
            on=on,
            data={"lead": lead, "cooperating": rest},
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )


def transfer_all(
    *, by: By, at: dt.datetime, from_unit: int, to_unit: int, on: dt.date, reason: str
) -> list[Act]:
    """After a reorganisation an administrator moves what is not closed from a unit to its heir.

    What begins later moves as it begins. At most 200 in one transaction; called again it goes on
    with the rest.
    """
    with writes.writing():
        today = clock.day_of(at)
        check_may(Permission.ADMINISTER, organisation.viewer(by, today), Object())
        if from_unit == to_unit:
            raise Refusal("LEAD_THE_SAME", code=str(to_unit))
        leads.standing(to_unit, on=on, today=today)
        calendar = calendars.site_calendar(today)
        backdating.check_day(Tag.COMMITMENT_TRANSFERRED, on=on, today=today, calendar=calendar)
        given = cases.said(reason, "REASON_MISSING")
        entries = [_moved(row, to_unit, on, given) for row in _owed(from_unit)]
        acts = ledger.record(by=by, at=at, entries=entries) if entries else []
        for act in acts:
            notices.announce(at=at, act=act, units=[from_unit, to_unit])
        return acts


def _owed(unit: int) -> list[models.Commitment]:
    rows = models.Commitment.objects.filter(lead=unit, work__in=[work.value for work in MOVING])
    return list(rows.prefetch_related("cooperations").order_by("id")[:GROUP])


def _moved(row: models.Commitment, lead: int, on: dt.date, reason: str) -> Entry:
    rest = sorted(one.unit_id for one in row.cooperations.all() if one.unit_id != lead)
    return Entry(
        Tag.COMMITMENT_TRANSFERRED,
        max(on, row.begins_on or on),
        subject=row.pk,
        data={"lead": lead, "cooperating": rest},
        texts={"reason": reason},
    )
