"""What corrections teach: words that bind and were not known, words that look binding and are not,
each with the passages for and against it. Nothing is changed; a person reads the proposals."""

from remit.domain.reading.learning.mining import proposals
from remit.domain.reading.learning.passages import Passage, passages
from remit.domain.reading.learning.records import Decision, Evidence, Family, Proposal
from remit.domain.reading.learning.scoring import Score, score

__all__ = [
    "Decision",
    "Evidence",
    "Family",
    "Passage",
    "Proposal",
    "Score",
    "passages",
    "proposals",
    "score",
]
