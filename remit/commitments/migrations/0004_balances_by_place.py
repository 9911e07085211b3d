"""A balance is one row with the tallies of all places. Those of before are thrown away: the tick
strikes them anew from the movements, and until then figures are summed without them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0003_balances"),
    ]

    operations = [
        migrations.DeleteModel(name="Balance"),
        migrations.DeleteModel(name="Struck"),
        migrations.CreateModel(
            name="Balance",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("on", models.DateField()),
                ("until", models.BinaryField()),
                ("always", models.BinaryField()),
            ],
        ),
    ]
