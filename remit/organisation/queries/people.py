"""The persons of the site as whoever keeps it looks for them: with the roles they hold, held and
will hold, each at a post of a unit."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db.models import Expression, F, Q, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.utils import translation

from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Role
from remit.kernel import folding, ordering
from remit.organisation import models, queries
from remit.organisation.queries import PostCard, UnitCard, resting


@dataclass(frozen=True, slots=True)
class Holding:
    """A role of a person at a post, from a day until another."""

    id: int
    role: Role
    post: PostCard
    unit: UnitCard
    on_from: dt.date
    on_until: dt.date | None

    def stands(self, on: dt.date) -> bool:
        """Whether it is held on a day."""
        return self.on_from <= on and not self.ended(on)

    def ended(self, on: dt.date) -> bool:
        """Whether it was over on a day."""
        return self.on_until is not None and self.on_until <= on


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person with the roles, the latest first."""

    id: int
    name: str
    email: str
    language: str
    is_active: bool
    is_erased: bool
    barred_at: dt.datetime | None
    holdings: Sequence[Holding]


def people(words: str, *, start: int = 0, limit: int = 50) -> tuple[list[Somebody], int]:
    """The persons whose name or address has all the words, also without their accents, by name; and
    how many there are."""
    wanted = Q()
    for word in folding.sought(words):
        wanted &= Q(folded__bears=word) | Q(email__icontains=word)
    rows = models.Person.objects.filter(wanted).order_by(_in_order(), "id")
    return _with_holdings(rows[start : start + limit]), rows.count()


def _in_order() -> Expression | F:
    """The names as the reader is shown them."""
    language = (translation.get_language() or "").split("-")[0]
    filed = Coalesce(KeyTextTransform(language, "filed_in"), F("filed"), output_field=TextField())
    return ordering.by_signs(filed)


def somebody(number: int) -> Somebody:
    """One person."""
    found = _with_holdings(models.Person.objects.filter(pk=number))
    if not found:
        raise Refusal("PERSON_UNKNOWN", email=f"#{number}")
    return found[0]


def has_second_step(number: int) -> bool:
    """Whether a person set up a second step at sign-in."""
    return bool(Authenticator.objects.filter(user=number).exists())


def _with_holdings(rows: Iterable[models.Person]) -> list[Somebody]:
    people = list(rows)
    held = _holdings([one.pk for one in people])
    return [
        Somebody(
            id=one.pk,
            name=one.called,
            email=one.email,
            language=one.language,
            is_active=one.is_active,
            is_erased=one.is_erased,
            barred_at=one.barred_at,
            holdings=held[one.pk],
        )
        for one in people
    ]


def _holdings(people: Sequence[int]) -> Mapping[int, list[Holding]]:
    rows = list(models.RoleHeld.objects.filter(person__in=people).order_by("-on_from", "-id"))
    posts = queries.posts(row.post_id for row in rows)
    units = queries.units(post.unit for post in posts.values())
    found: dict[int, list[Holding]] = {one: [] for one in people}
    for row in rows:
        post = posts[row.post_id]
        found[row.person_id].append(
            Holding(row.pk, Role(row.role), post, units[post.unit], row.on_from, row.on_until)
        )
    return found


def names(numbers: Iterable[int]) -> dict[int, str]:
    """What persons are called, by their numbers."""
    wanted = sorted(set(numbers))
    found = models.Person.objects.filter(pk__in=wanted) if wanted else models.Person.objects.none()
    return {row.pk: row.called for row in found.only("name", "names")}


def roles(numbers: Iterable[int]) -> dict[int, tuple[int, Role, int]]:
    """The person, the role and the post of roles held, by their numbers."""
    wanted = sorted(set(numbers))
    rows = models.RoleHeld.objects.filter(pk__in=wanted) if wanted else ()
    return {row.pk: (row.person_id, Role(row.role), row.post_id) for row in rows}


def holder(held: int) -> int:
    """Whose role it is."""
    found = models.RoleHeld.objects.filter(pk=held).values_list("person", flat=True).first()
    if found is None:
        raise Refusal("ROLE_NOT_HELD", role=str(held), on="")
    return found


def persons_at(*, units: Iterable[int], posts: Iterable[int] = (), on: dt.date) -> set[int]:
    """Who holds a role in one of these units, or at one of these posts, on a day."""
    return set(resting.holders(units=units, posts=posts, on=on).values_list("person", flat=True))


def auditors(on: dt.date) -> list[queries.PersonCard]:
    """Who audits on a day, and can be written to."""
    rows = resting.standing(models.RoleHeld.objects.filter(role=Role.AUDITOR.value), on)
    held = models.Person.objects.filter(is_active=True, pk__in=rows.values("person"))
    return [queries.person(number) for number in held.order_by("pk").values_list("pk", flat=True)]
