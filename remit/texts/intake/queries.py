"""What became of files that were handed in, to whoever handed them in; and the file in which a
document came, to whoever may read the document."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from remit.domain.acts import By
from remit.domain.refusals import Finding, Refusal
from remit.domain.rights import Viewer
from remit.kernel import files
from remit.texts import confined, models
from remit.texts import queries as texts
from remit.texts.formats.records import Format

GRACE = dt.timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; before it is read, its outcome is empty."""

    id: int
    name: str
    depth: int
    size: int
    reading: bool
    outcome: str
    notes: Sequence[Finding]
    refusal: Finding | None
    document: int | None
    drafts: int


@dataclass(frozen=True, slots=True)
class BatchCard:
    """Files that were handed in together, and how far their reading is."""

    id: int
    by: By
    handed_in_at: dt.datetime
    moved_at: dt.datetime
    total: int
    done: int

    @property
    def is_done(self) -> bool:
        """Whether every file has its outcome."""
        return self.done == self.total


@dataclass(frozen=True, slots=True)
class FileCard:
    """The file in which a document came."""

    sha256: str
    name: str
    format: str
    encoding: str
    size: int


def original(viewer: Viewer, document: int) -> FileCard | None:
    """The file in which a document came, if the viewer may read the document."""
    row = texts.visible_to(viewer).filter(pk=document).first()
    if row is None:
        raise Refusal("DOCUMENT_UNKNOWN", document=str(document))
    if not row.file_sha256:
        return None
    size = row.file_size or 0
    return FileCard(row.file_sha256, row.file_name, row.file_format, row.file_encoding, size)


def original_file(viewer: Viewer, document: int) -> tuple[FileCard, bytes]:
    """The file in which a document came, with its content."""
    file = original(viewer, document)
    if file is None:
        raise Refusal("ORIGINAL_UNKNOWN", document=str(document))
    try:
        return file, files.content(file.sha256)
    except FileNotFoundError:
        raise Refusal("FILE_GONE") from None


def document_of_file(sha256: str) -> int | None:
    """The document that came in a file with this hash."""
    found = models.Document.objects.filter(file_sha256=sha256)
    return found.values_list("id", flat=True).first()


def may_hold_files(document: int) -> bool:
    """Whether the file in which a document came is of a kind that holds files of its own."""
    return models.Document.objects.filter(pk=document, file_format=Format.EML).exists()


def batch(person: int | None, number: int) -> BatchCard:
    """A batch, to the person who handed it in."""
    row = _counted(models.Batch.objects.filter(pk=number, person=person)).first()
    if row is None:
        raise Refusal("BATCH_UNKNOWN", batch=str(number))
    return _card(row)


def batches(
    person: int | None, *, origin: str, limit: int = 5, before: int | None = None
) -> list[BatchCard]:
    """What a person handed in lately, or before a batch."""
    rows = _counted(models.Batch.objects.filter(person=person, origin=origin)).order_by("-id")
    rows = rows if before is None else rows.filter(pk__lt=before)
    return [_card(row) for row in rows[:limit]]


def has_stopped(batch: BatchCard, now: dt.datetime) -> bool:
    """Whether nothing happened for longer than any one file may take."""
    patience = dt.timedelta(seconds=confined.limits().seconds) + GRACE
    return not batch.is_done and now - batch.moved_at > patience


def outcomes(batch: int) -> list[Outcome]:
    """The files of a batch in their order, each before those inside of it."""
    rows = models.HandedIn.objects.filter(batch=batch).order_by("place")
    return [_outcome(row) for row in rows]


def seen(hashes: Collection[str], *, origin: str) -> set[str]:
    """Of these files those that were handed in there before and have their outcome."""
    rows = models.HandedIn.objects.filter(
        sha256__in=hashes, batch__origin=origin, depth=0, step=models.HandedIn.DONE
    )
    return set(rows.values_list("sha256", flat=True))


def unfinished(*, origin: str) -> list[int]:
    """Batches whose reading stopped before its end."""
    waiting = models.HandedIn.objects.filter(batch__origin=origin)
    waiting = waiting.exclude(step=models.HandedIn.DONE)
    return sorted(set(waiting.values_list("batch", flat=True)))


def _counted(rows: QuerySet[models.Batch]) -> QuerySet[Any]:
    is_done = Q(files__step=models.HandedIn.DONE)
    return rows.annotate(total=Count("files"), finished=Count("files", filter=is_done))


def _card(row: Any) -> BatchCard:
    return BatchCard(
        id=row.pk,
        by=By(row.person_id, row.post, row.on_behalf_of),
        handed_in_at=row.handed_in_at,
        moved_at=row.moved_at,
        total=row.total,
        done=row.finished,
    )


def _outcome(row: models.HandedIn) -> Outcome:
    return Outcome(
        id=row.pk,
        name=row.name,
        depth=row.depth,
        size=row.size,
        reading=row.step == models.HandedIn.READING,
        outcome=row.outcome,
        notes=[Finding(code, params) for code, params in row.notes],
        refusal=Finding(*row.refusal) if row.refusal else None,
        document=row.document,
        drafts=row.drafts,
    )


def kept_files() -> set[str]:
    """The hashes of all files in which documents came."""
    named = models.Document.objects.exclude(file_sha256="")
    return {*named.values_list("file_sha256", flat=True).iterator()}
