"""What one text says that it does to another, on the pages of both: nobody has recorded it, so it
is proposed; and what is recorded, with what of the ledger waits since."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from remit.commitments.queries import bases
from remit.domain.bases import CHANGING
from remit.domain.rights import Viewer
from remit.interfaces import labels
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.texts import provisions, relating, words
from remit.texts.announcing import queries as announcing
from remit.texts.announcing.queries import Announced
from remit.texts.provisions.queries import Place
from remit.texts.queries import DocumentCard


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of two documents, in words; `is_ours`: this text says it of the other."""

    said: Announced
    is_ours: bool

    @property
    def around(self) -> tuple[str, str]:
        """What is said before the name of the other document, and what after it."""
        before, after = str(words.ANNOUNCED[self.said.relation][not self.is_ours]).split(
            "%(other)s"
        )
        return before, after

    @property
    def only(self) -> DocumentCard | None:
        """The one document that is meant."""
        return self.said.cards[0] if len(self.said.cards) == 1 else None

    @property
    def url(self) -> str:
        """Where the words stand."""
        return provisions.address(Place(self.said.by, self.said.start, self.said.end))

    @property
    def word(self) -> str:
        """The relation, as it would be recorded."""
        return labels.label(self.said.relation)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that this one replaced or amended: the open commitments which that touches, and
    how many of them wait for a decision."""

    document: DocumentCard
    touched: int
    unsettled: int


def ours(request: Asking, document: DocumentCard, found: Mapping[str, Any]) -> list[Line]:
    """What stands in this text of others."""
    return [Line(one, True) for one in announcing.by(request.viewer, document.id, found)]


def theirs(request: Asking, document: DocumentCard, work: frozenset[int]) -> list[Line]:
    """What stands in other texts of this one."""
    return [Line(one, False) for one in announcing.of(request.viewer, document, work)]


def waiting(
    viewer: Viewer, related: Iterable[relating.Line], placed: Iterable[provisions.Line]
) -> list[Waiting]:
    """What waits in the documents that this one replaced or amended, whole or at a provision."""
    both: list[relating.Line | provisions.Line] = [*related, *placed]
    changed = {one.link.other.id: one.link.other for one in both if _changes(one)}
    return list(_waiting(viewer, changed))


def recorded(related: Iterable[relating.Line]) -> list[relating.Line]:
    """Which documents this one is recorded to replace or to amend as a whole."""
    return [one for one in related if _changes(one)]


def _changes(one: relating.Line | provisions.Line) -> bool:
    return one.link.outgoing and one.link.relation in CHANGING


def _waiting(viewer: Viewer, changed: Mapping[int, DocumentCard]) -> Iterator[Waiting]:
    for number, card in changed.items():
        if found := bases.touched(viewer, number):
            yield Waiting(card, len(found), sum(not one.is_settled for one in found))
