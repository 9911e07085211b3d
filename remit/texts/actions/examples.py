"""What persons say of a heading that the reader reads otherwise: kept with the words that were
read, so that the next text with these words is understood. A row and no act, for nothing rests on
it; words that can be erased stay in their act."""

import datetime as dt

from remit.domain.acts import By
from remit.kernel import folding
from remit.texts import models, proposals, queries
from remit.texts.headings import queries as headings
from remit.texts.headings import terms
from remit.texts.proposals import Proposal

LONGEST_WORDS = 300


def proposed(document: int) -> Proposal:
    """What the reader proposes of a document that is there."""
    header = queries.reading_of(document).get("document")
    return proposals.proposal(queries.text_of(document), header or proposals.NOTHING_READ)


def keep(*, by: By, at: dt.datetime, document: int, proposed: Proposal) -> None:
    """Where a person says something else than what was proposed, that is an example; where they
    agree by now, it is none any more."""
    heading = headings.heading(document)
    said = {**heading.codes, **heading.words}
    read = proposed.said
    models.HeadingExample.objects.filter(document=document).delete()
    models.HeadingExample.objects.bulk_create(
        models.HeadingExample(
            document_id=document,
            field=name,
            read="" if name in terms.WORDS else proposed.read.get(name, read[name]),
            said="" if name in terms.WORDS else str(said[name] or ""),
            words=folding.fold(proposed.read.get(name, ""))[:LONGEST_WORDS],
            unit_id=heading.issuer if name == "issuer" else None,
            decided_at=at,
            post=by.post,
        )
        for name in (*terms.CODES, *terms.WORDS)
        if str(said[name] or "") != read[name]
    )
