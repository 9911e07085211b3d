"""The evidence on the page of a commitment: what is there, what was taken back, who did either and
when, and what the reader may take back."""

from collections.abc import Collection
from dataclasses import dataclass

from remit.commitments.queries.evidence import Evidence
from remit.commitments.queries.timeline import Whole
from remit.interfaces.web.commitments.names import Names
from remit.organisation.queries import PostCard


@dataclass(frozen=True, slots=True)
class Attached:
    """One piece of evidence, the post that attached it, and the one that took it back."""

    item: Evidence
    post: PostCard | None
    withdrawn_by: PostCard | None = None
    may_withdraw: bool = False


def attached(whole: Whole, known: Names, withdrawable: Collection[int] = ()) -> list[Attached]:
    """What stands behind the claim, then what was taken back."""
    return [
        Attached(
            item=one,
            post=known.post(one.post),
            withdrawn_by=known.post(one.withdrawn.post) if one.withdrawn else None,
            may_withdraw=one.id in withdrawable,
        )
        for one in (*whole.items, *whole.withdrawn)
    ]
