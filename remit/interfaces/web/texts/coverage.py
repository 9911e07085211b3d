"""How far a document has owners: four counts that open to their provisions, who owes which, and the
commitments behind one count of that table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from remit.commitments.queries import provisions
from remit.commitments.queries.provisions import Owed, Whole
from remit.domain.buckets import ClockName
from remit.domain.coverage import Became
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.interfaces.web.texts import owed
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard
from remit.texts.confirming.sorting import Show

# What became of a provision: its word, its tone, and the drafts to which its count opens.
GROUPS: Mapping[Became, tuple[Promise, str, Show]] = MappingProxyType(
    {
        Became.OWNED: (gettext_lazy("with a commitment"), "good", Show.OWNED),
        Became.WAITING: (gettext_lazy("waiting for a decision"), "wait", Show.WAITING),
        Became.REJECTED: (gettext_lazy("rejected, with a reason"), "muted", Show.REJECTED),
        Became.NOTHING_OWED: (
            gettext_lazy("of which nothing is owed, as it seems"),
            "muted",
            Show.LOW,
        ),
    }
)
# The columns of the table, each with what counts in it.
COLUMNS: Mapping[str, tuple[Promise, Callable[[Owed], bool]]] = MappingProxyType(
    {
        "all": (pgettext_lazy("commitments", "All"), lambda one: True),
        "open": (pgettext_lazy("commitments", "Open"), lambda one: one.stands_in("open")),
        "overdue": (
            gettext_lazy("Overdue by the revised date"),
            lambda one: one.stands_in("open_overdue"),
        ),
        "overdue_originally": (
            gettext_lazy("Overdue by the original date"),
            lambda one: one.stands_in("open_overdue", ClockName.ORIGINAL),
        ),
        "done": (pgettext_lazy("commitments", "Done"), lambda one: one.stands_in("done")),
    }
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number that opens to what it counts."""

    label: str
    n: int
    url: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Owner:
    """A unit with its counts, in the order of the columns."""

    unit: UnitCard
    counts: Sequence[Count]


@dataclass(frozen=True, slots=True)
class Opened:
    """The commitments behind one count."""

    heading: str
    lines: Sequence[owed.Line]


def context(request: Asking, whole: Whole) -> dict[str, object]:
    """Coverage and owners of a document, and the list that is asked for."""
    units = organisation.units({one.lead for one in whole.owed if one.lead})
    found = whole.coverage
    return {
        "obliging": found.obliging,
        "groups": [
            Count(str(word), found.counts[became], f"?show={show.value}#drafts", tone)
            for became, (word, tone, show) in GROUPS.items()
        ],
        "fallen": found.fallen,
        "elsewhere": len(whole.elsewhere),
        "owned_columns": [word for word, _counts in COLUMNS.values()],
        "owners": _owners(whole, units),
        "opened": _opened(request, whole, units),
    }


def _owners(whole: Whole, units: Mapping[int, UnitCard]) -> list[Owner]:
    """Each unit that leads something, the one that leads the most first."""
    made = provisions.by_lead(whole.owed)
    ordered = sorted(made.items(), key=lambda one: (-len(one[1]), units[one[0]].filed))
    return [Owner(units[unit], _counts(units[unit], some)) for unit, some in ordered]


def _counts(unit: UnitCard, some: Sequence[Owed]) -> list[Count]:
    return [
        Count(
            label=str(word),
            n=sum(map(counts, some)),
            url=f"?{urlencode({'owner': unit.code, 'column': code})}#owed",
        )
        for code, (word, counts) in COLUMNS.items()
    ]


def _opened(request: Asking, whole: Whole, units: Mapping[int, UnitCard]) -> Opened | None:
    """What stands behind the count that the address names."""
    if reading.text(request.GET, "owed") == "fallen":
        return Opened(_("Provisions without a commitment that stands"), _lines(whole.fallen, units))
    if reading.text(request.GET, "owed") == "elsewhere":
        return Opened(_("Commitments at no provision"), _lines(whole.elsewhere, units))
    code = reading.text(request.GET, "owner")
    unit = next((one for one in units.values() if one.code == code), None) if code else None
    if unit is None:
        return None
    word, counts = COLUMNS.get(reading.text(request.GET, "column"), COLUMNS["all"])
    some = [one for one in provisions.by_lead(whole.owed)[unit.id] if counts(one)]
    heading = _("%(unit)s: %(column)s") % {"unit": unit.name, "column": word}
    return Opened(heading, _lines(some, units))


def _lines(some: Sequence[Owed], units: Mapping[int, UnitCard]) -> list[owed.Line]:
    return owed.lines(some, units)
