"""The words by which a commitment is found: its own number, the words of its title, of its due date
as it was written and of its reference, and the number of its document, if the viewer may read that.

A number with its sign ("#1902") is a commitment's among other words too; bare digits are one only
when they stand alone, because among words they are more often a day or a part of a name.
"""

import re

from django.db.models import Q

from remit.domain.rights import Viewer
from remit.kernel import folding, searching
from remit.texts.searching import queries as documents

_SIGNED = re.compile(r"#([0-9]{1,18})")
_ALONE = re.compile(r"#? ?([0-9]{1,18})")


def bearing(viewer: Viewer, words: str) -> Q:
    """Commitments with every word in their own words, in the number of their document or as their
    own number."""
    sought = folding.sought(words)
    numbered = documents.numbered(viewer, sought)
    every = Q()
    for word in sought:
        limit = searching.bearing([word], "sought") | _called(_SIGNED.fullmatch(word))
        every &= limit | numbered[word] if word in numbered else limit
    return every | meant(words) if sought else every


def meant(words: str) -> Q:
    """The commitment whose number was typed and nothing else; none of other words."""
    number = alone(words)
    return Q(pk__in=[] if number is None else [number])


def alone(words: str) -> int | None:
    """The number that was typed and nothing else, with its sign or without it."""
    number = _ALONE.fullmatch(folding.fold(words))
    return int(number[1]) if number else None


def _called(number: re.Match[str] | None) -> Q:
    return Q(pk__in=[int(number[1])] if number else [])
