"""Saying that a provision of one document implements, amends or replaces a provision of another,
and taking that back. Both are named by their places in the texts as received, which stay."""

import datetime as dt

from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Relation
from remit.kernel import clock, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry
from remit.texts import models, queries
from remit.texts.actions import rights
from remit.texts.pairs.queries import works
from remit.texts.provisions.queries import Place

# What translates, and what is about one event, is found and said of whole texts and of drafts.
OF_PROVISIONS = (Relation.REPLACES, Relation.AMENDS, Relation.IMPLEMENTS)


def relate_provisions(
    *, by: By, at: dt.datetime, provision: Place, to: Place, relation: Relation, reason: str = ""
) -> Act:
    """A provision implements, amends or replaces one of another work."""
    with writes.writing():
        today = clock.day_of(at)
        here = queries.place_of_document(provision.document, today)
        rights.check_may_register(by=by, at=at, place=here)
        there = queries.place_of_document(to.document, today)
        rights.check_may_see(by=by, at=at, place=there)
        _check_new(provision, to, relation)
        data = {
            "to": to.document,
            "relation": relation.value,
            "place": [provision.start, provision.end],
            "there": [to.start, to.end],
        }
        said = {"reason": reason.strip()} if reason.strip() else {}
        tag = Tag.DOCUMENT_PROVISIONS_RELATED
        entry = Entry(tag, today, subject=provision.document, data=data, texts=said)
        return ledger.record(by=by, at=at, entries=[entry])[0]


def part_provisions(*, by: By, at: dt.datetime, link: int, reason: str) -> Act:
    """What an act said of two provisions stands no more, with the reason why."""
    if not reason.strip():
        raise Refusal("REASON_MISSING")
    with writes.writing():
        rows = models.ProvisionRelation.objects.filter(known_from=link, known_until=None)
        row = rows.first()
        if row is None:
            raise Refusal("RELATION_UNKNOWN")
        one, other, today = row.from_document_id, row.to_document_id, clock.day_of(at)
        rights.check_may_register(by=by, at=at, place=queries.place_of_document(one, today))
        rights.check_may_see(by=by, at=at, place=queries.place_of_document(other, today))
        data = {"to": other, "relation": row.relation, "link": link}
        said = {"reason": reason.strip()}
        entry = Entry(Tag.DOCUMENT_PROVISIONS_PARTED, today, subject=one, data=data, texts=said)
        return ledger.record(by=by, at=at, entries=[entry])[0]


def _check_new(provision: Place, to: Place, relation: Relation) -> None:
    if relation not in OF_PROVISIONS:
        raise Refusal("PROVISIONS_NOT_SO_RELATED", relation=relation.value)
    if to.document in works.of(provision.document):
        raise Refusal("DOCUMENT_RELATED_TO_ITSELF")
    for one in (provision, to):
        text = queries.text_of(one.document)
        if not (0 <= one.start < one.end <= len(text) and text[one.start : one.end].strip()):
            raise Refusal("PROVISION_UNKNOWN", document=str(one.document))
    same = models.ProvisionRelation.objects.filter(
        from_document=provision.document,
        start=provision.start,
        end=provision.end,
        to_document=to.document,
        to_start=to.start,
        to_end=to.end,
        relation=relation.value,
        known_until=None,
    )
    if same.exists():
        raise Refusal("PROVISIONS_ALREADY_RELATED", relation=relation.value)
