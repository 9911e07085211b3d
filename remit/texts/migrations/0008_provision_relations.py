"""How a provision of one document stands to a provision of another."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("texts", "0007_folded_anew"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProvisionRelation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("to_start", models.PositiveIntegerField()),
                ("to_end", models.PositiveIntegerField()),
                ("relation", models.CharField(max_length=20)),
                ("known_from", models.BigIntegerField()),
                ("known_until", models.BigIntegerField(null=True)),
                (
                    "from_document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="texts.document",
                    ),
                ),
                (
                    "to_document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="texts.document",
                    ),
                ),
            ],
        ),
    ]
