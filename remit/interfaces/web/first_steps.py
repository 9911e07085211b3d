"""What a new site lacks before its first commitment, in the order in which it is filled, each with
the doors that fill it. Whoever keeps the site reads it on every page that is still empty."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.domain.rights import Permission, Viewer
from remit.interfaces.web import rights
from remit.interfaces.web.administration import changing
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import people


@dataclass(frozen=True, slots=True)
class Door:
    """Where a step is taken."""

    url: str
    label: str | Promise


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it brings, its doors, and whether it was taken."""

    heading: str | Promise
    says: str | Promise
    doors: tuple[Door, ...]
    is_done: bool


def shown(viewer: Viewer) -> list[Step]:
    """The first steps, to whoever keeps the site and as long as units or persons are missing."""
    if not rights.opens(Permission.ADMINISTER, viewer):
        return []
    _first, persons = people.people("", limit=0)
    steps = [
        _of_units(bool(organisation.home_edition(clock.today()).order)),
        _of_persons(persons > 1),
    ]
    return [] if all(one.is_done for one in steps) else [*steps, _of_texts(viewer)]


def _of_units(is_done: bool) -> Step:
    table = Door(reverse("units_import"), _("Bring units as a table"))
    (one,) = _changes(("create-unit",))
    placed = Door(f"{one.url}?tree={organisation.HOME_TREE}", one.label)
    return Step(
        _("Units"),
        _("Bring them as a table, or create the first one and place it in the tree."),
        (table, placed),
        is_done,
    )


def _of_persons(is_done: bool) -> Step:
    return Step(
        _("Posts and persons"),
        _(
            "Create a post in a unit, enter a person, and give the person a role there: the "
            "secretariat registers texts and assigns, officers report."
        ),
        tuple(_changes(("create-post", "enter-person", "grant-role"))),
        is_done,
    )


def _of_texts(viewer: Viewer) -> Step:
    may = rights.opens(Permission.REGISTER_TEXTS, viewer)
    return Step(
        _("The first text"),
        _(
            "From a post with the role of the secretariat, a directive is registered; what it "
            "orders is read into drafts, and each one that is confirmed becomes a commitment."
        ),
        (Door(reverse("register_text"), _("Register a document")),) if may else (),
        is_done=False,
    )


def _changes(codes: Iterable[str]) -> Iterable[Door]:
    return (Door(reverse("change", args=(code,)), changing.BY_CODE[code].label) for code in codes)
