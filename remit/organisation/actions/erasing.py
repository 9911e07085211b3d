"""Erasing what is personal: a text of the ledger, or a person with all that only serves to know
who it is. Whoever administers the site asks for it and says why; what was done, at which post,
stays."""

import datetime as dt

from django.db.models import CASCADE, ForeignObjectRel, Q

from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, check_may
from remit.kernel import clock, writes
from remit.ledger import actions as ledger
from remit.ledger import queries as acts
from remit.ledger.records import Act, Entry
from remit.organisation import models, queries

SHORTEST = 3


def erase_text(*, by: By, at: dt.datetime, act: int, key: str, reason: str) -> Act:
    """Whoever may erase takes a text out of the ledger for good, and says why."""
    with writes.writing():
        _check(by, at, reason)
        return ledger.erase(by=by, at=at, act=act, key=key, reason=reason.strip())


def erase_person(*, by: By, at: dt.datetime, person: int, reason: str, texts: bool = False) -> Act:
    """Whoever may erase takes name, address and all that belongs to a person out for good; with
    what stood there before a correction, and on request every text of the ledger in which the name
    or the address stands.

    Acts hold the number of the person and nothing else, so the chain and every figure stay.
    """
    with writes.writing():
        _check(by, at, reason)
        row = _standing(person, at)
        named = acts.texts_naming(_words(row)) if texts else []
        for act, key in dict.fromkeys([*_called_before(person), *named]):
            ledger.erase(by=by, at=at, act=act, key=key, reason=reason.strip())
        _blank(row)
        ledger.forget_requests([f"person:{person}", f"api:{person}"])
        entry = Entry(
            Tag.PERSON_ERASED,
            clock.day_of(at),
            data={"person": person},
            texts={"reason": reason.strip()},
        )
        return ledger.record(by=by, at=at, entries=[entry])[0]


def _check(by: By, at: dt.datetime, reason: str) -> None:
    check_may(Permission.ERASE, queries.viewer(by, clock.day_of(at)), Object())
    if not reason.strip():
        raise Refusal("REASON_MISSING")


def _standing(person: int, at: dt.datetime) -> models.Person:
    """Somebody who is known and holds no role: who goes on with the work is decided before."""
    row = models.Person.objects.filter(pk=person).first()
    if row is None or row.is_erased:
        raise Refusal("PERSON_UNKNOWN", email=f"#{person}")
    held = models.RoleHeld.objects.filter(person=person)
    if held.filter(Q(on_until__isnull=True) | Q(on_until__gt=clock.day_of(at))).exists():
        raise Refusal("PERSON_HOLDS_ROLE", name=row.called)
    return row


def _called_before(person: int) -> list[tuple[int, str]]:
    """The names and addresses that were corrected, which acts of the person keep."""
    return [
        (act.seq, key)
        for act in acts.acts_tagged(Tag.PERSON_CORRECTED)
        if act.data["person"] == person
        for key in ("email_before", "name_before")
        if act.texts.get(key)
    ]


def _words(row: models.Person) -> list[str]:
    """What names the person in a text; a name of a letter or two stands in every one."""
    return [words for words in (row.name, *row.names.values(), row.email) if len(words) >= SHORTEST]


def _blank(row: models.Person) -> None:
    """The number stays, because acts name it; what belongs to the person alone goes."""
    for related in models.Person._meta.get_fields(include_hidden=True):
        if isinstance(related, ForeignObjectRel) and related.on_delete is CASCADE:
            table = related.field.model._base_manager
            table.filter(**{related.field.name: row.pk}).delete()
    row.take_name(f"#{row.pk}", f"{row.pk}@{models.ERASED}", {})
    row.is_active = row.is_cleared = False
    row.last_login = None
    row.set_unusable_password()
    row.save()
