"""Persons stand in the order of the names that the reader is shown."""

from typing import Any

from django.db import migrations, models

from remit.kernel import collating, names

BATCH = 500


def fill(apps: Any, editor: Any) -> None:
    """Everybody whose name other languages write."""
    people = apps.get_model("organisation", "Person").objects
    changed: list[Any] = []
    for row in people.exclude(names={}).order_by("pk"):
        read = {language: names.shown(row.names, language) for language in names.FALLBACK}
        row.filed_in = {one: collating.place(shown) for one, shown in read.items() if shown}
        changed.append(row)
    people.bulk_update(changed, ["filed_in"], batch_size=BATCH)


class Migration(migrations.Migration):
    """Adds the places in a list by language, and fills them."""

    dependencies = [("organisation", "0008_names_in_other_languages")]

    operations = [
        migrations.AddField("person", "filed_in", models.JSONField(default=dict)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
