"""Titles stand in a list in the order of their language."""

from typing import Any

from django.db import migrations, models

from remit.kernel import collating

BATCH = 500


def fill(apps: Any, editor: Any) -> None:
    """Every commitment by its title."""
    rows = apps.get_model("commitments", "Commitment").objects
    numbers = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), BATCH):
        some = list(rows.filter(pk__in=numbers[start : start + BATCH]).only("pk", "title"))
        for row in some:
            row.filed = collating.place(row.title)
        rows.bulk_update(some, ["filed"])


class Migration(migrations.Migration):
    """Adds the place of the title and fills it."""

    dependencies = [("commitments", "0004_balances_by_place")]

    operations = [
        migrations.AddField("commitment", "filed", models.TextField(default="")),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
