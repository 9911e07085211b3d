"""Reading the course of a confirmation: who changed which draft when, who is writing at it, what a
person decided last, and what changed since a page was shown."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet, Sum

from remit.texts import models
from remit.texts.queries import FOLDED

ACCEPTED, REJECTED, REPLACED = models.Draft.ACCEPTED, models.Draft.REJECTED, models.Draft.REPLACED
# A form that says nothing for so long is no longer before anybody.
AWAY = dt.timedelta(seconds=90)
MOST = 200


@dataclass(frozen=True, slots=True)
class HalfEdit:
    """What a person has written at a draft and not decided; nothing written: the form is open."""

    draft: int
    person: int
    name: str
    fields: Mapping[str, Sequence[str]]
    saved_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document with drafts that wait: who issued it and when, and how many of them."""

    id: int
    issuer: int | None
    issued_on: dt.date | None
    drafts: int


@dataclass(frozen=True, slots=True)
class Note:
    """What a person had half written before the drafts were undone, and who kept it."""

    id: int
    draft: int
    person: int
    name: str
    fields: Mapping[str, Sequence[str]]
    written_at: dt.datetime
    kept_by: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What a person decided last on a document: one draft, or several at once."""

    status: str
    drafts: tuple[int, ...]
    commitments: tuple[int, ...]
    act: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a draft, when and by whom; nobody is named who is not known."""

    draft: int
    status: str
    name: str
    at: dt.datetime | None
    reason: str
    commitment: int | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Out of which drafts one came, as they stand in the text."""

    draft: int
    came_from: tuple[int, ...]


def mark(draft: int, person: int | None) -> str:
    """A word for a draft as it stands for a person, with what others wrote at it."""
    return _marks(models.Draft.objects.filter(pk=draft), person).get(draft, "")


def marks(document: int, person: int | None) -> dict[int, str]:
    """Such a word for each draft of a document."""
    return _marks(models.Draft.objects.filter(document=document), person)


def although(mark: str) -> str:
    """Such a word without what others wrote: who has read that decides although they write on."""
    return mark.partition(".")[0]


def half_edits(document: int) -> list[HalfEdit]:
    """The forms of a document that are open or half written, the latest first."""
    drafts = models.Draft.objects.filter(document=document)
    rows = _open(drafts).select_related("person").order_by("-saved_at", "pk")
    return [
        HalfEdit(row.draft_id, row.person_id, row.person.called, row.fields, row.saved_at)
        for row in rows[:MOST]
    ]


def half_edit(draft: int, person: int | None) -> HalfEdit | None:
    """What a person has written at a draft."""
    rows = models.HalfEdit.objects.filter(draft=draft, person=person, ended_at__isnull=True)
    row = rows.select_related("person").first()
    if row is None or not row.fields:
        return None
    return HalfEdit(row.draft_id, row.person_id, row.person.called, row.fields, row.saved_at)


def written_over(act: int, person: int | None) -> list[HalfEdit]:
    """What others have half written at what came of a merge or a split, the latest first."""
    drafts = models.Draft.objects.filter(made_in=act)
    rows = _open(drafts).exclude(person=person).exclude(fields={}).select_related("person")
    return [
        HalfEdit(row.draft_id, row.person_id, row.person.called, row.fields, row.saved_at)
        for row in rows.order_by("-saved_at", "pk")
    ]


def notes(document: int) -> list[Note]:
    """The notes that stand at the drafts of a document, the earliest first."""
    rows = models.DraftNote.objects.filter(draft__document=document, ended_at=None)
    return [
        Note(
            id=row.pk,
            draft=row.draft_id,
            person=row.writer_id,
            name=row.writer.name,
            fields=row.fields,
            written_at=row.written_at,
            kept_by=row.kept_by.name if row.kept_by else "",
        )
        for row in rows.select_related("writer", "kept_by").order_by("pk")
    ]


def draft_of_note(note: int) -> int | None:
    """The draft at which a note stands that nobody is done with."""
    rows = models.DraftNote.objects.filter(pk=note, ended_at=None)
    return rows.values_list("draft", flat=True).first()


def last_turn(document: int, person: int | None) -> Turn | None:
    """The last decision of a person on a document that stands."""
    rows = models.Draft.objects.filter(document=document, decided_by=person, turn__isnull=False)
    last = rows.aggregate(last=Max("turn"))["last"]
    decided = list(rows.filter(turn=last).order_by("start", "pk")) if last else []
    if not decided or person is None:
        return None
    return Turn(
        status=decided[0].status,
        drafts=tuple(row.pk for row in decided),
        commitments=tuple(row.commitment for row in decided if row.commitment is not None),
        act=decided[0].replaced_in,
    )


def change(draft: int) -> Change:
    """What became of one draft."""
    row = models.Draft.objects.select_related("changed_by").get(pk=draft)
    return _change(row)


def changes(document: int, since: dt.datetime) -> list[Change]:
    """What became of the drafts of a document since an instant, the latest first."""
    rows = models.Draft.objects.filter(document=document, changed_at__gt=since)
    rows = rows.filter(Q(status=REPLACED, replaced_in__isnull=False) | ~Q(status=REPLACED))
    listed = rows.select_related("changed_by").order_by("-changed_at", "pk")
    return [_change(row) for row in listed[:MOST]]


def changed_since(document: int, since: dt.datetime) -> set[int]:
    """The drafts of a document that somebody changed since an instant, or in it."""
    rows = models.Draft.objects.filter(document=document, changed_at__gte=since)
    return set(rows.values_list("pk", flat=True))


def places(drafts: Iterable[int]) -> list[tuple[int, int]]:
    """Where drafts stand in the text."""
    rows = models.Draft.objects.filter(pk__in=list(drafts))
    return list(rows.order_by("start", "pk").values_list("start", "end"))


def origins(document: int) -> dict[int, Origin]:
    """Of each draft that came out of others, which these were."""
    made = models.Draft.objects.filter(document=document, made_in__isnull=False)
    acts = dict(made.exclude(status=REPLACED).values_list("pk", "made_in"))
    sources = models.Draft.objects.filter(document=document, replaced_in__in=set(acts.values()))
    came: dict[int, list[int]] = {}
    for pk, act in sources.order_by("start", "pk").values_list("pk", "replaced_in"):
        came.setdefault(act or 0, []).append(pk)
    return {pk: Origin(pk, tuple(came.get(act or 0, ()))) for pk, act in acts.items()}


def _marks(drafts: QuerySet[models.Draft], person: int | None) -> dict[int, str]:
    written = _open(drafts).exclude(person=person).exclude(fields={}).values("draft")
    beside = dict(written.annotate(n=Sum("version")).values_list("draft", "n"))
    return {
        pk: f"{version}.{beside.get(pk, 0)}" for pk, version in drafts.values_list("pk", "version")
    }


def _open(drafts: QuerySet[models.Draft]) -> QuerySet[models.HalfEdit]:
    waiting = drafts.filter(status=models.Draft.PENDING)
    return models.HalfEdit.objects.filter(draft__in=waiting, ended_at__isnull=True)


def _change(row: models.Draft) -> Change:
    return Change(
        draft=row.pk,
        status=row.status,
        name=row.changed_by.name if row.changed_by else "",
        at=row.changed_at,
        reason=row.reason,
        commitment=row.commitment,
    )


def with_waiting(documents: QuerySet[models.Document]) -> QuerySet[models.Document]:
    """Of these documents those with a draft that waits and is not behind the fold, the latest
    first."""
    waits = models.Draft.objects.filter(status=models.Draft.PENDING).exclude(FOLDED)
    return documents.filter(pk__in=waits.values("document")).order_by("-pk")


def waiting(documents: QuerySet[models.Document]) -> list[Waiting]:
    """Those of these documents with drafts that wait, the latest first, by one question."""
    drafts = models.Draft.objects.filter(status=models.Draft.PENDING, document__in=documents)
    counted = drafts.exclude(FOLDED).values("document").annotate(n=Count("id"))
    rows = counted.order_by("-document__issued_on", "-document")
    return [
        Waiting(*row)
        for row in rows.values_list("document", "document__issuer", "document__issued_on", "n")
    ]
