"""Rows that share a place are named together: none of several that are equal is told alone."""

from collections.abc import Sequence

from django.utils.translation import ngettext

from remit.interfaces import writing
from remit.interfaces.web.charts import isolating

# More than these are counted behind the first ones.
NAMED = 3


def named(names: Sequence[str]) -> str:
    """All names, or the first of them and how many more there are."""
    said = [isolating.named(name) for name in names]
    if len(said) <= NAMED:
        return writing.listed(said)
    rest = writing.count(len(said) - NAMED + 1)
    more = ngettext("%(names)s and %(n)s more", "%(names)s and %(n)s more", rest)
    return more % {"names": writing.parted(said[: NAMED - 1]), "n": rest}
