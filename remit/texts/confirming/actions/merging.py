"""Several drafts that are one obligation become one draft."""

import datetime as dt
from collections.abc import Mapping, Sequence

from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.kernel import writes
from remit.texts import models, queries
from remit.texts.confirming import joining
from remit.texts.confirming.actions import replacing, seeing


def merge(
    *, by: By, at: dt.datetime, drafts: Sequence[int], seen: Mapping[int, str] | None = None
) -> int:
    """A person says that drafts which stand one after the other are one obligation."""
    if len(set(drafts)) < 2:
        raise Refusal("MERGE_NEEDS_TWO")
    with writes.writing():
        for draft in drafts:
            seeing.check_seen(by=by, at=at, draft=draft, seen=(seen or {}).get(draft, ""))
        rows = replacing.waiting(drafts)
        _check_neighbours(rows)
        document = rows[0].document_id
        replacing.check_may_confirm(by=by, at=at, document=document)
        found = joining.joined(queries.text_of(document), [_placed(row) for row in rows])
        made = replacing.new(rows, found)
        replacing.replaced(by=by, at=at, tag=Tag.DOCUMENT_DRAFTS_MERGED, rows=rows, made=[made])
        return made.pk


def _placed(row: models.Draft) -> dict[str, object]:
    """What was found, at the place that the draft has."""
    return {**row.found, "start": row.start, "end": row.end}


def _check_neighbours(rows: Sequence[models.Draft]) -> None:
    """Drafts of one document, with no other draft between them: not even one that was rejected."""
    if len({row.document_id for row in rows}) > 1:
        raise Refusal("MERGE_OF_TWO_DOCUMENTS")
    between = models.Draft.objects.filter(
        document=rows[0].document_id,
        start__gte=rows[0].start,
        end__lte=max(row.end for row in rows),
    )
    others = between.exclude(pk__in=[row.pk for row in rows]).exclude(status=models.Draft.REPLACED)
    other = others.order_by("start").first()
    if other is not None:
        raise Refusal("MERGE_OVER_ANOTHER", words=str(other.found.get("quote", ""))[:80])
