"""Whether the ledger is whole: numbering, links, bodies, columns, side texts, guards, and the roots
that were signed over it.

Verification answers with all findings; an empty list says that nothing was changed since. It reads
page by page and holds nothing open between two pages, so that whoever waits can be told how far it
is, and can end it there.
"""

import functools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from remit.domain.acts import Tag
from remit.domain.refusals import Finding
from remit.ledger import chain, guards, models
from remit.ledger.check_proof import Checkpoint
from remit.ledger.queries import retracing, stored

SIZE = 5000
ASKED = 500
_BY = '{"by":{"on_behalf_of":'
_NULL = "null"
# Keys and tags are few; one that is no plain word does not look like another.
_quoted = functools.lru_cache(maxsize=1000)(json.dumps)


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
    texts = _Texts()
    for rows in stored.pages(begin, SIZE):
        texts.turn_to(rows[0][0], rows[-1][0])
        for row in rows:
            if row[0] != seq + 1:
                missing = {"from": str(seq + 1), "until": str(row[0])}
                findings.append(Finding("ACT_MISSING", missing))
            if not _holds(row, prev, texts.sealed(row[0])):
                findings += _faults(row, prev, texts)
            seq, prev = row[0], row[-1]
        findings += retraced.follow([row[-1] for row in rows])
        each(seq)
    findings += [*retraced.ended(), *retracing.signature_faults(begin), *texts.faults()]
    return Verified(seq, bytes(prev).hex(), tuple(findings))


def _hash_of(seq: int) -> bytes:
    found = models.Act.objects.filter(seq=seq).values_list("hash", flat=True).first()
    return bytes(found) if found is not None else chain.ZERO


def _holds(row: stored.Row, prev: bytes, sealed: str) -> bool:
    """Whether an act follows the one before, and its body is what columns and texts say.

    The body is compared as text, from both ends to the facts of its kind, which no column repeats;
    whatever is not the same to the letter is looked at more closely.
    """
    seq, number, at, day, tag, subject, person, post, body, before, act_hash = row
    whole: bool = (
        before == prev
        and sha256(before + body.encode()).digest() == act_hash
        and body.endswith(
            f',"effective_on":"{day}","id":"{number}","recorded_at":"{at}","seq":{seq},'
            f'"subject":{subject},"tag":{_quoted(tag)},"texts":{sealed},"v":1}}'
        )
        and body.startswith(_BY)
        and body.startswith(
            f',"person":{_NULL if person is None else person},'
            f'"post":{_NULL if post is None else post}}},',
            body.find(",", len(_BY)),
        )
    )
    return whole


def _faults(row: stored.Row, prev: bytes, texts: "_Texts") -> Iterator[Finding]:
    """What does not hold of an act, after a closer look."""
    seq, body, before = str(row[0]), row[-3], bytes(row[-2])
    fields = _fields(body)
    texts.compare(row[0], fields)
    if before != bytes(prev):
        yield Finding("LINK_BROKEN", {"act": seq})
    if chain.link(before, body) != bytes(row[-1]):
        yield Finding("BODY_CHANGED", {"act": seq})
        return
    kept = row[: len(stored.COLUMNS)]
    for column, here, meant in zip(stored.COLUMNS, kept, _said(fields), strict=True):
        if here != meant:
            yield Finding("COLUMN_CHANGED", {"act": seq, "column": column})


def _said(fields: Mapping[str, Any]) -> tuple[object, ...]:
    """What the body says of the columns."""
    by = fields.get("by")
    actor = by if isinstance(by, Mapping) else {}
    told = (fields.get(name) for name in stored.COLUMNS[:-2])
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

    def __init__(self) -> None:
        """Begin."""
        self._kept: dict[int, list[tuple[str, str]]] = {}
        self._changed: list[tuple[int, str]] = []
        self._missing: list[tuple[int, str]] = []

    def turn_to(self, first: int, last: int) -> None:
        """The texts of a page of acts."""
        self._kept = {}
        for act, key, salt, text in stored.texts(first, last):
            seal = chain.seal_text(bytes(salt or b""), text)
            self._kept.setdefault(act, []).append((key, seal))

    def sealed(self, seq: int) -> str:
        """The texts of an act as a body that seals them writes them."""
        kept = self._kept.get(seq)
        if not kept:
            return "{}"
        return "{" + ",".join([f'{_quoted(key)}:"{seal}"' for key, seal in sorted(kept)]) + "}"

    def compare(self, seq: int, fields: Mapping[str, Any]) -> None:
        """The texts of an act are those that its body seals."""
        told = fields.get("texts")
        sealed = told if isinstance(told, Mapping) else {}
        kept = self._kept.get(seq, ())
        self._changed += [(seq, key) for key, seal in kept if seal != sealed.get(key)]
        names = {key for key, _seal in kept}
        self._missing += [(seq, key) for key in sealed if key not in names]

    def faults(self) -> Iterator[Finding]:
        """Texts that were changed, and those that are gone without an act that erased them."""
        for act, key in self._changed:
            yield Finding("TEXT_CHANGED", {"act": str(act), "key": key})
        erased = {*_erased({act for act, _key in self._missing})}
        for act, key in self._missing:
            if (act, key) not in erased:
                yield Finding("TEXT_MISSING", {"act": str(act), "key": key})


def _erased(acts: Iterable[int]) -> Iterator[tuple[object, object]]:
    """The texts of these acts that an act erased; one that is gone otherwise was taken away."""
    about = sorted(acts)
    for first in range(0, len(about), ASKED):
        some = about[first : first + ASKED]
        erasures = models.Act.objects.filter(subject__in=some, tag=Tag.TEXT_ERASED.value)
        for body in erasures.values_list("body", flat=True):
            data = _fields(body).get("data")
            if isinstance(data, Mapping):
                yield data.get("act"), data.get("key")
