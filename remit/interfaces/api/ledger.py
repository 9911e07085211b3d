"""The ledger for programs: its head, its acts, and one act as stored."""

import json
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema

from remit.commitments.queries import annulling, subjects
from remit.domain.acts import Tag
from remit.domain.refusals import Refusal
from remit.interfaces.api import door, keys, members, paging
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import ledger as shapes
from remit.interfaces.api.shapes import organisation as refs
from remit.interfaces.api.shapes import taken
from remit.kernel import inputs
from remit.ledger import queries as ledger
from remit.ledger.queries import records
from remit.ledger.records import Act
from remit.organisation import queries as organisation

router = Router(tags=["Ledger"])


class WantedActs(Schema):
    """Which acts; what is absent limits nothing."""

    subject: int | None = Field(None, ge=1, le=inputs.GREATEST)
    tag: Tag | None = None
    recorded_on: str = Field("", max_length=20, examples=["2025-11-14"])
    after: int | None = Field(
        None,
        ge=0,
        le=inputs.GREATEST,
        description="The acts behind this one, the first one first: what was done since.",
    )


@router.get("/ledger", response=shapes.Head, auth=door.READ_FIGURES, summary="Head of the ledger")
def head(request: HttpRequest) -> shapes.Head:
    """The latest act and its hash, to which everything before is bound."""
    found = ledger.head()
    if found is None:
        return shapes.Head(seq=0, hash="", recorded_at=None)
    return shapes.Head(seq=found.seq, hash=found.hash.hex(), recorded_at=found.recorded_at)


@router.get("/ledger/acts", response=shapes.Acts, auth=door.READ_FIGURES, summary="List acts")
def act_list(
    request: HttpRequest,
    wanted: Query[WantedActs],
    paged: Query[paging.Paged],
    sparse: Query[paging.Sparse],
) -> HttpResponse:
    """The acts, latest first, or those behind one in their order; by subject, tag or day; without
    their content."""
    names = members.wanted(shapes.ActLine, sparse.fields)
    said = wanted.model_dump(mode="json")
    row = paging.after(said, paged.cursor, 1)
    found = _found(wanted, paging.number(row[0]) if row else None, paged.limit + 1)
    shown = found[: paged.limit]
    more = len(found) > paged.limit
    return keys.said(
        {
            "items": [members.dumped(one, names) for one in _lines(request, shown)],
            "next": paging.cursor(said, [shown[-1].seq]) if more else None,
        }
    )


@router.get(
    "/ledger/acts/{seq}", response=shapes.Stored, auth=door.READ_FIGURES, summary="Read an act"
)
def act_stored(
    request: HttpRequest, seq: taken.Number, sparse: Query[paging.Sparse]
) -> HttpResponse:
    """One act as it is stored, and its hash computed again; its content if it may be seen."""
    names = members.wanted(shapes.Stored, sparse.fields)
    stored = records.stored(seq)
    if stored is None:
        raise Refusal("ACT_UNKNOWN", act=str(seq))
    line = _lines(request, [stored.act])[0]
    seen = not line.hidden
    whole = shapes.Stored(
        **line.model_dump(),
        prev_hash=stored.prev_hash.hex(),
        recomputed=stored.recomputed.hex(),
        is_whole=stored.is_whole,
        body=stored.body if seen else None,
        fields=json.loads(stored.body) if seen else None,
        texts=dict(stored.texts) if seen else None,
        annuls=annulling.annuls(stored.act) if seen else None,
    )
    return keys.said(members.dumped(whole, names))


def _found(wanted: WantedActs, last: int | None, size: int) -> list[Act]:
    if wanted.after is None:
        return records.latest(_wanted(wanted), before=last, size=size)
    after = wanted.after if last is None else last
    return records.following(_wanted(wanted), after=after, size=size)


def _wanted(wanted: WantedActs) -> records.Wanted:
    about = wanted.subject
    if about is not None and not records.latest(records.Wanted(subject=about), size=1):
        raise Refusal("SUBJECT_UNKNOWN", subject=str(about))
    return records.Wanted(
        subject=about,
        tag=wanted.tag.value if wanted.tag else "",
        recorded_on=inputs.day(wanted.recorded_on) if wanted.recorded_on else None,
    )


def _lines(request: HttpRequest, found: Sequence[Act]) -> list[shapes.ActLine]:
    """The acts as lines; of one whose subject is hidden it is not said who acted."""
    seen = subjects.seen(asking(request).viewer, found)
    posts = organisation.posts(one.by.post for one in found if one.by.post)
    by = annulling.annulled(one for one in found if one.seq in seen)
    return [
        shapes.ActLine(
            seq=one.seq,
            id=str(one.id),
            tag=one.tag.value,
            subject=one.subject,
            effective_on=one.effective_on,
            recorded_at=one.recorded_at,
            post=refs.post(posts.get(one.by.post or 0)) if one.seq in seen else None,
            hidden=one.seq not in seen,
            hash=one.hash.hex(),
            annulled_by=by.get(one.seq),
        )
        for one in found
    ]
