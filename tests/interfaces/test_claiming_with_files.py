"""Work is reported as done with its evidence in one form: the files are attached by acts of their
own together with the claim, or nothing is; what does not open is said to be damaged."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from remit.commitments.models import EvidenceItem
from remit.kernel import clock
from remit.ledger import queries as ledger
from tests.features.commitments.test_attachment import PDF, packed
from tests.interfaces.paper_site import browser, key
from tests.support import government as governments
from tests.support.government import Government

pytestmark = pytest.mark.django_db
DAY = "2024-06-20"


def file(name: str = "minutes.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def sent(site: Government, number: int, who: str = "officer", **fields: object) -> HttpResponse:
    with clock.injected(governments.instant(DAY)):
        return browser(site, who).post(f"/commitments/{number}/claim/", fields)


def read(site: Government, path: str, who: str = "officer") -> str:
    with clock.injected(governments.instant(DAY)):
        html = browser(site, who).get(path).content.decode()
    return unescape(re.sub(r"\s+", " ", html))


def acts(number: int) -> list[str]:
    return [act.tag.value for act in ledger.acts_about(number, prefix="commitment.")]


def test_the_form_of_a_claim_takes_the_files_that_prove_it(government: Government) -> None:
    number = government.accepted()
    html = read(government, f"/commitments/{number}/claim/")
    assert 'type="file" multiple' in html
    assert 'enctype="multipart/form-data"' in html
    fields = {"summary": "Done.", "files": [file(), file("list.csv", b"a,b\n")]}
    assert sent(government, number, **fields, request_key=key()).status_code == 302
    assert acts(number)[-3:] == ["commitment.evidenced"] * 2 + ["commitment.claimed"]
    page = read(government, f"/commitments/{number}/", "inspector")
    assert "minutes.pdf" in page
    assert "list.csv" in page


def test_a_claim_with_files_that_is_sent_twice_is_recorded_once(government: Government) -> None:
    number, once = government.accepted(), key()
    for _time in range(2):
        answer = sent(government, number, summary="Done.", files=[file()], request_key=once)
        assert answer.status_code == 302
    assert acts(number).count("commitment.evidenced") == 1
    assert acts(number).count("commitment.claimed") == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("minutes.exe", b"MZ", "is not of an allowed kind"),
        ("minutes.pdf", b"", "is empty"),
        ("minutes.pdf", b"MZ", "is not really a pdf file"),
    ],
)
def test_a_file_that_is_refused_keeps_what_was_typed_and_records_nothing(
    government: Government, name: str, content: bytes, words: str
) -> None:
    number = government.accepted()
    before = acts(number)
    what = {"summary": "All of it is published.", "on": "19/06/2024", "request_key": key()}
    answer = sent(government, number, **what, files=[file(), file(name, content)])
    assert answer.status_code == 422
    html = unescape(answer.content.decode())
    assert words in html
    assert what["summary"] in html
    assert f'value="{what["on"]}"' in html
    assert acts(number) == before


def test_a_claim_goes_on_without_files(government: Government) -> None:
    number = government.accepted()
    assert sent(government, number, summary="Done.", request_key=key()).status_code == 302
    assert acts(number)[-1] == "commitment.claimed"
    assert not EvidenceItem.objects.filter(commitment=number)


def test_a_stranger_attaches_nothing_with_a_claim(government: Government) -> None:
    number = government.accepted()
    answer = sent(
        government, number, "health_head", summary="Done.", files=[file()], request_key=key()
    )
    assert answer.status_code == 403
    assert not EvidenceItem.objects.filter(commitment=number)


@pytest.mark.parametrize("code", ["claim", "attach-file"])
def test_a_document_that_does_not_open_is_said_to_be_damaged(
    government: Government, code: str
) -> None:
    number, broken = government.accepted(), file("report.docx", packed()[:-20])
    fields = {"claim": {"summary": "Done.", "files": [broken]}, "attach-file": {"file": broken}}
    client = browser(government, "officer")
    with clock.injected(governments.instant(DAY)):
        sent_on = client.post(
            f"/commitments/{number}/{code}/", {**fields[code], "request_key": key()}, follow=True
        )
    html = unescape(sent_on.content.decode())
    assert "“report.docx” does not open; it was kept as it came." in html
    assert "It does not open and is kept as it came; attach one that is whole." in html
    again = read(government, f"/commitments/{number}/", "inspector")
    assert "It does not open and is kept as it came" in again
    assert "“report.docx” does not open" not in again
