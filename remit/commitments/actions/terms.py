"""What is owed, as it is said at the beginning, and how it stands in the first act."""

import datetime as dt
from dataclasses import dataclass, field

from remit.commitments.actions import due_form
from remit.domain.acts import Tag
from remit.domain.asking_back import EVERYTHING, Meant
from remit.domain.due import Due
from remit.domain.vocabulary import Basis, Confidentiality, Type
from remit.ledger.records import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is owed, to whom, by when, on which basis.

    `place` is (start, end) in the text of the document; `draft` the draft it was accepted from.
    A face that asks back what may be a slip says what of it is meant.
    """

    title: str
    issuer: int
    lead: int | None = None
    due: Due | None = None
    type: Type = Type.TASK
    basis: Basis = Basis.PROVISION
    reference: str = ""
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    cooperating: tuple[int, ...] = field(default=())
    document: int | None = None
    place: tuple[int, int] | None = None
    draft: int | None = None
    letter: str = ""
    meant: Meant = EVERYTHING


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Of what comes back: the how-manieth it is, and how many there are."""

    place: int
    of: int


def entry(
    terms: Terms,
    tag: Tag,
    day: dt.date,
    *,
    own: bool = False,
    parent: int | None = None,
    occurrence: Occurrence | None = None,
) -> Entry:
    """The first act of a commitment, as it is recorded."""
    data: dict[str, object] = {
        "type": terms.type.value,
        "basis": (Basis.REGISTRATION if own else terms.basis).value,
        "confidentiality": terms.confidentiality.value,
        "own_registration": own,
        "issuer": terms.issuer,
        "lead": terms.lead,
        "cooperating": list(terms.cooperating),
        "document": terms.document,
        "start": terms.place[0] if terms.place else None,
        "end": terms.place[1] if terms.place else None,
        "draft": terms.draft,
        "parent": parent,
        **due_form.data(terms.due),
    }
    if occurrence is not None:
        data |= {"occurrence": occurrence.place, "occurrences": occurrence.of}
    sentences = {"title": terms.title.strip(), **due_form.texts(terms.due)}
    if terms.reference:
        sentences["reference"] = terms.reference
    if terms.letter.strip():
        sentences["letter"] = terms.letter.strip()
    return Entry(tag, day, data=data, texts=sentences)
