"""Bad days for programs: what is far too large, what unpacks without end, and what only looks like
a text. Each gets one problem that says what to do, and nothing of it is kept."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from remit.commitments.models import Commitment, EvidenceItem
from remit.ledger.models import Act
from remit.organisation.models import Unit
from remit.texts.intake import actions as intake
from remit.texts.models import Batch, Document
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.interfaces.test_bad_days import HUGE, _huge, _with_scripts
from tests.support import files
from tests.support.government import Government

pytestmark = pytest.mark.django_db


def _counts() -> list[int]:
    return [one.objects.count() for one in (Act, Commitment, EvidenceItem, Unit, Batch, Document)]


def test_fifty_megabytes_of_evidence_are_refused(government: Government, asks: Asking) -> None:
    number = paper_site.accepted(government)
    before = _counts()
    refused = asks("officer").send(
        f"commitments/{number}/attach-file", {"file": _huge("proof.pdf")}
    )
    assert refused.status_code in {413, 422}
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert "25 MB" in said(refused)["detail"]
    assert _counts() == before


@pytest.mark.parametrize(
    ("who", "path", "name"),
    [
        ("secretary", "imports/commitments", "t.csv"),
        ("secretary", "imports/commitments", "t.xlsx"),
        ("administrator", "imports/units", "t.csv"),
    ],
)
def test_fifty_megabytes_of_a_table_are_refused(
    asks: Asking, who: str, path: str, name: str
) -> None:
    program, before = asks(who), _counts()
    assert program.send(path, {"table": _huge(name)}).status_code == 422
    seen = said(program.send(f"{path}/preview", {"table": _huge(name)}))
    assert "10 MB" in seen["findings"][0]["detail"]
    assert _counts() == before


def test_fifty_megabytes_of_a_text_become_no_document(asks: Asking) -> None:
    file = _read(asks, "large.pdf", b"The list is published. " * (HUGE // 23))
    assert (file["document"], file["drafts"]) == (None, 0)
    assert "25 MB" in file["said"]
    assert Document.objects.count() == 0


def _read(asks: Asking, name: str, content: bytes) -> dict[str, Any]:
    """What became of a file that was handed in and read by the worker."""
    secretary = asks("secretary")
    handed_in = secretary.send("intake", {"files": SimpleUploadedFile(name, content)})
    assert handed_in.status_code == 202, handed_in.content
    batch = said(handed_in)["id"]
    intake.take_in(batch=batch)
    [file] = said(secretary.get(f"intake/{batch}"))["files"]
    return dict(file)


def test_a_document_that_unpacks_without_end_becomes_no_document(asks: Asking) -> None:
    bomb = files.changed(
        files.paragraphs("The DOH shall publish the list."),
        "word/document.xml",
        lambda old: old + " " * (260 * 2**20),
    )
    file = _read(asks, "b.docx", bomb)
    assert (file["document"], file["drafts"], file["reading"]) == (None, 0, False)
    assert "unpack" in file["said"].lower()
    assert Document.objects.count() == 0


def test_of_a_text_with_scripts_programs_get_the_words_and_the_file_as_it_came(
    asks: Asking,
) -> None:
    content, secretary = _with_scripts(), asks("secretary")
    number = _read(asks, "s.pdf", content)["document"]
    document = secretary.get(f"documents/{number}").content.decode()
    assert "publish the list" in document
    assert "from inside" not in document
    assert "run.exe" not in document
    kept = secretary.get(f"documents/{number}/file")
    assert b"".join(kept) == content
    _is_a_file_alone(kept)


def test_no_page_is_put_behind_a_result_and_a_file_is_a_file_alone(
    government: Government, asks: Asking
) -> None:
    number, officer = paper_site.accepted(government), asks("officer")
    path, content = f"commitments/{number}/attach-file", b"<script>alert(1)</script>"
    page = SimpleUploadedFile("proof.html", content, "text/html")
    refused = officer.send(path, {"file": page})
    assert (refused.status_code, said(refused)["rule"]) == (422, "FILE_KIND_NOT_ALLOWED")
    done = officer.send(path, {"file": SimpleUploadedFile("proof.txt", content, "text/html")})
    [item] = said(done)["commitment"]["evidence_items"]
    kept = officer.get(f"evidence/{item['id']}")
    assert "html" not in kept["Content-Type"]
    _is_a_file_alone(kept)


def _is_a_file_alone(answer: Any) -> None:
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
