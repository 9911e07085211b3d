"""Whether the ledger is whole: numbering, links, bodies, columns, side texts, guards, and the roots
that were signed over it.

Verification answers with all findings; an empty list says that nothing was changed since. It reads
page by page and holds nothing open between two pages, so that whoever waits can be told how far it
is, and can end it there.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from remit.domain.acts import Tag
from remit.domain.refusals import Finding
from remit.ledger import binding, chain, guards, models
from remit.ledger.check_proof import Checkpoint
from remit.ledger.queries import retracing

SIZE = 5000
Row = tuple[Any, ...]
_COLUMNS = ("seq", "id", "recorded_at", "effective_on", "tag", "subject", "by_person", "by_post")
_READ = (
    *("id_of_act" if name == "id" else name for name in _COLUMNS),
    "body",
    "prev_hash",
    "hash",
)
_BODY, _PREV, _HASH = len(_COLUMNS), len(_COLUMNS) + 1, len(_COLUMNS) + 2


@dataclass(frozen=True, slots=True)
class Verified:
    """How many acts were read, the hash of the last one, and what is wrong."""

    acts: int
    head: str
    findings: tuple[Finding, ...]


def verify(
    *,
    since: Checkpoint | None = None,
    held: Iterable[Checkpoint] = (),
    each: Callable[[int], None] = lambda _read: None,
) -> Verified:
    """Read every act as stored and name each that does not hold; compare all that was signed.

    From a checkpoint on, what is before it is known by its root alone. Whoever kept checkpoints
    outside the site holds the ledger to them too. After each page `each` is told the act reached.
    """
    findings = [Finding("GUARD_MISSING", {"guard": name}) for name in sorted(guards.missing())]
    begin = since.size if since else 0
    seq, prev = begin, _hash_of(begin)
    retraced = retracing.begun(since, held)
    findings += retraced.compared()
    texts = _Texts(begin)
    for rows in _pages(begin):
        texts.turn_to(rows[0][0], rows[-1][0])
        for row in rows:
            if row[0] != seq + 1:
                missing = {"from": str(seq + 1), "until": str(row[0])}
                findings.append(Finding("ACT_MISSING", missing))
            fields = _fields(row[_BODY])
            findings += _faults(row, prev, fields)
            texts.compare(row[0], fields)
            seq, prev = row[0], bytes(row[_HASH])
            findings += retraced.add(prev)
        each(seq)
    findings += [*retraced.ended(), *retracing.signature_faults(begin), *texts.faults()]
    return Verified(seq, prev.hex(), tuple(findings))


def _pages(after: int) -> Iterator[Sequence[Row]]:
    """The acts behind one, page by page."""
    rows = models.Act.objects.order_by("seq").values_list(*_READ)
    while page := list(rows.filter(seq__gt=after)[:SIZE]):
        yield page
        after = page[-1][0]


def _hash_of(seq: int) -> bytes:
    found = models.Act.objects.filter(seq=seq).values_list("hash", flat=True).first()
    return bytes(found) if found is not None else chain.ZERO


def _faults(row: Row, prev: bytes, fields: Mapping[str, Any]) -> Iterator[Finding]:
    prev_hash = bytes(row[_PREV])
    if prev_hash != prev:
        yield Finding("LINK_BROKEN", {"act": str(row[0])})
    if chain.link(prev_hash, row[_BODY]) != bytes(row[_HASH]):
        yield Finding("BODY_CHANGED", {"act": str(row[0])})
        return
    said = _said(fields)
    for column, stored, meant in zip(_COLUMNS, _stored(row), said, strict=True):
        if stored != meant:
            yield Finding("COLUMN_CHANGED", {"act": str(row[0]), "column": column})


def _stored(row: Row) -> tuple[object, ...]:
    """The columns as a body would write them."""
    seq, number, recorded_at, effective_on, *rest = row[:_BODY]
    return (seq, str(number), binding.instant_text(recorded_at), effective_on.isoformat(), *rest)


def _said(fields: Mapping[str, Any]) -> tuple[object, ...]:
    """What the body says of the columns."""
    by = fields.get("by")
    actor = by if isinstance(by, Mapping) else {}
    told = (fields.get(name) for name in _COLUMNS[:-2])
    return (*told, actor.get("person"), actor.get("post"))


def _fields(body: str) -> Mapping[str, Any]:
    """What a body says; one that says nothing that can be read was changed, and is named as such
    without keeping anyone from reading on."""
    try:
        fields = json.loads(body)
    except ValueError:
        return {}
    return fields if isinstance(fields, Mapping) else {}


class _Texts:
    """The side texts, read beside the acts to which they belong."""

    def __init__(self, after: int) -> None:
        """Begin behind an act."""
        self._after = after
        self._kept: dict[int, list[tuple[str, bytes, str]]] = {}
        self._changed: list[tuple[int, str]] = []
        self._missing: list[tuple[int, str]] = []

    def turn_to(self, first: int, last: int) -> None:
        """The texts of a page of acts."""
        rows = models.SideText.objects.filter(text__isnull=False, act__gte=first, act__lte=last)
        self._kept = {}
        for act, key, salt, text in rows.values_list("act_id", "key", "salt", "text"):
            self._kept.setdefault(act, []).append((key, bytes(salt or b""), text or ""))

    def compare(self, seq: int, fields: Mapping[str, Any]) -> None:
        """The texts of an act are those that its body seals."""
        told = fields.get("texts")
        sealed = told if isinstance(told, Mapping) else {}
        kept = self._kept.get(seq, ())
        self._changed += [
            (seq, key) for key, salt, text in kept if chain.seal_text(salt, text) != sealed.get(key)
        ]
        names = {key for key, _salt, _text in kept}
        self._missing += [(seq, key) for key in sealed if key not in names]

    def faults(self) -> Iterator[Finding]:
        """Texts that were changed, and those that are gone without an act that erased them."""
        for act, key in self._changed:
            yield Finding("TEXT_CHANGED", {"act": str(act), "key": key})
        erased = {*_erased(self._after)} if self._missing else set()
        for act, key in self._missing:
            if (act, key) not in erased:
                yield Finding("TEXT_MISSING", {"act": str(act), "key": key})


def _erased(after: int) -> Iterator[tuple[object, object]]:
    """The texts that an act erased; a text that is gone otherwise was taken away."""
    acts = models.Act.objects.filter(tag=Tag.TEXT_ERASED.value, seq__gt=after)
    for body in acts.values_list("body", flat=True).iterator(chunk_size=SIZE):
        data = _fields(body).get("data")
        if isinstance(data, Mapping):
            yield data.get("act"), data.get("key")
