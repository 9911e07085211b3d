"""Bad days at the pages: what is far too large, what only looks like a document, a form that is
sent twice, opened twice, or sent again after going back. Each gets one sentence or is done once,
and nothing is half done."""

import contextlib
import io
import re
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright import sync_api
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

import remit
from remit.commitments.models import Commitment, EvidenceItem
from remit.ledger.models import Act
from remit.texts.models import Batch, Document
from tests.interfaces import paper_site
from tests.interfaces.paper_site import TEXT, accepted, assigned, browser, key
from tests.interfaces.test_texts_pages import _form
from tests.support import files, inside
from tests.support.government import Government

HUGE = 50 * 2**20
WRITING = re.compile(r"<form\b[^>]*method=\"post\".*?</form>", re.DOTALL)
TEMPLATES = Path(remit.__file__).parent / "interfaces/web/templates"
# What is sent twice does the same as once: a choice that is set, a mark, a link that is spent, a
# list that is kept under its name, a table that is only looked over, or written group by group.
THE_SAME_TWICE = re.compile(
    r'url "(act_as|choose_language|choose_theme|enter_sample|begin_tour|end_tour|tour|account_\w+|'
    r"usersessions_list|"
    r"mark_notices_read|revoke_token|reorganise|commitments_import_write|discard_half_edit|"
    r'draft_changes|send_link|rename_list|remove_list|take_back_list|resume_intake)"'
)
LOOKED_OVER = {"enter.html", "import.html", "bring.html", "columns_form.html", "save_form.html"}

pytestmark = pytest.mark.django_db


def _huge(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"The list is published. " * (HUGE // 23))


@pytest.mark.parametrize("name", ["long.txt", "large.pdf", "large.docx", "many.zip"])
def test_fifty_megabytes_of_a_text_are_refused_and_what_was_typed_stays(
    government: Government, name: str
) -> None:
    sent = {"step": "read", "request_key": key(), "file": _huge(name), "text": TEXT}
    answer = browser(government, "secretary").post("/texts/new/", sent)
    html = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "larger than 25 MB" in html
    assert TEXT in html
    assert (Batch.objects.count(), Document.objects.count()) == (0, 0)


def test_fifty_megabytes_of_evidence_are_refused(government: Government) -> None:
    number = accepted(government)
    before = Act.objects.count()
    sent = {"request_key": key(), "file": _huge("proof.pdf")}
    with paper_site.today():
        client = browser(government, "officer")
        answer = client.post(f"/commitments/{number}/attach-file/", sent)
    assert answer.status_code in {413, 422}
    assert re.search(r"larger than \d+ MB|at most \d+ MB", unescape(answer.content.decode()))
    assert (Act.objects.count(), EvidenceItem.objects.count()) == (before, 0)


@pytest.mark.parametrize(
    ("place", "who"),
    [("/organisation/import/", "administrator"), ("/commitments/import/", "secretary")],
)
def test_fifty_megabytes_of_a_table_are_refused(
    government: Government, place: str, who: str
) -> None:
    answer = browser(government, who).post(place, {"request_key": key(), "table": _huge("t.csv")})
    assert answer.status_code in {200, 422}
    assert re.search(r"\b10 MB", unescape(answer.content.decode()))
    assert Commitment.objects.count() == 0


def test_a_form_that_is_too_large_says_so_and_names_the_way(government: Government) -> None:
    sent = {"step": "read", "request_key": key(), "text": "word " * (3 * 2**20)}
    answer = browser(government, "secretary").post("/texts/new/", sent)
    assert answer.status_code == 413
    assert "larger than 12 MB" in unescape(answer.content.decode())
    assert Document.objects.count() == 0


def test_a_document_that_unpacks_without_end_is_refused_at_the_form(
    government: Government,
) -> None:
    bomb = files.changed(
        files.paragraphs("The DOH shall publish the list."),
        "word/document.xml",
        lambda old: old + " " * (260 * 2**20),
    )
    assert len(bomb) < 2**20
    sent = {"step": "read", "request_key": key(), "file": SimpleUploadedFile("b.docx", bomb)}
    answer = browser(government, "secretary").post("/texts/new/", sent)
    assert answer.status_code == 422
    assert "FILE_UNPACKS_TOO_LARGE" in answer.content.decode()
    assert Document.objects.count() == 0


def _with_scripts() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(files.pdf(TEXT.splitlines()[:3]))))
    script = TextStringObject(
        "app.alert('from inside'); this.exportDataObject({cName: 'run.exe'});"
    )
    opened = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): script}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(opened)
    writer.add_attachment("run.exe", b"MZ not a text")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_of_a_document_with_scripts_and_files_only_the_text_is_read(
    government: Government,
) -> None:
    client = browser(government, "secretary")
    content = _with_scripts()
    sent = {"step": "read", "request_key": key(), "file": SimpleUploadedFile("s.pdf", content)}
    with paper_site.today():
        html = client.post("/texts/new/", sent).content.decode()
        answer = client.post("/texts/new/", _form(html) | {"type": "DIRECTIVE"})
        page = client.get(answer["Location"]).content.decode()
        kept = client.get(f"/texts/{Document.objects.get().pk}/file/")
    assert answer.status_code == 302
    assert "publish the list" in page
    assert "from inside" not in html + page
    assert "run.exe" not in html + page
    assert b"".join(kept) == content
    assert kept["Content-Disposition"].startswith("attachment")
    assert kept["X-Content-Type-Options"] == "nosniff"


def test_every_form_that_writes_has_a_key_or_does_the_same_twice() -> None:
    found = [
        (template.name, form[:120])
        for template in TEMPLATES.rglob("*.html")
        for form in WRITING.findall(template.read_text(encoding="utf-8"))
        if "request_key" not in form and not THE_SAME_TWICE.search(form)
        if template.name not in LOOKED_OVER
    ]
    assert found == []


@pytest.mark.parametrize("verb", ["accept", "contest", "report"])
def test_a_double_click_on_an_act_is_one_act(government: Government, verb: str) -> None:
    number = accepted(government) if verb == "report" else assigned(government)
    before, once = Act.objects.count(), key()
    sent = {"request_key": once, "progress": "Half of it.", "ground": "NOT_COMPETENT"}
    sent |= {"reason": "It is not ours."}
    with paper_site.today():
        client = browser(government, "officer" if verb != "contest" else "head")
        answers = [client.post(f"/commitments/{number}/{verb}/", sent) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302], answers[0].content.decode()[-900:]
    assert Act.objects.count() == before + 1


@pytest.mark.browser
def test_going_back_after_an_act_and_sending_again_does_nothing_more(
    browser: sync_api.Browser, government: Government
) -> None:
    number = assigned(government)
    before = Act.objects.count()
    client = paper_site.browser(government, "officer")
    with paper_site.today(), contextlib.closing(inside.page(browser, client).context) as context:
        page = context.pages[0]
        page.goto(f"/commitments/{number}/accept/")
        page.locator("main form .btn-primary").dblclick()
        page.wait_for_url(f"**/commitments/{number}/")
        page.go_back()
        page.locator("main").wait_for()
        if page.locator("main form .btn-primary").count():
            page.locator("main form .btn-primary").first.click()
            page.wait_for_load_state("networkidle")
    assert Act.objects.count() == before + 1
    assert Commitment.objects.get(pk=number).work == "IN_PROGRESS"


def test_two_tabs_in_two_languages_act_once_and_the_other_is_told_in_its_language(
    government: Government,
) -> None:
    number = assigned(government)
    client: Client = browser(government, "officer")
    with paper_site.today():
        tabs = {}
        for language in ("vi", "ar"):
            client.cookies["django_language"] = language
            html = client.get(f"/commitments/{number}/accept/").content.decode()
            found = re.search(r'name="request_key" value="([^"]+)"', html)
            assert found is not None
            tabs[language] = found[1]
        before = Act.objects.count()
        first = client.post(f"/commitments/{number}/accept/", {"request_key": tabs["ar"]})
        client.cookies["django_language"] = "vi"
        second = client.post(f"/commitments/{number}/accept/", {"request_key": tabs["vi"]})
    assert first.status_code == 302
    assert second.status_code in {409, 422}
    assert '<html lang="vi"' in second.content.decode()
    assert Act.objects.count() == before + 1


@pytest.mark.browser
def test_a_page_is_answered_in_its_language_when_another_tab_chose_another(
    browser: sync_api.Browser, government: Government
) -> None:
    number = assigned(government)
    client = paper_site.browser(government, "leader")
    with paper_site.today(), contextlib.closing(inside.page(browser, client).context) as context:
        page = context.pages[0]
        page.goto(f"/commitments/{number}/cancel/")
        client.cookies["django_language"] = "ar"
        page.locator("main form textarea").last.fill("  ")
        page.on("dialog", lambda asked: asked.accept())
        page.locator("main form .act-send").last.evaluate("sent => { sent.form.noValidate = true }")
        page.locator("main form .act-send").last.click()
        said = page.locator("main .note[data-said]")
        said.wait_for()
        assert re.search("[A-Za-z]{4}", said.inner_text())
        assert not re.search("[\u0600-\u06ff]", said.inner_text())
        page.reload()
        assert page.locator("html").get_attribute("lang") == "ar"
