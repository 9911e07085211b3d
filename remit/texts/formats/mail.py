"""An e-mail: its subject, its words and its day, and each file that it carries as a document.
Addresses of persons are no part of the text; the e-mail itself is kept as it came."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from email import errors, message_from_bytes, policy
from email.message import EmailMessage

from remit.domain.refusals import Finding, Refusal
from remit.texts.formats import encodings, kinds, pages
from remit.texts.formats.limits import Limits
from remit.texts.formats.records import Member, Said

_FAULTS = (errors.MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError)
_MOST_PARTS = 2000
# How a file is called that has no name.
_ENDINGS = tuple((kind.value.lower(), media) for kind, media in kinds.MEDIA.items())
_SHOWN_PICTURE = re.compile(rb"cid:([^\"'>\s]{1,200})", re.IGNORECASE)


def said(content: bytes, limits: Limits) -> Said:
    """The text of an e-mail, and the files that it carries."""
    try:
        mail = message_from_bytes(content, policy=policy.default)
        return _said(mail, limits)
    except _FAULTS:
        raise Refusal("FILE_BROKEN") from None


def _said(mail: EmailMessage, limits: Limits) -> Said:
    parts = list(_parts(mail))
    pictures = _pictures(part for part, _shown in parts)
    files = [part for part, shown in parts if _is_file(part, shown, pictures)]
    if len(files) > limits.members:
        raise Refusal("FILE_TOO_MANY_MEMBERS", limit=str(limits.members))
    words = [_read(part, limits) for part, shown in parts if shown and part not in files]
    subject = " ".join(str(mail.get("Subject") or "").split())
    said = [subject, *(text.strip("\n") for text, _encoding, _notes in words)]
    text = "\n\n".join(one for one in said if one.strip())
    return Said(
        text=f"{text}\n" if text else "",
        encoding=next((encoding for _text, encoding, _notes in words), ""),
        notes=tuple(note for *_, notes in words for note in notes),
        members=tuple(_member(part, number) for number, part in enumerate(files, start=1)),
        sent_on=_sent_on(mail),
    )


def _sent_on(mail: EmailMessage) -> dt.date | None:
    """The day that the e-mail says of itself, if it says one."""
    sent = getattr(mail.get("Date"), "datetime", None)
    return sent.date() if isinstance(sent, dt.datetime) else None


def _parts(mail: EmailMessage) -> Iterator[tuple[EmailMessage, bool]]:
    """The parts that hold something, and whether they are shown: of several forms of the same
    words only one is. An e-mail inside is a part, and not opened here."""
    waiting, seen = [(mail, True)], 0
    while waiting:
        part, shown = waiting.pop(0)
        seen += 1
        if seen > _MOST_PARTS:
            raise Refusal("FILE_TOO_MANY_MEMBERS", limit=str(_MOST_PARTS))
        if part.get_content_maintype() != "multipart":
            yield part, shown
            continue
        inside = [one for one in part.iter_parts() if isinstance(one, EmailMessage)]
        chosen = inside
        if part.get_content_subtype() == "alternative":
            plain = [one for one in inside if one.get_content_type() == "text/plain"]
            chosen = (plain or inside[-1:])[:1]
        waiting = [(one, shown and one in chosen) for one in inside] + waiting


def _is_file(part: EmailMessage, shown: bool, pictures: set[str]) -> bool:
    """What is sent along: all that is neither words, nor another form of words that are shown, nor
    a picture that the words show in their midst; whether it has a name or not."""
    attached = part.get_content_disposition() == "attachment"
    if part.get_content_maintype() == "image" and (not attached or _id(part) in pictures):
        return False
    named = attached or part.get_filename() is not None
    is_form = not shown and part.get_content_maintype() == "text"
    return named or not (is_form or part.get_content_type() in {"text/plain", "text/html"})


def _pictures(parts: Iterable[EmailMessage]) -> set[str]:
    """What the words in HTML show by its name in the e-mail."""
    pages = (_content(one) for one in parts if one.get_content_type() == "text/html")
    return {
        found.decode("ascii", "replace") for one in pages for found in _SHOWN_PICTURE.findall(one)
    }


def _id(part: EmailMessage) -> str:
    return str(part.get("Content-ID") or "").strip().strip("<>")


def _read(body: EmailMessage, limits: Limits) -> tuple[str, str, tuple[Finding, ...]]:
    declared = str(body.get_content_charset() or "")
    read = encodings.decoded(_content(body), declared)
    notes = encodings.notes(read)
    if body.get_content_type() == "text/plain":
        return read.text.replace("\r\n", "\n"), read.encoding, notes
    text, left_out = pages.text_of(read.text, limits)
    return text, read.encoding, (*notes, *left_out)


def _member(part: EmailMessage, number: int) -> Member:
    if part.get_content_type() == "message/rfc822":
        inner = next(part.iter_parts(), None)
        subject = " ".join(str(inner.get("Subject") or "").split()) if inner else ""
        name = part.get_filename() or f"{subject or number}.eml"
        return Member(name, inner.as_bytes() if inner else b"")
    ending = next((one for one, kind in _ENDINGS if kind == part.get_content_type()), "bin")
    return Member(part.get_filename() or f"{number}.{ending}", _content(part))


def _content(part: EmailMessage) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""
