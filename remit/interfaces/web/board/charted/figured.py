"""Words and addresses that several charts share: shares as they are printed, and the same scope on
another day."""

import datetime as dt

from django.utils.translation import gettext as _

from remit.domain.figures import Share
from remit.interfaces import writing
from remit.interfaces.web.board import facts
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.charts import isolating
from remit.interfaces.web.charts.tables import NOTHING


def percent(share: Share) -> str:
    """A share in per cent with two digits; a dash for a share of nothing."""
    if share.percent is None:
        return NOTHING
    return isolating.percent(writing.percent(share.percent))


def on_day(asked: Asked, day: dt.date) -> dict[str, str]:
    """The words that ask for this scope on another day, still in the tree of units of its own."""
    words = {"on": day.isoformat()}
    return words if day == asked.scope.on else words | {"tree": asked.scope.tree}


def in_this_tree(asked: Asked) -> str:
    """As known when, and in which tree, the days before are counted."""
    day, at = writing.day(asked.scope.on), facts.known_until(asked)
    if at is None:
        return _("Each day is counted as it is known now, in the tree of units of %(day)s.") % {
            "day": day
        }
    return _(
        "Each day is counted as it was known at %(known)s, in the tree of units of %(day)s."
    ) % {"day": day, "known": writing.instant(at)}
