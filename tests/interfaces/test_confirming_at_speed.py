"""Confirmation at speed, without a script: filters in the address, merging and splitting by plain
forms, accepting together, undoing, keeping what is half written, and two people on one document."""

import html as markup
import re
from collections.abc import Iterable

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from remit.commitments.models import Commitment
from remit.domain.vocabulary import Confidentiality
from remit.interfaces.web.texts import marking
from remit.interfaces.web.texts.marking import Span
from remit.ledger import queries as ledger
from remit.texts.models import Draft, HalfEdit
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser, key
from tests.support import forty
from tests.support.government import Government

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def government() -> Government:
    return paper_site.found()


@pytest.fixture
def document(government: Government) -> int:
    return _forty(government)


def _forty(government: Government, **fields: object) -> int:
    named = {"text": forty.TEXT, "number": forty.NUMBER, "issuer": government.units["CITY-PC"]}
    return paper_site.registered(government, **(named | fields))


def _get(client: Client, path: str, **headers: str) -> str:
    with paper_site.today():
        return client.get(path, headers=headers).content.decode()


def _post(client: Client, path: str, **sent: object) -> HttpResponse:
    headers = HTMX if sent.pop("htmx", False) else {}
    with paper_site.today():
        return client.post(path, {"request_key": key(), **sent}, headers=headers)


def _counts(html: str) -> dict[str, int]:
    found = re.findall(r'/(?:\?show=(\w+))?"[^>]*>[^<]*<span class="count">(\d+)<', html)
    return {name or "all": int(count) for name, count in found}


def _shown(html: str) -> list[int]:
    return [int(one) for one in re.findall(r'<article [^>]*id="draft-(\d+)"', html)]


def _named(html: str) -> list[str]:
    return re.findall(r'name="draft" value="(\d+:[\d.]+)" aria-label', html)


def _seen(html: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', html)
    return found[1] if found else ""


def test_each_filter_shows_as_many_drafts_as_it_counts(
    government: Government, document: int
) -> None:
    client = browser(government, "secretary")
    counts = _counts(_get(client, f"/texts/{document}/"))
    assert counts == {
        "all": 40,
        "waiting": 40,
        "date": forty.UNDATED,
        "unit": forty.STRANGE,
        "low": 0,
        "contradictions": 1,
        "certain": 35,
        "decided": 0,
    }
    for show in set(counts) - {"contradictions"}:
        html = _get(client, f"/texts/{document}/?show={show}")
        assert len(_shown(html)) == counts[show], show
        assert re.search(rf'show={show}"[^>]*aria-current', html) or show == "all"


def test_with_contradictions_first_all_that_waits_is_there(
    government: Government, document: int
) -> None:
    shown = _shown(
        _get(browser(government, "secretary"), f"/texts/{document}/?show=contradictions")
    )
    assert "133" in Draft.objects.get(pk=shown[0]).found["quote"]
    assert len(shown) == 40


def test_a_decision_keeps_the_filter(government: Government, document: int) -> None:
    client = browser(government, "secretary")
    draft = _shown(_get(client, f"/texts/{document}/?show=unit"))[0]
    page = f"/texts/{document}/?show=unit"
    sent = {"reason": "A wish", "request_key": key()}
    with paper_site.today():
        headers = {**HTMX, "HX-Current-URL": f"http://testserver{page}"}
        answer = client.post(f"/drafts/{draft}/reject/", sent, headers=headers)
    assert len(_shown(answer.content.decode())) == forty.STRANGE - 1
    plain = _get(client, f"/drafts/{draft + 1}/reject/?show=unit")
    assert 'name="show" value="unit"' in plain
    answer = _post(client, f"/drafts/{draft + 1}/reject/", reason="A wish", show="unit")
    assert answer["Location"] == f"{page}#draft-{draft + 1}"


def test_the_page_says_how_far_one_is_and_where_to_go_on(
    government: Government, document: int
) -> None:
    client = browser(government, "secretary")
    first, second = paper_site.drafts(document)[:2]
    _post(client, f"/drafts/{first.pk}/reject/", reason="A wish")
    html = _get(client, f"/texts/{document}/")
    assert "1 of 40 decided" in html
    assert f'data-resume="draft-{second.pk}"' in html
    assert f'href="#draft-{second.pk}">Go on at the first undecided draft' in html


def test_a_card_says_who_found_it_how_sure_and_why(government: Government, document: int) -> None:
    html = _get(browser(government, "secretary"), f"/texts/{document}/")
    assert "found by the rules · because of <bdi>“shall”</bdi>" in html
    assert "sure (<bdi>94 %</bdi>)" in html
    first = paper_site.drafts(document)[0]
    for source, said in (("model", "the language model"), ("both", "the rules and by the")):
        Draft.objects.filter(pk=first.pk).update(found={**first.found, "source": source})
        html = _get(browser(government, "secretary"), f"/texts/{document}/")
        assert f"found by {said}" in html


def test_the_page_asks_as_many_questions_for_forty_drafts_as_for_two(
    government: Government,
    document: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    small = paper_site.registered(government, issuer=government.units["CITY-PC"])
    client, asked = browser(government, "secretary"), []
    for number in (small, document):
        _get(client, f"/texts/{number}/")
        with django_assert_max_num_queries(60) as found:
            _get(client, f"/texts/{number}/")
        asked.append(len(found))
    assert asked[0] == asked[1]


def test_chosen_drafts_are_merged_by_a_plain_form(government: Government, document: int) -> None:
    client = browser(government, "secretary")
    names = _named(_get(client, f"/texts/{document}/"))
    answer = _post(client, f"/texts/{document}/merge/", draft=names[:3])
    made = Draft.objects.latest("pk")
    assert answer["Location"] == f"/texts/{document}/#draft-{made.pk}"
    html = _get(client, f"/texts/{document}/")
    assert "3 drafts were merged into one." in markup.unescape(html)
    assert "merged from 3 drafts" in html
    assert len(_shown(html)) == 38


def test_the_same_merge_sent_twice_merges_once(government: Government, document: int) -> None:
    client = browser(government, "secretary")
    sent = {"draft": _named(_get(client, f"/texts/{document}/"))[:2], "request_key": key()}
    places = {_post(client, f"/texts/{document}/merge/", **sent)["Location"] for _ in range(2)}
    assert len(places) == 1
    assert Draft.objects.filter(document=document).count() == 41


def test_a_draft_is_split_by_a_plain_form(government: Government, document: int) -> None:
    client = browser(government, "secretary")
    draft = Draft.objects.get(document=document, found__action__startswith="open the archive")
    html = _get(client, f"/drafts/{draft.pk}/split/")
    places = re.findall(r'name="place" value="(\d+)"[^>]*><span>(\w+)', html)
    place = next(place for place, word in places if word == "and")
    _post(client, f"/drafts/{draft.pk}/split/", place=place, seen=_seen(html))
    parts = Draft.objects.filter(document=document, status="PENDING", pk__gt=draft.pk)
    quotes = [one.found["quote"] for one in parts.order_by("start") if one.made_in]
    assert quotes == [
        "The DOIC shall open the archive",
        "and shall train the clerks of all wards by 1 May 2024",
    ]


def test_what_is_certain_is_shown_before_it_is_accepted(
    government: Government, document: int
) -> None:
    client = browser(government, "secretary")
    html = _get(client, f"/texts/{document}/certain/")
    assert "35 drafts are sure" in html
    assert html.count("checked aria-label") == 35
    assert not Commitment.objects.exists()
    names = re.findall(r'name="draft" value="([^"]+)" checked', html)
    answer = _post(client, f"/texts/{document}/certain/", draft=names[:30])
    assert "30 drafts accepted" in answer.content.decode()
    made = Commitment.objects.order_by("pk")
    assert (made.count(), made[0].work, str(made[0].original)) == (30, "ASSIGNED", "2024-09-30")
    first = paper_site.drafts(document)[0]
    assert (made[0].start, made[0].end, made[0].document_id) == (first.start, first.end, document)


def test_a_draft_that_is_no_longer_certain_is_refused_with_a_sentence(
    government: Government, document: int
) -> None:
    client = browser(government, "secretary")
    names = re.findall(
        r'name="draft" value="([^"]+)" checked', _get(client, f"/texts/{document}/certain/")
    )
    first = paper_site.drafts(document)[0]
    _post(browser(government, "leader"), f"/drafts/{first.pk}/reject/", reason="A wish")
    html = _post(client, f"/texts/{document}/certain/", draft=names[:3]).content.decode()
    assert "2 drafts accepted" in html
    assert "This draft is no longer certain" in html
    assert Commitment.objects.count() == 2


def test_whoever_does_not_issue_proposes_what_is_certain(
    government: Government, document: int
) -> None:
    client = browser(government, "officer")
    html = _get(client, f"/texts/{document}/certain/")
    names = re.findall(r'name="draft" value="([^"]+)" checked', html)
    _post(client, f"/texts/{document}/certain/", draft=names[:2])
    assert set(Commitment.objects.values_list("work", flat=True)) == {"PROPOSED"}


def test_the_last_decision_is_undone_by_a_plain_form(government: Government, document: int) -> None:
    client = browser(government, "secretary")
    names = re.findall(
        r'name="draft" value="([^"]+)" checked', _get(client, f"/texts/{document}/certain/")
    )
    _post(client, f"/texts/{document}/certain/", draft=names)
    html = _get(client, f"/texts/{document}/")
    assert "Undo your last decision (35 drafts)" in html
    expected = re.findall(r'name="expected" value="(\d+)"', html)
    _post(client, f"/texts/{document}/undo/", expected=expected)
    html = _get(client, f"/texts/{document}/")
    assert "Undone: 35 drafts wait again." in html
    assert "0 of 40 decided" in html


def test_what_is_half_written_is_there_again_in_another_browser(
    government: Government, document: int
) -> None:
    client, draft = browser(government, "secretary"), paper_site.drafts(document)[0]
    half = {"form": "accept", "title": "Half a ti", "due": "31/"}
    answer = _post(client, f"/drafts/{draft.pk}/keep/", htmx=True, **half)
    assert "Kept at" in answer.content.decode()
    client.logout()
    html = _get(browser(government, "secretary"), f"/drafts/{draft.pk}/accept/")
    assert "Half a ti" in html
    assert 'value="31/"' in html
    assert "this is how you left it" in html
    assert "Half a ti" not in _get(browser(government, "leader"), f"/drafts/{draft.pk}/accept/")


def test_one_begins_again_with_the_text(government: Government, document: int) -> None:
    client, draft = browser(government, "secretary"), paper_site.drafts(document)[0]
    _post(client, f"/drafts/{draft.pk}/keep/", form="accept", title="Half a ti")
    _post(client, f"/drafts/{draft.pk}/afresh/")
    assert "Half a ti" not in _get(client, f"/drafts/{draft.pk}/accept/")
    assert HalfEdit.objects.filter(ended_at__isnull=False).exists()


def test_each_sees_who_writes_where_and_what_changed_since(
    government: Government, document: int
) -> None:
    first, second = paper_site.drafts(document)[:2]
    mine, theirs = browser(government, "secretary"), browser(government, "leader")
    html = _get(mine, f"/texts/{document}/")
    found = re.search(r'hx-get="(/texts/\d+/changes/[^"]+)"', html)
    assert found is not None
    poll = markup.unescape(found[1]).replace("2024-03-01", "2024-02-01")
    _post(theirs, f"/drafts/{first.pk}/keep/", form="accept", title="Theirs")
    _post(theirs, f"/drafts/{second.pk}/reject/", reason="A wish")
    news = _get(mine, poll)
    assert "leader writes at it, last at" in news
    assert f'data-changed="draft-{second.pk}"' in news
    assert "Rejected by leader at" in news
    state = re.search(r"state=(\w+)", news)
    assert state is not None
    again = re.sub(r"state=\w+", f"state={state[1]}", poll)
    with paper_site.today():
        assert mine.get(again).status_code == 204


def _terms(government: Government, **terms: object) -> dict[str, object]:
    return {
        "title": "My own words",
        "lead": government.units["DOIC"],
        "due": "31/12/2024",
        "basis": "PROVISION",
        "reference": forty.NUMBER,
        "issuer": government.units["CITY-PC"],
        "type": "TASK",
        "confidentiality": "INTERNAL",
        "step": "ASSIGN",
        **terms,
    }


@pytest.mark.parametrize("htmx", [True, False])
def test_what_another_decided_meanwhile_is_said_with_both_versions(
    government: Government, document: int, htmx: bool
) -> None:
    draft = paper_site.drafts(document)[0]
    mine, theirs = browser(government, "secretary"), browser(government, "leader")
    seen = _seen(_get(mine, f"/drafts/{draft.pk}/accept/"))
    _post(theirs, f"/drafts/{draft.pk}/reject/", reason="Only a wish of ours")
    terms = _terms(government, seen=seen)
    answer = _post(mine, f"/drafts/{draft.pk}/accept/", htmx=htmx, **terms)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Rejected by leader at" in html
    assert "Only a wish of ours" in html
    assert "My own words" in html
    assert "Decide with your version" not in html
    assert Draft.objects.get(pk=draft.pk).status == "REJECTED"
    assert not Commitment.objects.exists()


def test_what_another_writes_is_overruled_only_knowingly(
    government: Government, document: int
) -> None:
    draft = paper_site.drafts(document)[0]
    mine, theirs = browser(government, "secretary"), browser(government, "leader")
    seen = _seen(_get(mine, f"/drafts/{draft.pk}/accept/"))
    _post(theirs, f"/drafts/{draft.pk}/keep/", form="accept", title="Their words", due="Q2/2024")
    terms = _terms(government, seen=seen)
    answer = _post(mine, f"/drafts/{draft.pk}/accept/", htmx=True, **terms)
    html = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Their words", "Q2/2024", "My own words", "nothing of yours was carried out"):
        assert words in html
    assert not Commitment.objects.exists()
    although = re.search(r'name="although" value="([^"]+)"', html)
    assert although is not None
    answer = _post(mine, f"/drafts/{draft.pk}/accept/", **terms, although=although[1])
    assert answer.status_code == 302
    assert Commitment.objects.get().title == "My own words"
    theirs_kept = HalfEdit.objects.get(person=government.by["leader"].person)
    assert theirs_kept.fields["title"] == ["Their words"]


def test_what_could_not_be_decided_is_kept_for_its_writer(
    government: Government, document: int
) -> None:
    draft = paper_site.drafts(document)[0]
    mine, theirs = browser(government, "secretary"), browser(government, "leader")
    seen = _seen(_get(mine, f"/drafts/{draft.pk}/accept/"))
    _post(theirs, f"/drafts/{draft.pk}/keep/", form="accept", title="Their words")
    _post(mine, f"/drafts/{draft.pk}/accept/", **_terms(government, seen=seen, form="accept"))
    assert "My own words" in _get(mine, f"/drafts/{draft.pk}/accept/")


def test_the_acts_of_merging_are_read_in_the_ledger(government: Government, document: int) -> None:
    client = browser(government, "secretary")
    names = _named(_get(client, f"/texts/{document}/"))[:2]
    _post(client, f"/texts/{document}/merge/", draft=names)
    head = ledger.head()
    assert head is not None
    html = _get(browser(government, "auditor"), f"/ledger/acts/{head.seq}/")
    assert "Drafts merged" in html
    assert "document.drafts_merged" in html


def test_two_forms_of_one_draft_make_one_commitment(government: Government, document: int) -> None:
    draft, client = paper_site.drafts(document)[0], browser(government, "secretary")
    seen = _seen(_get(client, f"/drafts/{draft.pk}/accept/"))
    terms = _terms(government, seen=seen)
    answers = [_post(client, f"/drafts/{draft.pk}/accept/", **terms) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 409]
    assert Commitment.objects.count() == 1


PATHS = ("split", "keep", "leave", "afresh")
OF_TEXT = ("merge", "undo", "certain", "changes")


def _statuses(client: Client, document: int, draft: int) -> Iterable[tuple[str, int]]:
    paths = [f"/drafts/{draft}/{one}/" for one in PATHS]
    for path in (*paths, *(f"/texts/{document}/{one}/" for one in OF_TEXT)):
        sent = {"draft": [f"{draft}:", f"{draft + 1}:"], "title": "x", "form": "accept"}
        yield path, _post(client, path, **sent).status_code
        with paper_site.today():
            asked = {"since": "2024-01-01T00:00Z"}
            yield path, client.get(path, asked).status_code


def test_strangers_and_whoever_may_not_read_it_are_refused_everywhere(
    government: Government,
) -> None:
    closed = _forty(government, confidentiality=Confidentiality.RESTRICTED)
    draft = paper_site.drafts(closed)[0].pk
    for client in (browser(government, "stranger"), browser(government, "health_head")):
        opened = [one for one in _statuses(client, closed, draft) if one[1] < 400]
        assert opened == []
    asked = [one for one in _statuses(Client(), closed, draft) if one[1] not in {302, 405}]
    assert asked == []
    assert not HalfEdit.objects.exists()
    assert set(Draft.objects.values_list("status", flat=True)) == {"PENDING"}


def test_an_officer_neither_merges_nor_splits_and_is_not_offered_to(
    government: Government, document: int
) -> None:
    client, draft = browser(government, "officer"), paper_site.drafts(document)[0].pk
    html = _get(client, f"/texts/{document}/")
    for word in ("data-merge", "data-split", "draft-select"):
        assert word not in html
    assert _post(client, f"/drafts/{draft}/split/", place="60").status_code == 403
    sent = [f"{draft}:", f"{draft + 1}:"]
    assert _post(client, f"/texts/{document}/merge/", draft=sent).status_code == 403


@pytest.mark.parametrize("wrong", ["", "x", "9" * 25, "-1", "0", "²:1", "7:"])
def test_a_form_with_drafts_of_nothing_is_refused(
    government: Government, document: int, wrong: str
) -> None:
    client, draft = browser(government, "secretary"), paper_site.drafts(document)[0].pk
    sent = [f"{draft}:", wrong.replace("7:", f"{draft + 9999}:")]
    assert _post(client, f"/texts/{document}/merge/", draft=sent).status_code == 422
    assert _post(client, f"/drafts/{draft}/split/", place=wrong).status_code == 422
    assert _post(client, f"/texts/{document}/certain/", draft=[wrong]).status_code in {200, 422}
    assert Draft.objects.filter(document=document, status="PENDING").count() == 40


SIGNS = st.sampled_from(
    "aé e\u0301\u0323\u064b\U0001f4da👩\u200d👧한조ᄒ\u1161ش\u0651\u202b\n\r <&"
)


@given(text=st.text(SIGNS, min_size=1, max_size=60), data=st.data())
def test_marks_are_exact_for_every_sign(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=4))
    spans = [
        Span(min(pair), max(pair), f"draft-{number}", ("draft",))
        for number, pair in enumerate(pairs)
        if pair[0] != pair[1]
    ]
    made = marking.paragraphs(text, spans)
    html = "\n".join(one.content for one in made)
    for span in spans:
        marks = re.findall(r'data-spans="([^"]*)">(.*?)</mark>', html, re.DOTALL)
        said = "".join(_bare(inner) for keys, inner in marks if span.key in keys.split())
        assert said == re.sub(r"\r\n|\r|\n", "", text[span.start : span.end])


def _bare(html: str) -> str:
    return markup.unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("verb", ["merge", "split"])
def test_who_merges_or_splits_too_late_reads_what_became_of_the_draft(
    government: Government, document: int, verb: str
) -> None:
    mine, theirs = browser(government, "secretary"), browser(government, "leader")
    draft = paper_site.drafts(document)[0]
    names = _named(_get(mine, f"/texts/{document}/"))[:2]
    html = _get(mine, f"/drafts/{draft.pk}/split/")
    place = re.findall(r'name="place" value="(\d+)"', html)[-1]
    _post(theirs, f"/drafts/{draft.pk}/reject/", reason="Only a wish of ours")
    if verb == "merge":
        answer = _post(mine, f"/texts/{document}/merge/", draft=names, htmx=True)
    else:
        answer = _post(mine, f"/drafts/{draft.pk}/split/", place=place, seen=_seen(html))
    assert answer.status_code == 409
    assert "Rejected by leader at" in answer.content.decode()
    assert "Only a wish of ours" in answer.content.decode()
    assert Draft.objects.filter(document=document).count() == 40


def test_no_place_is_offered_inside_of_a_date_or_a_name(
    government: Government, document: int
) -> None:
    draft = paper_site.drafts(document)[0]
    html = _get(browser(government, "secretary"), f"/drafts/{draft.pk}/split/")
    offered = re.findall(r'name="place"[^>]*><span>([^<]*)', html)
    assert [words.strip() for words in offered] == [
        "shall",
        "publish",
        "register",
        "1",
        "before 1 October 2024",
    ]
