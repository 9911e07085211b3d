"""Units and posts by the codes that somebody typed, in capitals or not."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models.functions import Upper

from remit.organisation import models


@dataclass(frozen=True, slots=True)
class Coded:
    """The units and the posts that bear some codes, and the codes that nobody bears."""

    units: tuple[int, ...]
    posts: tuple[int, ...]
    unknown: tuple[str, ...] = ()


def coded(codes: Iterable[str]) -> Coded:
    """The units and the posts with these codes; a code of both means the unit."""
    typed = {code.upper(): code for code in codes}
    if not typed:
        return Coded((), ())
    units = _found(models.Unit, set(typed))
    posts = _found(models.Post, set(typed) - set(units))
    unknown = (code for upper, code in typed.items() if upper not in {*units, *posts})
    return Coded(tuple(units.values()), tuple(posts.values()), tuple(unknown))


def _found(table: type[models.Unit] | type[models.Post], wanted: set[str]) -> dict[str, int]:
    rows = table.objects.annotate(typed=Upper("code")).filter(typed__in=wanted)
    return dict(rows.order_by("code").values_list("typed", "id"))
