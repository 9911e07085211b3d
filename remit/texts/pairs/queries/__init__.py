"""Reading pairs of texts: what looks like one work, what says the same, what a commitment rests
on in every language."""

from remit.texts.pairs.queries.candidates import Candidate, Looks, likely
from remit.texts.pairs.queries.comparing import Comparison, Row, compared
from remit.texts.pairs.queries.duplicates import same_document
from remit.texts.pairs.queries.expressions import (
    Counterpart,
    Expression,
    There,
    counterparts,
    expressions,
    place_in,
)
from remit.texts.pairs.queries.passages import Covering, Passage, coverings, passages

__all__ = [
    "Candidate",
    "Comparison",
    "Counterpart",
    "Covering",
    "Expression",
    "Looks",
    "Passage",
    "Row",
    "There",
    "compared",
    "counterparts",
    "coverings",
    "expressions",
    "likely",
    "passages",
    "place_in",
    "same_document",
]
