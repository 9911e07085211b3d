"""Saying how one document stands to another. Documents that translate one another are one work:
what they say alike is owed once."""

import datetime as dt
import itertools
from collections.abc import Sequence

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
from remit.texts.pairs.queries import committed, matching, works

# Each may cite the other; in every other way one stands to the other, and not back.
MUTUAL = frozenset({Relation.CITES})


def relate(
    *,
    by: By,
    at: dt.datetime,
    document: int,
    to: int,
    relation: Relation,
    reason: str = "",
    apart: bool = False,
) -> Act:
    """One document implements, amends, replaces, translates or cites another, or is about the same
    event.

    Where both texts have a commitment of one passage, a person says first that these are different
    obligations (`apart`).
    """
    twins = _twins(document, to) if relation is Relation.TRANSLATES else []
    with writes.writing():
        today = clock.day_of(at)
        rights.check_may_register(by=by, at=at, place=queries.place_of_document(document, today))
        rights.check_may_see(by=by, at=at, place=queries.place_of_document(to, today))
        _check_new(document, to, relation)
        twice = committed.twice(twins)
        if twice and not apart:
            raise _doubled(twice)
        data: dict[str, object] = {"to": to, "relation": relation.value}
        if twice:
            data["apart"] = [list(one.drafts) for one in twice]
        texts = {"reason": reason.strip()} if reason.strip() else {}
        entry = Entry(Tag.DOCUMENT_RELATED, today, subject=document, data=data, texts=texts)
        related = ledger.record(by=by, at=at, entries=[entry])[0]
        pairs.take_back_told_apart(document, to)
        pairs.tie(by=by, at=at, found=twins, apart={one.drafts for one in twice})
        return related


def _twins(document: int, to: int) -> list[tuple[int, int]]:
    """What says the same in the two works that become one; nobody waits while it is sought."""
    ours, theirs = works.of(document), works.of(to)
    between = itertools.product(sorted(ours), sorted(theirs)) if ours != theirs else ()
    return [pair for one, other in between for pair in matching.matched(one, other)]


def _check_new(document: int, to: int, relation: Relation) -> None:
    """Two documents are related once in one way."""
    if document == to:
        raise Refusal("DOCUMENT_RELATED_TO_ITSELF")
    same = Q(from_document=document, to_document=to)
    if relation not in MUTUAL:
        same |= Q(from_document=to, to_document=document)
    rows = models.DocumentRelation.objects.filter(same, relation=relation.value, known_until=None)
    if rows.exists():
        raise Refusal("DOCUMENTS_ALREADY_RELATED", relation=relation.value)


def _doubled(twice: Sequence[committed.Twice]) -> Refusal:
    one, other = twice[0].commitments
    return Refusal(
        "PASSAGE_COMMITTED_TWICE", commitment=str(one), other=str(other), count=str(len(twice))
    )
