"""How acts fold into the history of a commitment: what it was on any day, as far as was known.

Facts fold by (effective day, seq). A history that the table of transitions does not allow is
refused, naming the act in the way.
"""

from remit.domain.history.facts import Fact, annulments, in_force
from remit.domain.history.folding import (
    ANSWERS,
    WITHDRAWS,
    Impossible,
    Step,
    annulled,
    fold,
    state_on,
    withdrawals,
)
from remit.domain.history.segments import Segment, segments
from remit.domain.history.states import State

__all__ = [
    "ANSWERS",
    "WITHDRAWS",
    "Fact",
    "Impossible",
    "Segment",
    "State",
    "Step",
    "annulled",
    "annulments",
    "fold",
    "in_force",
    "segments",
    "state_on",
    "withdrawals",
]
