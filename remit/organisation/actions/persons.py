"""Persons and their roles: who is entered, which role is held at which post, and until when."""

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q

from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Role
from remit.kernel import inputs, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry
from remit.organisation import models
from remit.organisation.actions import checks


def enter_person(*, by: By, at: dt.datetime, email: str, name: str, language: str) -> int:
    """An administrator enters a person, who may then sign in but holds no role yet."""
    with writes.writing():
        checks.administrator(by=by, at=at)
        address, shown = _address(email), inputs.fitting("person", name.strip())
        if not shown:
            raise Refusal("PERSON_WITHOUT_NAME", email=address)
        if language not in dict(settings.LANGUAGES):
            raise Refusal("LANGUAGE_UNKNOWN", code=language)
        if models.Person.objects.filter(email__iexact=address).exists():
            raise Refusal("PERSON_KNOWN_ALREADY", email=address)
        return models.Person.objects.create_user(address, None, name=shown, language=language).pk


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


def _address(email: str) -> str:
    address = models.Person.objects.normalize_email(email.strip())
    try:
        validate_email(address)
    except ValidationError:
        raise Refusal("EMAIL_NOT_UNDERSTOOD", text=email) from None
    return address
