"""Confirmation at speed, without a script: filters in the address, how far one is, accepting
together, and undoing."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from remit.commitments.models import Commitment
from remit.interfaces.web.texts import offering
from remit.texts import queries as texts
from remit.texts.confirming import resolving
from remit.texts.models import Draft
from tests.interfaces import confirming_site, paper_site
from tests.interfaces.confirming_site import HTMX, certain_in, counts_in, get, post, shown_in
from tests.interfaces.paper_site import browser, key
from tests.support import forty
from tests.support.government import Government

pytestmark = pytest.mark.django_db

PLAIN_TEXT = "DIRECTIVE No. 41-CT/TU\n7 August 2023\n\n1. The DOH shall publish register 1.\n"


@pytest.fixture
def document(government: Government) -> int:
    return confirming_site.registered(government)


def test_each_filter_shows_as_many_drafts_as_it_counts(
    government: Government, document: int
) -> None:
    client = browser(government, "secretary")
    counts = counts_in(get(client, f"/texts/{document}/"))
    assert counts == {
        "all": 40,
        "waiting": 40,
        "date": forty.UNDATED,
        "unit": forty.STRANGE,
        "low": 0,
        "contradictions": 1,
        "certain": 35,
        "decided": 0,
        "owned": 0,
        "rejected": 0,
    }
    for show in counts:
        html = get(client, f"/texts/{document}/?show={show}")
        assert len(shown_in(html)) == counts[show], show
        assert re.search(rf'show={show}"[^>]*aria-current', html) or show == "all"


def test_a_decision_keeps_the_filter(government: Government, document: int) -> None:
    client = browser(government, "secretary")
    draft = shown_in(get(client, f"/texts/{document}/?show=unit"))[0]
    page = f"/texts/{document}/?show=unit"
    sent = {"reason": "A wish", "request_key": key()}
    with paper_site.today():
        headers = {**HTMX, "HX-Current-URL": f"http://testserver{page}"}
        answer = client.post(f"/drafts/{draft}/reject/", sent, headers=headers)
    assert len(shown_in(answer.content.decode())) == forty.STRANGE - 1
    plain = get(client, f"/drafts/{draft + 1}/reject/?show=unit")
    assert 'name="show" value="unit"' in plain
    answer = post(client, f"/drafts/{draft + 1}/reject/", reason="A wish", show="unit")
    assert answer["Location"] == f"{page}#draft-{draft + 1}"


def test_with_contradictions_first_one_goes_on_in_the_order_that_is_shown(
    government: Government, document: int
) -> None:
    client = browser(government, "secretary")
    page = f"/texts/{document}/?show=contradictions-first"
    in_text = shown_in(get(client, f"/texts/{document}/"))
    html = get(client, page)
    first, *others = shown_in(html)
    assert in_text.index(first) > 0
    assert others == [one for one in in_text if one != first]
    assert f'class="course-resume" href="#draft-{first}"' in html
    headers = {**HTMX, "HX-Current-URL": f"http://testserver{page}"}
    for decided, following in ((first, others[0]), (others[0], others[1])):
        sent = {"reason": "A wish", "request_key": key()}
        with paper_site.today():
            answer = client.post(f"/drafts/{decided}/reject/", sent, headers=headers)
        assert f'data-at="draft-{following}"' in answer.content.decode()


def test_what_contests_nothing_offers_no_order_of_contradictions(government: Government) -> None:
    number = confirming_site.registered(government, text=PLAIN_TEXT, number="41-CT/TU")
    html = get(browser(government, "secretary"), f"/texts/{number}/")
    assert re.search(r'show=contradictions-first" class="is-empty"', html)


def test_the_page_says_how_far_one_is_and_where_to_go_on(
    government: Government, document: int
) -> None:
    client = browser(government, "secretary")
    first, second = paper_site.drafts(document)[:2]
    post(client, f"/drafts/{first.pk}/reject/", reason="A wish")
    html = get(client, f"/texts/{document}/")
    assert "1 of 40 decided" in html
    assert f'data-resume="draft-{second.pk}"' in html
    assert f'href="#draft-{second.pk}">Go on at the first undecided draft' in html


def test_a_card_says_who_found_it_how_sure_and_why(government: Government, document: int) -> None:
    html = get(browser(government, "secretary"), f"/texts/{document}/")
    assert "found by the rules · because of <bdi>“shall”</bdi>" in html
    assert re.search(r'sure <bdi dir="ltr" class="sure">\([89]\d %\)</bdi>', html)
    first = paper_site.drafts(document)[0]
    for source, said in (("model", "the language model"), ("both", "the rules and by the")):
        Draft.objects.filter(pk=first.pk).update(found={**first.found, "source": source})
        html = get(browser(government, "secretary"), f"/texts/{document}/")
        assert f"found by {said}" in html


def test_the_page_asks_as_many_questions_for_forty_drafts_as_for_two(
    government: Government,
    document: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    small = paper_site.registered(government, issuer=government.units["CITY-PC"])
    client, asked = browser(government, "secretary"), []
    for number in (small, document):
        get(client, f"/texts/{number}/")
        with django_assert_max_num_queries(60) as found:
            get(client, f"/texts/{number}/")
        asked.append(len(found))
    assert asked[0] == asked[1]


def test_what_is_certain_is_shown_before_it_is_accepted(
    government: Government, document: int
) -> None:
    client = browser(government, "secretary")
    html = get(client, f"/texts/{document}/certain/")
    assert "35 drafts are sure" in html
    assert html.count("checked aria-label") == 35
    assert not Commitment.objects.exists()
    names = certain_in(html)
    answer = post(client, f"/texts/{document}/certain/", draft=names[:30])
    assert "30 drafts accepted" in answer.content.decode()
    made = Commitment.objects.order_by("pk")
    assert (made.count(), made[0].work, str(made[0].original)) == (30, "ASSIGNED", "2024-09-30")
    first = paper_site.drafts(document)[0]
    assert (made[0].start, made[0].end, made[0].document_id) == (first.start, first.end, document)


def test_a_draft_that_is_no_longer_certain_is_refused_with_a_sentence(
    government: Government, document: int
) -> None:
    client = browser(government, "secretary")
    names = certain_in(get(client, f"/texts/{document}/certain/"))
    first = paper_site.drafts(document)[0]
    post(browser(government, "leader"), f"/drafts/{first.pk}/reject/", reason="A wish")
    html = post(client, f"/texts/{document}/certain/", draft=names[:3]).content.decode()
    assert "2 drafts accepted" in html
    assert "This draft is no longer certain" in html
    assert Commitment.objects.count() == 2


def test_whoever_does_not_issue_proposes_what_is_certain(
    government: Government, document: int
) -> None:
    client = browser(government, "officer")
    html = get(client, f"/texts/{document}/certain/")
    names = certain_in(html)
    post(client, f"/texts/{document}/certain/", draft=names[:2])
    assert set(Commitment.objects.values_list("work", flat=True)) == {"PROPOSED"}


def test_the_last_decision_is_undone_by_a_plain_form(government: Government, document: int) -> None:
    client = browser(government, "secretary")
    names = certain_in(get(client, f"/texts/{document}/certain/"))
    post(client, f"/texts/{document}/certain/", draft=names)
    html = get(client, f"/texts/{document}/")
    assert "Undo your last decision (35 commitments)" in html
    expected = re.findall(r'name="expected" value="(\d+)"', html)
    post(client, f"/texts/{document}/undo/", expected=expected)
    html = get(client, f"/texts/{document}/")
    assert "Undone: 35 drafts wait again. 35 commitments were annulled." in html
    assert "0 of 40 decided" in html


def test_whom_the_drafts_mean_is_asked_before_anybody_waits_for_it(
    government: Government, document: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, inside = browser(government, "secretary"), []
    names = certain_in(get(client, f"/texts/{document}/certain/"))
    asked = resolving.meant

    def noted(*what: Any) -> Mapping[int, resolving.Meant]:
        inside.append(len(connection.savepoint_ids))
        return asked(*what)

    monkeypatch.setattr(resolving, "meant", noted)
    outside = len(connection.savepoint_ids)
    post(client, f"/texts/{document}/certain/", draft=names[:3])
    assert Commitment.objects.count() == 3
    assert inside == [outside]


def test_all_bodies_of_a_draft_are_looked_up_together(
    government: Government, document: int
) -> None:
    draft = texts.draft(paper_site.drafts(document)[0].pk)
    asked, codes = [], ("DOIC", "DOF", "INSP")
    for count in range(1, len(codes) + 1):
        beside = [{"text": code} for code in codes[:count]]
        named = replace(draft, found={**draft.found, "cooperating": beside})
        with paper_site.today(), CaptureQueriesContext(connection) as found:
            offers = offering.offers(government.viewer("secretary"), named)
        assert len(offers.clear["cooperating"]) == count
        asked.append(len(found))
    # Each more wording costs its own search among the names, and nothing else again.
    assert max(asked) - min(asked) <= 2 * (len(codes) - 1), asked
