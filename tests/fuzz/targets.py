"""Every reader of what comes from outside, as a function of bytes: it answers, or refuses in a
sentence; anything else is a fault. Hypothesis and atheris drive the same functions.

`REFUSES` of a target are the failures that its callers turn into an answer."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from django.http import HttpRequest

from remit.config import checking, environment
from remit.domain import document_numbers, due
from remit.domain.due import values
from remit.domain.refusals import Refusal
from remit.interfaces.api import marks, paging, parsing
from remit.interfaces.api_tokens import queries as tokens
from remit.interfaces.identity import asking
from remit.interfaces.web import addresses
from remit.kernel import inputs, wholeness
from remit.kernel.tables import reading as tables
from remit.ledger import check_proof
from remit.ledger.backups import archives
from remit.texts.formats import Limits, extract
from remit.texts.second import client

LIMITS = Limits(file_mb=1, batch_mb=2, pages=5, members=5, seconds=5)
HEADINGS = ("title", "lead", "due")
KEY = check_proof.Key("remit/fuzz", b"\0" * 4, b"\1" * 32)
NAMES = ("a.txt", "a.docx", "a.html", "a.pdf", "a.eml", "a.zip")


@dataclass(frozen=True)
class Target:
    """A reader, what its callers expect it to refuse with, and what a good input looks like."""

    read: Callable[[bytes], object]
    refuses: tuple[type[Exception], ...] = (Refusal,)
    like: tuple[bytes, ...] = (b"",)

    def __call__(self, content: bytes) -> None:
        """Whatever else comes out of it is a fault."""
        with contextlib.suppress(*self.refuses):
            self.read(content)


def _words(read: Callable[[str], object]) -> Callable[[bytes], object]:
    """A reader of words, given bytes: whatever they are, they are some words."""
    return lambda content: read(content.decode("utf-8", "replace"))


def _table(name: str) -> Callable[[bytes], object]:
    return lambda content: list(tables.written_lines(content, name, HEADINGS))


def _file(name: str) -> Callable[[bytes], object]:
    return lambda content: extract(content, name, LIMITS)


def _evidence(content: bytes) -> None:
    wholeness.is_damaged("evidence.docx", content)


def _backup(content: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        file.write(content)
        file.flush()
        with archives.opened(Path(file.name)) as archive:
            archive.check(lambda *_: None)


def _body(content: bytes) -> object:
    request = HttpRequest()
    request.META["CONTENT_TYPE"], request.content_type = parsing.JSON, parsing.JSON
    request._body = content
    return parsing.Strict().parse_body(request)


def _proof(words: str) -> object:
    return check_proof.checked(words, [KEY], old="remit/fuzz\n1\nAA==\n\n\u2014 x AAAAAAA=\n")


def _stored_due(words: str) -> object:
    return due.compute(value=words, operator=due.Operator.BY)


def _settings(words: str) -> None:
    """Settings of every kind say this; what is not understood is noted, and nothing raised."""
    said, name = words.replace("\0", ""), "REMIT_DATABASE_URL"
    readers = (checking.origins, checking.addresses, checking.words, checking.flag)
    with mock.patch.dict(os.environ, {name: said}), mock.patch.object(checking, "FOUND", []):
        for read in readers:
            read(name)
        checking.number(name, 1, low=1)
        checking.zone(name, "UTC")
        environment.database()


def _model(content: bytes) -> object:
    return client._content(content)


TARGETS: Mapping[str, Target] = {
    "days": Target(_words(inputs.day), like=(b"2024-04-15", b"15/04/2024", b"2024. 4. 15.")),
    "instants": Target(_words(inputs.instant), like=(b"2024-04-15T16:00+07:00",)),
    "numbers": Target(_words(inputs.number), like=(b"12", "١٢".encode())),
    "codes": Target(_words(inputs.code), like=(b"CITY-1",)),
    "texts": Target(_words(inputs.text), like=(b"A word\nand another",)),
    "document_numbers": Target(
        _words(document_numbers.parse), like=(b"12/CT-UBND", "15-ق/2024".encode())
    ),
    "references": Target(_words(document_numbers.split_reference), like=(b"12/CT-UBND@GOV/2024",)),
    "due_entries": Target(_words(due.parse_entry), like=(b"by 30 June 2026", b"before Q2/2026")),
    "due_values": Target(_words(values.stretch), like=(b"2024-Q2", b"2024-04-15")),
    "due_computed": Target(_words(_stored_due), like=(b"2024-H1",)),
    "tables_csv": Target(_table("a.csv"), like=(b"title,lead,due\nA,B,2024-04-15\n",)),
    "tables_xlsx": Target(_table("a.xlsx"), like=(b"PK\x03\x04",)),
    **{f"files_{name[2:]}": Target(_file(name)) for name in NAMES},
    "bodies": Target(_body, (Refusal, ValueError), (b'{"title": "A", "due": {"said": "2031"}}',)),
    "cursors": Target(_words(lambda said: paging.after({}, said, 2)), like=(b"WyJhIiwxLDJd",)),
    "marks": Target(_words(marks.named), like=(b'"12"', b'W/"1.2", "3"')),
    "addresses": Target(
        _words(addresses.parted), like=(b"https://site/texts/1/?show=ALL", b"http://[")
    ),
    "settings": Target(
        _words(_settings), (), (b"postgres://a:b@c:1/d", b"https://site", b"a@b, c@d", b"1")
    ),
    "tokens": Target(_words(tokens.fingerprint), like=(b"remit_abc",)),
    "proofs": Target(_words(_proof), (check_proof.Wrong,), (b"old 1\nAA==\n\nx\n2\nAA==\n\n",)),
    "checkpoints": Target(
        _words(check_proof.checkpoint_of),
        (check_proof.Wrong,),
        (b"x\n1\nAA==\n\n\xe2\x80\x94 x A",),
    ),
    "keys": Target(_words(check_proof.key_of), (check_proof.Wrong,), (b"x+00+AA==",)),
    "backups": Target(_backup),
    "evidence": Target(_evidence),
    "identities": Target(asking._said, like=(b'{"sub": "a", "email": "a@example.org"}',)),
    "models": Target(_model, client.GARBAGE, (b'{"choices":[{"message":{"content":"{}"}}]}',)),
}
