"""Writing texts: register a document, relate it to others, and decide on drafts.

What a person decided on a draft stays on it: accepted with its commitment, or rejected with a
reason.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass

from remit.domain import reading
from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, check_may
from remit.domain.vocabulary import Confidentiality, DocumentType, Relation
from remit.kernel import clock, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry
from remit.organisation import queries as organisation
from remit.texts import models, packs, queries

LONGEST = 5_000_000


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A text as received, with what is known of it; None and "" say: take what the reader finds."""

    text: str
    title: str
    type: DocumentType
    number: str = ""
    issued_on: dt.date | None = None
    issuer: int | None = None
    language: str = ""
    confidentiality: Confidentiality = Confidentiality.INTERNAL


def read(text: str) -> reading.Reading:
    """What the reader finds in a text, with the rule packs of this site."""
    return reading.read(text, packs.packs())


def register(*, by: By, at: dt.datetime, document: NewDocument) -> int:
    """A secretariat registers a document: its text is kept as received, and read into drafts."""
    if not document.text.strip():
        raise Refusal("TEXT_EMPTY")
    if len(document.text) > LONGEST:
        raise Refusal("TEXT_TOO_LONG", longest=str(LONGEST))
    with writes.writing():
        place = queries.place_of(document.issuer, document.confidentiality, clock.day_of(at))
        _check_may(by, at, place)
        _check_new(document)
        found = read(document.text)
        registered = ledger.record(by=by, at=at, entries=[_entry(document, found, at)])[0]
        _keep_reading(registered.subject, found, at)
        return registered.subject


def relate(*, by: By, at: dt.datetime, document: int, to: int, relation: Relation) -> Act:
    """One document implements, amends, replaces, translates or cites another."""
    with writes.writing():
        today = clock.day_of(at)
        _check_may(by, at, queries.place_of_document(document, today))
        other = queries.place_of_document(to, today)
        check_may(Permission.SEE, organisation.viewer(by, today), other)
        if document == to:
            raise Refusal("DOCUMENT_RELATED_TO_ITSELF")
        data = {"to": to, "relation": relation.value}
        entry = Entry(Tag.DOCUMENT_RELATED, today, subject=document, data=data)
        return ledger.record(by=by, at=at, entries=[entry])[0]


def add_draft(*, by: By, at: dt.datetime, document: int, start: int, end: int) -> int:
    """A person marks a passage that the reader did not see."""
    with writes.writing():
        _check_may(by, at, queries.place_of_document(document, clock.day_of(at)))
        text = queries.text_of(document)
        if not 0 <= start < end <= len(text) or not text[start:end].strip():
            raise Refusal("PASSAGE_OUTSIDE_TEXT", start=str(start), end=str(end))
        draft = models.Draft.objects.create(
            document_id=document,
            start=start,
            end=end,
            kind="task",
            confidence=1.0,
            found={"start": start, "end": end, "quote": text[start:end]},
            added_by_id=by.person,
        )
        return draft.pk


def reject_draft(*, by: By, at: dt.datetime, draft: int, reason: str) -> None:
    """A person says why a passage is no commitment."""
    if not reason.strip():
        raise Refusal("REASON_MISSING")
    with writes.writing():
        _check_may(by, at, _place_of_draft(draft, at))
        _decide(draft, models.Draft.REJECTED, by=by, at=at, reason=reason)


def accept_draft(*, by: By, at: dt.datetime, draft: int, commitment: int) -> None:
    """A draft became a commitment, which stays linked to its place in the text.

    Whoever may read the document may do so who may begin the commitment.
    """
    with writes.writing():
        viewer = organisation.viewer(by, clock.day_of(at))
        check_may(Permission.SEE, viewer, _place_of_draft(draft, at))
        _decide(draft, models.Draft.ACCEPTED, by=by, at=at, commitment=commitment)


def release_draft(*, commitment: int) -> None:
    """A draft waits for a decision again when its commitment was rejected or annulled."""
    with writes.writing():
        models.Draft.objects.filter(commitment=commitment, status=models.Draft.ACCEPTED).update(
            status=models.Draft.PENDING, commitment=None, decided_by=None, decided_at=None
        )


def take_back_rejection(*, by: By, at: dt.datetime, draft: int) -> None:
    """A rejected draft waits for a decision again."""
    with writes.writing():
        _check_may(by, at, _place_of_draft(draft, at))
        rejected = models.Draft.objects.filter(pk=draft, status=models.Draft.REJECTED)
        if not rejected.update(status=models.Draft.PENDING, reason="", decided_at=None):
            raise Refusal("DRAFT_NOT_REJECTED", draft=str(draft))


def _check_may(by: By, at: dt.datetime, place: Object) -> None:
    viewer = organisation.viewer(by, clock.day_of(at))
    check_may(Permission.REGISTER_TEXTS, viewer, place)
    check_may(Permission.SEE, viewer, place)


def _place_of_draft(draft: int, at: dt.datetime) -> Object:
    return queries.place_of_document(queries.draft(draft).document, clock.day_of(at))


def _decide(draft: int, status: str, *, by: By, at: dt.datetime, **fields: object) -> None:
    pending = models.Draft.objects.filter(pk=draft, status=models.Draft.PENDING)
    if not pending.update(status=status, decided_by=by.person, decided_at=at, **fields):
        raise Refusal("DRAFT_ALREADY_DECIDED", draft=str(draft))


def _check_new(document: NewDocument) -> None:
    known = queries.same_document(
        sha256=_sha256(document.text),
        number=document.number,
        issuer=document.issuer,
        issued_on=document.issued_on,
    )
    if known is not None:
        raise Refusal("DOCUMENT_ALREADY_REGISTERED", document=str(known))


def _entry(document: NewDocument, found: reading.Reading, at: dt.datetime) -> Entry:
    read_number = found.document.number
    data = {
        "type": document.type.value,
        "number": document.number or read_number or "",
        "issued_on": document.issued_on.isoformat() if document.issued_on else None,
        "issuer": document.issuer,
        "language": document.language or found.document.language or "",
        "confidentiality": document.confidentiality.value,
        "sha256": _kept(document.text),
    }
    return Entry(
        Tag.DOCUMENT_REGISTERED, clock.day_of(at), data=data, texts={"title": document.title}
    )


def _kept(text: str) -> str:
    sha256 = _sha256(text)
    models.Source.objects.get_or_create(sha256=sha256, defaults={"text": text})
    return sha256


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _keep_reading(document: int, found: reading.Reading, at: dt.datetime) -> None:
    form = reading.as_json(found)
    drafts = form["obligations"]
    kept = {key: value for key, value in form.items() if key not in {"text", "obligations"}}
    models.Reading.objects.create(document_id=document, found=kept, read_at=at)
    models.Draft.objects.bulk_create(
        models.Draft(
            document_id=document,
            start=draft["start"],
            end=draft["end"],
            kind=draft["kind"],
            confidence=draft["confidence"],
            found=draft,
        )
        for draft in drafts
    )
