"""One step of a tour, and the place that a person has reached: whether the step stands there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

from remit.domain.vocabulary import Work
from remit.interfaces.web.acting import Asking

Way = Callable[[Asking], str]


@dataclass(frozen=True, slots=True)
class Place:
    """A page as a tour sees it: its name, the verb of its form, the state of the commitment that it
    shows, what this person may do about it, whether the own unit leads it, and the questions in its
    address."""

    page: str
    verb: str = ""
    work: Work | None = None
    asked: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a page is for and what to press there; the words to press are those of the page. Its way
    is empty where nothing waits that could be done.

    `works` are the states of a commitment at which the step stands, `verbs` the forms, `asked` the
    questions that must be in the address; without them any will do. Where it is `own` it speaks of
    the unit of the person, and stands at no commitment of another.
    """

    heading: Promise
    says: Promise
    pages: tuple[str, ...]
    way: Way
    presses: Mapping[str, Promise] = field(default_factory=dict)
    works: frozenset[Work] = frozenset()
    verbs: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    own: bool = False

    def stands_at(self, place: Place) -> bool:
        """Whether a person at this place has reached the step."""
        if place.verb:
            return place.verb in self.verbs
        fits = not self.works or place.work in self.works
        can = not self.verbs or bool(self.verbs & place.open)
        theirs = self.own and not place.own
        return (
            place.page in self.pages and fits and can and not theirs and self.asked <= place.asked
        )
