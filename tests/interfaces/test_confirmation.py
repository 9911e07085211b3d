"""Confirmation: drafts beside their text are accepted, rejected, taken back, or added by hand."""

import html as markup
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from remit.commitments.models import Commitment
from remit.domain.vocabulary import Confidentiality
from remit.interfaces.web.texts import marking
from remit.interfaces.web.texts.marking import Span
from remit.organisation import queries as organisation
from remit.texts import models
from tests.interfaces import paper_site
from tests.interfaces.paper_site import TEXT, browser, key
from tests.support.government import Government

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def document(government: Government) -> int:
    return paper_site.registered(government)


def _terms(government: Government, **terms: object) -> dict[str, object]:
    return {
        "title": "Publish the list of clinics",
        "lead": government.units["DOH"],
        "due": "before 31/12/2024",
        "due_wording": "before 31 December 2024",
        "basis": "PROVISION",
        "reference": "24-CT/TU",
        "issuer": government.units["CITY-PC"],
        "type": "TASK",
        "confidentiality": "INTERNAL",
        "step": "ASSIGN",
        "request_key": key(),
        **terms,
    }


def _accept(client: Client, draft: int, terms: dict[str, object], **headers: str) -> object:
    with paper_site.today():
        return client.post(f"/drafts/{draft}/accept/", terms, headers=headers)


def test_marks_may_overlap_and_change_nothing_of_the_text() -> None:
    text = 'Ông <b> & "24-CT/TU" 📚\nxong'
    spans = [Span(0, 9, "draft-1", ("draft",)), Span(4, 26, "draft-2", ("draft",))]
    html = "\n".join(one.content for one in marking.paragraphs(text, spans))
    assert 'data-spans="draft-1 draft-2"' in html
    assert '<bdi dir="ltr" class="docno">24-CT/TU</bdi>' in html
    assert _bare(html) == text


def _bare(html: str) -> str:
    return markup.unescape(re.sub(r"<[^>]+>", "", html))


def test_every_paragraph_says_where_it_starts() -> None:
    made = marking.paragraphs("one\r\ntwo\n\nfour", [])
    assert [(one.start, str(one.content)) for one in made] == [
        (0, "one"),
        (5, "two"),
        (9, ""),
        (10, "four"),
    ]


def test_the_page_shows_each_draft_beside_its_place(government: Government, document: int) -> None:
    html = browser(government, "secretary").get(f"/texts/{document}/").content.decode()
    for draft in paper_site.drafts(document):
        assert f'id="draft-{draft.pk}"' in html
        assert f'id="span-{draft.start}-{draft.end}"' in html


def test_the_page_asks_the_same_few_questions_however_many_drafts(
    government: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    number = paper_site.registered(government, TEXT + TEXT * 5, number="25-CT/TU")
    client = browser(government, "secretary")
    client.get(f"/texts/{number}/")
    with django_assert_max_num_queries(43):
        client.get(f"/texts/{number}/")


def test_the_form_starts_with_what_the_text_says(government: Government, document: int) -> None:
    draft = paper_site.drafts(document)[0]
    html = browser(government, "secretary").get(f"/drafts/{draft.pk}/accept/").content.decode()
    assert "Publish the list of clinics" in html
    assert 'value="before 31/12/2024"' in html
    assert "so the last day is 30 December 2024" in html
    assert f'name="lead" value="{government.units["DOH"]}" checked' in html


def test_accepting_assigns_and_links_to_the_place_for_ever(
    government: Government, document: int
) -> None:
    draft = paper_site.drafts(document)[0]
    client = browser(government, "secretary")
    assert _accept(client, draft.pk, _terms(government)).status_code == 302
    made = Commitment.objects.get()
    assert (made.work, made.start, made.end) == ("ASSIGNED", draft.start, draft.end)
    assert made.due_wording == "before 31 December 2024"
    assert str(made.original) == "2024-12-30"
    assert f'href="/commitments/{made.pk}/"' in client.get(f"/texts/{document}/").content.decode()
    place = f"#span-{draft.start}-{draft.end}"
    assert place in client.get(f"/commitments/{made.pk}/").content.decode()


def test_with_htmx_the_page_stays_and_shows_the_decision(
    government: Government, document: int
) -> None:
    draft = paper_site.drafts(document)[0]
    client = browser(government, "secretary")
    answer = _accept(client, draft.pk, _terms(government), **HTMX)
    assert answer["HX-Retarget"] == "#workspace"
    assert f'data-decided="draft-{draft.pk}"' in answer.content.decode()


def test_the_same_form_sent_twice_makes_one_commitment(
    government: Government, document: int
) -> None:
    draft, client = paper_site.drafts(document)[0], browser(government, "secretary")
    terms = _terms(government)
    answers = [_accept(client, draft.pk, terms) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert Commitment.objects.count() == 1


def test_whoever_does_not_issue_proposes(government: Government, document: int) -> None:
    draft, client = paper_site.drafts(document)[0], browser(government, "officer")
    html = client.get(f"/drafts/{draft.pk}/accept/", headers=HTMX).content.decode()
    assert 'value="PROPOSE"' in html
    assert _accept(client, draft.pk, _terms(government, step="ASSIGN")).status_code == 403
    assert _accept(client, draft.pk, _terms(government, step="PROPOSE")).status_code == 302
    assert Commitment.objects.get().work == "PROPOSED"


def test_a_refused_form_keeps_what_was_typed(government: Government, document: int) -> None:
    draft, client = paper_site.drafts(document)[0], browser(government, "secretary")
    terms = _terms(government, due="31/02/2024", title="My own words")
    answer = _accept(client, draft.pk, terms)
    assert answer.status_code == 422
    assert "My own words" in answer.content.decode()
    assert "not a day of the calendar" in answer.content.decode()
    assert models.Draft.objects.get(pk=draft.pk).status == "PENDING"


def test_words_that_name_one_unit_are_enough_without_a_script(
    government: Government, document: int
) -> None:
    draft, client = paper_site.drafts(document)[0], browser(government, "secretary")
    terms = _terms(government, lead_words="doh")
    del terms["lead"]
    assert _accept(client, draft.pk, terms).status_code == 302
    assert Commitment.objects.get().lead_id == government.units["DOH"]


def test_a_draft_is_rejected_with_a_reason_and_taken_back(
    government: Government, document: int
) -> None:
    draft, client = paper_site.drafts(document)[0], browser(government, "secretary")
    sent = {"reason": "A report of the past", "request_key": key()}
    assert client.post(f"/drafts/{draft.pk}/reject/", sent).status_code == 302
    html = client.get(f"/texts/{document}/").content.decode()
    assert "A report of the past" in html
    client.post(f"/drafts/{draft.pk}/take-back/", {"request_key": key()})
    assert models.Draft.objects.get(pk=draft.pk).status == "PENDING"


def test_a_rejection_needs_its_reason(government: Government, document: int) -> None:
    draft, client = paper_site.drafts(document)[0], browser(government, "secretary")
    sent = {"reason": " ", "request_key": key()}
    answer = client.post(f"/drafts/{draft.pk}/reject/", sent, headers=HTMX)
    assert answer.status_code == 422
    assert "Give a reason" in answer.content.decode()


def test_an_officer_does_not_decide_what_is_rejected(government: Government, document: int) -> None:
    draft, client = paper_site.drafts(document)[0], browser(government, "officer")
    sent = {"reason": "No", "request_key": key()}
    assert client.post(f"/drafts/{draft.pk}/reject/", sent).status_code == 403


def _add(client: Client, document: int, **sent: object) -> object:
    sent = {"request_key": key(), **sent}
    return client.post(f"/texts/{document}/passages/", sent)


def test_a_marked_passage_becomes_a_draft_without_the_spaces_at_its_edges(
    government: Government, document: int
) -> None:
    start = TEXT.index(" open the data 📚 of all")
    quote = " open the data 📚 of all"
    client = browser(government, "secretary")
    answer = _add(client, document, start=start, end=start + len(quote), quote=quote)
    assert answer.status_code == 302
    made = models.Draft.objects.get(added_by__isnull=False)
    assert TEXT[made.start : made.end] == "open the data 📚 of all"


def test_words_that_stand_once_need_no_place(government: Government, document: int) -> None:
    _add(browser(government, "secretary"), document, quote="39 of 133 tasks")
    made = models.Draft.objects.get(added_by__isnull=False)
    assert TEXT[made.start : made.end] == "39 of 133 tasks"


@pytest.mark.parametrize(
    "sent",
    [
        {"start": 0, "end": 9, "quote": "other words"},
        {"quote": "shall"},
        {"quote": "not in the text"},
        {"start": 5, "end": 5_000_000, "quote": ""},
        {"start": 9, "end": 3, "quote": ""},
    ],
)
def test_a_passage_that_is_not_there_is_refused(
    government: Government, document: int, sent: dict[str, object]
) -> None:
    assert _add(browser(government, "secretary"), document, **sent).status_code == 422
    assert not models.Draft.objects.filter(added_by__isnull=False).exists()


def test_drafts_of_a_closed_document_are_closed_too(government: Government) -> None:
    closed = {"confidentiality": Confidentiality.RESTRICTED, "issuer": government.units["CITY-PC"]}
    number = paper_site.registered(government, **closed)
    draft = paper_site.drafts(number)[0]
    client = browser(government, "officer")
    assert client.get(f"/drafts/{draft.pk}/accept/").status_code == 404


def test_whoever_may_only_propose_reads_so_and_who_decides(government: Government) -> None:
    document = paper_site.registered(government, issuer=government.units["CITY-PC"])
    draft, client = paper_site.drafts(document)[0], browser(government, "officer")
    page = client.get(f"/texts/{document}/").content.decode()
    assert "Propose …</a>" in page
    assert "Accept …</a>" not in page
    form = client.get(f"/drafts/{draft.pk}/accept/", headers=HTMX).content.decode()
    issuer = organisation.units([government.units["CITY-PC"]])[government.units["CITY-PC"]]
    assert f"it becomes a proposal, on which {issuer.name} decides." in form
    _accept(client, draft.pk, _terms(government, step="PROPOSE"))
    made = Commitment.objects.get()
    page = client.get(f"/texts/{document}/").content.decode()
    assert f"Proposed as commitment #{made.pk}; its issuer decides on it." in page
    card = page.partition(f'id="draft-{draft.pk}"')[2].partition("</header>")[0]
    assert ">Proposed</span>" in card
    assert ">Accepted</span>" not in card
    mine = browser(government, "secretary").get("/my-work/").content.decode()
    assert f"/commitments/{made.pk}/" in mine.partition('id="to_decide"')[2]


def test_an_auditor_neither_decides_on_drafts_nor_proposes(
    government: Government, document: int
) -> None:
    draft, client = paper_site.drafts(document)[0], browser(government, "auditor")
    page = client.get(f"/texts/{document}/").content.decode()
    assert f'data-draft="draft-{draft.pk}"' in page
    assert "data-accept" not in page
    for path in ("/my-work/", "/commitments/", "/board/"):
        assert "Record an instruction" not in client.get(path).content.decode(), path
    for path in (f"/drafts/{draft.pk}/accept/", "/commitments/new/"):
        assert client.get(path).status_code == 403, path
    assert _accept(client, draft.pk, _terms(government, step="PROPOSE")).status_code == 403
    assert not Commitment.objects.exists()
    assert models.Draft.objects.get(pk=draft.pk).status == "PENDING"
