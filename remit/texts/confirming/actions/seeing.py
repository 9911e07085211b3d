"""Who decides from a page that is older than the draft is stopped."""

import datetime as dt

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.texts.confirming import queries


def check_seen(*, by: By, at: dt.datetime, draft: int, seen: str) -> None:
    """Whoever decides has seen the draft as it stands, and what others wrote at it; who decides
    although they write is not stopped by each of their words."""
    now = queries.mark(draft, by.person) if seen else ""
    if seen not in (now, queries.although(now)):
        raise Refusal("DRAFT_CHANGED_MEANWHILE", draft=str(draft))
