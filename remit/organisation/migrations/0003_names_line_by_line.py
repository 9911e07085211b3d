"""What a search looks in is folded anew: a line for the code and for each name."""

from typing import Any

from django.db import migrations

from remit.kernel import folding
from remit.organisation.projections import borne

BATCH = 500


def fold(apps: Any, editor: Any) -> None:
    """Every unit by its code and by each name that it is known to have borne."""
    units = apps.get_model("organisation", "Unit").objects
    changed: list[Any] = []
    for row in units.order_by("pk").iterator(chunk_size=BATCH):
        row.folded = folding.lines(
            row.code, *_names(row, apps.get_model("organisation", "UnitName"))
        )
        changed.append(row)
        if len(changed) == BATCH:
            units.bulk_update(changed, ["folded"])
            changed.clear()
    units.bulk_update(changed, ["folded"])


def _names(row: Any, borne_names: Any) -> tuple[str, ...]:
    told = [
        borne.Period(one.names, one.on_from, one.on_until, one.known_from, one.known_until)
        for one in borne_names.objects.filter(unit_id=row.pk, known_until__isnull=True)
    ]
    return borne.shown(told)[1] if told else tuple(row.names.values())


class Migration(migrations.Migration):
    dependencies = [("organisation", "0002_names_of_units")]
    operations = [migrations.RunPython(fold, migrations.RunPython.noop)]
