"""What is a slip more often than it is meant is asked back once: a face says what its person has
said to be meant, and whatever else looks like a slip is refused with a question. Whoever knows what
is recorded, such as a register of long ago, means everything.
"""

from collections.abc import Set
from enum import StrEnum


class Slip(StrEnum):
    """What may be a slip, under the name of the word that says that it is meant."""

    PAST_DUE = "past_due"  # a due day that had passed when it was set
    OUTSIDE = "outside"  # a lead unit that is outside the place of the issuer


Meant = Set[Slip]
EVERYTHING: Meant = frozenset(Slip)
