"""Writing notices into the outbox, and marking them read. Delivery is somebody else's work."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import F

from remit.kernel import clock
from remit.ledger.records import Act
from remit.notices import models
from remit.organisation import queries as organisation


def announce(*, at: dt.datetime, act: Act, units: Iterable[int], posts: Iterable[int] = ()) -> int:
    """Tell whoever holds a role in these units or at these posts, except who acted."""
    told = organisation.persons_at(units=units, posts=posts, on=clock.day_of(at))
    notices = [
        models.Notice(
            person_id=person, act=act.seq, tag=act.tag.value, commitment=act.subject, written_at=at
        )
        for person in sorted(told - {act.by.person or 0})
    ]
    models.Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)


def mark_read(*, at: dt.datetime, person: int, notices: Iterable[int]) -> int:
    """A person has read these notices."""
    unread = models.Notice.objects.filter(person=person, pk__in=list(notices), read_at=None)
    return unread.update(read_at=at)


def begin_try(*, notices: Iterable[int]) -> None:
    """A delivery is being tried; the try counts even if the machine stops in the middle."""
    chosen = models.Notice.objects.filter(pk__in=list(notices), mailed_at=None)
    chosen.update(tries=F("tries") + 1)


def mark_mailed(*, at: dt.datetime, notices: Iterable[int]) -> int:
    """These notices were handed to the mail server."""
    return models.Notice.objects.filter(pk__in=list(notices), mailed_at=None).update(mailed_at=at)
