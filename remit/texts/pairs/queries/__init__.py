"""Reading pairs of texts: what looks like one work, what says the same, what a commitment rests
on in every language."""

from remit.texts.pairs.queries.candidates import Candidate, Looks, likely
from remit.texts.pairs.queries.comparing import Comparison, Row, compared
from remit.texts.pairs.queries.duplicates import same_document
from remit.texts.pairs.queries.passages import Covering, Passage, coverings, passages

__all__ = [
    "Candidate",
    "Comparison",
    "Covering",
    "Looks",
    "Passage",
    "Row",
    "compared",
    "coverings",
    "likely",
    "passages",
    "same_document",
]
