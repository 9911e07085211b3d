"""Taking back that one document stands to another. A text that turns out to be no translation is a
work of its own again: each commitment stays with the text of which it was made, and a passage of
the other text that had been linked to it, or waited for nobody because of it, waits again."""

import datetime as dt

from django.db.models import Q

from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Relation
from remit.kernel import clock, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry
from remit.texts import models, queries
from remit.texts.actions import rights
from remit.texts.pairs import actions as pairs
from remit.texts.pairs.queries import sides
from remit.texts.turns import actions as turns

Draft = models.Draft
# What likeness proposes; once it is taken back, it is not proposed again.
PROPOSED = frozenset({Relation.TRANSLATES, Relation.SAME_EVENT})


def part(*, by: By, at: dt.datetime, link: int, reason: str) -> Act:
    """The relation that an act made stands no more, with the reason why."""
    if not reason.strip():
        raise Refusal("REASON_MISSING")
    with writes.writing():
        row = _standing(link)
        one, other = row.from_document_id, row.to_document_id
        today = clock.day_of(at)
        rights.check_may_register(by=by, at=at, place=queries.place_of_document(one, today))
        rights.check_may_see(by=by, at=at, place=queries.place_of_document(other, today))
        found = sides.of(link)
        data = {"to": other, "relation": row.relation, "link": link, "drafts": list(found.linked)}
        texts = {"reason": reason.strip()}
        entry = Entry(Tag.DOCUMENT_PARTED, today, subject=one, data=data, texts=texts)
        act = ledger.record(by=by, at=at, entries=[entry])[0]
        if Relation(row.relation) in PROPOSED:
            pairs.keep_told_apart(by=by, at=at, one=one, other=other)
        _fall_apart(by, at, found)
        return act


def _standing(link: int) -> models.DocumentRelation:
    row = models.DocumentRelation.objects.filter(known_from=link, known_until=None).first()
    if row is None:
        raise Refusal("RELATION_UNKNOWN")
    return row


def _fall_apart(by: By, at: dt.datetime, found: sides.Sides) -> None:
    """What a person said of two passages is kept for the day on which the texts are one again."""
    if found.are_one:
        return
    here, there = found.here, found.there
    across = Q(one__document__in=here, other__document__in=there)
    across |= Q(one__document__in=there, other__document__in=here)
    models.Twin.objects.filter(across, parted_at=None).delete()
    turns.open_half_edits(found.linked)
    linked = Draft.objects.filter(pk__in=found.linked)
    linked.update(**turns.waiting_again(by=by, at=at), commitment=None)
    whole = Draft.objects.filter(document__in=here | there)
    pairs.settle(by=by, at=at, drafts=list(whole.values_list("pk", flat=True)))
