"""Writing notices into the outbox, and marking them read. Delivery is somebody else's work."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import connection
from django.db.models import F

from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, check_may
from remit.kernel import clock, writes
from remit.ledger import actions as ledger
from remit.ledger.actions import checkpoints
from remit.ledger.queries.checkpoints import Card
from remit.ledger.records import Act, Entry
from remit.notices import models
from remit.organisation import actions as writing
from remit.organisation import queries as organisation
from remit.organisation.queries import people, resting

BATCH = 500
# Who is told is found where it is written, in one statement.
_INTO_OUTBOX = """
INSERT INTO notices_notice (person_id, act, tag, commitment, written_at, tries)
SELECT person_id, %s, %s, %s, %s, 0 FROM ({holders}) holders
WHERE person_id <> %s
ORDER BY person_id
ON CONFLICT DO NOTHING
"""


def announce(
    *, at: dt.datetime, act: Act, units: Collection[int], posts: Collection[int] = ()
) -> int:
    """Tell whoever holds a role in these units or at these posts, except who acted."""
    holders, who = resting.question_of_holders(units=units, posts=posts, on=clock.day_of(at))
    what = [act.seq, act.tag.value, act.subject, connection.ops.adapt_datetimefield_value(at)]
    with connection.cursor() as cursor:
        cursor.execute(_INTO_OUTBOX.format(holders=holders), [*what, *who, act.by.person or 0])
        return int(cursor.rowcount)


def announce_each(*, at: dt.datetime, told: Sequence[tuple[Act, Collection[int]]]) -> int:
    """Tell of several acts at once, each to whoever holds a role in the units beside it."""
    units = {unit for _, beside in told for unit in beside}
    holders = resting.holders(units=units, posts=(), on=clock.day_of(at))
    persons: dict[int, set[int]] = {}
    for unit, person in holders.values_list("post__unit", "person"):
        persons.setdefault(unit, set()).add(person)
    notices = [
        models.Notice(
            person_id=person, act=act.seq, tag=act.tag.value, commitment=act.subject, written_at=at
        )
        for act, beside in told
        for person in sorted(_those(persons, beside) - {act.by.person or 0})
    ]
    models.Notice.objects.bulk_create(notices, ignore_conflicts=True, batch_size=BATCH)
    return len(notices)


def _those(persons: Mapping[int, set[int]], units: Iterable[int]) -> set[int]:
    return {person for unit in units for person in persons.get(unit, ())}


def remove_second_step(*, by: By, at: dt.datetime, person: int, reason: str) -> Act:
    """Whoever may bar takes away the second step of somebody who lost it, and says why; the person
    is told, signs in by the first step and sets up another."""
    with writes.writing():
        check_may(Permission.BAR, organisation.viewer(by, clock.day_of(at)), Object())
        if not reason.strip():
            raise Refusal("REASON_MISSING")
        email = people.somebody(person).email
        gone, _ = Authenticator.objects.filter(user=person).delete()
        if not gone:
            raise Refusal("SECOND_STEP_NONE", email=email)
        return _done_to(by, at, Tag.PERSON_SECOND_STEP_REMOVED, person, reason)


def show_link(*, by: By, at: dt.datetime, person: int, reason: str) -> Act:
    """Whoever may bar is shown a link that signs a person in, and says why; the person is told."""
    with writes.writing():
        check_may(Permission.BAR, organisation.viewer(by, clock.day_of(at)), Object())
        if not reason.strip():
            raise Refusal("REASON_MISSING")
        known = people.somebody(person)
        if not known.is_active:
            raise Refusal("PERSON_UNKNOWN", email=known.email)
        return _done_to(by, at, Tag.PERSON_LINK_SHOWN, person, reason)


def correct_person(
    *, by: By, at: dt.datetime, person: int, name: str, email: str, reason: str
) -> Act:
    """An administrator corrects the name or the address of a person, who is told."""
    with writes.writing():
        act = writing.correct_person(
            by=by, at=at, person=person, name=name, email=email, reason=reason
        )
        _tell(person, act, at)
        return act


def _done_to(by: By, at: dt.datetime, tag: Tag, person: int, reason: str) -> Act:
    entry = Entry(tag, clock.day_of(at), data={"person": person}, texts={"reason": reason.strip()})
    act = ledger.record(by=by, at=at, entries=[entry])[0]
    _tell(person, act, at)
    return act


def _tell(person: int, act: Act, at: dt.datetime) -> None:
    models.Notice.objects.create(person_id=person, act=act.seq, tag=act.tag.value, written_at=at)


def mark_read(*, at: dt.datetime, person: int, notices: Iterable[int]) -> int:
    """A person has read these notices."""
    unread = models.Notice.objects.filter(person=person, pk__in=list(notices), read_at=None)
    return unread.update(read_at=at)


def mark_all_read(*, at: dt.datetime, person: int, until: int) -> int:
    """A person has read all that was told up to a notice; what came since waits."""
    unread = models.Notice.objects.filter(person=person, pk__lte=until, read_at=None)
    return unread.update(read_at=at)


def begin_try(*, notices: Iterable[int]) -> None:
    """A delivery is being tried; the try counts even if the machine stops in the middle."""
    chosen = models.Notice.objects.filter(pk__in=list(notices), mailed_at=None)
    chosen.update(tries=F("tries") + 1)


def take_back_try(*, notices: Iterable[int]) -> None:
    """The mail server did not take them and asked for patience: that was no try."""
    chosen = models.Notice.objects.filter(pk__in=list(notices), mailed_at=None, tries__gt=0)
    chosen.update(tries=F("tries") - 1)


def mark_mailed(*, at: dt.datetime, notices: Iterable[int]) -> int:
    """These notices were handed to the mail server."""
    return models.Notice.objects.filter(pk__in=list(notices), mailed_at=None).update(mailed_at=at)


def sign_checkpoint(*, at: dt.datetime) -> Card:
    """Sign a checkpoint now, and write a letter with it to every auditor."""
    checkpoints.store_subtrees()
    with writes.writing():
        card = checkpoints.sign(at=at)
        _write_letters(at, card, _auditors(at))
        return card


def sign_due_checkpoint(*, at: dt.datetime) -> Card | None:
    """Sign a checkpoint if one is due; each auditor gets at most one letter a day."""
    if not checkpoints.is_due(at):
        return None
    checkpoints.store_subtrees()
    with writes.writing():
        card = checkpoints.sign_due(at=at)
        if card is not None:
            written = models.Letter.objects.filter(written_at__gte=clock.start_of(clock.day_of(at)))
            told = set(written.values_list("address", flat=True))
            untold = {who: how for who, how in _auditors(at).items() if who not in told}
            _write_letters(at, card, untold)
        return card


def begin_letter(*, letter: int) -> None:
    """A letter is being sent; the try counts even if the machine stops in the middle."""
    models.Letter.objects.filter(pk=letter, mailed_at=None).update(tries=F("tries") + 1)


def take_back_letter(*, letter: int) -> None:
    """The mail server did not take the letter and asked for patience: that was no try."""
    waiting = models.Letter.objects.filter(pk=letter, mailed_at=None, tries__gt=0)
    waiting.update(tries=F("tries") - 1)


def mark_sent(*, at: dt.datetime, letter: int) -> int:
    """A letter was handed to the mail server."""
    return models.Letter.objects.filter(pk=letter, mailed_at=None).update(mailed_at=at)


def _auditors(at: dt.datetime) -> dict[str, str]:
    """Who keeps checkpoints, by address, and the language in which each is written to."""
    named = dict.fromkeys(settings.REMIT_AUDITORS, settings.LANGUAGE_CODE)
    held = {one.email: one.language for one in people.auditors(clock.day_of(at))}
    return {**named, **held} if settings.EMAIL_HOST else {}


def _write_letters(at: dt.datetime, card: Card, auditors: dict[str, str]) -> None:
    letters = [
        models.Letter(address=address, language=language, checkpoint=card.size, written_at=at)
        for address, language in auditors.items()
    ]
    models.Letter.objects.bulk_create(letters, ignore_conflicts=True)
