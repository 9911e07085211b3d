"""An entry becomes an act: it gets its number, its id, its canonical body and its hash."""

import datetime as dt
import json
import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from remit.domain.acts import By, Tag
from remit.kernel import writes
from remit.ledger import chain
from remit.ledger.records import Act, Entry, Ref

VERSION = 1
REQUEST = "request"
_NUMBER = "acts_of_request"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an act stands: its seq, the first seq of its batch, its id, what precedes."""

    seq: int
    first: int
    id: uuid.UUID
    prev_hash: bytes


@dataclass(frozen=True, slots=True)
class Bound:
    """An act with the body as it will be stored, and its side texts with their salts."""

    act: Act
    prev_hash: bytes
    body: str
    sealed: Mapping[str, tuple[bytes, str]]


class Numbering:
    """The ids of the acts of one request: UUIDv5(request, n), so that repeating makes the same."""

    def __init__(self, inside: dict[str, object]) -> None:
        """Count within the write transaction that is open."""
        self._inside = inside

    @classmethod
    def of_transaction(cls) -> "Numbering":
        """The numbering of the write transaction that is open."""
        with writes.writing() as inside:
            return cls(inside)

    def next(self) -> uuid.UUID:
        """The id of the next act."""
        request = self._inside.setdefault(REQUEST, uuid.uuid4())
        number = self._inside.get(_NUMBER, 0)
        if not isinstance(request, uuid.UUID) or not isinstance(number, int):
            raise TypeError("the write transaction holds something else under its request")
        self._inside[_NUMBER] = number + 1
        return chain.act_id(request, number)


def bind(entry: Entry, spot: Spot, *, by: By, recorded_at: dt.datetime) -> Bound:
    """Number, write and chain one entry."""
    sealed = {key: (os.urandom(16), text) for key, text in entry.texts.items()}
    subject = spot.seq if entry.subject is None else _resolved(entry.subject, spot.first)
    data = {key: _resolved(value, spot.first) for key, value in entry.data.items()}
    body = chain.canonical(
        {
            "v": VERSION,
            "seq": spot.seq,
            "id": str(spot.id),
            "recorded_at": instant_text(recorded_at),
            "effective_on": entry.effective_on.isoformat(),
            "by": {"person": by.person, "post": by.post, "on_behalf_of": by.on_behalf_of},
            "tag": entry.tag.value,
            "subject": subject,
            "data": data,
            "texts": {key: chain.seal_text(salt, text) for key, (salt, text) in sealed.items()},
        }
    )
    # Read back from its own body: whatever follows the act sees what a rebuild will see.
    act = parsed(body, chain.link(spot.prev_hash, body), dict(entry.texts))
    return Bound(act, spot.prev_hash, body, sealed)


def parsed(body: str, act_hash: bytes, texts: Mapping[str, str | None]) -> Act:
    """An act out of its body."""
    fields = json.loads(body)
    return Act(
        seq=fields["seq"],
        id=uuid.UUID(fields["id"]),
        recorded_at=dt.datetime.fromisoformat(fields["recorded_at"]),
        effective_on=dt.date.fromisoformat(fields["effective_on"]),
        by=By(**fields["by"]),
        tag=Tag(fields["tag"]),
        subject=fields["subject"],
        data=fields["data"],
        texts=texts,
        hash=act_hash,
    )


@lru_cache(maxsize=16)
def instant_text(instant: dt.datetime) -> str:
    """An instant as it stands in a body: UTC, microseconds, Z."""
    return instant.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _resolved(value: object, first: int) -> object:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Ref):
        return first + value.entry
    if isinstance(value, list | tuple):
        return [_resolved(item, first) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _resolved(item, first) for key, item in value.items()}
    return value
