"""The table of verbs as a page uses it: which are open to the viewer now, which comes next, and
which wait in the menu."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from remit.commitments.queries import openings
from remit.domain.acts import Tag
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Work
from remit.interfaces import sentences
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import verbs_of_issuer, verbs_of_unit
from remit.interfaces.web.commitments.verb import Verb
from remit.kernel import clock

TABLE: tuple[Verb, ...] = (*verbs_of_unit.VERBS, *verbs_of_issuer.VERBS)
BY_CODE: Mapping[str, Verb] = MappingProxyType({verb.code: verb for verb in TABLE})

# What usually comes next, by the state of the work; the first that is open is the clear button.
NEXT: Mapping[Work, tuple[str, ...]] = MappingProxyType(
    {
        Work.PROPOSED: ("assign", "reject"),
        Work.ASSIGNED: ("accept", "contest", "extend"),
        Work.CONTESTED: ("reassign", "keep", "redefine"),
        Work.IN_PROGRESS: ("extend", "refuse-extension", "claim", "report", "attach-file"),
        Work.CLAIMED: ("verify", "return", "approve-backdating", "attach-file"),
        Work.VERIFIED: ("close", "refute"),
        Work.SUSPENDED: ("resume",),
    }
)
SHOWN_AT_ONCE = 3
# Nobody looks for these: there is nothing to decide, or it is seen on the page.
UNSAID = frozenset(
    {
        *("EXTENSION_NOT_ASKED", "EXTENSION_WITHOUT_DATE", "EXTENSION_ALREADY_ASKED"),
        "BASIS_UNCHANGED",
    }
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The verbs that are open: the next one, two beside it, and the rest; and those that one looks
    for and finds shut, each with what stands in the way; and the evidence that may be taken
    back."""

    first: Verb | None
    beside: Sequence[Verb]
    rest: Sequence[Verb]
    shut: Sequence[tuple[Verb, str]] = ()
    withdrawable: Sequence[int] = ()

    @property
    def open(self) -> frozenset[str]:
        """The codes of all that may be done."""
        found = [*([self.first] if self.first else []), *self.beside, *self.rest]
        return frozenset(one.code for one in found)


def verb(code: str) -> Verb:
    """The verb with this code."""
    if code not in BY_CODE:
        raise Refusal("VERB_UNKNOWN", verb=code)
    return BY_CODE[code]


def choice(request: Asking, commitment: int, work: Work) -> Choice:
    """What this person may do now on this commitment, in the order in which it is needed."""
    if request.by.person is None:
        return Choice(None, (), ())
    at = clock.now()
    doors = openings.doors(by=request.by, at=at, commitment=commitment)
    tags: set[Tag | None] = set(doors.open)
    if openings.may_break_down(by=request.by, at=at, commitment=commitment):
        tags.add(None)
    free = [one for one in TABLE if one.tag in tags]
    usual = [BY_CODE[code] for code in NEXT.get(work, ()) if BY_CODE[code] in free]
    at_once = usual[:SHOWN_AT_ONCE]
    rest = [one for one in free if one not in at_once]
    first = at_once[0] if at_once else None
    return Choice(first, at_once[1:], rest, _shut(doors.shut), doors.withdrawable)


def _shut(found: Mapping[Tag, Refusal]) -> list[tuple[Verb, str]]:
    said = {tag: one for tag, one in found.items() if one.rule not in UNSAID}
    return [
        (one, sentences.sentence(said[one.tag])) for one in TABLE if one.tag and one.tag in said
    ]
