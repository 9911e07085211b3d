"""Who may sign in: whoever keeps the site bars a person and lets the person in again, and says why.
Whoever is barred rests on no role any more, and what had let the person in by then, session, link
or token, lets nobody in again. The site keeps at least one administrator who may sign in."""

import datetime as dt

from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, check_may
from remit.domain.vocabulary import Role
from remit.kernel import clock, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry
from remit.organisation import models, queries


def bar_person(*, by: By, at: dt.datetime, person: int, reason: str) -> Act:
    """From now on a person may not sign in, and every session, link and token of the person ends;
    the roles stay until they are ended."""
    with writes.writing():
        _check_may(by, at)
        row = _person(person)
        if not row.is_active:
            raise Refusal("PERSON_BARRED_ALREADY", email=row.email)
        _check_not_the_last(person)
        return _recorded(by, at, Tag.PERSON_BARRED, person, reason)


def admit_person(*, by: By, at: dt.datetime, person: int, reason: str) -> Act:
    """A barred person may sign in again, anew: what ended does not come back."""
    with writes.writing():
        _check_may(by, at)
        row = _person(person)
        if row.is_active:
            raise Refusal("PERSON_NOT_BARRED", email=row.email)
        return _recorded(by, at, Tag.PERSON_ADMITTED, person, reason)


def _check_may(by: By, at: dt.datetime) -> None:
    check_may(Permission.BAR, queries.viewer(by, clock.day_of(at)), Object())


def _person(number: int) -> models.Person:
    row = models.Person.objects.filter(pk=number).first()
    if row is None or row.is_erased:
        raise Refusal("PERSON_UNKNOWN", email=f"#{number}")
    return row


def _check_not_the_last(person: int) -> None:
    held = models.RoleHeld.objects.filter(role=Role.ADMINISTRATOR.value, on_until__isnull=True)
    mine, others = held.filter(person=person), held.exclude(person=person)
    if mine.exists() and not others.filter(person__is_active=True).exists():
        raise Refusal("LAST_ADMINISTRATOR")


def _recorded(by: By, at: dt.datetime, tag: Tag, person: int, reason: str) -> Act:
    if not reason.strip():
        raise Refusal("REASON_MISSING")
    entry = Entry(tag, clock.day_of(at), data={"person": person}, texts={"reason": reason.strip()})
    return ledger.record(by=by, at=at, entries=[entry])[0]
