"""The bell in the head of every page: how many notices the person has not read yet. It is asked
once for a page, and only where the page shows it."""

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest

from remit.domain.acts import By
from remit.interfaces import writing
from remit.notices import queries as notices

# More than so many are many: nobody counts them at a bell.
MANY = 99
_KEPT = "remit_bell"


@dataclass
class Bell:
    """What waits for one person."""

    person: int

    @cached_property
    def count(self) -> int:
        """How many notices are not read."""
        return notices.unread(self.person) if self.person else 0

    @property
    def shown(self) -> str:
        """The number as it fits beside the bell."""
        more = "+" if self.count > MANY else ""
        return f"{writing.count(min(self.count, MANY))}{more}"


def unread(request: HttpRequest, by: By) -> Bell:
    """The bell of this request."""
    kept = vars(request)
    if _KEPT not in kept:
        kept[_KEPT] = Bell(by.person or 0)
    bell: Bell = kept[_KEPT]
    return bell
