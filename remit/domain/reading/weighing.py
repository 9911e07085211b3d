"""How likely a clause binds: the log odds of its signs and of its words, added up.

The weights were learnt from annotated texts, most of all from those for which no rule had been
written; `scripts/weigh` writes them. Nothing else is learnt: each sign has a name, each word is a
word, and what weighed most can be told.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from remit.domain.reading import wording

BASE = "base"
# Beyond these log odds a figure says no more than certain.
MOST_ODDS = 30.0
# Words alone may not overturn the rest, least of all a draft that rules speak for.
MOST_WORDS, MOST_AGAINST = 1.5, 0.5
# In a text of so many clauses all that was learnt counts in full.
MANY = 12


def odds(
    weights: Mapping[str, float], language: str, signs: Mapping[str, float], text: str
) -> float:
    """The log odds that a clause with these signs and words binds."""
    return added(weights, signs, wording.words(language, text), wording.worth(text))


def added(
    weights: Mapping[str, float], signs: Mapping[str, float], words: Iterable[str], worth: float
) -> float:
    """What signs and words weigh together; without weights nothing speaks for an order."""
    placed = math.fsum(weights[name] * one for name, one in signs.items() if name in weights)
    told = worth * math.fsum(weights[word] for word in words if word in weights)
    least = -MOST_AGAINST if "draft" in signs else -MOST_WORDS
    return weights.get(BASE, -MOST_ODDS) + placed + max(least, min(MOST_WORDS, told))


def among(clauses: int, support: float, odds: float) -> float:
    """The log odds of a draft in a text of so many clauses, with what rules alone say of it.

    In a text of a few lines place and neighbours say little: there the rules are believed.
    """
    told = min(1.0, (clauses - 1) / MANY)
    return support + told * (odds - support)


def share(odds: float) -> float:
    """Log odds as a share between 0 and 1."""
    return 1 / (1 + math.exp(-max(-MOST_ODDS, min(MOST_ODDS, odds))))
