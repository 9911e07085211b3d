"""Propose, assign, register, reject, allot: how a commitment begins and to whom it is given.

Exactly one lead unit; cooperating units are named and not accountable for the whole.
"""

import datetime as dt
from dataclasses import dataclass, field

from remit.commitments.actions import case as cases
from remit.commitments.actions import draft_ties, due_form, leads
from remit.domain import backdating
from remit.domain.acts import By, Tag
from remit.domain.due import Due, Operator
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, Viewer, check_letter, check_may
from remit.domain.vocabulary import Basis, Confidentiality, Type
from remit.kernel import calendars, clock, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry
from remit.notices import actions as notices
from remit.organisation import queries as organisation
from remit.texts import actions as texts
from remit.texts import queries as documents
from remit.texts.learning.terms import Decided
from remit.texts.pairs import actions as pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is owed, to whom, by when, on which basis.

    `place` is (start, end) in the text of the document; `draft` the draft it was accepted from;
    `beside` says that another commitment of the same order has accepted the draft, `shared` that
    its words mean several units, so that they are learnt as the name of none.
    """

    title: str
    issuer: int
    lead: int | None = None
    due: Due | None = None
    type: Type = Type.TASK
    basis: Basis = Basis.PROVISION
    reference: str = ""
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    cooperating: tuple[int, ...] = field(default=())
    document: int | None = None
    place: tuple[int, int] | None = None
    draft: int | None = None
    beside: bool = False
    shared: bool = False
    letter: str = ""


def propose(*, by: By, at: dt.datetime, terms: Terms, on: dt.date | None = None) -> Act:
    """Whoever holds a post may propose a commitment; it counts only when it is assigned."""
    return _begin(by, at, terms, on, tag=Tag.COMMITMENT_PROPOSED, permission=Permission.PROPOSE)


def assign(*, by: By, at: dt.datetime, terms: Terms, on: dt.date | None = None) -> Act:
    """The issuer, or the steward of an issuer outside, assigns a result to one lead unit."""
    if terms.lead is None:
        raise Refusal("LEAD_MISSING")
    return _begin(by, at, terms, on, tag=Tag.COMMITMENT_ASSIGNED, permission=Permission.ASSIGN)


def register(*, by: By, at: dt.datetime, terms: Terms, on: dt.date | None = None) -> Act:
    """A unit registers what it owes by itself; its superior unit verifies it."""
    if terms.lead is None:
        raise Refusal("LEAD_MISSING")
    return _begin(
        by, at, terms, on, tag=Tag.COMMITMENT_ASSIGNED, permission=Permission.REGISTER_OWN
    )


def assign_proposed(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    lead: int,
    due: Due | None = None,
    on: dt.date | None = None,
    letter: str = "",
) -> Act:
    """The issuer assigns what was proposed, by the proposed date unless another one is given."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        cooperating = list(case.place.cooperating)
        _check_lead(lead, tuple(cooperating), on or case.today, case.today)
        data = {"lead": lead, "cooperating": cooperating, **_due_of(case, due)}
        assigned = cases.act(
            case,
            Permission.ASSIGN,
            Tag.COMMITMENT_ASSIGNED,
            on=on,
            data=data,
            texts=_wording_of(case, due),
            letter=letter,
        )
        draft_ties.decide(case, lead=lead, due=due)
        return assigned


def _wording_of(case: cases.Case, due: Due | None) -> dict[str, str]:
    kept = case.row.due_wording
    return due_form.texts(due) if due is not None or not kept else {"wording": kept}


def _due_of(case: cases.Case, due: Due | None) -> dict[str, object]:
    proposed = case.latest(Tag.COMMITMENT_PROPOSED)
    if due is not None or proposed is None:
        return due_form.data(due)
    return {key: proposed.data.get(key) for key in ("due", "due_said")}


def reject(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    reason: str,
    letter: str = "",
) -> Act:
    """The issuer rejects what was proposed, for ever and with a reason."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        given = cases.said(reason, "REASON_MISSING")
        rejected = cases.act(
            case,
            Permission.ASSIGN,
            Tag.COMMITMENT_REJECTED,
            texts={"reason": given},
            letter=letter,
        )
        draft_ties.follow(case)
        return rejected


def allot(*, by: By, at: dt.datetime, commitment: int, post: int) -> Act:
    """The head of the lead unit gives the work to a post of that unit, and so to a person."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        if post not in {card.id for card in organisation.posts_of_unit(case.now.lead or 0)}:
            raise Refusal("POST_OUTSIDE_LEAD", post=str(post))
        return cases.act(case, Permission.ALLOT, Tag.COMMITMENT_ALLOTTED, data={"post": post})


def _begin(
    by: By,
    at: dt.datetime,
    terms: Terms,
    on: dt.date | None,
    *,
    tag: Tag,
    permission: Permission,
) -> Act:
    today = clock.day_of(at)
    day = on or today
    with writes.writing():
        own = permission is Permission.REGISTER_OWN
        viewer, place = organisation.viewer(by, today), _place(terms, today, own)
        check_may(permission, viewer, place)
        check_letter(permission, viewer, place, terms.letter)
        backdating.check_day(tag, on=day, today=today, calendar=calendars.site_calendar(today))
        _check_terms(viewer, terms, day, today)
        if own and terms.issuer not in place.lead_path:
            raise Refusal("REGISTERED_FOR_ANOTHER")
        recorded = ledger.record(by=by, at=at, entries=[entry(terms, tag, day, own=own)])[0]
        if terms.draft is not None and not terms.beside:
            texts.accept_draft(
                by=by,
                at=at,
                draft=terms.draft,
                commitment=recorded.subject,
                decided=Decided(
                    None if terms.shared else terms.lead, terms.due, terms.type, terms.title
                ),
            )
        told = [terms.lead, terms.issuer, *terms.cooperating]
        notices.announce(at=at, act=recorded, units=[unit for unit in told if unit])
        return recorded


def entry(
    terms: Terms, tag: Tag, day: dt.date, *, own: bool = False, parent: int | None = None
) -> Entry:
    """The first act of a commitment, as it is recorded."""
    data: dict[str, object] = {
        "type": terms.type.value,
        "basis": (Basis.REGISTRATION if own else terms.basis).value,
        "confidentiality": terms.confidentiality.value,
        "own_registration": own,
        "issuer": terms.issuer,
        "lead": terms.lead,
        "cooperating": list(terms.cooperating),
        "document": terms.document,
        "start": terms.place[0] if terms.place else None,
        "end": terms.place[1] if terms.place else None,
        "draft": terms.draft,
        "parent": parent,
        **due_form.data(terms.due),
    }
    sentences = {"title": terms.title.strip(), **due_form.texts(terms.due)}
    if terms.reference:
        sentences["reference"] = terms.reference
    if terms.letter.strip():
        sentences["letter"] = terms.letter.strip()
    return Entry(tag, day, data=data, texts=sentences)


def _check_terms(viewer: Viewer, terms: Terms, on: dt.date, today: dt.date) -> None:
    cases.said(terms.title, "TITLE_MISSING")
    if terms.basis is Basis.PROVISION and terms.document is None and not terms.reference.strip():
        raise Refusal("BASIS_WITHOUT_REFERENCE")
    if terms.due is not None and terms.due.operator is Operator.EVERY:
        raise Refusal("SERIES_NOT_ONE_COMMITMENT")
    _check_known([terms.issuer, *terms.cooperating])
    if terms.lead is not None:
        _check_lead(terms.lead, terms.cooperating, on, today)
    if terms.document is not None:
        documents.check_source(viewer, terms.document, terms.draft, terms.confidentiality)
        _check_passage(terms.document, terms.place)
        pairs.check_not_covered(terms.document, terms.draft, terms.place)


def _check_passage(document: int, place: tuple[int, int] | None) -> None:
    length = len(documents.text_of(document))
    if place is not None and not 0 <= place[0] < place[1] <= length:
        raise Refusal("PASSAGE_OUTSIDE_TEXT", start=str(place[0]), end=str(place[1]))


def _check_lead(lead: int, cooperating: tuple[int, ...], on: dt.date, today: dt.date) -> None:
    card = leads.standing(lead, on=on, today=today)
    if lead in cooperating:
        raise Refusal("LEAD_COOPERATES_WITH_ITSELF", code=card.code)


def _check_known(units: list[int]) -> None:
    missing = set(units) - set(organisation.units(units))
    if missing:
        raise Refusal("UNIT_UNKNOWN", code=str(min(missing)))


def _place(terms: Terms, day: dt.date, own: bool) -> Object:
    edition = organisation.home_edition(day)
    return Object(
        lead_path=edition.path(terms.lead) if terms.lead else (),
        issuer=terms.issuer,
        issuer_path=edition.path(terms.issuer),
        stewards=organisation.stewards_of(terms.issuer, day),
        confidentiality=terms.confidentiality,
        own_registration=own,
    )
