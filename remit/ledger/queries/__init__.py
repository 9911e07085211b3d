"""Reading the ledger: its head, the acts of a subject, what was known when, and verification."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Max

from remit.kernel import clock
from remit.ledger import binding, models
from remit.ledger.records import Act


@dataclass(frozen=True, slots=True)
class Head:
    """The latest act: where the next one continues."""

    seq: int
    hash: bytes
    recorded_at: dt.datetime


def head() -> Head | None:
    """The latest act, or None while the ledger is not open."""
    row = models.Act.objects.order_by("-seq").values_list("seq", "hash", "recorded_at").first()
    return Head(row[0], bytes(row[1]), row[2]) if row else None


def is_example() -> bool:
    """Whether the first act says that this ledger is an example."""
    body = models.Act.objects.filter(seq=1).values_list("body", flat=True).first()
    return bool(body) and bool(json.loads(str(body))["data"].get("example"))


def acts_of(
    subjects: Iterable[int], *, prefix: str = "", texts: bool = True, before: int | None = None
) -> list[Act]:
    """The acts about these subjects, in the order in which they were recorded."""
    rows = models.Act.objects.filter(subject__in=list(subjects), tag__startswith=prefix)
    chosen = rows.filter(seq__lt=before) if before is not None else rows
    return _with_texts(chosen.order_by("seq"), texts=texts)


def act(seq: int) -> Act | None:
    """One act, whatever it is about."""
    found = _with_texts(models.Act.objects.filter(seq=seq))
    return found[0] if found else None


def all_acts(*, after: int = 0, size: int = 2000) -> Iterator[list[Act]]:
    """Every act after that seq, in batches, in order."""
    while True:
        batch = _with_texts(models.Act.objects.filter(seq__gt=after).order_by("seq")[:size])
        if not batch:
            return
        yield batch
        after = batch[-1].seq


def seq_known_at(instant: dt.datetime) -> int:
    """The seq up to which acts were known at an instant; 0 before the first act."""
    known = models.Act.objects.filter(recorded_at__lte=instant).aggregate(seq=Max("seq"))["seq"]
    return known or 0


def days_of(seqs: Iterable[int]) -> dict[int, dt.date]:
    """The days on which acts were recorded."""
    rows = models.Act.objects.filter(seq__in=list(seqs)).values_list("seq", "recorded_at")
    return {seq: clock.day_of(recorded_at) for seq, recorded_at in rows}


def body_of(seq: int) -> str | None:
    """The body of an act as stored, for whoever recomputes its hash."""
    return models.Act.objects.filter(seq=seq).values_list("body", flat=True).first()


def _with_texts(rows: Iterable[models.Act], *, texts: bool = True) -> list[Act]:
    loaded = list(rows)
    found = _texts([row.seq for row in loaded] if texts else [])
    return [binding.parsed(row.body, bytes(row.hash), found.get(row.seq, {})) for row in loaded]


def _texts(seqs: Sequence[int]) -> dict[int, dict[str, str | None]]:
    found: dict[int, dict[str, str | None]] = {}
    rows = models.SideText.objects.filter(act__in=seqs) if seqs else models.SideText.objects.none()
    for act_id, key, text in rows.values_list("act_id", "key", "text"):
        found.setdefault(act_id, {})[key] = text
    return found
