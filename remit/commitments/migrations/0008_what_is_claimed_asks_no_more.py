"""What was claimed asks for no more time: a request that nobody had answered fell away with the claim.
Only the few commitments that seemed to ask are folded again."""

import datetime as dt
import json
from typing import Any

from django.db import migrations

from remit.domain.acts import Tag
from remit.domain.history import Fact, fold

BATCH = 500


def withdraw(apps: Any, editor: Any) -> None:
    """Commitments that asked for more time, as the projection says it now."""
    rows = apps.get_model("commitments", "Commitment").objects
    asking = list(rows.filter(extension_asked=True).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(asking), BATCH):
        some = asking[start : start + BATCH]
        over = [number for number, facts in _facts(apps, some).items() if not _asks(facts)]
        rows.filter(pk__in=over).update(extension_asked=False)


def _asks(facts: list[Fact]) -> bool:
    steps = fold(facts)
    return bool(steps) and steps[-1].state.extension_asked


def _facts(apps: Any, numbers: list[int]) -> dict[int, list[Fact]]:
    acts = apps.get_model("ledger", "Act").objects
    told = acts.filter(subject__in=numbers, tag__startswith="commitment.").order_by("seq")
    facts: dict[int, list[Fact]] = {number: [] for number in numbers}
    for subject, body in told.values_list("subject", "body"):
        act = json.loads(body)
        on = dt.date.fromisoformat(act["effective_on"])
        facts[subject].append(Fact(act["seq"], on, Tag(act["tag"]), act["data"]))
    return facts


class Migration(migrations.Migration):
    dependencies = [("commitments", "0007_what_changed"), ("ledger", "0001_initial")]
    operations = [migrations.RunPython(withdraw, migrations.RunPython.noop)]
