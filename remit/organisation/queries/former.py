"""The earlier names by which a search still finds a unit: those that it bore itself, and those of
the units that it continues under another name."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from remit.domain.vocabulary import How
from remit.kernel import folding, searching
from remit.organisation import models

Names = Mapping[str, str]


def continuing(sought: Sequence[str]) -> Q:
    """Units that continue one, under another name, that all of these folded words find."""
    ended = models.Succession.objects.filter(
        searching.bearing(sought, "from_unit__folded"),
        how=How.RENAMED.value,
        known_until__isnull=True,
    )
    return Q(pk__in=ended.values("to_unit"))


def names(units: Iterable[int]) -> dict[int, list[Names]]:
    """Earlier names of these units as known now, the latest first."""
    wanted = list(units)
    found: dict[int, list[Names]] = {}
    own = models.UnitName.objects.filter(
        unit__in=wanted, known_until__isnull=True, on_until__isnull=False
    )
    for unit, borne in own.order_by("-on_from").values_list("unit", "names"):
        found.setdefault(unit, []).append(borne)
    continued = models.Succession.objects.filter(
        to_unit__in=wanted, how=How.RENAMED.value, known_until__isnull=True
    )
    ended = continued.order_by("-on", "id").values_list("to_unit", "from_unit__names")
    for heir, borne in ended:
        found.setdefault(int(heir or 0), []).append(borne)
    return found


def matching(sought: Sequence[str], former: Iterable[Names]) -> str:
    """The latest of some names that has all of these folded words; none is empty."""
    every = (name for borne in former for name in borne.values())
    return next((name for name in every if has(sought, name)), "")


def has(sought: Sequence[str], *called: str) -> bool:
    """Whether the words stand in what something is called, whatever the accents."""
    folded = folding.fold(*called)
    return all(word in folded for word in sought)
