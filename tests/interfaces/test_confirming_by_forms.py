"""Merging and splitting by plain forms, and what is refused: forms of nothing, strangers, and
whoever may only read."""

import datetime as dt
import html as markup
import re
from collections.abc import Iterable

import pytest
from django.test import Client

from remit.domain.vocabulary import Confidentiality
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.texts.models import Draft, HalfEdit
from tests.features.texts.test_pairs import ENGLISH, VIETNAMESE
from tests.interfaces import confirming_site, paper_site
from tests.interfaces.confirming_site import get, named_in, post, registered, seen_in, shown_in
from tests.interfaces.paper_site import browser, key
from tests.support.government import Government

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(government: Government) -> int:
    return confirming_site.registered(government)


def test_chosen_drafts_are_merged_by_a_plain_form(government: Government, document: int) -> None:
    client = browser(government, "secretary")
    names = named_in(get(client, f"/texts/{document}/"))
    answer = post(client, f"/texts/{document}/merge/", draft=names[:3])
    made = Draft.objects.latest("pk")
    assert answer["Location"] == f"/texts/{document}/#draft-{made.pk}"
    html = get(client, f"/texts/{document}/")
    assert "3 drafts were merged into one." in markup.unescape(html)
    assert "merged from 3 drafts" in html
    assert len(shown_in(html)) == 38


def test_the_same_merge_sent_twice_merges_once(government: Government, document: int) -> None:
    client = browser(government, "secretary")
    sent = {"draft": named_in(get(client, f"/texts/{document}/"))[:2], "request_key": key()}
    places = {post(client, f"/texts/{document}/merge/", **sent)["Location"] for _ in range(2)}
    assert len(places) == 1
    assert Draft.objects.filter(document=document).count() == 41


def test_a_draft_is_split_by_a_plain_form(government: Government, document: int) -> None:
    client = browser(government, "secretary")
    draft = Draft.objects.get(document=document, found__action__startswith="open the archive")
    html = get(client, f"/drafts/{draft.pk}/split/")
    places = re.findall(r'name="place" value="(\d+)"[^>]*><span>(\w+)', html)
    place = next(place for place, word in places if word == "and")
    post(client, f"/drafts/{draft.pk}/split/", place=place, seen=seen_in(html))
    parts = Draft.objects.filter(document=document, status="PENDING", pk__gt=draft.pk)
    quotes = [one.found["quote"] for one in parts.order_by("start") if one.made_in]
    assert quotes == [
        "The DOIC shall open the archive",
        "and shall train the clerks of all wards by 1 May 2024",
    ]


def test_an_undone_link_leaves_the_commitment_of_the_other_language(
    government: Government,
) -> None:
    facts = {"number": "5/CT-UBND", "issuer": government.units["CITY-PC"]}
    english = paper_site.registered(government, ENGLISH, **facts)
    vietnamese = paper_site.registered(government, VIETNAMESE, **facts)
    client, path = browser(government, "secretary"), f"/texts/{vietnamese}/"
    post(client, f"{path}pairs/{english}/", answer="TRANSLATES")
    [first, _second], [draft, _last] = paper_site.drafts(english), paper_site.drafts(vietnamese)
    commitment = paper_site.assigned(government, document=english, draft=first.pk)
    with clock.injected(paper_site.DAY + dt.timedelta(hours=1)):
        client.post(f"/drafts/{draft.pk}/link/", {"request_key": key()})
        assert Draft.objects.get(pk=draft.pk).status == "ACCEPTED"
        client.post(f"{path}undo/", {"request_key": key(), "expected": draft.pk})
        html = client.get(path).content.decode()
    assert "It has its commitment in another language." in html
    draft.refresh_from_db()
    assert (draft.status, draft.commitment) == ("COVERED", commitment)
    assert Draft.objects.get(pk=first.pk).status == "ACCEPTED"


def test_no_place_is_offered_inside_of_a_date_or_a_name(
    government: Government, document: int
) -> None:
    draft = paper_site.drafts(document)[0]
    html = get(browser(government, "secretary"), f"/drafts/{draft.pk}/split/")
    offered = re.findall(r'name="place"[^>]*><span>([^<]*)', html)
    assert [words.strip() for words in offered] == [
        "shall",
        "publish",
        "register",
        "1",
        "before 1 October 2024",
    ]


def test_the_acts_of_merging_are_read_in_the_ledger(government: Government, document: int) -> None:
    client = browser(government, "secretary")
    names = named_in(get(client, f"/texts/{document}/"))[:2]
    post(client, f"/texts/{document}/merge/", draft=names)
    head = ledger.head()
    assert head is not None
    html = get(browser(government, "auditor"), f"/ledger/acts/{head.seq}/")
    assert "Drafts merged" in html
    assert "document.drafts_merged" in html


PATHS = ("split", "keep", "leave", "afresh")
OF_TEXT = ("merge", "undo", "certain", "changes")


def _statuses(client: Client, document: int, draft: int) -> Iterable[tuple[str, int]]:
    paths = [f"/drafts/{draft}/{one}/" for one in PATHS]
    for path in (*paths, *(f"/texts/{document}/{one}/" for one in OF_TEXT)):
        sent = {"draft": [f"{draft}:", f"{draft + 1}:"], "title": "x", "form": "accept"}
        yield path, post(client, path, **sent).status_code
        with paper_site.today():
            asked = {"since": "2024-01-01T00:00Z"}
            yield path, client.get(path, asked).status_code


def test_strangers_and_whoever_may_not_read_it_are_refused_everywhere(
    government: Government,
) -> None:
    closed = registered(government, confidentiality=Confidentiality.RESTRICTED)
    draft = paper_site.drafts(closed)[0].pk
    for client in (browser(government, "stranger"), browser(government, "health_head")):
        opened = [one for one in _statuses(client, closed, draft) if one[1] < 400]
        assert opened == []
    asked = [one for one in _statuses(Client(), closed, draft) if one[1] not in {302, 401, 405}]
    assert asked == []
    assert not HalfEdit.objects.exists()
    assert set(Draft.objects.values_list("status", flat=True)) == {"PENDING"}


def test_an_officer_neither_merges_nor_splits_and_is_not_offered_to(
    government: Government, document: int
) -> None:
    client, draft = browser(government, "officer"), paper_site.drafts(document)[0].pk
    html = get(client, f"/texts/{document}/")
    for word in ("data-merge", "data-split", "draft-select"):
        assert word not in html
    assert post(client, f"/drafts/{draft}/split/", place="60").status_code == 403
    sent = [f"{draft}:", f"{draft + 1}:"]
    assert post(client, f"/texts/{document}/merge/", draft=sent).status_code == 403


@pytest.mark.parametrize("wrong", ["", "x", "9" * 25, "-1", "0", "²:1", "7:"])
def test_a_form_with_drafts_of_nothing_is_refused(
    government: Government, document: int, wrong: str
) -> None:
    client, draft = browser(government, "secretary"), paper_site.drafts(document)[0].pk
    sent = [f"{draft}:", wrong.replace("7:", f"{draft + 9999}:")]
    assert post(client, f"/texts/{document}/merge/", draft=sent).status_code == 422
    assert post(client, f"/drafts/{draft}/split/", place=wrong).status_code == 422
    assert post(client, f"/texts/{document}/certain/", draft=[wrong]).status_code in {200, 422}
    assert Draft.objects.filter(document=document, status="PENDING").count() == 40
