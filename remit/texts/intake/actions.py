"""Handing in files, and reading them one by one. A file is known by its hash: the same one again is
no second document. A file during whose reading the whole work stopped twice is given up."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from django.db.models import F, Sum

from remit.domain import pairing
from remit.domain.acts import By
from remit.domain.reading import Reading, as_json
from remit.domain.refusals import Finding, Refusal
from remit.domain.vocabulary import Confidentiality, DocumentType
from remit.kernel import clock, writes
from remit.organisation import queries as organisation
from remit.texts import actions, confined, models, proposals, queries, registrars, spool
from remit.texts.actions import NewDocument, Original
from remit.texts.formats import controls
from remit.texts.formats.limits import MB
from remit.texts.formats.records import Extracted, Member
from remit.texts.intake import queries as handed
from remit.texts.intake.terms import Terms
from remit.texts.pairs import queries as pairs

PATIENCE = 2
FALLBACK = DocumentType.NOTICE
Row = models.HandedIn


def hand_in(
    *, by: By, at: dt.datetime, files: Sequence[tuple[str, bytes]], terms: Terms | None = None
) -> int:
    """Files are handed in and wait; whoever hands them in may register texts."""
    said = terms or Terms()
    _check_amount(files)
    with writes.writing():
        place = queries.place_of(said.issuer, said.confidentiality, clock.day_of(at))
        registrars.check_registers(organisation.viewer(by, clock.day_of(at)), place)
        batch = models.Batch.objects.create(
            person_id=by.person,
            post=by.post,
            on_behalf_of=by.on_behalf_of,
            issuer_id=said.issuer,
            type=said.type.value if said.type else "",
            confidentiality=said.confidentiality.value,
            origin=said.origin.value,
            handed_in_at=at,
            moved_at=at,
        )
        for number, (name, content) in enumerate(files, start=1):
            _waiting(batch, f"{number:05}", Member(name, content), depth=0)
        return batch.pk


def take_in(*, batch: int, resumed: bool = False) -> None:
    """Every file that waits is read; resumed, also the one whose reading stopped, once more.

    Only who knows that nobody is reading the batch any more may say that it is resumed.
    """
    _check_known(batch)
    if resumed:
        _take_up(batch)
    while take_next(batch=batch):
        continue


def take_next(*, batch: int) -> bool:
    """The next file that waits is read; whether there was one."""
    row = _claimed(batch)
    if row is None:
        return False
    try:
        _take(row)
    except Refusal as refused:
        _end(row, Row.REFUSED, refusal=[refused.rule, refused.params])
    models.Batch.objects.filter(pk=batch).update(moved_at=clock.now())
    return True


def _take_up(batch: int) -> None:
    stopped = Row.objects.filter(batch=batch, step=Row.READING)
    for one in stopped.filter(tries__gte=PATIENCE):
        _end(one, Row.REFUSED, refusal=["FILE_STOPPED_ITS_READER", {}])
    stopped.update(step=Row.WAITING)
    models.Batch.objects.filter(pk=batch).update(moved_at=clock.now())


def _claimed(batch: int) -> Row | None:
    """Two workers never read the same file."""
    with writes.writing():
        row = Row.objects.filter(batch=batch, step=Row.WAITING).order_by("place").first()
        if row is not None:
            waiting = Row.objects.filter(pk=row.pk, step=Row.WAITING)
            waiting.update(step=Row.READING, tries=F("tries") + 1)
        return row


def _take(row: Row) -> None:
    """A file that is known is opened all the same if others lie in it: one of them may be new."""
    known = handed.document_of_file(row.sha256)
    if known is not None and not handed.may_hold_files(known):
        _end(row, Row.KNOWN, document=known)
        return
    content = spool.content(row.spooled)
    found = confined.extracted(content, row.name)
    _put_members(row, found)
    if known is not None:
        _end(row, Row.KNOWN, document=known, notes=_kept(found.notes))
    elif found.text.strip():
        _register(row, found, content)
    else:
        _end_opened(row, found)


def _end_opened(row: Row, found: Extracted) -> None:
    """A file out of which nothing could be taken is refused, and was not opened."""
    inside = Row.objects.filter(batch=row.batch, place__startswith=f"{row.place}.")
    if inside.exclude(outcome=Row.REFUSED).exists():
        _end(row, Row.OPENED, notes=_kept(found.notes))
    else:
        _end(row, Row.REFUSED, refusal=["FILE_NOTHING_TAKEN_OUT", {}])


def _register(row: Row, said: Extracted, content: bytes) -> None:
    batch, text = row.batch, said.text
    by = By(batch.person_id, batch.post, batch.on_behalf_of)
    original = Original(row.name, content, said.format, said.encoding, said.notes, said.sent_on)
    found = actions.read(text, sent_on=said.sent_on)
    document, notes = _document(batch, text, found, original)
    try:
        number = actions.register(by=by, at=clock.now(), document=document, found=found)
    except Refusal as refused:
        _known(row, text, refused)
        return
    drafts = queries.counted(number)
    notes = (*notes, *_likely(by, number))
    _end(row, Row.REGISTERED, document=number, drafts=drafts, notes=_kept(notes))


def _likely(by: By, document: int) -> list[Finding]:
    """The document that this one looks like, if whoever handed it in may read that one."""
    viewer = organisation.viewer(by, clock.today())
    card = queries.document(viewer, document)
    return [one.finding for one in pairs.likely(viewer, card)[:1]]


def _document(
    batch: models.Batch, text: str, found: Reading, original: Original
) -> tuple[NewDocument, tuple[Finding, ...]]:
    """A document as the text says it, and what was put where nobody says anything."""
    said = proposals.proposal(text, as_json(found)["document"])
    given = DocumentType(batch.type) if batch.type else None
    notes = original.notes
    if said.type is None and given is None:
        notes = (*notes, Finding("TYPE_NOT_SAID", {}))
    document = NewDocument(
        text=text,
        title=said.title,
        type=given or said.type or FALLBACK,
        number=said.number,
        issued_on=said.issued_on,
        issuer=batch.issuer_id or said.issuer,
        language=said.language,
        confidentiality=Confidentiality(batch.confidentiality),
        original=original,
    )
    return document, notes


def _put_members(row: Row, found: Extracted) -> None:
    """The files inside a file wait behind it, within what the batch may hold.

    They were put there already when the reading of the file stopped after that.
    """
    limits = confined.limits()
    rows = Row.objects.filter(batch=row.batch)
    if rows.filter(place__startswith=f"{row.place}.").exists():
        return
    size = rows.aggregate(sum=Sum("size"))["sum"] or 0
    count = rows.count() + len(found.members)
    size += sum(len(member.content) for member in found.members)
    if count > limits.members or size > limits.batch_bytes:
        raise Refusal("BATCH_TOO_LARGE", files=str(limits.members), size=str(limits.batch_mb))
    with writes.writing():
        for number, member in enumerate(found.members, start=1):
            _waiting(row.batch, f"{row.place}.{number:05}", member, depth=row.depth + 1)


def _waiting(batch: models.Batch, place: str, member: Member, *, depth: int) -> None:
    gone = member.refused
    if gone is None and depth > confined.limits().depth:
        gone = Finding("FILE_NESTED_TOO_DEEP", {})
    Row.objects.create(
        batch=batch,
        place=place,
        depth=depth,
        name=controls.readable(member.name),
        size=len(member.content),
        sha256=hashlib.sha256(member.content).hexdigest(),
        spooled="" if gone else spool.keep(member.content),
        step=Row.DONE if gone else Row.WAITING,
        outcome=Row.REFUSED if gone else "",
        refusal=[gone.code, dict(gone.params)] if gone else None,
    )


def _known(row: Row, text: str, refused: Refusal) -> None:
    """A document that is there already: the same text, or another one under the same number."""
    if refused.rule != "DOCUMENT_ALREADY_REGISTERED":
        raise refused
    number = int(refused.params["document"])
    there = queries.text_of(number)
    notes: tuple[Finding, ...] = ()
    if there != text:
        is_same = pairing.same_words(there, text)
        notes = (Finding("KNOWN_IN_OTHER_LETTERS" if is_same else "KNOWN_WITH_ANOTHER_TEXT", {}),)
    _end(row, Row.KNOWN, document=number, notes=_kept(notes))


def _end(row: Row, outcome: str, **facts: object) -> None:
    Row.objects.filter(pk=row.pk).update(step=Row.DONE, outcome=outcome, spooled="", **facts)
    spool.discard(row.spooled)


def _kept(notes: Sequence[Finding]) -> list[object]:
    return [[note.code, dict(note.params)] for note in notes]


def _check_amount(files: Sequence[tuple[str, bytes]]) -> None:
    limits = confined.limits()
    size = sum(len(content) for _name, content in files)
    if not files:
        raise Refusal("IMPORT_FILE_MISSING")
    if len(files) > limits.members or size > limits.batch_mb * MB:
        raise Refusal("BATCH_TOO_LARGE", files=str(limits.members), size=str(limits.batch_mb))


def _check_known(batch: int) -> None:
    if not models.Batch.objects.filter(pk=batch).exists():
        raise Refusal("BATCH_UNKNOWN", batch=str(batch))
