"""Units get their names as periods. The table follows from acts, so the acts fill it: the units that
were renamed before it was there are told again from their founding."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from remit.kernel import folding
from remit.organisation.projections import borne

NAMING = ("unit.created", "unit.renamed")


def tell(apps: Any, editor: Any) -> None:
    """Fill the table from the acts, as the projection does act by act."""
    unit_names = apps.get_model("organisation", "UnitName")
    units = apps.get_model("organisation", "Unit")
    acts = apps.get_model("ledger", "Act").objects
    renamed = acts.filter(tag="unit.renamed").values_list("subject", flat=True).distinct()
    for unit in [*renamed.order_by("subject")]:
        told = acts.filter(subject=unit, tag__in=NAMING).order_by("seq").values_list("body")
        periods = borne.periods([*_namings(told)])
        unit_names.objects.bulk_create([unit_names(unit_id=unit, **_row(one)) for one in periods])
        _take_names(units.objects.get(pk=unit), periods)


def _namings(bodies: Any) -> Iterator[borne.Naming]:
    for (body,) in bodies:
        act = json.loads(body)
        on = dt.date.fromisoformat(act["effective_on"])
        yield borne.Naming(act["seq"], on, act["data"]["names"])


def _row(period: borne.Period) -> dict[str, object]:
    return {
        "names": period.names,
        "on_from": period.on_from,
        "on_until": period.on_until,
        "known_from": period.known_from,
        "known_until": period.known_until,
    }


def _take_names(row: Any, periods: list[borne.Period]) -> None:
    row.names, every = borne.shown(periods)
    row.folded = folding.fold(row.code, *every)
    row.save(update_fields=["names", "folded"])


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_initial"),
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnitName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("names", models.JSONField()),
                ("on_from", models.DateField()),
                ("on_until", models.DateField(null=True)),
                ("known_from", models.BigIntegerField()),
                ("known_until", models.BigIntegerField(null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="names_borne",
                        to="organisation.unit",
                    ),
                ),
            ],
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
