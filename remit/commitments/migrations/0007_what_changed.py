"""What changed between two moments is found by the days and the acts at which states begin and end:
neither the panel of changes nor a list that is read while somebody records reads all of history."""

from django.db import migrations, models

from remit.kernel.indexes import AddIndexMeanwhile

COUNTED = models.Q(("counted", True))


class Migration(migrations.Migration):
    """Each index is kept by itself, and made while the site is used."""

    atomic = False
    keeps_references = True

    dependencies = [
        ("commitments", "0006_what_stands_now"),
    ]

    operations = [
        AddIndexMeanwhile(
            "span",
            models.Index(fields=["on_from", "lead"], condition=COUNTED, name="span_begun_on"),
        ),
        AddIndexMeanwhile(
            "span",
            models.Index(
                fields=["on_until", "lead"],
                condition=models.Q(("counted", True), ("on_until__isnull", False)),
                name="span_ended_on",
            ),
        ),
        AddIndexMeanwhile(
            "span",
            models.Index(fields=["known_from", "lead"], condition=COUNTED, name="span_learnt"),
        ),
        AddIndexMeanwhile(
            "span",
            models.Index(
                fields=["known_until", "lead"],
                condition=models.Q(("counted", True), ("known_until__isnull", False)),
                name="span_outdated",
            ),
        ),
    ]
