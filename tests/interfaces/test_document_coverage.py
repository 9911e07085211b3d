"""The page of a document says what became of each provision and who owes which, opens each count,
and leads to the same place in another language; programs are answered the same."""

import pytest
from pytest_django import DjangoAssertNumQueries

from remit.domain.vocabulary import Confidentiality, Relation
from remit.texts import actions as texts
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, said
from tests.support.government import Government

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(government: Government) -> tuple[int, int]:
    """A directive in English, and its translation into Arabic."""
    english, arabic = paper_site.in_two_languages(government)
    what = {"document": arabic, "to": english, "relation": Relation.TRANSLATES}
    with paper_site.today():
        texts.relate(by=government.by["secretary"], at=paper_site.DAY, **what)
    return english, arabic


def _owed(government: Government, document: int, **terms: object) -> int:
    draft = paper_site.drafts(document)[0].pk
    return paper_site.assigned(government, document=document, draft=draft, **terms)


def test_each_count_of_the_coverage_opens_to_its_provisions(
    government: Government, both: tuple[int, int]
) -> None:
    english, _arabic = both
    number = _owed(government, english)
    html = paper_site.page(government, f"/texts/{english}/")
    assert "2 provisions oblige somebody." in html
    assert '<a href="?show=owned#drafts"><strong>1</strong> with a commitment</a>' in html
    assert '<a href="?show=waiting#drafts"><strong>1</strong> waiting for a decision</a>' in html
    assert "<strong>0</strong> rejected, with a reason" in html
    first, second = (f'id="draft-{one.pk}"' for one in paper_site.drafts(english))
    owned = paper_site.page(government, f"/texts/{english}/?show=owned")
    assert first in owned
    assert second not in owned
    assert f'href="/commitments/{number}/"' in owned


def test_a_provision_names_its_owner_and_both_clocks(
    government: Government, both: tuple[int, int]
) -> None:
    english, _arabic = both
    number = _owed(government, english)
    html = paper_site.page(government, f"/texts/{english}/")
    line = html[html.index('class="owed-line"') :].split("</li>")[0]
    for words in (f"#{number}", "Doic", "Assigned", "Original", "Revised", "In time"):
        assert words in line


def test_who_owes_which_opens_to_the_commitments_behind_a_count(
    government: Government, both: tuple[int, int]
) -> None:
    english, _arabic = both
    number = _owed(government, english, title="Publish the files")
    other = paper_site.assigned(government, "DOH", document=english, title="Count the registers")
    html = paper_site.page(government, f"/texts/{english}/")
    assert 'href="?owner=DOIC&column=open#owed"' in html
    assert "1 commitment from this document stands at no provision." in html
    opened = paper_site.page(government, f"/texts/{english}/?owner=DOIC&column=open")
    part = opened[opened.index('id="owed"') :].split("Close this list")[0]
    assert f"/commitments/{number}/" in part
    assert f"/commitments/{other}/" not in part
    apart = paper_site.page(government, f"/texts/{english}/?owed=elsewhere")
    part = apart[apart.index('id="owed"') :].split("Close this list")[0]
    assert f"/commitments/{other}/" in part
    assert 'id="owed"' not in paper_site.page(government, f"/texts/{english}/?owner=NOBODY")


def test_a_hidden_commitment_is_counted_and_not_told(
    government: Government, both: tuple[int, int]
) -> None:
    english, _arabic = both
    hidden = {"confidentiality": Confidentiality.RESTRICTED, "title": "Publish in silence"}
    _owed(government, english, **hidden)
    for path in (f"/texts/{english}/", f"/texts/{english}/?owner=DOIC&column=all"):
        html = paper_site.page(government, path, "health_head")
        assert "<strong>1</strong> with a commitment" in html
        assert "Publish in silence" not in html
        assert "Not open to you" in html


def test_the_other_language_is_one_click_away_at_the_same_place(
    government: Government, both: tuple[int, int]
) -> None:
    english, arabic = both
    mine, yours = paper_site.drafts(english)[1], paper_site.drafts(arabic)[1]
    html = paper_site.page(government, f"/texts/{english}/")
    assert f'href="/texts/{english}/in/{arabic}/"' in html
    assert "إدارة الصحة" in html
    there = f"/texts/{arabic}/?span={yours.start}-{yours.end}#draft-{yours.pk}"
    assert f'href="{there}"' in html
    with paper_site.today():
        client = paper_site.browser(government, "officer")
        placed = client.get(f"/texts/{english}/in/{arabic}/?at={mine.start + 1}")
        plain = client.get(f"/texts/{english}/in/{arabic}/")
    assert placed["Location"] == there
    assert plain["Location"] == f"/texts/{arabic}/"


def test_a_stranger_and_a_text_of_another_work_lead_nowhere(
    government: Government, both: tuple[int, int]
) -> None:
    english, arabic = both
    other = paper_site.registered(government)
    paper_site.page(government, f"/texts/{english}/in/{arabic}/", "stranger", 403)
    paper_site.page(government, f"/texts/{english}/in/{other}/?at=1", "officer", 404)


def test_programs_are_told_what_became_of_the_provisions(
    government: Government, asks: Asking, both: tuple[int, int]
) -> None:
    english, arabic = both
    number = _owed(government, english)
    with paper_site.today():
        answer = said(asks("officer").get(f"documents/{arabic}/provisions"))
    counts = {"owned": 1, "waiting": 1, "rejected": 0, "nothing_owed": 0, "fallen": 0}
    assert answer["coverage"] == {"obliging": 2, **counts}
    first = answer["items"][0]
    assert first["became"] == "OWNED"
    assert [one["number"] for one in first["commitments"]] == [number]
    assert first["commitments"][0]["clock_original"] == "IN_TIME"
    assert first["counterparts"][0]["document"] == english
    assert answer["owners"][0]["unit"]["code"] == "DOIC"
    assert answer["owners"][0]["open"] == 1


def test_programs_find_the_same_place_in_another_language(
    government: Government, asks: Asking, both: tuple[int, int]
) -> None:
    english, arabic = both
    mine, yours = paper_site.drafts(english)[0], paper_site.drafts(arabic)[0]
    with paper_site.today():
        asker = asks("officer")
        found = said(asker.get(f"documents/{english}/expressions"))["items"]
        path = f"documents/{english}/expressions/{arabic}"
        there = said(asker.get(path, {"at": mine.start}))["place"]
    assert [(one["id"], one["is_original"]) for one in found] == [(english, True), (arabic, False)]
    assert there == {"start": yours.start, "end": yours.end, "draft": yours.pk}


def test_a_program_of_a_stranger_is_told_nothing(
    government: Government, asks: Asking, both: tuple[int, int]
) -> None:
    english, arabic = both
    with paper_site.today():
        asker = asks("stranger")
        for path in ("provisions", "expressions", f"expressions/{arabic}"):
            assert asker.get(f"documents/{english}/{path}").status_code == 403


def test_the_page_asks_the_same_few_questions_however_much_is_owed(
    government: Government,
    both: tuple[int, int],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    english, _arabic = both
    for draft in paper_site.drafts(english):
        paper_site.assigned(government, document=english, draft=draft.pk)
    for _time in range(6):
        paper_site.assigned(government, "DOH", document=english)
    client = paper_site.browser(government, "secretary")
    with paper_site.today():
        client.get(f"/texts/{english}/")
        with django_assert_max_num_queries(71):
            client.get(f"/texts/{english}/")
