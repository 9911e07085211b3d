"""Whether the ledger is whole: numbering, links, bodies, columns, side texts, guards, and the roots
that were signed over it.

Verification answers with all findings; an empty list says that nothing was changed since.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from remit.domain.acts import Tag
from remit.domain.refusals import Finding
from remit.ledger import binding, chain, guards, models
from remit.ledger.check_proof import Checkpoint
from remit.ledger.queries import retracing

SIZE = 5000


@dataclass(frozen=True, slots=True)
class Verified:
    """How many acts were read, the hash of the last one, and what is wrong."""

    acts: int
    head: str
    findings: tuple[Finding, ...]


def verify(*, since: Checkpoint | None = None, held: Iterable[Checkpoint] = ()) -> Verified:
    """Read every act as stored and name each that does not hold; compare all that was signed.

    From a checkpoint on, what is before it is known by its root alone. Whoever kept checkpoints
    outside the site holds the ledger to them too.
    """
    findings = [Finding("GUARD_MISSING", {"guard": name}) for name in sorted(guards.missing())]
    begin = since.size if since else 0
    seq, prev = begin, _hash_of(begin)
    retraced = retracing.begun(since, held)
    findings += retraced.compared()
    rows = models.Act.objects.filter(seq__gt=begin).order_by("seq")
    for row in rows.iterator(chunk_size=SIZE):
        if row.seq != seq + 1:
            findings.append(Finding("ACT_MISSING", {"from": str(seq + 1), "until": str(row.seq)}))
        findings += _faults(row, prev)
        seq, prev = row.seq, bytes(row.hash)
        findings += retraced.add(prev)
    findings += [*retraced.ended(), *retracing.signature_faults(begin), *_text_faults(begin)]
    return Verified(seq, prev.hex(), tuple(findings))


def _hash_of(seq: int) -> bytes:
    found = models.Act.objects.filter(seq=seq).values_list("hash", flat=True).first()
    return bytes(found) if found is not None else chain.ZERO


def _faults(row: models.Act, prev: bytes) -> Iterator[Finding]:
    if bytes(row.prev_hash) != prev:
        yield Finding("LINK_BROKEN", {"act": str(row.seq)})
    if chain.link(bytes(row.prev_hash), row.body) != bytes(row.hash):
        yield Finding("BODY_CHANGED", {"act": str(row.seq)})
        return
    fields = _fields(row.body)
    for column, stored in _columns(row).items():
        if {**fields, **_actor(fields)}.get(column) != stored:
            yield Finding("COLUMN_CHANGED", {"act": str(row.seq), "column": column})


def _columns(row: models.Act) -> Mapping[str, object]:
    return {
        "seq": row.seq,
        "id": str(row.id_of_act),
        "recorded_at": binding.instant_text(row.recorded_at),
        "effective_on": row.effective_on.isoformat(),
        "tag": row.tag,
        "subject": row.subject,
        "by_person": row.by_person,
        "by_post": row.by_post,
    }


def _actor(fields: Mapping[str, Any]) -> Mapping[str, object]:
    by = fields.get("by")
    actor = by if isinstance(by, Mapping) else {}
    return {"by_person": actor.get("person"), "by_post": actor.get("post")}


def _fields(body: str) -> Mapping[str, Any]:
    """What a body says; one that says nothing that can be read was changed, and is named as such
    without keeping anyone from reading on."""
    try:
        fields = json.loads(body)
    except ValueError:
        return {}
    return fields if isinstance(fields, Mapping) else {}


def _sealed(body: str) -> Mapping[str, Any]:
    texts = _fields(body).get("texts")
    return texts if isinstance(texts, Mapping) else {}


def _text_faults(after: int) -> Iterator[Finding]:
    yield from _texts_changed(after)
    yield from _texts_missing(after)


def _texts_changed(after: int) -> Iterator[Finding]:
    rows = models.SideText.objects.filter(text__isnull=False, act__gt=after).select_related("act")
    for row in rows.iterator(chunk_size=SIZE):
        bound = _sealed(row.act.body).get(row.key)
        if chain.seal_text(bytes(row.salt or b""), row.text or "") != bound:
            yield Finding("TEXT_CHANGED", {"act": str(row.act_id), "key": row.key})


def _texts_missing(after: int) -> Iterator[Finding]:
    kept = models.SideText.objects.filter(text__isnull=False, act__gt=after)
    accounted = {*kept.values_list("act_id", "key"), *_erased(after)}
    rows = models.Act.objects.filter(seq__gt=after).values_list("seq", "body")
    for seq, body in rows.iterator(chunk_size=SIZE):
        for key in _sealed(body):
            if (seq, key) not in accounted:
                yield Finding("TEXT_MISSING", {"act": str(seq), "key": key})


def _erased(after: int) -> Iterator[tuple[object, object]]:
    """The texts that an act erased; a text that is gone otherwise was taken away."""
    acts = models.Act.objects.filter(tag=Tag.TEXT_ERASED.value, seq__gt=after)
    for body in acts.values_list("body", flat=True).iterator(chunk_size=SIZE):
        data = _fields(body).get("data")
        if isinstance(data, Mapping):
            yield data.get("act"), data.get("key")
