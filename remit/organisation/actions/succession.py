"""What a succession must satisfy: the unit stands until that day and goes over once, into other
units that exist on it; only a dissolved unit may be without an heir."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from remit.domain import half_open
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import How
from remit.organisation import models
from remit.organisation.actions import checks

BATCH = 5000
Planned = tuple[int, Sequence[int], dt.date, How]


def check(planned: Sequence[Planned]) -> None:
    """Every succession of a batch stands for itself; they are looked up together."""
    ending = [unit for unit, _, _, _ in planned]
    rows = _rows({*ending, *(heir for _, heirs, _, _ in planned for heir in heirs)})
    gone = _gone_over(ending)
    for unit, heirs, on, how in planned:
        code = _known(rows, unit).code
        if unit in gone:
            raise Refusal("UNIT_WENT_OVER_ALREADY", code=code)
        gone.add(unit)
        _check_stands_until(rows[unit], on)
        _check_heirs(rows, unit, heirs, how)
        for heir in heirs:
            checks.standing(rows[heir], on)


def _check_stands_until(row: models.Unit, on: dt.date) -> None:
    if row.exists_from > on:
        raise Refusal("UNIT_NOT_YET", code=row.code, on=row.exists_from.isoformat())
    # A table of units may have said the last day before the heirs were known.
    if row.exists_until is not None and row.exists_until < on:
        raise Refusal(
            "UNIT_DISSOLVED", code=row.code, on=half_open.last_day(row.exists_until).isoformat()
        )


def _check_heirs(
    rows: Mapping[int, models.Unit], unit: int, heirs: Sequence[int], how: How
) -> None:
    code = rows[unit].code
    if not heirs and how is not How.DISSOLVED:
        raise Refusal("HEIR_MISSING", code=code)
    if unit in heirs:
        raise Refusal("HEIR_OF_ITSELF", code=code)
    if len(set(heirs)) < len(heirs):
        raise Refusal("HEIR_TWICE", code=code)
    for heir in heirs:
        _known(rows, heir)


def _known(rows: Mapping[int, models.Unit], unit: int) -> models.Unit:
    if unit not in rows:
        raise Refusal("UNIT_UNKNOWN", code=str(unit))
    return rows[unit]


def _rows(numbers: Iterable[int]) -> dict[int, models.Unit]:
    found: dict[int, models.Unit] = {}
    wanted = sorted(numbers)
    for start in range(0, len(wanted), BATCH):
        found |= models.Unit.objects.in_bulk(wanted[start : start + BATCH])
    return found


def _gone_over(units: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for start in range(0, len(units), BATCH):
        chosen = units[start : start + BATCH]
        rows = models.Succession.objects.filter(from_unit__in=chosen, known_until__isnull=True)
        found.update(rows.values_list("from_unit", flat=True))
    return found
