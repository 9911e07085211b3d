"""What a document is called: words of its title, and its number as people write it."""

from django.db.models import Q

from remit.domain import document_numbers
from remit.kernel import folding, searching


def so(words: str) -> Q:
    """What is numbered just so, or has all of these words in its number or its title."""
    return searching.bearing(folding.sought(words), "folded") | numbered(words)


def numbered(words: str) -> Q:
    """What is numbered as was typed, with other dashes or a word for number before it or not."""
    number = document_numbers.fold(words)
    return Q(number_folded=number) if number else Q(pk__in=())
