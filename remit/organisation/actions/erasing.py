"""Erasing a text of the ledger: whoever administers the site asks for it, and says why."""

import datetime as dt

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, check_may
from remit.kernel import clock, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act
from remit.organisation import queries


def erase_text(*, by: By, at: dt.datetime, act: int, key: str, reason: str) -> Act:
    """Whoever may erase takes a text out of the ledger for good, and says why."""
    with writes.writing():
        check_may(Permission.ERASE, queries.viewer(by, clock.day_of(at)), Object())
        if not reason.strip():
            raise Refusal("REASON_MISSING")
        return ledger.erase(by=by, at=at, act=act, key=key, reason=reason.strip())
