"""Until which act a succession was known; one that was taken back before its day stands no more."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds one number to successions; none of those there are was taken back."""

    dependencies = [("organisation", "0005_persons_found_and_filed")]

    operations = [
        migrations.AddField(
            model_name="succession", name="known_until", field=models.BigIntegerField(null=True)
        ),
    ]
