"""What comes back is a series: each commitment knows the first one of its own.

Acts of before say nothing of it, so nothing is filled in: what they began stays one row for each.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0008_what_is_claimed_asks_no_more")]
    operations = [
        migrations.AddField(
            model_name="commitment", name="series", field=models.BigIntegerField(null=True)
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(series__isnull=False),
                fields=["series"],
                name="commitment_series",
            ),
        ),
    ]
