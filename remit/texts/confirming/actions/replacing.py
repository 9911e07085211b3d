"""Drafts that take the place of others: an act says so, and the others stay beside them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission, check_may
from remit.kernel import clock
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry
from remit.organisation import queries as organisation
from remit.texts import models, queries, registrars
from remit.texts.pairs import actions as pairs
from remit.texts.turns import actions as turns

Draft = models.Draft


def waiting(drafts: Sequence[int]) -> list[models.Draft]:
    """These drafts in the order of the text, if nobody has decided on one of them."""
    rows = list(Draft.objects.filter(pk__in=drafts).order_by("start", "end", "pk"))
    if len(rows) < len(set(drafts)):
        raise Refusal("DRAFT_UNKNOWN", draft=str(min(set(drafts) - {row.pk for row in rows})))
    for row in rows:
        if row.status == Draft.COVERED:
            raise Refusal("PASSAGE_ALREADY_COMMITTED", commitment=str(row.commitment))
        if row.status != Draft.PENDING:
            raise Refusal("DRAFT_ALREADY_DECIDED", draft=str(row.pk))
    return rows


def check_may_confirm(*, by: By, at: dt.datetime, document: int) -> None:
    """Whoever may register a document cuts and joins its drafts."""
    today = clock.day_of(at)
    viewer, place = organisation.viewer(by, today), queries.place_of_document(document, today)
    registrars.check_registers(viewer, place)
    check_may(Permission.SEE, viewer, place)


def new(rows: Sequence[models.Draft], found: Mapping[str, Any]) -> models.Draft:
    """A draft made of others: as sure as the least sure of them."""
    return Draft(
        document_id=rows[0].document_id,
        start=found["start"],
        end=found["end"],
        kind=rows[0].kind,
        confidence=min(row.confidence for row in rows),
        found=dict(found),
        added_by_id=rows[0].added_by_id if all(row.added_by_id for row in rows) else None,
    )


def replaced(
    *, by: By, at: dt.datetime, tag: Tag, rows: Sequence[models.Draft], made: Sequence[models.Draft]
) -> Act:
    """The act by which some drafts take the place of others."""
    document = rows[0].document_id
    for one in made:
        one.changed_at, one.changed_by_id = at, by.person
        one.save(force_insert=True)
    data: dict[str, object] = {
        "drafts": [row.pk for row in rows],
        "into": [{"draft": one.pk, "start": one.start, "end": one.end} for one in made],
    }
    entry = Entry(tag, clock.day_of(at), subject=document, data=data)
    act = ledger.record(by=by, at=at, entries=[entry])[0]
    Draft.objects.filter(pk__in=[one.pk for one in made]).update(made_in=act.seq)
    Draft.objects.filter(pk__in=[row.pk for row in rows]).update(
        **turns.decided(by=by, at=at, document=document),
        status=Draft.REPLACED,
        replaced_in=act.seq,
    )
    turns.end_half_edit(by=by, at=at, drafts=[row.pk for row in rows])
    pairs.tie_added(by=by, at=at, document=document)
    return act
