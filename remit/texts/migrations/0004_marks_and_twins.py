"""Texts get their marks, so that one work in two languages is recognised; drafts that say the same
are twins. Marks follow from texts, so the texts that are there fill the table."""

import hashlib
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from remit.domain import pairing
from remit.texts import packs

MOST = 500


def fill(apps: Any, editor: Any) -> None:
    """Documents that are there already are found by their marks too, like those to come."""
    mark, marking = apps.get_model("texts", "Mark"), apps.get_model("texts", "Marking")
    documents = apps.get_model("texts", "Document").objects.order_by("pk")
    for pk, text in documents.values_list("pk", "source__text").iterator(chunk_size=50):
        found = sorted(pairing.marks(text, packs.packs()), key=_hash)[:MOST]
        rows = [mark.objects.get_or_create(kind=one.kind, value=one.value)[0] for one in found]
        mark.objects.filter(pk__in=[row.pk for row in rows]).update(texts=models.F("texts") + 1)
        marking.objects.bulk_create(marking(document_id=pk, mark_id=row.pk) for row in rows)


def _hash(mark: pairing.Mark) -> bytes:
    return hashlib.sha256(f"{mark.kind} {mark.value}".encode()).digest()


class Migration(migrations.Migration):
    dependencies = [
        ("texts", "0003_examples_and_aliases"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("value", models.CharField(max_length=120)),
                ("texts", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("value", "kind"), name="one_mark")],
            },
        ),
        migrations.CreateModel(
            name="Marking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="markings",
                        to="texts.document",
                    ),
                ),
                (
                    "mark",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="markings",
                        to="texts.mark",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ToldApart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("said_at", models.DateTimeField()),
                ("said_by", models.BigIntegerField(null=True)),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="told_apart",
                        to="texts.document",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="told_apart_back",
                        to="texts.document",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other"), name="told_apart_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Twin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("parted_at", models.DateTimeField(null=True)),
                ("parted_by", models.BigIntegerField(null=True)),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="twins",
                        to="texts.draft",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="twins_back",
                        to="texts.draft",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("one", "other"), name="one_twin")],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
