"""The drafts of a document as they stand before a reader: whom they mean, what each still needs."""

from collections.abc import Mapping, Sequence

from remit.domain.rights import Viewer
from remit.texts import queries as texts
from remit.texts.confirming import queries, resolving, sorting
from remit.texts.confirming.queries import HalfEdit
from remit.texts.confirming.resolving import Meant
from remit.texts.confirming.sorting import Sorted
from remit.texts.queries import DocumentCard, DraftCard


def of_document(viewer: Viewer, document: DocumentCard) -> list[Sorted]:
    """Every draft of a document that stands, in the order of the text, with what it needs."""
    return sorted_out(
        viewer,
        document,
        texts.drafts(document.id),
        texts.reading_of(document.id),
        queries.half_edits(document.id),
    )


def sorted_out(
    viewer: Viewer,
    document: DocumentCard,
    kept: Sequence[DraftCard],
    found: Mapping[str, object],
    edits: Sequence[HalfEdit],
) -> list[Sorted]:
    """The same for whoever has read the drafts, the reading and the open forms already."""
    checks = found.get("checks", ())
    return sorting.sorted_out(
        kept,
        meant(viewer, document, kept),
        checks if isinstance(checks, list) else (),
        {one.draft for one in edits if one.fields},
        is_issued=document.issuer is not None,
        issued_on=document.issued_on,
    )


def meant(viewer: Viewer, document: DocumentCard, kept: Sequence[DraftCard]) -> dict[int, Meant]:
    """Whom the drafts that wait mean."""
    waiting = {one.id: one.found for one in kept if one.status == sorting.PENDING}
    return resolving.meant(viewer, document, waiting)
