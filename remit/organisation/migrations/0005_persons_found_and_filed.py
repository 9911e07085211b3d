"""Persons are found without accents and stand in the order of their names."""

from typing import Any

from django.db import migrations, models

from remit.kernel import collating, folding

BATCH = 500


def fill(apps: Any, editor: Any) -> None:
    """Every person by the name."""
    people = apps.get_model("organisation", "Person").objects
    changed: list[Any] = []
    for row in people.order_by("pk").iterator(chunk_size=BATCH):
        row.folded, row.filed = folding.lines(row.name), collating.place(row.name)
        changed.append(row)
        if len(changed) == BATCH:
            people.bulk_update(changed, ["folded", "filed"])
            changed.clear()
    people.bulk_update(changed, ["folded", "filed"])


class Migration(migrations.Migration):
    """Adds what searches look in and the place in a list, and fills both."""

    dependencies = [("organisation", "0004_barring")]

    operations = [
        migrations.AddField("person", "folded", models.TextField(default="")),
        migrations.AddField("person", "filed", models.TextField(default="")),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
