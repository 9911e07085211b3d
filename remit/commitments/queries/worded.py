"""The words by which a commitment is found: those of its title, of its due date as it was written
and of its reference, and the number of its document, if the viewer may read that."""

from django.db.models import Q

from remit.domain.rights import Viewer
from remit.kernel import folding, searching
from remit.texts.searching import queries as documents


def bearing(viewer: Viewer, words: str) -> Q:
    """Commitments with every word in their own words or in the number of their document."""
    sought = folding.sought(words)
    numbered = documents.numbered(viewer, sought)
    every = Q()
    for word in sought:
        limit = searching.bearing([word], "sought")
        every &= limit | numbered[word] if word in numbered else limit
    return every
