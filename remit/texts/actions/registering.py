"""Registering a document: its text is kept as received and read into drafts; what is there already
is not registered again."""

import datetime as dt
import hashlib
from dataclasses import dataclass, replace

from remit.domain import evidence_files, reading
from remit.domain.acts import By, Tag
from remit.domain.refusals import Finding, Refusal
from remit.domain.vocabulary import Confidentiality, DocumentType
from remit.kernel import clock, files, scanning, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Entry
from remit.texts import models, packs, proposals, queries
from remit.texts.actions import examples, rights
from remit.texts.formats.records import Format
from remit.texts.pairs import actions as pairs
from remit.texts.pairs.queries import duplicates
from remit.texts.proposals import Proposal
from remit.texts.searching import actions as searching
from remit.texts.second import actions as second_reading
from remit.texts.second import jobs as second_jobs

LONGEST = 5_000_000


@dataclass(frozen=True, slots=True)
class Original:
    """The file in which a text came: what it is, how it was read, and what to know of that."""

    name: str
    content: bytes
    format: Format
    encoding: str = ""
    notes: tuple[Finding, ...] = ()
    sent_on: dt.date | None = None

    @property
    def sha256(self) -> str:
        """The hash under which it is kept."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A text as received, with what is known of it; None, and "" of number and language, say: take
    what the reader finds."""

    text: str
    title: str
    type: DocumentType
    number: str = ""
    issued_on: dt.date | None = None
    issuer: int | None = None
    language: str = ""
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    original: Original | None = None
    signer: str | None = None
    origin: str | None = None


def read(text: str, *, sent_on: dt.date | None = None) -> reading.Reading:
    """What the reader finds in a text, with the rule packs of this site.

    A day on which an e-mail was sent is not believed before it has come anywhere on earth.
    """
    is_past = sent_on is not None and sent_on <= clock.today() + dt.timedelta(days=1)
    return reading.read(text, packs.packs(), sent_on=sent_on if is_past else None)


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
    if document.original is not None:
        scanning.check(document.original.content)
    sent_on = document.original.sent_on if document.original else None
    found = found or read(document.text, sent_on=sent_on)
    document = replace(document, language=document.language or found.document.language or "")
    said = proposals.proposal(document.text, reading.as_json(found)["document"])
    marks, passages = pairs.marks_of(document.text), searching.passages_at_once(document.text)
    with writes.writing():
        check_register(by=by, at=at, document=document)
        registered = ledger.record(by=by, at=at, entries=[_entry(document, found, said, at)])[0]
        _keep_reading(registered.subject, found, document.original, at)
        pairs.keep(registered.subject, marks)
        searching.keep(_sha256(document.text), passages)
        examples.keep(by=by, at=at, document=registered.subject, proposed=said)
        if document.original is not None:
            files.keep(document.original.sha256, document.original.content)
        if second_reading.server_for(document.confidentiality):
            second_jobs.read_again.enqueue(document=registered.subject)
        return registered.subject


def check_register(*, by: By, at: dt.datetime, document: NewDocument) -> None:
    """Whoever registers has the right to, and nobody has registered the document before."""
    place = queries.place_of(document.issuer, document.confidentiality, clock.day_of(at))
    rights.check_may_register(by=by, at=at, place=place)
    _check_new(document)


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


def _entry(document: NewDocument, found: reading.Reading, said: Proposal, at: dt.datetime) -> Entry:
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
    texts = {"title": document.title, **_beside(document, said)}
    if document.original is not None:
        data["file"] = _file(document.original)
        texts["file_name"] = evidence_files.safe_name(document.original.name)
    return Entry(Tag.DOCUMENT_REGISTERED, clock.day_of(at), data=data, texts=texts)


def _beside(document: NewDocument, said: Proposal) -> dict[str, str]:
    """Signer and source; that there is none is said only where the reader found one."""
    given = {"signer": document.signer, "origin": document.origin}
    words = {
        name: said.said[name] if one is None else " ".join(one.split())
        for name, one in given.items()
    }
    return {name: one for name, one in words.items() if one or said.said[name]}


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
