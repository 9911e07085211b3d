"""Reading the ledger: its head, the acts of a subject, what was known when, and verification."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Max, Q, QuerySet

from remit.kernel import clock, writes
from remit.ledger import binding, models
from remit.ledger.records import Act

HEAD = "head"
OPENING = "opening"
ABOUT = "acts about"


_HEAD = """
SELECT seq, hash, recorded_at, (SELECT body FROM ledger_act WHERE seq = 1)
FROM ledger_act ORDER BY seq DESC LIMIT 1
"""
_TO_CONTINUE = """
SELECT act.*, (SELECT body FROM ledger_act WHERE seq = 1) AS opening
FROM ledger_act act
WHERE act.subject = %s OR act.seq = (SELECT max(seq) FROM ledger_act)
ORDER BY act.seq
"""


@dataclass(frozen=True, slots=True)
class Head:
    """The latest act, where the next one continues, and the body of the first one."""

    seq: int
    hash: bytes
    recorded_at: dt.datetime
    opening: str

    @property
    def is_example(self) -> bool:
        """Whether the first act says that this ledger is an example."""
        return bool(self.opening) and bool(json.loads(self.opening)["data"].get("example"))


def head() -> Head | None:
    """The latest act, or None while the ledger is not open; a page asks for it once."""
    return writes.asked_once(HEAD, _latest)


def counted_by_tag(*, after: int) -> tuple[int, dict[str, int]]:
    """How many acts of each kind came after a number, and the number of the last of them: whoever
    keeps both counts on from there."""
    rows = models.Act.objects.filter(seq__gt=after).order_by().values("tag")
    found = list(rows.annotate(n=Count("seq"), last=Max("seq")))
    upto = max((row["last"] for row in found), default=after)
    return upto, {row["tag"]: row["n"] for row in found}


def is_example() -> bool:
    """Whether this ledger is an example."""
    latest = head()
    return latest is not None and latest.is_example


def acts_to_continue(subject: int, *, prefix: str) -> list[Act]:
    """The acts about a subject without their texts, for whoever records the next one.

    The head comes with them, and is not asked for again in the same write transaction: nobody else
    appends while the lock is held.
    """
    rows = list(models.Act.objects.raw(_TO_CONTINUE, [subject]))
    if rows:
        writes.keep(HEAD, _head(rows[-1]))
    about = [row for row in rows if row.subject == subject and row.tag.startswith(prefix)]
    return [binding.parsed(row.body, bytes(row.hash), {}) for row in about]


def acts_of(
    subjects: Iterable[int], *, prefix: str = "", texts: bool = True, before: int | None = None
) -> list[Act]:
    """The acts about these subjects, in the order in which they were recorded."""
    rows = models.Act.objects.filter(subject__in=list(subjects), tag__startswith=prefix)
    chosen = rows.filter(seq__lt=before) if before is not None else rows
    return _with_texts(chosen.order_by("seq"), texts=texts)


def acts_with(subjects: Iterable[int], tags: Iterable[str]) -> list[Act]:
    """The acts of some kinds about these subjects in their order, without their texts."""
    rows = models.Act.objects.filter(subject__in=list(subjects), tag__in=list(tags))
    return _with_texts(rows.order_by("seq"), texts=False)


def acts_tagged(tag: str) -> list[Act]:
    """Every act of one kind, in their order."""
    return _with_texts(models.Act.objects.filter(tag=tag).order_by("seq"))


def acts_recorded(at: Iterable[dt.datetime], tags: Iterable[str]) -> list[Act]:
    """The acts of some kinds that were recorded at these instants, without their texts."""
    rows = models.Act.objects.filter(recorded_at__in=list(at), tag__in=list(tags))
    return _with_texts(rows.order_by("seq"), texts=False)


def acts_about(subject: int, *, prefix: str) -> list[Act]:
    """The acts about a subject whose kind begins so; a page that shows several kinds reads once."""
    every = writes.asked_once((ABOUT, subject), lambda: acts_of([subject]))
    return [one for one in every if one.tag.startswith(prefix)]


def keep_first(acts: Iterable[Act]) -> None:
    """Whoever recorded the first act on a subject need not read it back; what follows it in the
    same write transaction is read with it."""
    for one in acts:
        if one.subject == one.seq:
            writes.keep((ABOUT, one.subject), [one])
        elif writes.recalled((ABOUT, one.subject)) is not None:
            writes.forget(ABOUT)


def act(seq: int) -> Act | None:
    """One act, whatever it is about."""
    found = _with_texts(models.Act.objects.filter(seq=seq))
    return found[0] if found else None


def all_acts(
    *, after: int = 0, size: int = 2000, besides: Iterable[str] = ()
) -> Iterator[list[Act]]:
    """Every act after that seq, in batches, in order; besides those with such tags."""
    rows = models.Act.objects.order_by("seq")
    for prefix in besides:
        rows = rows.exclude(tag__startswith=prefix)
    while True:
        batch = _with_texts(rows.filter(seq__gt=after)[:size])
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


def hashes(seqs: Iterable[int]) -> dict[int, bytes]:
    """The hashes of those of these acts that were recorded."""
    rows = models.Act.objects.filter(seq__in=sorted(seqs)).values_list("seq", "hash")
    return {seq: bytes(found) for seq, found in rows}


def subjects(*, after: int, until: int) -> list[int]:
    """What the acts between two numbers are about, each once; the latter is one of them."""
    rows = models.Act.objects.filter(seq__gt=after, seq__lte=until, subject__isnull=False)
    return list(rows.order_by().values_list("subject", flat=True).distinct())


def body_of(seq: int) -> str | None:
    """The body of an act as stored, for whoever recomputes its hash."""
    return models.Act.objects.filter(seq=seq).values_list("body", flat=True).first()


def _latest() -> Head | None:
    with connection.cursor() as cursor:
        cursor.execute(_HEAD)
        row = cursor.fetchone()
    if row is None:
        return None
    seq, last, at, opening = row
    # SQLite keeps instants in UTC, and does not say so.
    return Head(seq, bytes(last), at if at.tzinfo else at.replace(tzinfo=dt.UTC), opening)


def _head(row: models.Act) -> Head:
    return Head(row.seq, bytes(row.hash), row.recorded_at, getattr(row, OPENING) or "")


def _with_texts(rows: QuerySet[models.Act], *, texts: bool = True) -> list[Act]:
    loaded = list(rows.values_list("seq", "body", "hash"))
    found = _texts([seq for seq, _body, _hash in loaded] if texts else [])
    return [
        binding.parsed(body, bytes(act_hash), found.get(seq, {})) for seq, body, act_hash in loaded
    ]


def _texts(seqs: Sequence[int]) -> dict[int, dict[str, str | None]]:
    found: dict[int, dict[str, str | None]] = {}
    if not seqs:
        return found
    rows = models.SideText.objects.filter(act__in=seqs)
    for act_id, key, text in rows.values_list("act_id", "key", "text"):
        found.setdefault(act_id, {})[key] = text
    return found


def texts_naming(words: Sequence[str]) -> list[tuple[int, str]]:
    """The side texts in which one of these stands as it is written: their acts and keys."""
    named = Q()
    for one in words:
        named |= Q(text__icontains=one)
    rows = models.SideText.objects.filter(named, text__isnull=False).order_by("act_id", "key")
    return list(rows.values_list("act_id", "key"))
