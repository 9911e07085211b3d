"""Commitments carry their reference, and what a search looks in: title, wording of the due date and
reference, a line for each. All of it follows from the acts, so they fill it."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from django.db import migrations, models

from remit.domain.acts import Tag
from remit.domain.history import Fact, in_force
from remit.kernel import folding

BATCH = 500
PREFIX = "commitment."


def fill(apps: Any, editor: Any) -> None:
    """Every commitment, as the projection does act by act."""
    rows = apps.get_model("commitments", "Commitment").objects
    numbers = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), BATCH):
        some = list(rows.filter(pk__in=numbers[start : start + BATCH]))
        said = _references(apps, numbers[start : start + BATCH])
        for row in some:
            row.reference = said.get(row.pk, "")
            row.folded = folding.fold(row.title) if row.title else ""
            row.sought = folding.lines(row.title, row.due_wording, row.reference)
        rows.bulk_update(some, ["reference", "folded", "sought"])


def _references(apps: Any, numbers: Sequence[int]) -> dict[int, str]:
    """The latest reference in force of each of these commitments."""
    texts = apps.get_model("ledger", "SideText").objects
    written = dict(
        texts.filter(key="reference", act__subject__in=numbers, act__tag__startswith=PREFIX)
        .order_by("act_id")
        .values_list("act_id", "text")
    )
    acts = apps.get_model("ledger", "Act").objects
    facts: dict[int, list[Fact]] = {}
    for subject, body in (
        acts.filter(subject__in=numbers, tag__startswith=PREFIX)
        .order_by("seq")
        .values_list("subject", "body")
    ):
        facts.setdefault(subject, []).append(_fact(json.loads(body)))
    standing = {
        subject: [one.seq for one in in_force(known) if one.seq in written]
        for subject, known in facts.items()
    }
    return {subject: written[seqs[-1]] or "" for subject, seqs in standing.items() if seqs}


def _fact(act: Any) -> Fact:
    on = dt.date.fromisoformat(act["effective_on"])
    return Fact(act["seq"], on, Tag(act["tag"]), act["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0001_initial"),
        ("ledger", "0001_initial"),
    ]
    operations = [
        migrations.AddField(
            model_name="commitment",
            name="reference",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="commitment",
            name="sought",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
