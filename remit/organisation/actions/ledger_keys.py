"""Naming a new key for the checkpoints of the ledger: whoever administers the site does so."""

import datetime as dt

from remit.domain.acts import By
from remit.domain.rights import Object, Permission, check_may
from remit.kernel import clock
from remit.ledger.actions import checkpoints
from remit.ledger.queries.checkpoints import Card
from remit.organisation import queries


def change_ledger_key(*, by: By, at: dt.datetime) -> Card:
    """From now on checkpoints are signed by a new key; the first one by the old key too."""
    check_may(Permission.ADMINISTER, queries.viewer(by, clock.day_of(at)), Object())
    return checkpoints.change_key(by=by, at=at)
