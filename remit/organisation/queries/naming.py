"""What somebody names who keeps the site: a person by the address, a role by its holder and post, a
delegation by its two posts."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Role
from remit.organisation import models, queries
from remit.organisation.queries import PersonCard, PostCard


def person_by_email(email: str) -> PersonCard:
    """The active person with this address, however it is written."""
    row = models.Person.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if row is None:
        raise Refusal("PERSON_UNKNOWN", email=email)
    return PersonCard(row.pk, row.called, row.email, row.language)


def who_signs_in(email: str) -> int | None:
    """The active person with this address; or nobody, which is no fault of whoever asks."""
    rows = models.Person.objects.filter(email__iexact=email.strip(), is_active=True)
    return rows.values_list("pk", flat=True).first()


def anybody_by_email(email: str) -> int:
    """The person with this address, also one who may not sign in."""
    rows = models.Person.objects.filter(email__iexact=email.strip())
    found = rows.values_list("pk", flat=True).first()
    if found is None:
        raise Refusal("PERSON_UNKNOWN", email=email)
    return found


def signing_in(people: Iterable[int]) -> list[int]:
    """Of these persons those who may sign in."""
    rows = models.Person.objects.filter(pk__in=list(people), is_active=True)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def role_held(person: int, post: int, role: Role, on: dt.date) -> int:
    """The role that a person holds at a post on a day."""
    rows = models.RoleHeld.objects.filter(
        _standing(on), person=person, post=post, role=role.value, on_from__lte=on
    )
    found = rows.values_list("id", flat=True).first()
    if found is None:
        raise Refusal("ROLE_NOT_HELD", role=role.value, on=on.isoformat())
    return found


def delegation(from_post: int, to_post: int, on: dt.date) -> int:
    """What one post may do for another on a day."""
    rows = models.Delegation.objects.filter(
        _standing(on), from_post=from_post, to_post=to_post, on_from__lte=on
    )
    found = rows.values_list("id", flat=True).first()
    if found is None:
        raise Refusal("DELEGATION_NOT_STANDING", on=on.isoformat())
    return found


def administrators_post(person: int, on: dt.date) -> int | None:
    """The post at which a person administers the site on a day."""
    held = queries.viewer(By(person), on).held
    return next((one.post for one in held if one.role is Role.ADMINISTRATOR), None)


def _standing(on: dt.date) -> Q:
    return Q(on_until__isnull=True) | Q(on_until__gt=on)


def open_posts(unit: int | None = None) -> list[PostCard]:
    """The open posts of a unit, or of all units, in the order of their codes."""
    if unit is not None:
        return queries.posts_of_unit(unit)
    rows = models.Post.objects.filter(closed_on__isnull=True)
    cards = queries.posts(rows.values_list("pk", flat=True))
    return sorted(cards.values(), key=lambda card: card.code)
