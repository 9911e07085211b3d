"""Titles stand in a list in the order of their language."""

from typing import Any

from django.db import migrations, models

from remit.kernel import collating, columns


def fill(apps: Any, editor: Any) -> None:
    """Every commitment by its title."""
    rows = apps.get_model("commitments", "Commitment").objects.all()
    columns.fill(rows, "filed", "title", collating.place)


class Migration(migrations.Migration):
    """Adds the place of the title and fills it, batch by batch: each is kept by itself."""

    atomic = False
    keeps_references = True

    dependencies = [("commitments", "0004_balances_by_place")]

    operations = [
        columns.AddColumn("commitment", "filed", models.TextField(default="")),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
