"""Frozen records of the ledger: an act as written, and an act to be written."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from remit.domain.acts import By, Tag

EMPTY: Mapping[str, object] = MappingProxyType({})
NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Act:
    """An act of the ledger. `subject` is the seq of the act that created what this one is about."""

    seq: int
    id: uuid.UUID
    recorded_at: dt.datetime
    effective_on: dt.date
    by: By
    tag: Tag
    subject: int
    data: Mapping[str, object]
    texts: Mapping[str, str | None]
    hash: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be recorded. Without a subject the act creates one, numbered by its own seq.

    `data` holds ids, codes, dates, decimals as strings and computed results; a value that is a
    `Ref` stands for the seq of an earlier entry of the same batch.
    """

    tag: Tag
    effective_on: dt.date
    subject: "int | Ref | None" = None
    data: Mapping[str, object] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ref:
    """The seq that the n-th entry (from 0) of this batch will get."""

    entry: int
