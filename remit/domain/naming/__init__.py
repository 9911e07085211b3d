"""Which body the words of a text mean: names, titles and abbreviations taken apart into what they
say of the level, the subject and the place, and compared with the names of registered units."""

from remit.domain.naming.calling import Called, called
from remit.domain.naming.lexicon import Lexicon, Phrase, Sort, lexicon
from remit.domain.naming.ranking import (
    Candidate,
    Ground,
    Learnt,
    Mention,
    Name,
    Ranked,
    Reach,
    Reason,
    clearly_first,
    names_it,
    ranked,
)

__all__ = [
    "Called",
    "Candidate",
    "Ground",
    "Learnt",
    "Lexicon",
    "Mention",
    "Name",
    "Phrase",
    "Ranked",
    "Reach",
    "Reason",
    "Sort",
    "called",
    "clearly_first",
    "lexicon",
    "names_it",
    "ranked",
]
