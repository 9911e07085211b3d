"""The drafts of a document as they stand before a reader: whom they mean, what each still needs."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from remit.domain.bases import Extent
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Relation
from remit.texts import queries as texts
from remit.texts.announcing import queries as announcing
from remit.texts.changes import queries as changes
from remit.texts.confirming import queries, resolving, sorting
from remit.texts.confirming.queries import HalfEdit
from remit.texts.confirming.resolving import Meant
from remit.texts.confirming.sorting import Sorted
from remit.texts.pairs.queries import works
from remit.texts.queries import DocumentCard, DraftCard

REPLACED, AMENDED, ANNOUNCED = "DOCUMENT_REPLACED", "DOCUMENT_AMENDED", "CHANGE_ANNOUNCED"
ENDLESS = sys.maxsize
_RECORDED = {Relation.REPLACES: REPLACED, Relation.AMENDS: AMENDED}


def of_document(viewer: Viewer, document: DocumentCard) -> list[Sorted]:
    """Every draft of a document that stands, in the order of the text, with what it needs."""
    return sorted_out(
        viewer,
        document,
        kept=texts.drafts(document.id),
        found=texts.reading_of(document.id),
        edits=queries.half_edits(document.id),
    )


def sorted_out(
    viewer: Viewer,
    document: DocumentCard,
    *,
    kept: Sequence[DraftCard],
    found: Mapping[str, object],
    edits: Sequence[HalfEdit],
    work: frozenset[int] | None = None,
) -> list[Sorted]:
    """The same for whoever has read the drafts, the reading, the open forms and the documents of
    the work already."""
    checks = found.get("checks", ())
    waits = any(one.status == sorting.PENDING for one in kept)
    return sorting.sorted_out(
        kept,
        meant(viewer, document, kept),
        [
            *(checks if isinstance(checks, list) else ()),
            *(_changed(viewer, document, work) if waits else ()),
        ],
        {one.draft for one in edits if one.fields},
        is_issued=document.issuer is not None,
        issued_on=document.issued_on,
    )


def _changed(
    viewer: Viewer, document: DocumentCard, work: frozenset[int] | None
) -> Iterator[Mapping[str, Any]]:
    """What other documents do to this one, as checks of its passages: a change of one provision
    contests that one, any other the whole text."""
    whole = works.of(document.id) if work is None else work
    every = {"start": 0, "end": ENDLESS}
    for one in changes.of(viewer, document.id, whole):
        place = one.of_provision
        if place is None and one.reach.extent is Extent.WHOLE:
            yield {"code": _RECORDED[one.relation], "spans": [every]}
        elif place is not None and place.document == document.id:
            there = {"start": place.start, "end": place.end}
            yield {"code": _RECORDED[one.relation], "spans": [there]}
    if announcing.of(viewer, document, whole):
        yield {"code": ANNOUNCED, "spans": [every]}


def meant(viewer: Viewer, document: DocumentCard, kept: Sequence[DraftCard]) -> dict[int, Meant]:
    """Whom the drafts that wait mean."""
    waiting = {one.id: one.found for one in kept if one.status == sorting.PENDING}
    return resolving.meant(viewer, document, waiting)
