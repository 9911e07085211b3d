"""Reading the outbox: what a person was told, and what still waits for delivery."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from remit.domain.acts import Tag
from remit.notices import models


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as its reader sees it."""

    id: int
    act: int
    tag: Tag
    commitment: int | None
    written_at: dt.datetime
    read: bool


def told(
    person: int, *, limit: int = 50, before: int | None = None, unread_only: bool = False
) -> list[Told]:
    """What a person was told, latest first, before a notice; all of it, or what is not read."""
    rows = models.Notice.objects.filter(person=person)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    if unread_only:
        rows = rows.filter(read_at=None)
    return [
        Told(row.pk, row.act, Tag(row.tag), row.commitment, row.written_at, row.read_at is not None)
        for row in rows.order_by("-id")[:limit]
    ]


def unread(person: int) -> int:
    """How many notices a person has not read."""
    return models.Notice.objects.filter(person=person, read_at=None).count()


def counts() -> Mapping[str, int]:
    """How many notices wait for delivery, and how many were delivered."""
    rows = models.Notice.objects
    return {
        "waiting": rows.filter(mailed_at=None).count(),
        "delivered": rows.exclude(mailed_at=None).count(),
    }


def waiting(*, most_tries: int, limit: int) -> list[tuple[int, list[Told]]]:
    """What goes into one letter: a person with what was not mailed yet, oldest first; who is not
    active gets nothing.

    What was tried before stays together and apart from what came later: those of one try go on
    being tried together, so that a letter that is sent again has the same notices as before.
    """
    rows = models.Notice.objects.filter(
        mailed_at=None, tries__lt=most_tries, person__is_active=True
    ).order_by("id")[:limit]
    grouped: dict[tuple[int, int], list[Told]] = {}
    for row in rows:
        told_now = Told(row.pk, row.act, Tag(row.tag), row.commitment, row.written_at, False)
        grouped.setdefault((row.person_id, row.tries), []).append(told_now)
    return [(person, notices) for (person, _tries), notices in grouped.items()]


@dataclass(frozen=True, slots=True)
class Due:
    """A letter with a checkpoint that waits: to whom, in which language, over how many acts."""

    id: int
    address: str
    language: str
    checkpoint: int


def letters(*, most_tries: int, limit: int) -> list[Due]:
    """The letters to auditors that wait, oldest first."""
    rows = models.Letter.objects.filter(mailed_at=None, tries__lt=most_tries).order_by("id")
    return [Due(row.pk, row.address, row.language, row.checkpoint) for row in rows[:limit]]


def depth(*, most_tries: int) -> Mapping[str, int]:
    """How many notices and letters wait for delivery, and how many are tried no more."""
    notices = models.Notice.objects.filter(mailed_at=None)
    letters = models.Letter.objects.filter(mailed_at=None)
    return {
        "notices": notices.filter(tries__lt=most_tries).count(),
        "notices_given_up": notices.filter(tries__gte=most_tries).count(),
        "letters": letters.filter(tries__lt=most_tries).count(),
        "letters_given_up": letters.filter(tries__gte=most_tries).count(),
    }
