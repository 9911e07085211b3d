"""Acts about documents on the web: a relation taken back, a heading corrected, the history that
tells both, and the issuer of several files."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright import sync_api

from remit.domain.vocabulary import DocumentType, Relation
from remit.texts import models
from remit.texts.confirming import actions as confirming
from remit.texts.headings import queries as headings
from remit.texts.intake import actions as intake
from tests.features.texts.test_pairs import ENGLISH, VIETNAMESE
from tests.interfaces import paper_site
from tests.interfaces.confirming_site import get, post
from tests.interfaces.paper_site import browser, key
from tests.support import inside, looking
from tests.support.government import Government

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def government() -> Government:
    return paper_site.found()


@pytest.fixture
def secretary(government: Government) -> Client:
    return browser(government, "secretary")


@pytest.fixture
def both(government: Government, secretary: Client) -> tuple[int, int]:
    """A directive and the text that is said to translate it; its first passage is linked."""
    facts = {"number": "5/CT-UBND", "issuer": government.units["CITY-PC"]}
    english = paper_site.registered(government, ENGLISH, **facts)
    vietnamese = paper_site.registered(government, VIETNAMESE, **facts)
    for draft in paper_site.drafts(english):
        paper_site.assigned(government, document=english, draft=draft.pk)
    said = {"other": f"#{english}", "relation": "TRANSLATES", "reason": "Same number."}
    assert post(secretary, f"/texts/{vietnamese}/relations/", **said).status_code == 302
    linked = paper_site.drafts(vietnamese)[0]
    assert post(secretary, f"/drafts/{linked.pk}/link/").status_code == 302
    return english, vietnamese


def _link() -> int:
    return models.DocumentRelation.objects.get(known_until=None).known_from


def _page(client: Client, path: str) -> str:
    return unescape(get(client, path))


def test_a_wrong_translation_is_taken_back_after_its_consequences_were_read(
    secretary: Client, both: tuple[int, int]
) -> None:
    english, vietnamese = both
    path = f"/texts/{vietnamese}/relations/{_link()}/part/"
    assert path in _page(secretary, f"/texts/{vietnamese}/")
    html = _page(secretary, path)
    assert "2 passages wait for a decision again." in html
    assert "Each commitment stays with the text of which it was made." in html
    assert post(secretary, path, reason="").status_code == 422
    answer = post(secretary, path, reason="It is of another year.")
    assert answer["Location"] == f"/texts/{vietnamese}/"
    assert {one.status for one in paper_site.drafts(vietnamese)} == {"PENDING"}
    assert {one.status for one in paper_site.drafts(english)} == {"ACCEPTED"}
    for document in both:
        told = _page(secretary, f"/texts/{document}/history/")
        assert "It is of another year." in told
        assert "Same number." in told
        assert "1 linked passage waits again" in told


def test_a_relation_that_was_taken_back_is_made_again_from_the_history(
    secretary: Client, both: tuple[int, int]
) -> None:
    english, vietnamese = both
    post(secretary, f"/texts/{vietnamese}/relations/{_link()}/part/", reason="By mistake.")
    assert "Relate them again" in _page(secretary, f"/texts/{vietnamese}/history/")
    again = {"other": f"#{english}", "relation": "TRANSLATES"}
    assert post(secretary, f"/texts/{vietnamese}/relations/", **again).status_code == 302
    assert "Relate them again" not in _page(secretary, f"/texts/{vietnamese}/history/")
    assert {one.status for one in paper_site.drafts(vietnamese)} == {"COVERED"}


def test_texts_that_would_owe_a_passage_twice_are_related_only_when_a_person_says_so(
    government: Government, secretary: Client, both: tuple[int, int]
) -> None:
    english, vietnamese = both
    post(secretary, f"/texts/{vietnamese}/relations/{_link()}/part/", reason="By mistake.")
    draft = paper_site.drafts(vietnamese)[0].pk
    paper_site.assigned(government, document=vietnamese, draft=draft)
    said = {"other": f"#{english}", "relation": "TRANSLATES"}
    for htmx in (False, True):
        answer = post(secretary, f"/texts/{vietnamese}/relations/", htmx=htmx, **said)
        assert answer.status_code == 422
        assert 'name="apart"' in answer.content.decode()
    path = f"/texts/{vietnamese}/relations/"
    assert post(secretary, path, apart="1", **said).status_code == 302
    assert models.DocumentRelation.objects.filter(known_until=None).count() == 1


def test_whoever_may_not_register_takes_nothing_back_and_corrects_nothing(
    government: Government, both: tuple[int, int]
) -> None:
    _english, vietnamese = both
    link, officer = _link(), browser(government, "officer")
    html = _page(officer, f"/texts/{vietnamese}/")
    assert "/part/" not in html
    assert "Correct the heading" not in html
    assert "Same number." in _page(officer, f"/texts/{vietnamese}/history/")
    for path in (
        f"/texts/{vietnamese}/relations/{link}/part/",
        f"/texts/{vietnamese}/heading/",
        f"/texts/{vietnamese}/heading/{link}/back/",
    ):
        assert post(officer, path, reason="No.").status_code == 403
    with paper_site.today():
        stranger = browser(government, "stranger")
        assert stranger.get(f"/texts/{vietnamese}/history/").status_code == 403
    assert models.DocumentRelation.objects.get(known_until=None).known_from == link


def test_texts_about_one_event_are_confirmed_as_such(
    government: Government, secretary: Client
) -> None:
    english = paper_site.registered(government, ENGLISH, number="5/CT")
    told = "Report.\n\nThe OpenLedger register has 1,450 files and 62 registers.\n"
    report = paper_site.registered(government, told, number="R", type=DocumentType.NEWS)
    assert "Yes, it is about the same event" in _page(secretary, f"/texts/{report}/")
    path = f"/texts/{report}/pairs/{english}/"
    assert post(secretary, path, answer="SAME_EVENT").status_code == 302
    assert models.DocumentRelation.objects.get().relation == Relation.SAME_EVENT
    html = _page(secretary, f"/texts/{report}/")
    assert "is about the same event as" in html
    assert "Yes, it is about the same event" not in html


def _heading(html: str) -> dict[str, str]:
    """What the form of a heading would send."""
    fields = dict(re.findall(r'name="(number|issued_on|signer|origin)" value="([^"]*)"', html))
    [title] = re.findall(r'name="title"[^>]*>([^<]*)</textarea>', html)
    [kind] = re.findall(r'<option value="(\w+)" selected', html)
    issuer = re.findall(r'name="issuer" value="(\d+)"[^>]*checked', html)
    return {**fields, "title": title, "type": kind, "issuer": (issuer or [""])[0]}


def test_a_heading_is_corrected_and_the_correction_taken_back(
    government: Government, secretary: Client
) -> None:
    number = paper_site.registered(government, issuer=government.units["CITY-PC"])
    sent = _heading(_page(secretary, f"/texts/{number}/heading/"))
    assert sent["number"] == "24-CT/TU"
    assert post(secretary, f"/texts/{number}/heading/", **sent).status_code == 422
    changed = sent | {"type": "NOTICE", "signer": "Deputy head", "issued_on": "07/08/2023"}
    answer = post(secretary, f"/texts/{number}/heading/", **changed, reason="Read wrongly.")
    assert answer["Location"] == f"/texts/{number}/"
    html = _page(secretary, f"/texts/{number}/")
    assert "Deputy head" in html
    told = _page(secretary, f"/texts/{number}/history/")
    for words in ("Heading corrected", "Directive", "Notice", "Deputy head", "Read wrongly."):
        assert words in told
    back = re.findall(rf"/texts/{number}/heading/\d+/back/", told)[0]
    assert post(secretary, back).status_code == 302
    assert headings.heading(number).type is DocumentType.DIRECTIVE
    assert post(secretary, back, htmx=True).status_code == 422


def test_signer_and_source_are_corrected_before_registration_too(secretary: Client) -> None:
    text = "DIRECTIVE\nThe DOIC shall publish the list by 15 April 2024.\n(Signed)\nMayor\n"
    with paper_site.today():
        first = secretary.post(
            "/texts/new/", {"step": "read", "text": text, "request_key": key()}
        ).content.decode()
    kept = dict(re.findall(r'name="(kept|original|request_key)" value="([^"]*)"', first))
    sent = {"step": "register", "title": "On the list", "type": "DIRECTIVE", "language": "en"}
    more = {"confidentiality": "INTERNAL", "signer": "Deputy mayor", "origin": "Gazette 7"}
    with paper_site.today():
        answer = secretary.post("/texts/new/", {**kept, **sent, **more})
    number = int(answer["Location"].split("/")[2])
    said = headings.heading(number)
    assert (said.signer, said.origin) == ("Deputy mayor", "Gazette 7")


def test_several_files_have_the_issuer_and_type_that_were_chosen_and_each_is_corrected(
    government: Government, secretary: Client
) -> None:
    files = [
        SimpleUploadedFile("a.txt", b"PLAN No. 7/KH\nThe DOH shall open all data in Q2 2024.\n"),
        SimpleUploadedFile("b.txt", b"PLAN No. 8/KH\nThe DOIC shall open all data in Q3 2024.\n"),
    ]
    chosen = {"issuer": government.units["DOH"], "type": "NOTICE"}
    assert 'id="picker_issuer"' in _page(secretary, "/texts/new/")
    answer = post(secretary, "/texts/new/", step="read", file=files, **chosen)
    with paper_site.today():
        intake.take_in(batch=models.Batch.objects.get().pk)
    rows = list(models.Document.objects.order_by("pk"))
    assert [(row.issuer_id, row.type) for row in rows] == [(chosen["issuer"], "NOTICE")] * 2
    html = _page(secretary, answer["Location"])
    path = f"/texts/{rows[0].pk}/heading/?batch={models.Batch.objects.get().pk}"
    assert path in html
    sent = _heading(_page(secretary, path)) | {"issuer": government.units["DOIC"]}
    batch = models.Batch.objects.get().pk
    back = post(secretary, f"/texts/{rows[0].pk}/heading/", **sent, batch=batch)
    assert back["Location"] == answer["Location"]
    assert headings.heading(rows[0].pk).issuer == government.units["DOIC"]


def test_an_issuer_that_is_not_theirs_is_refused_for_several_files(
    government: Government,
) -> None:
    head = browser(government, "head")
    files = [SimpleUploadedFile(f"{one}.txt", f"Text {one}.".encode()) for one in "ab"]
    sent = {"step": "read", "file": files, "issuer": government.units["DOH"]}
    assert post(head, "/texts/new/", **sent).status_code == 403
    assert not models.Batch.objects.exists()


def _merged(government: Government, secretary: Client) -> tuple[int, int]:
    """Two drafts that the secretary merged, at which the leader writes."""
    number = paper_site.registered(government, issuer=government.units["CITY-PC"])
    first, second = (one.pk for one in paper_site.drafts(number)[:2])
    post(secretary, f"/texts/{number}/merge/", draft=[f"{first}:0.0", f"{second}:0.0"])
    made = models.Draft.objects.get(made_in__isnull=False).pk
    with paper_site.today():
        confirming.keep(
            by=government.by["leader"],
            at=paper_site.DAY,
            draft=made,
            fields={"title": ["Publish both lists"]},
        )
    return number, first


@pytest.mark.parametrize("htmx", [False, True])
def test_an_undoing_says_who_writes_and_keeps_their_words_as_a_note(
    government: Government, secretary: Client, htmx: bool
) -> None:
    number, first = _merged(government, secretary)
    blocked = post(secretary, f"/texts/{number}/undo/", htmx=htmx)
    html = unescape(blocked.content.decode())
    assert blocked.status_code == 409
    assert 'mailto:leader@example.org">leader</a> has half written at' in html
    assert "last at 10:00" in html
    assert "Publish both lists" in html
    assert 'name="keep_words"' in html
    done = post(secretary, f"/texts/{number}/undo/", keep_words="1")
    assert done.status_code == 302
    page = _page(secretary, f"/texts/{number}/")
    assert "leader had half written this at 10:00; secretary kept it as a note." in page
    note = models.DraftNote.objects.get()
    assert note.draft_id == first
    assert post(secretary, f"/drafts/notes/{note.pk}/done/").status_code == 302
    assert "kept it as a note" not in _page(secretary, f"/texts/{number}/")


@pytest.mark.browser
@pytest.mark.parametrize("language", [pytest.param("ar", marks=pytest.mark.matrix), "ko"])
def test_the_pages_fit_a_phone_and_are_accessible(
    browser: sync_api.Browser, government: Government, both: tuple[int, int], language: str
) -> None:
    _english, vietnamese = both
    page = inside.page(
        browser,
        paper_site.browser(government, "secretary"),
        viewport={"width": 390, "height": 844},
    )
    with paper_site.today():
        page.goto("/profile/")
        page.evaluate(
            "code => document.querySelector(`[name=language][value=${code}]`).click()", language
        )
        page.wait_for_selector(f"html[lang={language}]", state="attached")
    for path in (
        f"/texts/{vietnamese}/",
        f"/texts/{vietnamese}/history/",
        f"/texts/{vietnamese}/heading/",
        f"/texts/{vietnamese}/relations/{_link()}/part/",
        "/texts/new/",
    ):
        _looked_at(page, path)
    page.context.close()


def _looked_at(page: sync_api.Page, path: str) -> None:
    with paper_site.today():
        page.goto(path)
        page.wait_for_load_state("networkidle")
    assert looking.faults(page) == [], path
