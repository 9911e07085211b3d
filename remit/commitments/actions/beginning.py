"""How commitments begin: what one order asks of several units, or for several dates, is checked
together, begins in one go, and is one commitment for each.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from remit.commitments.actions import case as cases
from remit.commitments.actions import leads, passing
from remit.commitments.actions import terms as saying
from remit.commitments.actions.terms import Occurrence, Terms
from remit.domain import backdating, lengths
from remit.domain.acts import By, Tag
from remit.domain.asking_back import Slip
from remit.domain.due import Due, Operator
from remit.domain.refusals import Refusal, check_each
from remit.domain.rights import Object, Permission, Viewer, check_letter, check_may
from remit.domain.vocabulary import Basis
from remit.kernel import calendars, clock, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act
from remit.notices import actions as notices
from remit.organisation import queries as organisation
from remit.organisation.queries import resting
from remit.texts import actions as texts
from remit.texts import queries as documents
from remit.texts.learning.terms import Decided
from remit.texts.pairs import actions as pairs


class Step(Enum):
    """With which act a commitment begins, and on which right that rests."""

    PROPOSE = (Tag.COMMITMENT_PROPOSED, Permission.PROPOSE)
    ASSIGN = (Tag.COMMITMENT_ASSIGNED, Permission.ASSIGN)
    REGISTER = (Tag.COMMITMENT_ASSIGNED, Permission.REGISTER_OWN)

    @property
    def tag(self) -> Tag:
        """The act."""
        return self.value[0]

    @property
    def permission(self) -> Permission:
        """The right."""
        return self.value[1]

    @property
    def names_lead(self) -> bool:
        """Only a proposal may leave open who leads."""
        return self is not Step.PROPOSE


@dataclass(frozen=True, slots=True)
class Order:
    """What is owed, by which units and by when: one commitment for each pair.

    What comes back stands together: the dates of one unit, then those of the next.
    """

    terms: Terms
    each: Sequence[tuple[int | None, Due | None]]
    times: int = 1

    @property
    def leads(self) -> frozenset[int]:
        """The units that are to lead."""
        return frozenset(lead for lead, _ in self.each if lead is not None)

    @property
    def named(self) -> Sequence[int | None]:
        """The units that are to lead, or that none is named."""
        return list(dict.fromkeys(lead for lead, _ in self.each))

    def occurrence(self, place: int) -> Occurrence | None:
        """Which one of a series a pair is, if it comes back."""
        return Occurrence(place % self.times + 1, self.times) if self.times > 1 else None


def begin(
    *, by: By, at: dt.datetime, order: Order, step: Step, on: dt.date | None = None
) -> list[Act]:
    """All that one order asks begins, or nothing of it."""
    if step.names_lead and any(lead is None for lead, _ in order.each):
        check_each(partial(_refuse, "LEAD_MISSING"), partial(_check_said, order))
    day = on or clock.day_of(at)
    with writes.writing():
        _check(by, at, order, step, day)
        entries = [
            saying.entry(
                replace(order.terms, lead=lead, due=due),
                step.tag,
                day,
                own=step is Step.REGISTER,
                occurrence=order.occurrence(place),
            )
            for place, (lead, due) in enumerate(order.each)
        ]
        recorded = ledger.record(by=by, at=at, entries=entries)
        _accept_draft(by, at, order, recorded[0].subject)
        _tell(at, order, recorded)
        return recorded


def _refuse(rule: str) -> None:
    raise Refusal(rule)


def _check(by: By, at: dt.datetime, order: Order, step: Step, day: dt.date) -> None:
    terms, today = order.terms, clock.day_of(at)
    rests = resting.of(by, today, body=terms.issuer)
    places = [_place(terms, lead, rests, step) for lead in order.named]
    for place in places:
        check_may(step.permission, rests.viewer, place)
        check_letter(step.permission, rests.viewer, place, terms.letter)
    calendar = calendars.site_calendar(today)
    check_each(
        partial(backdating.check_day, step.tag, on=day, today=today, calendar=calendar),
        partial(_check_said, order),
        partial(_check_units, order, day, today),
        partial(_check_passage, rests.viewer, terms),
        partial(_check_ahead, rests.viewer, order, day),
        partial(_check_own, step, terms, places),
    )


def _check_ahead(viewer: Viewer, order: Order, day: dt.date) -> None:
    terms = order.terms
    if Slip.PAST_DUE not in terms.meant:
        last_days = [due.last_day if due else None for _, due in order.each]
        passing.check_ahead(viewer, last_days, document=terms.document, day=day)


def _check_own(step: Step, terms: Terms, places: Sequence[Object]) -> None:
    if step is Step.REGISTER and any(terms.issuer not in place.lead_path for place in places):
        raise Refusal("REGISTERED_FOR_ANOTHER")


def _place(terms: Terms, lead: int | None, rests: resting.Resting, step: Step) -> Object:
    path = rests.edition.path
    return Object(
        lead_path=path(lead) if lead else (),
        issuer=terms.issuer,
        issuer_path=path(terms.issuer),
        stewards=rests.stewards,
        confidentiality=terms.confidentiality,
        own_registration=step is Step.REGISTER,
    )


def _check_said(order: Order) -> None:
    terms = order.terms
    check_each(
        partial(cases.said, terms.title, "TITLE_MISSING"),
        partial(lengths.check, "title", terms.title.strip()),
        partial(lengths.check, "reference", terms.reference),
        partial(lengths.check, "letter", terms.letter.strip()),
        partial(_check_basis, order),
    )


def _check_basis(order: Order) -> None:
    terms = order.terms
    if terms.basis is Basis.PROVISION and terms.document is None and not terms.reference.strip():
        raise Refusal("BASIS_WITHOUT_REFERENCE")
    if any(due is not None and due.operator is Operator.EVERY for _, due in order.each):
        raise Refusal("SERIES_NOT_ONE_COMMITMENT")


def _check_units(order: Order, day: dt.date, today: dt.date) -> None:
    terms = order.terms
    wanted = {terms.issuer, *terms.cooperating, *order.leads}
    known = organisation.units(wanted)
    if missing := wanted - set(known):
        raise Refusal("UNIT_UNKNOWN", code=str(min(missing)))
    cards = [known[lead] for lead in sorted(order.leads)]
    check_each(*(partial(leads.check_standing, one, on=day, today=today) for one in cards))
    check_each(*(partial(leads.check_not_cooperating, one, terms.cooperating) for one in cards))
    if Slip.OUTSIDE not in terms.meant:
        leads.check_near(terms.issuer, cards, on=today)


def _check_passage(viewer: Viewer, terms: Terms) -> None:
    document = terms.document
    if document is None:
        return
    documents.check_source(viewer, document, terms.draft, terms.confidentiality)
    place, length = terms.place, len(documents.text_of(document))
    if place is not None and not 0 <= place[0] < place[1] <= length:
        raise Refusal("PASSAGE_OUTSIDE_TEXT", start=str(place[0]), end=str(place[1]))
    pairs.check_not_covered(document, terms.draft, place)


def _accept_draft(by: By, at: dt.datetime, order: Order, first: int) -> None:
    """The draft names the first commitment. Words that mean several units name none of them."""
    terms, (lead, due) = order.terms, order.each[0]
    if terms.draft is not None:
        named = lead if len(order.leads) == 1 else None
        decided = Decided(named, due, terms.type, terms.title)
        texts.accept_draft(by=by, at=at, draft=terms.draft, commitment=first, decided=decided)


def _tell(at: dt.datetime, order: Order, recorded: Sequence[Act]) -> None:
    beside = (order.terms.issuer, *order.terms.cooperating)
    told = [
        (act, (*beside, lead) if lead is not None else beside)
        for act, (lead, _) in zip(recorded, order.each, strict=True)
    ]
    if len(told) == 1:
        notices.announce(at=at, act=told[0][0], units=told[0][1])
    else:
        notices.announce_each(at=at, told=told)
