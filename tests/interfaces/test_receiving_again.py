"""Nothing typed is lost on the way to a registered document: not by a refusal, and not by a change
of the language."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from remit.texts import models
from remit.texts.intake import actions
from tests.interfaces import paper_site
from tests.interfaces.paper_site import TEXT, browser, key
from tests.interfaces.test_texts_pages import _form
from tests.support import files
from tests.support.government import Government

pytestmark = pytest.mark.django_db


def _sent(client: Client, path: str = "/texts/new/", **fields: object) -> HttpResponse:
    return client.post(path, {"step": "read", "request_key": key(), **fields})


def _shown(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


def _next(html: str) -> str:
    """Where the language menu of a page leads back to."""
    found = re.search(r'action="/language/">.*?name="next" value="([^"]*)"', html, re.DOTALL)
    assert found is not None
    return unescape(found[1])


def test_an_empty_form_comes_back_with_its_sentence(government: Government) -> None:
    answer = _sent(browser(government, "secretary"), confidentiality="SECRET", type="PLAN")
    html = _shown(answer)
    assert answer.status_code == 422
    assert "Step 1 of 2" in html
    assert ">TEXT_EMPTY</code>" in html
    assert '<option value="SECRET" selected>' in html
    assert '<option value="PLAN" selected>' in html
    assert "This is not possible" not in html


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("scan.pdf", files.pdf(()), "PDF_IS_SCANNED"),
        ("broken.pdf", b"%PDF-1.7 nothing", "FILE_BROKEN"),
        ("mk.py", b"import os\nprint(os.name)\n", "FILE_IS_NO_PROSE"),
    ],
)
def test_a_file_that_is_refused_is_named_at_the_form_and_what_was_typed_is_kept(
    government: Government, name: str, content: bytes, rule: str
) -> None:
    file = SimpleUploadedFile(name, content)
    answer = _sent(browser(government, "secretary"), file=file, text=TEXT)
    html = _shown(answer)
    assert answer.status_code == 422
    assert re.search(rf"<bdi>{name}</bdi> – [^<]+<code[^>]*>{rule}</code>", html)
    assert TEXT in html
    assert models.Batch.objects.count() == 0


def test_a_form_whose_language_is_changed_is_shown_again_and_nothing_is_done(
    government: Government,
) -> None:
    client = browser(government, "secretary")
    html = _shown(_sent(client, "/texts/new/?again=1", text=TEXT))
    assert "Step 1 of 2" in html
    assert TEXT in html
    form = _form(_sent(client, text=TEXT).content.decode())
    again = _shown(client.post("/texts/new/?again=1", form | {"title": "Typed by a person"}))
    assert "Step 2 of 2" in again
    assert "Typed by a person" in again
    assert models.Document.objects.count() == 0
    answer = client.post("/texts/new/", _form(again) | {"title": "Typed by a person"})
    assert answer.status_code == 302
    assert models.Source.objects.get().text == TEXT


def test_without_scripts_the_text_survives_a_change_of_the_language(
    government: Government,
) -> None:
    client = browser(government, "secretary")
    file = SimpleUploadedFile("24.docx", files.paragraphs(*TEXT.splitlines()))
    back = _next(_sent(client, file=file).content.decode())
    answer = client.post("/language/", {"language": "vi", "next": back})
    assert answer["Location"] == back
    html = client.get(back).content.decode()
    assert '<html lang="vi"' in html
    assert "24-CT/TU" in html
    assert _next(html) == back
    assert client.post("/texts/new/", _form(html)).status_code == 302
    assert models.Document.objects.get().file_name == "24.docx"


def test_the_day_of_an_e_mail_is_proposed_with_its_ground(government: Government) -> None:
    client = browser(government, "secretary")
    head = b"Date: Mon, 12 Feb 2024 23:00:00 +0700\n"
    mail = head + files.mail("On the list", "The DOH shall publish the list.\n")
    with paper_site.today():
        html = _sent(client, file=SimpleUploadedFile("a.eml", mail)).content.decode()
        assert "from the e-mail" in html
        assert _form(html)["issued_on"] == "12/02/2024"
        answer = client.post("/texts/new/", _form(html) | {"type": "NOTICE"})
    assert answer.status_code == 302
    assert str(models.Document.objects.get().issued_on) == "2024-02-12"
    assert models.Reading.objects.get().found["document"]["date_basis"] == "mail"


def test_a_text_that_waits_is_shown_to_nobody_else(government: Government) -> None:
    back = _next(_sent(browser(government, "secretary"), text=TEXT).content.decode())
    answer = browser(government, "leader").get(back)
    assert answer.status_code != 200
    assert "24-CT/TU" not in answer.content.decode()


def test_numbers_in_the_notes_of_files_keep_their_order(government: Government) -> None:
    paper_site.registered(government)
    client = browser(government, "secretary")
    with paper_site.today():
        other = TEXT.replace("before", "until").encode()
        many = [SimpleUploadedFile("b.txt", other), SimpleUploadedFile("c.txt", b"x y z")]
        path = str(_sent(client, file=many)["Location"])
        actions.take_in(batch=models.Batch.objects.get().pk)
    row = models.HandedIn.objects.get(name="b.txt")
    row.notes = [["LOOKS_LIKE_SAME_TEXT", {"document": "88/TB-UBND", "percent": "90"}]]
    row.save(update_fields=["notes"])
    with paper_site.today():
        html = client.get(path, headers={"Accept-Language": "ar"}).content.decode()
    assert '<bdi dir="ltr" class="docno">88/TB-UBND</bdi>' in html
