"""Files on the web: one document is looked over first; several are read by the worker, and a page
shows how far it is and what became of each."""

import contextlib
import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries

from remit.domain.vocabulary import Confidentiality
from remit.interfaces.cli import children
from remit.interfaces.web.texts import registering
from remit.kernel import clock
from remit.texts import models, spool
from remit.texts.intake import actions
from remit.texts.intake.terms import Terms
from tests.interfaces import paper_site
from tests.interfaces.paper_site import TEXT, browser, key
from tests.interfaces.test_texts_pages import _form
from tests.support import files
from tests.support.government import Government

pytestmark = pytest.mark.django_db
PLAN = b"PLAN No. 7/KH-UBND\nThe DOIC shall open all data in Q2 2024.\n"


def _sent(client: Client, *sent: tuple[str, bytes], **more: str) -> HttpResponse:
    chosen = [SimpleUploadedFile(name, content) for name, content in sent]
    return client.post(
        "/texts/new/", {"step": "read", "file": chosen, "request_key": key(), **more}
    )


def _handed_in(client: Client, *sent: tuple[str, bytes], **more: str) -> str:
    with paper_site.today():
        return str(_sent(client, *sent, **more)["Location"])


def _read_all() -> None:
    with paper_site.today():
        for batch in models.Batch.objects.values_list("id", flat=True):
            actions.take_in(batch=batch)


def _shown(client: Client, path: str, **headers: str) -> str:
    with paper_site.today():
        return client.get(path, headers=headers).content.decode()


SEVERAL = (("24.txt", TEXT.encode()), ("7.docx", files.paragraphs(*PLAN.decode().splitlines())))


def test_one_document_is_looked_over_and_its_file_is_kept(government: Government) -> None:
    client = browser(government, "secretary")
    content = files.paragraphs(*TEXT.splitlines())
    html = _sent(client, ("24.docx", content)).content.decode()
    assert "Check what was found" in html
    answer = client.post("/texts/new/", _form(html))
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "24.docx</bdi></a>" in page
    file = client.get(f"{answer['Location']}file/")
    assert (file.content, file["Content-Type"].rpartition(".")[2]) == (content, "document")
    assert file["Content-Disposition"] == 'attachment; filename="24.docx"'
    assert file["X-Content-Type-Options"] == "nosniff"


def test_what_was_done_to_a_file_is_said_before_and_after(government: Government) -> None:
    client = browser(government, "secretary")
    html = _sent(client, ("cu.txt", files.in_tcvn3(files.LINES["vi"]))).content.decode()
    assert "Read as TCVN3." in html
    answer = client.post("/texts/new/", _form(html))
    assert "Read as TCVN3." in client.get(answer["Location"]).content.decode()


def test_a_text_that_is_not_the_one_of_its_file_is_refused(government: Government) -> None:
    client = browser(government, "secretary")
    form = _form(_sent(client, SEVERAL[0]).content.decode())
    other = _form(_sent(client, ("7.txt", PLAN)).content.decode())
    answer = client.post("/texts/new/", form | {"original": other["original"]})
    assert answer.status_code == 422
    assert models.Document.objects.count() == 0
    assert client.post("/texts/new/", form | {"original": "forged"}).status_code == 422


def test_files_for_which_nobody_came_back_are_not_kept_for_ever(government: Government) -> None:
    name = spool.keep(b"old")
    _sent(browser(government, "secretary"), SEVERAL[0])
    assert spool.content(name) == b"old"
    spool.sweep(clock.now() + dt.timedelta(minutes=1))
    assert not list((Path(os.environ["REMIT_HOME"]) / "intake").glob("*"))


def test_several_files_are_read_by_the_worker(government: Government) -> None:
    client = browser(government, "secretary")
    path = _handed_in(client, *SEVERAL)
    task = DBTaskResult.objects.get()
    assert (task.task_path, task.args_kwargs["args"]) == (
        "remit.texts.intake.jobs.take_in",
        [models.Batch.objects.get().pk],
    )
    before = _shown(client, path)
    assert "0 of 2 files are read" in before
    assert '<meta http-equiv="refresh"' in before
    assert 'hx-trigger="every 1s"' in before
    _read_all()
    after = _shown(client, path)
    assert "2 files were read." in after
    assert "2 documents registered" in after
    assert "refresh" not in after
    assert "every 1s" not in after
    for document in models.Document.objects.all():
        assert f'href="/texts/{document.pk}/"' in after


def test_a_part_of_the_page_is_asked_for_again_and_again(government: Government) -> None:
    client = browser(government, "secretary")
    path = _handed_in(client, *SEVERAL)
    part = _shown(client, path, **{"HX-Request": "true"})
    assert part.startswith('<div id="intake"')
    assert "<html" not in part


def test_an_archive_is_opened_and_each_refused_file_has_its_sentence(
    government: Government, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    client = browser(government, "secretary")
    packed = files.archive([("24.txt", TEXT.encode()), ("scan.pdf", files.pdf(()))])
    html = _shown(client, _handed_in(client, ("all.zip", packed)))
    assert "1 document registered" in html
    assert "1 refused" in html
    assert "No page of this PDF has a text layer (pages: 1)" in html


def test_the_same_form_sent_twice_hands_in_once(government: Government) -> None:
    client = browser(government, "secretary")
    same = key()
    first, again = (_handed_in(client, *SEVERAL, request_key=same) for _sending in range(2))
    assert first == again
    assert (models.Batch.objects.count(), DBTaskResult.objects.count()) == (1, 1)


def test_the_level_that_was_chosen_is_the_level_of_all(government: Government) -> None:
    _handed_in(browser(government, "secretary"), *SEVERAL, confidentiality="PUBLIC")
    _read_all()
    levels = set(models.Document.objects.values_list("confidentiality", flat=True))
    assert levels == {Confidentiality.PUBLIC.value}


def test_what_was_handed_in_lately_is_found_again(government: Government) -> None:
    client = browser(government, "secretary")
    path = _handed_in(client, *SEVERAL)
    assert f'href="{path}"' in _shown(client, "/texts/new/")


def test_an_intake_is_not_there_for_others(government: Government) -> None:
    path = _handed_in(browser(government, "secretary"), *SEVERAL)
    assert browser(government, "leader").get(path).status_code == 404
    assert browser(government, "stranger").get(path).status_code == 403


def test_who_may_not_register_hands_nothing_in(government: Government) -> None:
    answer = _sent(browser(government, "officer"), *SEVERAL)
    assert answer.status_code == 403
    assert models.Batch.objects.count() == 0


def test_a_new_file_in_an_e_mail_that_is_known_has_its_row(government: Government) -> None:
    client = browser(government, "secretary")
    words = ("For you", "What was asked for is attached.\n")
    _handed_in(client, ("1.eml", files.mail(*words, ("24.txt", TEXT.encode()))))
    second = files.archive([("2.eml", files.mail(*words, ("7.txt", PLAN)))])
    path = _handed_in(client, ("all.zip", second))
    _read_all()
    html = _shown(client, path)
    assert "1 document registered" in html
    assert "1 known before" in html
    assert html.index("2.eml</bdi>") < html.index("7.txt</bdi>") < html.index("7/KH-UBND</bdi>")


def test_too_many_files_are_refused_in_a_sentence(
    government: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REMIT_INTAKE_MEMBERS", "1")
    answer = _sent(browser(government, "secretary"), *SEVERAL)
    assert answer.status_code == 422
    assert "more than 1 file" in answer.content.decode()


def test_a_reading_that_stopped_goes_on_when_the_person_says_so(government: Government) -> None:
    client = browser(government, "secretary")
    path = _handed_in(client, *SEVERAL)
    models.HandedIn.objects.filter(name="24.txt").update(step="READING", tries=1)
    with paper_site.today():
        assert client.post(f"{path}again/", {"request_key": key()}).status_code == 422
    with clock.injected(paper_site.DAY + dt.timedelta(minutes=5)):
        assert "The reading has stopped" in client.get(path).content.decode()
        assert client.post(f"{path}again/", {"request_key": key()}).status_code == 302
    assert DBTaskResult.objects.latest("enqueued_at").args_kwargs["kwargs"] == {"resumed": True}


def test_a_file_of_a_restricted_document_is_not_there_for_others(government: Government) -> None:
    terms = Terms(issuer=government.units["CITY-PC"], confidentiality=Confidentiality.RESTRICTED)
    with paper_site.today():
        actions.hand_in(
            by=government.by["secretary"], at=paper_site.DAY, files=SEVERAL[:1], terms=terms
        )
    _read_all()
    path = f"/texts/{models.Document.objects.get().pk}/file/"
    assert browser(government, "secretary").get(path).content == TEXT.encode()
    assert browser(government, "health_head").get(path).status_code == 404


def test_a_text_that_takes_long_to_read_is_read_by_the_worker(
    government: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registering, "LONGEST_AT_ONCE", 50)
    client = browser(government, "secretary")
    with paper_site.today():
        sent = {"step": "read", "text": TEXT, "request_key": key()}
        answer = client.post("/texts/new/", sent)
    assert answer["Location"].startswith("/texts/intake/")
    _read_all()
    with paper_site.today():
        page = client.get(answer["Location"])
    assert "text.txt" in page.content.decode()
    assert models.Document.objects.count() == 1


def test_a_pasted_text_has_no_file(government: Government) -> None:
    number = paper_site.registered(government)
    assert browser(government, "officer").get(f"/texts/{number}/file/").status_code == 404


def test_a_page_of_many_files_asks_as_few_questions_as_one_of_few(
    government: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = browser(government, "secretary")
    path = _handed_in(client, *((f"{n}.txt", TEXT.encode() + bytes([65 + n])) for n in range(9)))
    _read_all()
    client.get(path)
    with django_assert_max_num_queries(16):
        client.get(path)


PROGRAM = """
import sys
from pathlib import Path
from remit.interfaces.cli import site
site.ready()
from django.test import Client
from tests.interfaces.test_cli_intake import ORDER, PLAN, founded
founded(Path(sys.argv[1]))
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.support import files
client = Client()
person = get_user_model().objects.get(email="sec@city.example")
client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
chosen = [
    SimpleUploadedFile("all.zip", files.archive([("24.txt", ORDER), ("bad.pdf", b"%PDF-")])),
    SimpleUploadedFile("7.txt", PLAN),
]
sent = {"step": "read", "file": chosen, "request_key": "one"}
print(client.post("/texts/new/", sent, headers={"Host": "localhost"})["Location"])
"""
OUTCOMES = "SELECT name, outcome FROM texts_handedin ORDER BY place"


def test_the_worker_of_a_running_site_reads_what_was_handed_in(home: Path, tmp_path: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "REMIT_DATABASE_URL"},
        "REMIT_HOME": str(home),
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
        "DJANGO_SETTINGS_MODULE": "remit.config.settings",
        "REMIT_LANGUAGE": "en",
    }
    handing_in = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    subprocess.run(handing_in, env=environment, timeout=300, check=True)
    with subprocess.Popen(children.worker(), env=environment) as worker:
        try:
            outcomes = _when_done(home / "remit.sqlite3")
        finally:
            worker.send_signal(signal.SIGTERM)
    assert outcomes == [
        ("all.zip", "OPENED"),
        ("24.txt", "REGISTERED"),
        ("bad.pdf", "REFUSED"),
        ("7.txt", "REGISTERED"),
    ]


def _when_done(database: Path) -> list[tuple[str, str]]:
    """The outcomes once every file has one; the worker begins when it likes."""
    until = time.monotonic() + 300
    with contextlib.closing(sqlite3.connect(database)) as site:
        while time.monotonic() < until:
            found = site.execute(OUTCOMES).fetchall()
            if found and all(outcome for _name, outcome in found):
                return found
            time.sleep(0.1)
    raise TimeoutError("the worker did not read what was handed in")
