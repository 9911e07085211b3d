"""What the person who asks was told, and that it was read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from remit.commitments.queries import lists
from remit.interfaces.api import door, keys, members, paging
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import notices as shapes
from remit.kernel import clock
from remit.notices import actions, queries
from remit.notices.queries import Told

router = Router(tags=["Me"])


class WantedNotices(paging.Paged):
    """Which part of the list; all notices, or those that are not read."""

    unread: bool = False


@router.get("/me/notices", response=shapes.Notices, auth=door.READ, summary="My notices")
def notices(
    request: HttpRequest, wanted: Query[WantedNotices], sparse: Query[paging.Sparse]
) -> HttpResponse:
    """What the asker was told, the latest first."""
    asker = asking(request)
    person = asker.by.person or 0
    names = members.wanted(shapes.NoticeOut, sparse.fields)
    said = {"unread": wanted.unread, "person": person}
    row = paging.after(said, wanted.cursor, 1)
    found = queries.told(
        person,
        limit=wanted.limit + 1,
        before=paging.number(row[0]) if row else None,
        unread_only=wanted.unread,
    )
    shown = found[: wanted.limit]
    return keys.said(
        {
            "unread": queries.unread(person),
            "items": [members.dumped(one, names) for one in _lines(asker, shown)],
            "next": paging.cursor(said, [shown[-1].id]) if len(found) > wanted.limit else None,
        }
    )


# What a person was told is the person's own: any token that may read may say that it was read.
@router.post("/me/notices/read", response=shapes.MarkedRead, auth=door.READ, summary="Mark read")
def mark_read(request: HttpRequest, body: shapes.NoticesIn, key: str = keys.KEY) -> HttpResponse:
    """The asker has read these notices, or all that stood when the latest one was seen."""
    asker = asking(request)
    person = asker.by.person or 0

    def perform() -> dict[str, Any]:
        at = clock.now()
        marked = actions.mark_read(at=at, person=person, notices=body.notices)
        if body.until is not None:
            marked += actions.mark_all_read(at=at, person=person, until=body.until)
        return {"marked": marked, "unread": queries.unread(person)}

    return keys.once(asker, key, perform)


def _lines(asker: Asking, shown: list[Told]) -> list[shapes.NoticeOut]:
    about = [one.commitment for one in shown if one.commitment]
    seen = lists.readable(asker.viewer, about)
    return [
        shapes.NoticeOut(
            id=one.id,
            act=one.act,
            tag=one.tag.value,
            commitment=one.commitment,
            title=seen[one.commitment].title if one.commitment in seen else "",
            written_at=one.written_at,
            read=one.read,
        )
        for one in shown
    ]
