"""The names of renamed units out of their acts. The unit itself carries its present name, and is
found by every name that it is known to have borne."""

from collections.abc import Iterable, Iterator, Sequence

from remit.domain import body
from remit.domain.acts import Tag
from remit.kernel import folding
from remit.ledger import queries as ledger
from remit.ledger.records import Act
from remit.organisation import models
from remit.organisation.projections import borne

BATCH = 1000
_NAMING = frozenset({Tag.UNIT_CREATED, Tag.UNIT_RENAMED})


def rename(acts: Sequence[Act]) -> None:
    """The names of these units are told again, from their founding up to these acts."""
    units = sorted({act.subject for act in acts})
    for start in range(0, len(units), BATCH):
        _retell(units[start : start + BATCH], until=acts[-1].seq)


def _retell(units: Sequence[int], *, until: int) -> None:
    told = {unit: borne.periods(namings) for unit, namings in _namings(units, until).items()}
    models.UnitName.objects.filter(unit__in=units).delete()
    models.UnitName.objects.bulk_create(
        [row for unit, periods in told.items() for row in _rows(unit, periods)], batch_size=BATCH
    )
    named = list(models.Unit.objects.filter(pk__in=units))
    for row in named:
        _take_names(row, told[row.pk])
    models.Unit.objects.bulk_update(named, ["names", "folded"], batch_size=BATCH)


def _namings(units: Sequence[int], until: int) -> dict[int, list[borne.Naming]]:
    found: dict[int, list[borne.Naming]] = {unit: [] for unit in units}
    for act in ledger.acts_of(units, prefix="unit.", texts=False, before=until + 1):
        if act.tag in _NAMING:
            naming = borne.Naming(act.seq, act.effective_on, body.names(act.data, "names"))
            found[act.subject].append(naming)
    return found


def _rows(unit: int, periods: Iterable[borne.Period]) -> Iterator[models.UnitName]:
    for one in periods:
        yield models.UnitName(
            unit_id=unit,
            names=dict(one.names),
            on_from=one.on_from,
            on_until=one.on_until,
            known_from=one.known_from,
            known_until=one.known_until,
        )


def _take_names(row: models.Unit, periods: Iterable[borne.Period]) -> None:
    row.names, every = borne.shown(periods)
    row.folded = folding.lines(row.code, *every)
