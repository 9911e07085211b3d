"""Posts are found by the database, by their code and their names without accents."""

from typing import Any

from django.db import migrations, models

from remit.kernel import folding

BATCH = 500


def fill(apps: Any, editor: Any) -> None:
    """Every post by its code and its names."""
    posts = apps.get_model("organisation", "Post").objects
    changed: list[Any] = []
    for row in posts.order_by("pk").iterator(chunk_size=BATCH):
        row.folded = folding.lines(row.code, *row.names.values())
        changed.append(row)
        if len(changed) == BATCH:
            posts.bulk_update(changed, ["folded"])
            changed.clear()
    posts.bulk_update(changed, ["folded"])


class Migration(migrations.Migration):
    """Adds what searches look in, and fills it."""

    dependencies = [("organisation", "0006_successions_taken_back")]

    operations = [
        migrations.AddField("post", "folded", models.TextField(default="")),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
