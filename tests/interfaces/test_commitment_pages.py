"""The page of a commitment, the form of every act on it, evidence, the list, and one's own work."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from remit.commitments import actions
from remit.commitments.models import Commitment, EvidenceItem
from remit.commitments.queries import openings
from remit.domain import due as dues
from remit.domain.acts import Tag
from remit.domain.vocabulary import Confidence, Confidentiality
from remit.interfaces import labels
from remit.interfaces.web.commitments import due_words, verbs
from remit.interfaces.web.commitments.fields import Kind
from remit.ledger import actions as ledger
from remit.notices.models import Notice
from remit.texts.models import Document, Draft
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser, key
from tests.support.government import Government

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def _page(client: Client, number: int) -> str:
    with paper_site.today():
        return client.get(f"/commitments/{number}/").content.decode()


def _do(client: Client, number: int, code: str, *, htmx: bool = False, **sent: object) -> object:
    with paper_site.today():
        return client.post(
            f"/commitments/{number}/{code}/",
            {"request_key": key(), **sent},
            headers=HTMX if htmx else {},
        )


def _offered(html: str, number: int) -> set[str]:
    return set(re.findall(rf'href="/commitments/{number}/([a-z-]+)/"', html))


def test_the_page_says_what_is_owed_by_whom_by_when_and_why(government: Government) -> None:
    number = paper_site.assigned(government, cooperating=(government.units["DOH"],))
    html = _page(browser(government, "head"), number)
    for words in (
        "Publish the shared-data catalogue",
        "Doic",
        "Doh",
        "City-Pc",
        "30 June 2024",
        "by 2024-06-30",
        "the last day is 30 June 2024, as written",
        "minutes of 1 March",
        "Assigned, not yet accepted",
    ):
        assert words in html


def test_every_act_leads_to_the_ledger_with_its_hash(government: Government) -> None:
    number = paper_site.claimed(government)
    html = _page(browser(government, "head"), number)
    assert html.count('href="/ledger/acts/') == 4
    assert re.search(r'class="hash" title="[0-9a-f]{64}">[0-9a-f]{12}<', html)


def test_the_claim_stands_beside_what_the_other_party_found(government: Government) -> None:
    number = paper_site.claimed(government)
    inspector = browser(government, "inspector")
    assert "Not verified yet." in _page(inspector, number)
    sent = {"evidence": "DOCUMENT_CHECKED", "note": "All data sets are listed."}
    assert _do(inspector, number, "verify", **sent).status_code == 302
    html = _page(inspector, number)
    assert "The catalogue is public." in html
    assert "All data sets are listed." in html


def test_a_stranger_finds_nothing_and_does_nothing(government: Government) -> None:
    number = paper_site.assigned(government)
    stranger = browser(government, "stranger")
    assert stranger.get(f"/commitments/{number}/").status_code == 404
    assert stranger.get(f"/commitments/{number}/accept/").status_code == 404
    assert _do(stranger, number, "accept").status_code == 404  # as where nothing is
    assert "/account/login/" in Client().get(f"/commitments/{number}/")["Location"]


def test_a_restricted_commitment_is_not_there_for_others(government: Government) -> None:
    hidden = Confidentiality.RESTRICTED
    number = paper_site.assigned(government, confidentiality=hidden)
    client = browser(government, "finance_head")
    assert client.get(f"/commitments/{number}/").status_code == 404
    assert "catalogue" not in client.get("/commitments/").content.decode()


def test_only_the_acts_that_state_and_right_allow_are_offered(government: Government) -> None:
    number = paper_site.assigned(government)
    assert {"accept", "contest", "break-down"} <= _offered(
        _page(browser(government, "head"), number), number
    )
    secretary = _offered(_page(browser(government, "secretary"), number), number)
    assert "accept" not in secretary
    assert {"suspend", "cancel", "correct-due", "annul"} <= secretary
    assert _offered(_page(browser(government, "finance_head"), number), number) == set()


def test_the_next_act_is_the_clear_button(government: Government) -> None:
    number = paper_site.claimed(government)
    html = _page(browser(government, "inspector"), number)
    assert re.search(rf'btn-primary" href="/commitments/{number}/verify/"', html)


def test_the_page_asks_a_bounded_number_of_questions(
    government: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    number = paper_site.claimed(government)
    client = browser(government, "secretary")
    _page(client, number)
    with django_assert_max_num_queries(22):
        _page(client, number)


def test_the_list_asks_the_same_few_questions_however_long_it_is(
    government: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(8):
        paper_site.assigned(government)
    client = browser(government, "head")
    client.get("/commitments/")
    with django_assert_max_num_queries(23):
        html = client.get("/commitments/?words=catalogue&state=ASSIGNED").content.decode()
    assert "8 commitments" in html


def test_every_verb_of_the_table_has_an_act_of_its_own_or_a_right() -> None:
    bare = {Tag.COMMITMENT_PROPOSED}  # begins on its own page
    of_commitments = {tag for tag in Tag if tag.value.startswith("commitment.")} - bare
    assert {verb.tag for verb in verbs.TABLE} - {None} == of_commitments
    assert len(verbs.BY_CODE) == len(verbs.TABLE)
    assert {code for codes in verbs.NEXT.values() for code in codes} <= set(verbs.BY_CODE)


# Verb, who acts, what the form sends, and the state to which it leads.
STORIES = [
    ("assigned", "accept", "officer", {}, "IN_PROGRESS"),
    ("assigned", "contest", "head", {"reason": "Not ours", "belongs_to": "DOF"}, "CONTESTED"),
    ("assigned", "allot", "head", {"post": "officer"}, "ASSIGNED"),
    ("assigned", "cancel", "leader", {"reason": "Taken back"}, "CANCELLED"),
    ("assigned", "suspend", "secretary", {"reason": "Waits", "waiting_for": "DOF"}, "SUSPENDED"),
    ("assigned", "transfer", "secretary", {"lead": "DOF", "reason": "Moved"}, "ASSIGNED"),
    ("assigned", "assess", "inspector", {"confidence": "RED", "reason": "Late"}, "ASSIGNED"),
    (
        "assigned",
        "ask-extension",
        "officer",
        {"wanted": "31/07/2024", "reason": "More data", "progress": "Half"},
        "ASSIGNED",
    ),
    ("assigned", "correct-due", "secretary", {"due": "Q3/2024", "reason": "Typo"}, "ASSIGNED"),
    ("assigned", "close", "secretary", {"outcome": "NOT_MET", "note": "Given up"}, "CLOSED"),
    (
        "accepted",
        "report",
        "officer",
        {"progress": "Half", "blocked": "WAITS_FOR_UNIT", "blocked_by": "DOF"},
        "IN_PROGRESS",
    ),
    ("accepted", "attach-link", "officer", {"url": "https://example.org/x"}, "IN_PROGRESS"),
    ("accepted", "claim", "officer", {"summary": "Done"}, "CLAIMED"),
    ("claimed", "return", "inspector", {"reason": "Not complete"}, "IN_PROGRESS"),
]


@pytest.mark.parametrize(("begun", "code", "who", "sent", "work"), STORIES)
def test_a_form_carries_out_its_act(
    government: Government, begun: str, code: str, who: str, sent: dict[str, str], work: str
) -> None:
    number = getattr(paper_site, begun)(government)
    ids = government.units | government.posts
    values = {name: ids.get(value, value) for name, value in sent.items()}
    client = browser(government, who)
    with paper_site.today():
        form = client.get(f"/commitments/{number}/{code}/").content.decode()
    assert all(f'name="{name}' in form for name in sent)
    assert _do(client, number, code, **values).status_code == 302
    assert Commitment.objects.get(pk=number).work == work


def test_the_forms_of_every_verb_open(
    government: Government, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openings, "check_open", lambda **_: None)
    number = paper_site.claimed(government)
    client = browser(government, "head")
    for verb in verbs.TABLE:
        answer = client.get(f"/commitments/{number}/{verb.code}/", headers=HTMX)
        assert answer.status_code == 200
        html = answer.content.decode()
        asked = {field.name for field in verb.fields if field.kind is not Kind.PARTS}
        shown = set(re.findall(r'(?:name="|id="picker_)(\w+)"', html))
        # A letter is asked only of those who record for a body outside.
        assert asked - shown <= {"letter"}


def test_an_unknown_verb_is_not_found(government: Government) -> None:
    number = paper_site.assigned(government)
    assert browser(government, "head").get(f"/commitments/{number}/bless/").status_code == 404


def test_a_refusal_at_the_form_is_one_sentence_and_nothing_is_lost(
    government: Government,
) -> None:
    number = paper_site.assigned(government)
    client = browser(government, "officer")
    sent = {"wanted": "31/05/2024", "reason": "Kept reason", "progress": "Kept progress"}
    part = _do(client, number, "ask-extension", htmx=True, **sent).content.decode()
    assert "is not later than" in part
    assert "<form" not in part
    page = _do(client, number, "ask-extension", **sent)
    assert page.status_code == 422
    for words in ("is not later than", "Kept reason", "Kept progress", "31/05/2024"):
        assert words in page.content.decode()


def test_the_same_form_sent_twice_acts_once(government: Government) -> None:
    number = paper_site.accepted(government)
    client, once = browser(government, "officer"), key()
    for _ in range(2):
        answer = _do(client, number, "report", progress="Half", request_key=once)
        assert answer.status_code == 302
    html = _page(client, number)
    assert html.count("Progress reported</a>") == 1
    assert html.count("Recorded: Progress reported.") == 1


def test_the_page_that_follows_says_once_that_it_was_done(government: Government) -> None:
    number = paper_site.assigned(government)
    with paper_site.today():
        client = paper_site.browser(government, "officer")
        _do(client, number, "accept")
        assert _page(client, number).count("Recorded: Accepted.") == 1
        assert "Recorded:" not in _page(client, number)
        _do(client, number, "report", htmx=True, progress="Half is done.")
        assert _page(client, number).count("Recorded: Progress reported.") == 1


def test_with_htmx_the_browser_is_sent_on(government: Government) -> None:
    number = paper_site.assigned(government)
    answer = _do(browser(government, "officer"), number, "accept", htmx=True)
    assert answer["HX-Redirect"] == f"/commitments/{number}/"


def test_work_is_broken_down_into_parts(government: Government) -> None:
    number = paper_site.accepted(government)
    client = browser(government, "head")
    sent = {
        "title_1": "List the registers",
        "lead_1": government.units["DOIC-DATA"],
        "due_1": "31/05/2024",
        "title_2": "Pay for the servers",
        "lead_2_words": "DOF",
    }
    assert _do(client, number, "break-down", **sent).status_code == 302
    html = _page(client, number)
    assert "List the registers" in html
    part = Commitment.objects.get(title="Pay for the servers")
    assert f'href="/commitments/{number}/"' in _page(client, part.pk)


def test_a_part_without_a_unit_is_refused(government: Government) -> None:
    number = paper_site.accepted(government)
    answer = _do(browser(government, "head"), number, "break-down", title_1="Nobody's part")
    assert answer.status_code == 422
    assert "Part 1 needs the unit" in answer.content.decode()


def test_an_annulled_act_is_struck_and_stays(government: Government) -> None:
    number = paper_site.accepted(government)
    client = browser(government, "secretary")
    act = re.findall(r'id="act-(\d+)"', _page(client, number))[0]
    assert _do(client, number, "annul", act=act, reason="By mistake").status_code == 302
    assert "<s>Accepted</s>" in _page(client, number)


def test_an_erased_text_is_said_to_be_erased(government: Government) -> None:
    number = paper_site.claimed(government)
    act = Commitment.objects.get(pk=number).last_act
    by = government.by["administrator"]
    with paper_site.today():
        ledger.erase(by=by, at=paper_site.DAY, act=act, key="summary")
    html = _page(browser(government, "head"), number)
    assert "The catalogue is public." not in html
    assert "Text erased" in html


def _with_file(government: Government, name: str = "list.pdf") -> tuple[int, int]:
    number = paper_site.accepted(government)
    file = SimpleUploadedFile(name, b"%PDF-1.7 content")
    client = browser(government, "officer")
    assert _do(client, number, "attach-file", file=file, note="").status_code == 302
    return number, EvidenceItem.objects.get().pk


def test_evidence_leaves_as_a_download_and_never_as_a_page(government: Government) -> None:
    _number, item = _with_file(government, "báo cáo.pdf")
    answer = browser(government, "inspector").get(f"/evidence/{item}/")
    assert answer.content == b"%PDF-1.7 content"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_evidence_is_closed_to_whoever_may_not_read_the_commitment(
    government: Government,
) -> None:
    _number, item = _with_file(government)
    assert browser(government, "stranger").get(f"/evidence/{item}/").status_code == 404
    assert Client().get(f"/evidence/{item}/").status_code == 302


def test_a_file_that_is_not_what_it_says_is_refused(government: Government) -> None:
    number = paper_site.accepted(government)
    file = SimpleUploadedFile("list.pdf", b"<html>")
    answer = _do(browser(government, "officer"), number, "attach-file", file=file)
    assert answer.status_code == 422
    assert EvidenceItem.objects.count() == 0


def test_my_work_has_what_waits_for_me(government: Government) -> None:
    number = paper_site.assigned(government)
    html = browser(government, "head").get("/my-work/").content.decode()
    queue = html.partition('id="to_accept"')[2].partition('id="to_do"')[0]
    assert f"/commitments/{number}/" in queue
    assert "Accepted work stands here" in html


def test_my_work_asks_the_same_few_questions_however_much_there_is(
    government: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(6):
        paper_site.assigned(government)
    client = browser(government, "head")
    client.get("/my-work/")
    with django_assert_max_num_queries(26):
        client.get("/my-work/")


def test_my_work_of_a_secretariat_has_the_texts_whose_drafts_wait(
    government: Government, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    issuer = government.units["CITY-PC"]
    for n in range(12):
        text = f"{paper_site.TEXT} {n}"
        paper_site.registered(government, text=text, number=f"{n}/CT-UBND", issuer=issuer)
    client = browser(government, "secretary")
    with paper_site.today():
        client.get("/my-work/")
        with django_assert_max_num_queries(30):
            html = client.get("/my-work/").content.decode()
    queue = html.partition('id="to_confirm"')[2].partition('id="notices"')[0]
    drafts = Draft.objects.filter(document=Document.objects.latest("pk"), status="PENDING").count()
    assert drafts
    assert queue.count("draft waits") + queue.count("drafts wait") == 10
    assert '<span class="queue-n">12</span>' in queue
    assert queue.index("11/CT-UBND") < queue.index("10/CT-UBND")
    assert "All texts" in queue


def test_texts_wait_only_for_a_secretariat_that_may_decide_on_them(government: Government) -> None:
    closed = {"confidentiality": Confidentiality.RESTRICTED}
    paper_site.registered(government, issuer=government.units["CITY-PC"], **closed)
    with paper_site.today():
        for who, waits in (("secretary", True), ("head", False), ("stranger", False)):
            html = browser(government, who).get("/my-work/").content.decode()
            assert ("to_confirm" in html) is waits, who
        Draft.objects.update(status=Draft.REJECTED)
        html = browser(government, "secretary").get("/my-work/").content.decode()
    assert "to_confirm" not in html


def test_a_person_without_a_post_reads_how_work_arrives(government: Government) -> None:
    html = browser(government, "stranger").get("/my-work/").content.decode()
    assert "You hold no post today" in html


def test_notices_are_marked_as_read_by_their_reader_only(government: Government) -> None:
    paper_site.assigned(government)
    notice = Notice.objects.get(person=government.by["head"].person)
    sent = {"notice": notice.pk}
    browser(government, "officer").post("/my-work/notices/read/", sent)
    notice.refresh_from_db()
    assert notice.read_at is None
    browser(government, "head").post("/my-work/notices/read/", sent)
    notice.refresh_from_db()
    assert notice.read_at is not None


@pytest.mark.parametrize("language", ["en", "vi", "ar", "ko"])
@pytest.mark.parametrize(
    ("value", "operator"),
    [
        ("2024-12-31", "BEFORE"),
        ("2024-04-15", "BY"),
        ("2024-Q2", "IN"),
        ("2024-H1", "IN"),
        ("2024-03", "IN"),
        ("2024", "FROM"),
        ("2024-04-15T16:00", "BY"),
        ("2024-04-15", "ON"),
    ],
)
def test_a_date_that_a_form_starts_with_is_read_back_to_the_same_last_day(
    language: str, value: str, operator: str
) -> None:
    with override(language):
        typed = due_words.typed(value, dues.Operator(operator))
    entry = dues.parse_entry(typed)
    read = dues.compute(value=entry.value, operator=entry.operator)
    assert read.last_day == dues.compute(value=value, operator=dues.Operator(operator)).last_day
    assert entry.value == value


@pytest.mark.parametrize(
    ("who", "code", "status"),
    [
        ("officer", "verify", 403),
        ("officer", "cancel", 403),
        ("finance_head", "accept", 403),
        ("secretary", "extend", 422),
        ("officer", "claim", 409),
        ("officer", "accept", 200),
        ("head", "break-down", 200),
        ("officer", "break-down", 403),
    ],
)
def test_a_form_is_shown_only_to_whoever_may_send_it(
    government: Government, who: str, code: str, status: int
) -> None:
    number = paper_site.assigned(government)
    with paper_site.today():
        answer = browser(government, who).get(f"/commitments/{number}/{code}/")
    assert answer.status_code == status
    assert ('name="request_key"' in answer.content.decode()) is (status == 200)


@pytest.mark.parametrize(
    ("who", "path", "status"),
    [
        ("officer", "/texts/new/", 403),
        ("head", "/texts/new/", 200),
        ("steward", "/texts/new/", 200),
        ("officer", "/commitments/import/", 403),
        ("steward", "/commitments/import/", 200),
        ("secretary", "/commitments/import/", 200),
        ("stranger", "/commitments/new/", 403),
        ("officer", "/commitments/new/", 200),
    ],
)
def test_a_page_that_begins_something_is_shown_only_to_whoever_may(
    government: Government, who: str, path: str, status: int
) -> None:
    with paper_site.today():
        assert browser(government, who).get(path).status_code == status


def test_the_list_leads_to_the_import_only_whoever_may_import(government: Government) -> None:
    assert "/commitments/import/" in browser(government, "secretary").get("/commitments/").text
    assert "/commitments/import/" not in browser(government, "officer").get("/commitments/").text


def test_a_forecast_is_shown_only_while_the_work_is_open(government: Government) -> None:
    number = paper_site.accepted(government)
    who = {"at": paper_site.DAY, "commitment": number}
    with paper_site.today():
        assess = {"confidence": Confidence.RED, "reason": "Late."}
        actions.assess(by=government.by["secretary"], **who, **assess)
    state = 'class="page-states">'
    words = labels.label(Confidence.RED)
    assert words in _page(browser(government, "head"), number).split(state)[1].split("</p>")[0]
    with paper_site.today():
        actions.cancel(by=government.by["secretary"], **who, reason="No need.")
    assert words not in _page(browser(government, "head"), number).split(state)[1].split("</p>")[0]


@pytest.mark.parametrize("htmx", [True, False])
def test_a_day_that_has_passed_is_asked_back_once_where_a_date_is_set(
    government: Government, htmx: bool
) -> None:
    number = paper_site.assigned(government)
    client, sent = browser(government, "secretary"), {"due": "29/02/2024", "reason": "Typo"}
    asked = _do(client, number, "correct-due", htmx=htmx, **sent)
    assert asked.status_code == 422
    assert 'name="past_due" value="1"' in asked.content.decode()
    assert str(Commitment.objects.get(pk=number).original) == "2024-06-30"
    _do(client, number, "correct-due", htmx=htmx, past_due="1", **sent)
    assert str(Commitment.objects.get(pk=number).original) == "2024-02-29"


def test_a_long_report_is_folded_with_a_way_to_all_of_it(government: Government) -> None:
    client, number = browser(government, "officer"), paper_site.accepted(government)
    with paper_site.today():
        actions.attach_link(
            by=government.by["officer"],
            at=paper_site.DAY,
            commitment=number,
            url="https://example.org/catalogue",
        )
    short = "The catalogue is public."
    long = " ".join(f"Line {n} of the report." for n in range(1, 60))
    _do(client, number, "claim", summary=short)
    assert "said-whole" not in _page(client, number)
    _do(browser(government, "secretary"), number, "return", reason=long)
    html = _page(client, number)
    start = html.partition('class="said-start"')[2].partition("</span>")[0]
    assert "Line 1 of" in start
    assert "Line 59 of" not in start
    assert "All of it" in html
    assert "Line 59 of the report." in html.partition('class="said-whole"')[2]
