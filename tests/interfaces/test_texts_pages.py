"""The pages of documents: the register, intake in two steps, and relations."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from remit.domain.reading.records import SHOWN
from remit.domain.vocabulary import Confidentiality
from remit.interfaces.web.texts import receiving
from remit.texts import models
from tests.interfaces import paper_site
from tests.interfaces.paper_site import TEXT, browser, key
from tests.support.government import Government

pytestmark = pytest.mark.django_db


def _read(client: Client, **sent: object) -> str:
    answer = client.post("/texts/new/", {"step": "read", **sent})
    return answer.content.decode()


def _form(html: str) -> dict[str, str]:
    """The values with which the second step starts, as a browser would send them."""
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', html))
    chosen = re.findall(r'name="(\w+)"[^>]*>(?:(?!</select>).)*?value="(\w+)" selected', html)
    title = re.search(r'name="title"[^>]*>([^<]*)<', html)
    return fields | dict(chosen) | {"title": title[1] if title else "", "request_key": key()}


def test_a_type_that_was_not_read_is_asked_for(government: Government) -> None:
    client, asked = browser(government, "secretary"), "The text does not say it; choose one."
    html = _read(client, text="The department shall publish the list before 31 December 2031.")
    assert asked in html
    assert re.search(r'<select[^>]*name="type" required[^>]*><option value="">–</option>', html)
    assert asked not in _read(client, text=TEXT)


def test_the_register_counts_what_became_of_drafts(government: Government) -> None:
    number = paper_site.registered(government)
    waiting = models.Draft.objects.filter(document=number, confidence__gte=SHOWN).count()
    html = browser(government, "officer").get("/texts/").content.decode()
    assert '<bdi dir="ltr" class="docno">24-CT/TU</bdi>' in html
    assert f"{waiting} waiting" in html


def test_the_register_is_searched_by_words_and_type(government: Government) -> None:
    paper_site.registered(government)
    client = browser(government, "officer")
    assert "On discipline" in client.get("/texts/?words=24-ct/tu").content.decode()
    assert "On discipline" in client.get("/texts/?type=DIRECTIVE").content.decode()
    assert "No document found" in client.get("/texts/?type=PLAN").content.decode()


def test_the_register_asks_the_same_few_questions_however_long_it_is(
    government: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        paper_site.registered(government, f"{TEXT}{number}", number=f"{number}-CT/TU")
    client = browser(government, "officer")
    client.get("/texts/")
    with django_assert_max_num_queries(14):
        client.get("/texts/")


def test_a_person_without_a_post_does_not_read_documents(government: Government) -> None:
    number = paper_site.registered(government)
    for path in ("/texts/", f"/texts/{number}/", "/texts/new/"):
        assert browser(government, "stranger").get(path).status_code == 403


def test_nobody_reads_documents_without_signing_in(government: Government) -> None:
    number = paper_site.registered(government)
    assert "/account/login/" in Client().get(f"/texts/{number}/")["Location"]


def test_a_restricted_document_is_not_there_for_others(government: Government) -> None:
    hidden = Confidentiality.RESTRICTED
    issuer = government.units["CITY-PC"]
    number = paper_site.registered(government, confidentiality=hidden, issuer=issuer)
    client = browser(government, "officer")
    assert client.get(f"/texts/{number}/").status_code == 404
    assert "On discipline" not in client.get("/texts/").content.decode()


def test_the_second_step_starts_with_what_the_reader_found(government: Government) -> None:
    form = _form(_read(browser(government, "secretary"), text=TEXT))
    assert form["number"] == "24-CT/TU"
    assert form["issued_on"] == "07/08/2023"
    assert form["type"] == "DIRECTIVE"
    assert form["language"] == "en"


def test_a_document_is_registered_with_its_text_as_received(government: Government) -> None:
    client = browser(government, "secretary")
    file = SimpleUploadedFile("24.txt", TEXT.replace("\n", "\r\n").encode())
    form = _form(_read(client, file=file))
    answer = client.post("/texts/new/", form)
    assert answer.status_code == 302
    assert models.Source.objects.get().text == TEXT.replace("\n", "\r\n")
    assert client.get(answer["Location"]).status_code == 200


def test_the_same_form_sent_twice_registers_once(government: Government) -> None:
    client = browser(government, "secretary")
    form = _form(_read(client, text=TEXT))
    first, second = client.post("/texts/new/", form), client.post("/texts/new/", form)
    assert first["Location"] == second["Location"]
    assert models.Document.objects.count() == 1


def test_a_known_document_is_refused_with_the_way_to_it(government: Government) -> None:
    number = paper_site.registered(government)
    client = browser(government, "secretary")
    html = _read(client, text=TEXT)
    link = f'<a href="/texts/{number}/"><bdi dir="ltr" class="docno">24-CT/TU</bdi></a>'
    assert html.count("already registered") == 1
    # The refusal takes the place of the sentence that stands there already.
    assert re.search(rf'class="said"[^>]*>.*This document is already registered: {link}', html)
    answer = client.post("/texts/new/", _form(html), headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert f"<p>This document is already registered: {link}</p>" in answer.content.decode()


def test_of_a_known_document_that_may_not_be_read_nothing_is_told(government: Government) -> None:
    issuer = government.units["CITY-PC"]
    hidden = Confidentiality.RESTRICTED
    paper_site.registered(government, issuer=issuer, confidentiality=hidden)
    html = _read(browser(government, "health_head"), text=TEXT)
    assert "<p>This document is already registered; you may not read it.</p>" in html


def test_a_refusal_keeps_what_was_filled_in(government: Government) -> None:
    client = browser(government, "secretary")
    form = _form(_read(client, text=TEXT)) | {"issued_on": "31/02/2024", "title": "Kept title"}
    answer = client.post("/texts/new/", form)
    assert answer.status_code == 422
    assert "Kept title" in answer.content.decode()
    assert "31/02/2024" in answer.content.decode()


def test_an_officer_may_not_register_documents(government: Government) -> None:
    client = browser(government, "officer")
    form = _form(_read(client, text=TEXT))
    assert client.post("/texts/new/", form).status_code == 403
    assert models.Document.objects.count() == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_is_read_in_its_encoding(government: Government, encoding: str) -> None:
    text = "Chỉ thị số 24\nالتوجيه 24\n지침 24\n"
    client = browser(government, "secretary")
    file = SimpleUploadedFile("24.txt", text.encode(encoding))
    sent = _form(_read(client, file=file)) | {"type": "DIRECTIVE"}
    assert client.post("/texts/new/", sent).status_code == 302
    assert models.Source.objects.get().text == text


def test_another_encoding_is_refused_with_a_sentence(government: Government) -> None:
    file = SimpleUploadedFile("24.txt", "Chỉ thị số 24".encode("cp1258", "replace") + b"\xff\xd0")
    html = _read(browser(government, "secretary"), file=file)
    assert "This file is no valid UTF-8 from line 1 on" in html


def test_a_text_that_was_carried_along_is_unchanged() -> None:
    text = "a\r\nb\n\u2028c 📚 \t"
    assert receiving.unpacked(receiving.packed(text)) == text


def test_documents_are_related_by_number(government: Government) -> None:
    first = paper_site.registered(government)
    second = paper_site.registered(government, "Plan\n" + TEXT, number="18/KH-UBND")
    client = browser(government, "secretary")
    sent = {"relation": "IMPLEMENTS", "other": "24-CT/TU", "request_key": key()}
    assert client.post(f"/texts/{second}/relations/", sent).status_code == 302
    assert "implements" in client.get(f"/texts/{second}/").content.decode()
    assert f'href="/texts/{second}/"' in client.get(f"/texts/{first}/").content.decode()


def test_an_unknown_number_is_no_relation(government: Government) -> None:
    number = paper_site.registered(government)
    sent = {"relation": "CITES", "other": "99-CT/TU", "request_key": key()}
    answer = browser(government, "secretary").post(f"/texts/{number}/relations/", sent)
    assert answer.status_code == 422
    assert models.DocumentRelation.objects.count() == 0


def test_what_lacks_a_date_is_not_called_certain_on_its_card(government: Government) -> None:
    text = (
        "DIRECTIVE No. 31-CT/TU\n7 August 2023\n"
        "The DOH shall publish the list of clinics.\n"
        "The DOIC shall open the data of all departments as soon as possible.\n"
    )
    document = paper_site.registered(
        government, text, number="31-CT/TU", issuer=government.units["CITY-PC"]
    )
    html = paper_site.page(government, f"/texts/{document}/")
    cards = html.split("<article")[1:]
    without = [card for card in cards if "The text sets no date." in card]
    assert "Needs a date" not in without[0]
    lacking = [card for card in cards if '"status status-warn">Needs a date' in card]
    assert lacking
    assert not any(">Certain<" in card for card in lacking)


def test_two_orders_in_one_sentence_are_two_cards_and_what_may_be_two_says_so(
    government: Government,
) -> None:
    text = (
        "DIRECTIVE No. 32-CT/TU\n7 August 2023\n"
        "The Department of Health shall publish the list by 1 May 2024, and the Department of "
        "Finance shall allot the funds by 1 March 2024.\n"
        "The Department of Health shall send the draft by 2 May 2024 and the plan by 3 June 2024.\n"
    )
    document = paper_site.registered(
        government, text, number="32-CT/TU", issuer=government.units["CITY-PC"]
    )
    html = paper_site.page(government, f"/texts/{document}/")
    cards = html.split("<article")[1:]
    both = [card for card in cards if "Names a second unit or a second limit" in card]
    assert len(cards) == 3
    assert both == cards[2:]
    assert ">Certain<" not in both[0]


ADDING_UP = (
    "DIRECTIVE No. 33-CT/TU\n7 August 2023\n"
    "In 2022 the town had 60 offices, of which 46 offices reported, 11 offices prepared and 4 "
    "offices waited.\n"
    "The Department of Health shall build 120 clinics, of which 48 are public, a rate of 45 %.\n"
)


def test_the_number_of_contradictions_opens_to_them_where_no_draft_stands_too(
    government: Government,
) -> None:
    document = paper_site.registered(
        government, ADDING_UP, number="33-CT/TU", issuer=government.units["CITY-PC"]
    )
    html = paper_site.page(government, f"/texts/{document}/")
    assert re.search(r'href="#contradictions">2 contradictions<', html)
    listed = html.split('id="contradictions"')[1].split("</ul>")[0]
    assert "The parts do not make the whole that the text states." in listed
    assert "The percentage does not follow from the part and the whole." in listed
    start = ADDING_UP.index("60 offices")
    assert f'href="#span-{start}-' in listed
    assert f'id="span-{start}-' in html


def test_before_a_text_is_registered_its_contradictions_are_listed_with_their_lines(
    government: Government,
) -> None:
    client = browser(government, "secretary")
    with paper_site.today():
        sent = {"step": "read", "text": ADDING_UP, "request_key": key()}
        html = client.post("/texts/new/", sent).content.decode()
    assert re.search(r'href="#contradictions">2 contradictions<', html)
    listed = html.split('id="contradictions"')[1].split("</ul>")[0]
    assert "line 3" in listed
    assert "line 4" in listed
