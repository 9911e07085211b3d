"""A draft that is two obligations becomes two drafts."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from remit.domain.acts import By, Tag
from remit.kernel import writes
from remit.texts import models, queries
from remit.texts.confirming import joining, passages
from remit.texts.confirming.actions import replacing, seeing


def split(*, by: By, at: dt.datetime, draft: int, place: int, seen: str = "") -> tuple[int, int]:
    """A person says at which word of a draft another obligation begins."""
    with writes.writing():
        seeing.check_seen(by=by, at=at, draft=draft, seen=seen)
        rows = replacing.waiting([draft])
        row = rows[0]
        replacing.check_may_confirm(by=by, at=at, document=row.document_id)
        found = {**row.found, "start": row.start, "end": row.end}
        text = queries.text_of(row.document_id)
        parts = joining.parted(text, found, place)
        first, second = (_part(row, part, text) for part in parts)
        replacing.replaced(
            by=by, at=at, tag=Tag.DOCUMENT_DRAFT_SPLIT, rows=rows, made=[first, second]
        )
        return first.pk, second.pk


def _part(row: models.Draft, part: Mapping[str, Any], text: str) -> models.Draft:
    """A part is as sure as the reader is of its own words, and of what was cut off with them; it
    is asked for, whoever read it."""
    read = passages.read(text, part["start"], part["end"])
    lost = any(row.found.get(name) and not part.get(name) for name in ("actor", "deadline"))
    sure = min(row.confidence, passages.POINTED_AT if lost else read["confidence"])
    own = {name: read[name] for name in ("kind", "deadline", "cooperating") if read.get(name)}
    made = replacing.new([row], {**part, **({} if lost else own)})
    made.kind = str(read.get("kind") or row.kind)
    made.confidence = max(sure, min(row.confidence, passages.POINTED_AT))
    return made
