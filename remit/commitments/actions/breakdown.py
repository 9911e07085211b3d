"""Break down: a lead unit gives parts of its work to other units. The whole is counted once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from remit.commitments.actions import case as cases
from remit.commitments.actions import passing
from remit.commitments.actions import terms as saying
from remit.commitments.actions.terms import Terms
from remit.domain import due as dues
from remit.domain import half_open
from remit.domain.acts import By, Tag
from remit.domain.asking_back import EVERYTHING, Meant, Slip
from remit.domain.due import Due, Operator
from remit.domain.parts import DEEPEST
from remit.domain.refusals import Refusal, check_each
from remit.domain.rights import Permission, check_may
from remit.domain.vocabulary import OPEN, Basis, Confidentiality, Type
from remit.kernel import writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act
from remit.organisation import queries as organisation


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the work: what, whose, by when (None: as the whole)."""

    title: str
    lead: int
    due: Due | None = None
    type: Type | None = None


def break_down(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    parts: Sequence[Part],
    meant: Meant = EVERYTHING,
) -> list[Act]:
    """The head of the lead unit assigns parts to other units, each due within the whole.

    At most three levels below the root.
    """
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        check_may(Permission.BREAK_DOWN, case.viewer, case.place)
        check_each(partial(_check, case, parts), partial(_check_ahead, case, parts, meant))
        entries = [
            saying.entry(_terms(case, part), Tag.COMMITMENT_ASSIGNED, case.today, parent=commitment)
            for part in parts
        ]
        made = ledger.record(by=by, at=at, entries=entries)
        for act in made:
            cases.tell(case, act)
        return made


def check_can_have_parts(case: cases.Case) -> None:
    """Open work has parts, and not too deep below the root."""
    if case.now.work not in OPEN:
        raise Refusal("BREAK_DOWN_NOT_OPEN", state=case.now.work.value)
    if len(case.row.ancestors) >= DEEPEST:
        raise Refusal("BREAK_DOWN_TOO_DEEP", deepest=str(DEEPEST))


def _check(case: cases.Case, parts: Sequence[Part]) -> None:
    check_can_have_parts(case)
    if not parts:
        raise Refusal("BREAK_DOWN_WITHOUT_PARTS")
    known = organisation.units(part.lead for part in parts)
    check_each(
        *(
            partial(_check_part, case, part, known.get(part.lead), place)
            for place, part in enumerate(parts, start=1)
        )
    )


def _check_ahead(case: cases.Case, parts: Sequence[Part], meant: Meant) -> None:
    """Without a date of its own a part has that of the whole."""
    if Slip.PAST_DUE not in meant:
        days = (part.due.last_day if part.due else None for part in parts)
        check_each(*(partial(passing.check_new, day, today=case.today) for day in days))


def _check_part(
    case: cases.Case, part: Part, lead: organisation.UnitCard | None, place: int
) -> None:
    """What is refused of a part says of which one it is."""
    try:
        check_each(
            partial(cases.said, part.title, "TITLE_MISSING"),
            partial(_check_lead, case, part, lead),
            partial(_check_due, case, part),
        )
    except Refusal as refusal:
        for one in (refusal, *refusal.others):
            one.params["place"] = str(place)
        raise


def _check_lead(case: cases.Case, part: Part, lead: organisation.UnitCard | None) -> None:
    if lead is None:
        raise Refusal("UNIT_UNKNOWN", code=str(part.lead))
    if lead.id == case.now.lead:
        raise Refusal("PART_TO_ITSELF", code=lead.code)
    if lead.exists_until is not None and lead.exists_until <= case.today:
        raise Refusal(
            "UNIT_DISSOLVED", code=lead.code, on=half_open.last_day(lead.exists_until).isoformat()
        )


def _check_due(case: cases.Case, part: Part) -> None:
    last = part.due.last_day if part.due else None
    whole = case.now.revised
    if last and whole and last > whole:
        raise Refusal("PART_AFTER_WHOLE", part=last.isoformat(), whole=whole.isoformat())


def _terms(case: cases.Case, part: Part) -> Terms:
    row = case.row
    return Terms(
        title=part.title,
        issuer=int(case.now.lead or 0),
        lead=part.lead,
        due=part.due or _as_the_whole(case),
        type=part.type or Type(row.type),
        basis=Basis(row.basis),
        reference=f"#{row.pk}",
        confidentiality=Confidentiality(row.confidentiality),
        document=row.document_id,
        place=(row.start, row.end) if row.start is not None and row.end is not None else None,
    )


def _as_the_whole(case: cases.Case) -> Due | None:
    whole = case.now.revised
    return dues.compute(value=whole.isoformat(), operator=Operator.BY) if whole else None
