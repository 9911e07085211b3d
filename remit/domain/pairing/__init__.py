"""Two texts beside each other: whether they say the same, paragraph by paragraph, and where not.

Nothing here knows a language's words. What two languages write alike tells them apart from any
other text: addresses, document numbers, figures, days, and words in Latin letters.
"""

from remit.domain.pairing.alignment import Pair, aligned
from remit.domain.pairing.differences import Difference, differences
from remit.domain.pairing.lasting import last_day
from remit.domain.pairing.likeness import Verdict, likeness, verdict
from remit.domain.pairing.marks import Mark, marks
from remit.domain.pairing.spelling import same_words

__all__ = [
    "Difference",
    "Mark",
    "Pair",
    "Verdict",
    "aligned",
    "differences",
    "last_day",
    "likeness",
    "marks",
    "same_words",
    "verdict",
]
