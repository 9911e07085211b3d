"""Persons and their roles: who is entered and under which name and address, which role is held at
which post, and until when."""

import datetime as dt

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q

from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Role
from remit.kernel import clock, inputs, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry
from remit.organisation import models
from remit.organisation.actions import checks


def enter_person(*, by: By, at: dt.datetime, email: str, name: str, language: str) -> int:
    """An administrator enters a person, who may then sign in but holds no role yet."""
    with writes.writing():
        checks.administrator(by=by, at=at)
        address, shown = _address(email), _shown(name, email)
        if language not in dict(settings.LANGUAGES):
            raise Refusal("LANGUAGE_UNKNOWN", code=language)
        if models.Person.objects.filter(email__iexact=address).exists():
            raise Refusal("PERSON_KNOWN_ALREADY", email=address)
        return models.Person.objects.create_user(address, None, name=shown, language=language).pk


def correct_person(
    *, by: By, at: dt.datetime, person: int, name: str, email: str, reason: str
) -> Act:
    """An administrator corrects the name or the address of a person, and says why; the act keeps
    what stood there before, as long as the person is not erased."""
    with writes.writing():
        checks.administrator(by=by, at=at)
        row = models.Person.objects.filter(pk=person).first()
        if row is None or row.is_erased:
            raise Refusal("PERSON_UNKNOWN", email=f"#{person}")
        address, shown = _address(email), _shown(name, email)
        # Who keeps the site reads the name in one language; typed so, it is as it was.
        shown = row.name if shown == row.called else shown
        before = _before(row, shown, address)
        if not reason.strip():
            raise Refusal("REASON_MISSING")
        if models.Person.objects.filter(email__iexact=address).exclude(pk=person).exists():
            raise Refusal("ADDRESS_OF_ANOTHER", email=address)
        _rename(row, shown, address)
        texts = {**before, "reason": reason.strip()}
        entry = Entry(Tag.PERSON_CORRECTED, clock.day_of(at), data={"person": person}, texts=texts)
        return ledger.record(by=by, at=at, entries=[entry])[0]


def _before(row: models.Person, name: str, address: str) -> dict[str, str]:
    """What is corrected, as it stood until now."""
    old = {"name_before": (row.name, name), "email_before": (row.email, address)}
    changed = {key: one for key, (one, other) in old.items() if one != other}
    if not changed:
        raise Refusal("PERSON_UNCHANGED", email=row.email)
    return changed


def _rename(row: models.Person, name: str, address: str) -> None:
    if row.email != address:
        # What was known of the old address lets nobody in by it any more.
        EmailAddress.objects.filter(user=row.pk).delete()
    row.take_name(name, address, row.names if name == row.name else {})
    row.save(update_fields=["name", "names", "email", "folded", "filed", "filed_in"])


def grant_role(*, by: By, at: dt.datetime, person: int, post: int, role: Role, on: dt.date) -> int:
    """An administrator grants a person a role at a post, from a day on."""
    with writes.writing():
        checks.administrator(by=by, at=at)
        checks.no_later_than(on, at)
        checks.person(person)
        code = checks.post(post, on).code
        held = models.RoleHeld.objects.filter(person=person, post=post, role=role.value)
        if held.filter(Q(on_until__isnull=True) | Q(on_until__gt=on)).exists():
            raise Refusal("ROLE_HELD_ALREADY", code=code)
        data = {"person": person, "post": post, "role": role.value}
        entry = Entry(Tag.ROLE_GRANTED, on, data=data)
        return ledger.record(by=by, at=at, entries=[entry])[0].subject


def end_role(*, by: By, at: dt.datetime, held: int, on: dt.date) -> Act:
    """A role at a post ends on a day; the site keeps at least one administrator."""
    with writes.writing():
        checks.administrator(by=by, at=at)
        checks.no_later_than(on, at)
        row = models.RoleHeld.objects.filter(pk=held, on_until__isnull=True).first()
        if row is None or row.on_from > on:
            raise Refusal("ROLE_NOT_HELD", role=str(held), on=on.isoformat())
        if row.role == Role.ADMINISTRATOR.value:
            _check_not_the_last(held)
        entry = Entry(Tag.ROLE_ENDED, on, subject=held)
        return ledger.record(by=by, at=at, entries=[entry])[0]


def _check_not_the_last(held: int) -> None:
    others = models.RoleHeld.objects.filter(
        role=Role.ADMINISTRATOR.value, on_until__isnull=True, person__is_active=True
    )
    if not others.exclude(pk=held).exists():
        raise Refusal("LAST_ADMINISTRATOR")


def _shown(name: str, email: str) -> str:
    shown = inputs.fitting("person", name.strip())
    if not shown:
        raise Refusal("PERSON_WITHOUT_NAME", email=email)
    return shown


def _address(email: str) -> str:
    address = models.Person.objects.normalize_email(email.strip())
    try:
        validate_email(address)
    except ValidationError:
        raise Refusal("EMAIL_NOT_UNDERSTOOD", text=email) from None
    return address
