"""A draft that is two obligations becomes two drafts."""

import datetime as dt

from remit.domain.acts import By, Tag
from remit.kernel import writes
from remit.texts import queries
from remit.texts.confirming import joining
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
        first, second = (replacing.new(rows, part) for part in joining.parted(text, found, place))
        replacing.replaced(
            by=by, at=at, tag=Tag.DOCUMENT_DRAFT_SPLIT, rows=rows, made=[first, second]
        )
        return first.pk, second.pk
