"""A commitment of which every act was taken back says so, and is still read: what it was to be stays on
it. Before, it stood as rejected and without its words. Only these few are looked at."""

import datetime as dt
import json
from typing import Any

from django.db import migrations

from remit.domain.acts import Tag
from remit.domain.history import Fact, annulled
from remit.kernel import collating, folding


def read_again(apps: Any, editor: Any) -> None:
    """Each as its first act began it."""
    acts = apps.get_model("ledger", "Act").objects
    texts = apps.get_model("ledger", "SideText").objects
    rows = apps.get_model("commitments", "Commitment").objects
    for row in rows.filter(begins_on=None, work="REJECTED").order_by("pk"):
        first = json.loads(acts.values_list("body", flat=True).get(seq=row.pk))
        on = dt.date.fromisoformat(first["effective_on"])
        state = annulled([Fact(row.pk, on, Tag(first["tag"]), first["data"])])
        row.work, row.lead_id, row.post_id = state.work.value, state.lead, state.post
        row.original, row.revised = state.original, state.revised
        row.due_said = first["data"].get("due_said")
        said = dict(texts.filter(act=row.pk).values_list("key", "text"))
        row.title, row.due_wording, row.reference = (
            said.get(key) or "" for key in ("title", "wording", "reference")
        )
        row.folded = folding.fold(row.title) if row.title else ""
        row.filed = collating.place(row.title)
        row.sought = folding.lines(row.title, row.due_wording, row.reference)
        row.save()


class Migration(migrations.Migration):
    dependencies = [("commitments", "0009_series"), ("ledger", "0001_initial")]
    operations = [migrations.RunPython(read_again, migrations.RunPython.noop)]
