"""Writing texts: register a document, relate it to others, and decide on drafts.

What a person decided on a draft stays on it: accepted with its commitment, or rejected with a
reason.
"""

import datetime as dt
import hashlib
import itertools
from dataclasses import dataclass, replace

from remit.domain import evidence_files, reading
from remit.domain.acts import By, Tag
from remit.domain.refusals import Finding, Refusal
from remit.domain.rights import Object, Permission, check_may
from remit.domain.vocabulary import Confidentiality, DocumentType, Relation
from remit.kernel import clock, files, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry
from remit.organisation import queries as organisation
from remit.texts import models, packs, queries
from remit.texts.confirming import actions as confirming
from remit.texts.formats.records import Format
from remit.texts.learning import actions as learning
from remit.texts.learning.terms import Decided
from remit.texts.pairs import actions as pairs
from remit.texts.pairs.queries import duplicates, matching, works
from remit.texts.second import actions as second_reading
from remit.texts.second import jobs as second_jobs
from remit.texts.turns import actions as turns

LONGEST = 5_000_000


@dataclass(frozen=True, slots=True)
class Original:
    """The file in which a text came: what it is, how it was read, and what to know of that."""

    name: str
    content: bytes
    format: Format
    encoding: str = ""
    notes: tuple[Finding, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash under which it is kept."""
        return hashlib.sha256(self.content).hexdigest()


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
    original: Original | None = None


def read(text: str) -> reading.Reading:
    """What the reader finds in a text, with the rule packs of this site."""
    return reading.read(text, packs.packs())


def register(
    *, by: By, at: dt.datetime, document: NewDocument, found: reading.Reading | None = None
) -> int:
    """A secretariat registers a document: its text is kept as received, and read into drafts.

    The file in which it came is kept beside it. Nobody else waits while a long text is read.
    """
    if not document.text.strip():
        raise Refusal("TEXT_EMPTY")
    if len(document.text) > LONGEST:
        raise Refusal("TEXT_TOO_LONG", longest=str(LONGEST))
    check_register(by=by, at=at, document=document)
    found = found or read(document.text)
    document = replace(document, language=document.language or found.document.language or "")
    marks = pairs.marks_of(document.text)
    with writes.writing():
        check_register(by=by, at=at, document=document)
        registered = ledger.record(by=by, at=at, entries=[_entry(document, found, at)])[0]
        _keep_reading(registered.subject, found, document.original, at)
        pairs.keep(registered.subject, marks)
        if document.original is not None:
            files.keep(document.original.sha256, document.original.content)
        if second_reading.server_for(document.confidentiality):
            second_jobs.read_again.enqueue(document=registered.subject)
        return registered.subject


def check_register(*, by: By, at: dt.datetime, document: NewDocument) -> None:
    """Whoever registers has the right to, and nobody has registered the document before."""
    place = queries.place_of(document.issuer, document.confidentiality, clock.day_of(at))
    _check_may(by, at, place)
    _check_new(document)


def relate(*, by: By, at: dt.datetime, document: int, to: int, relation: Relation) -> Act:
    """One document implements, amends, replaces, translates or cites another.

    Documents that translate one another are one work: what they say alike is owed once.
    """
    twins = _twins(document, to) if relation is Relation.TRANSLATES else []
    with writes.writing():
        today = clock.day_of(at)
        _check_may(by, at, queries.place_of_document(document, today))
        other = queries.place_of_document(to, today)
        check_may(Permission.SEE, organisation.viewer(by, today), other)
        if document == to:
            raise Refusal("DOCUMENT_RELATED_TO_ITSELF")
        data = {"to": to, "relation": relation.value}
        entry = Entry(Tag.DOCUMENT_RELATED, today, subject=document, data=data)
        related = ledger.record(by=by, at=at, entries=[entry])[0]
        pairs.tie(by=by, at=at, found=twins)
        return related


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
        learning.keep_added(by=by, at=at, draft=draft)
        pairs.tie_added(by=by, at=at, document=document)
        return draft.pk


def reject_draft(*, by: By, at: dt.datetime, draft: int, reason: str) -> None:
    """A person says why a passage is no commitment."""
    if not reason.strip():
        raise Refusal("REASON_MISSING")
    with writes.writing():
        _check_may(by, at, _place_of_draft(draft, at))
        _decide(draft, models.Draft.REJECTED, by=by, at=at, reason=reason)
        learning.keep_rejected(by=by, at=at, draft=draft, reason=reason)


def accept_draft(
    *, by: By, at: dt.datetime, draft: int, commitment: int, decided: Decided | None = None
) -> None:
    """A draft became a commitment, which stays linked to its place in the text.

    Whoever may read the document may do so who may begin the commitment. What was decided is kept
    as an example; without it, the commitment of before stands again, and with it its example.
    """
    with writes.writing():
        viewer = organisation.viewer(by, clock.day_of(at))
        check_may(Permission.SEE, viewer, _place_of_draft(draft, at))
        _decide(draft, models.Draft.ACCEPTED, by=by, at=at, commitment=commitment)
        learning.keep_accepted(by=by, at=at, draft=draft, commitment=commitment, decided=decided)
        pairs.settle_twins(by=by, at=at, draft=draft)


def release_draft(*, by: By, at: dt.datetime, commitment: int) -> None:
    """A draft waits for a decision again when its commitment was rejected or annulled."""
    with writes.writing():
        accepted = models.Draft.objects.filter(commitment=commitment, status=models.Draft.ACCEPTED)
        rows = models.Draft.objects.filter(commitment=commitment)
        released = rows.exclude(status=models.Draft.REPLACED)
        numbers = list(released.values_list("pk", flat=True))
        learning.undo(at=at, drafts=accepted.values_list("pk", flat=True))
        turns.open_half_edits(numbers)
        released.update(**turns.waiting_again(by=by, at=at), commitment=None)
        pairs.settle(by=by, at=at, drafts=numbers)


def take_back_rejection(*, by: By, at: dt.datetime, draft: int) -> None:
    """A rejected draft waits for a decision again; the act keeps why it had been rejected."""
    with writes.writing():
        _check_may(by, at, _place_of_draft(draft, at))
        row = models.Draft.objects.filter(pk=draft, status=models.Draft.REJECTED).first()
        if row is None:
            raise Refusal("DRAFT_NOT_REJECTED", draft=str(draft))
        confirming.record_restored(
            by=by, at=at, document=row.document_id, drafts=[draft], reason=row.reason
        )
        turns.open_half_edits([draft])
        models.Draft.objects.filter(pk=draft).update(**turns.waiting_again(by=by, at=at), reason="")
        learning.undo(at=at, drafts=[draft])
        pairs.settle(by=by, at=at, drafts=[draft])


def _twins(document: int, to: int) -> list[tuple[int, int]]:
    """What says the same in the two works that become one; nobody waits while it is sought."""
    ours, theirs = works.of(document), works.of(to)
    between = itertools.product(sorted(ours), sorted(theirs)) if ours != theirs else ()
    return [pair for one, other in between for pair in matching.matched(one, other)]


def _check_may(by: By, at: dt.datetime, place: Object) -> None:
    viewer = organisation.viewer(by, clock.day_of(at))
    check_may(Permission.REGISTER_TEXTS, viewer, place)
    check_may(Permission.SEE, viewer, place)


def _place_of_draft(draft: int, at: dt.datetime) -> Object:
    return queries.place_of_document(queries.draft(draft).document, clock.day_of(at))


def _decide(draft: int, status: str, *, by: By, at: dt.datetime, **fields: object) -> None:
    pending = models.Draft.objects.filter(pk=draft, status=models.Draft.PENDING)
    turn = turns.decided(by=by, at=at, document=queries.draft(draft).document)
    if not pending.update(status=status, **turn, **fields):
        raise Refusal("DRAFT_ALREADY_DECIDED", draft=str(draft))
    turns.end_half_edit(by=by, at=at, drafts=[draft])


def _check_new(document: NewDocument) -> None:
    known = duplicates.same_document(
        sha256=_sha256(document.text),
        number=document.number,
        issuer=document.issuer,
        issued_on=document.issued_on,
        language=document.language,
        file_sha256=document.original.sha256 if document.original else "",
    )
    if known is not None:
        raise Refusal("DOCUMENT_ALREADY_REGISTERED", document=str(known))


def _entry(document: NewDocument, found: reading.Reading, at: dt.datetime) -> Entry:
    read_number = found.document.number
    data: dict[str, object] = {
        "type": document.type.value,
        "number": document.number or read_number or "",
        "issued_on": document.issued_on.isoformat() if document.issued_on else None,
        "issuer": document.issuer,
        "language": document.language,
        "confidentiality": document.confidentiality.value,
        "sha256": _kept(document.text),
    }
    texts = {"title": document.title}
    if document.original is not None:
        data["file"] = _file(document.original)
        texts["file_name"] = evidence_files.safe_name(document.original.name)
    return Entry(Tag.DOCUMENT_REGISTERED, clock.day_of(at), data=data, texts=texts)


def _file(original: Original) -> dict[str, object]:
    return {
        "sha256": original.sha256,
        "size": len(original.content),
        "format": original.format.value,
        "encoding": original.encoding,
    }


def _kept(text: str) -> str:
    sha256 = _sha256(text)
    models.Source.objects.get_or_create(sha256=sha256, defaults={"text": text})
    return sha256


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _keep_reading(
    document: int, found: reading.Reading, original: Original | None, at: dt.datetime
) -> None:
    form = reading.as_json(found)
    drafts = form["obligations"]
    kept = {key: value for key, value in form.items() if key not in {"text", "obligations"}}
    if original is not None:
        kept["intake"] = [[note.code, dict(note.params)] for note in original.notes]
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
