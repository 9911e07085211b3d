"""Whether the ledger is whole: numbering, links, bodies, columns, side texts and guards.

Verification answers with all findings; an empty list says that nothing was changed since.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from remit.domain.acts import Tag
from remit.domain.refusals import Finding
from remit.ledger import binding, chain, guards, models

SIZE = 5000


@dataclass(frozen=True, slots=True)
class Verified:
    """How many acts were read, the hash of the last one, and what is wrong."""

    acts: int
    head: str
    findings: tuple[Finding, ...]


def verify() -> Verified:
    """Read every act as stored and name each that does not hold."""
    findings = [Finding("GUARD_MISSING", {"guard": name}) for name in sorted(guards.missing())]
    seq, prev = 0, chain.ZERO
    for row in models.Act.objects.order_by("seq").iterator(chunk_size=SIZE):
        if row.seq != seq + 1:
            findings.append(Finding("ACT_MISSING", {"from": str(seq + 1), "until": str(row.seq)}))
        findings += _faults(row, prev)
        seq, prev = row.seq, bytes(row.hash)
    findings += _text_faults()
    return Verified(seq, prev.hex(), tuple(findings))


def _faults(row: models.Act, prev: bytes) -> Iterator[Finding]:
    if bytes(row.prev_hash) != prev:
        yield Finding("LINK_BROKEN", {"act": str(row.seq)})
    if chain.link(bytes(row.prev_hash), row.body) != bytes(row.hash):
        yield Finding("BODY_CHANGED", {"act": str(row.seq)})
        return
    fields = json.loads(row.body)
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
    return {"by_person": fields["by"]["person"], "by_post": fields["by"]["post"]}


def _text_faults() -> Iterator[Finding]:
    yield from _texts_changed()
    yield from _texts_missing()


def _texts_changed() -> Iterator[Finding]:
    rows = models.SideText.objects.filter(text__isnull=False).select_related("act")
    for row in rows.iterator(chunk_size=SIZE):
        bound = json.loads(row.act.body)["texts"].get(row.key)
        if chain.seal_text(bytes(row.salt or b""), row.text or "") != bound:
            yield Finding("TEXT_CHANGED", {"act": str(row.act_id), "key": row.key})


def _texts_missing() -> Iterator[Finding]:
    kept = models.SideText.objects.filter(text__isnull=False).values_list("act_id", "key")
    accounted = {*kept, *_erased()}
    for seq, body in models.Act.objects.values_list("seq", "body").iterator(chunk_size=SIZE):
        for key in json.loads(body)["texts"]:
            if (seq, key) not in accounted:
                yield Finding("TEXT_MISSING", {"act": str(seq), "key": key})


def _erased() -> Iterator[tuple[int, str]]:
    """The texts that an act erased; a text that is gone otherwise was taken away."""
    bodies = models.Act.objects.filter(tag=Tag.TEXT_ERASED.value).values_list("body", flat=True)
    for body in bodies.iterator(chunk_size=SIZE):
        data = json.loads(body)["data"]
        yield data["act"], data["key"]
