"""What stands as known now is found by its bucket, in the order of the due dates: the list behind a
number of the whole country does not read its whole history."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0005_titles_filed"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="span",
            index=models.Index(
                fields=[
                    "bucket",
                    "revised",
                    "commitment",
                    "on_from",
                    "lead",
                    "above_1",
                    "above_2",
                    "above_3",
                ],
                condition=models.Q(("counted", True), ("known_until", None), ("on_until", None)),
                name="span_lasting",
            ),
        ),
        migrations.AddIndex(
            model_name="span",
            index=models.Index(
                fields=["bucket", "on_until"],
                condition=models.Q(
                    ("counted", True), ("known_until", None), ("on_until__isnull", False)
                ),
                name="span_ending",
            ),
        ),
    ]
