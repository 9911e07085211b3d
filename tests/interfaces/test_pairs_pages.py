"""One work in several languages, in a browser: what looks alike is proposed, compared and
confirmed, and a stranger sees none of it."""

from html import unescape

import pytest
from playwright import sync_api

from remit.commitments.models import Commitment
from remit.domain.vocabulary import Confidentiality, Relation
from remit.texts import models
from tests.features.texts.test_pairs import ENGLISH, VIETNAMESE
from tests.interfaces import paper_site
from tests.interfaces.paper_site import key
from tests.support import inside, looking
from tests.support.government import Government

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(government: Government) -> tuple[int, int]:
    """A directive in English, and the same in Arabic with two slips."""
    return paper_site.in_two_languages(government)


def _sent(government: Government, path: str, who: str = "secretary", **fields: object) -> int:
    with paper_site.today():
        answer = paper_site.browser(government, who).post(path, {"request_key": key(), **fields})
    return answer.status_code


def _related(government: Government, both: tuple[int, int]) -> None:
    english, arabic = both
    assert _sent(government, f"/texts/{arabic}/pairs/{english}/", answer="TRANSLATES") == 302


def test_the_page_proposes_what_looks_alike_and_a_person_confirms(
    government: Government, both: tuple[int, int]
) -> None:
    english, arabic = both
    html = paper_site.page(government, f"/texts/{arabic}/")
    assert "This is the same document as" in html
    assert "one translates the other" in html
    assert "It has the same number, issuer and day." in html
    assert f"/texts/{arabic}/beside/{english}/" in html
    _related(government, both)
    assert models.DocumentRelation.objects.get().relation == Relation.TRANSLATES
    assert "This is the same document" not in paper_site.page(government, f"/texts/{arabic}/")


def test_before_drafts_are_accepted_together_the_other_language_is_spoken_of(
    government: Government, both: tuple[int, int]
) -> None:
    english, arabic = both
    said = "the same would be owed twice"
    html = paper_site.page(government, f"/texts/{english}/certain/")
    assert said in html
    assert f"/texts/{english}/beside/{arabic}/" in html
    assert '<details class="likely-fold" open>' in paper_site.page(government, f"/texts/{english}/")
    _related(government, both)
    assert said not in paper_site.page(government, f"/texts/{english}/certain/")


def test_a_person_says_no_and_is_not_asked_again(
    government: Government, both: tuple[int, int]
) -> None:
    english, arabic = both
    assert _sent(government, f"/texts/{arabic}/pairs/{english}/", answer="APART") == 302
    assert "This is the same document" not in paper_site.page(government, f"/texts/{english}/")
    assert not models.DocumentRelation.objects.exists()
    assert _sent(government, f"/texts/{arabic}/pairs/{english}/", answer="maybe") == 422


def test_whoever_may_not_register_is_not_asked(
    government: Government, both: tuple[int, int]
) -> None:
    english, arabic = both
    assert "No, it is another text" not in paper_site.page(
        government, f"/texts/{arabic}/", "officer"
    )
    path = f"/texts/{arabic}/pairs/{english}/"
    assert _sent(government, path, "officer", answer="APART") == 403
    assert not models.ToldApart.objects.exists()


def test_two_texts_stand_beside_each_other_with_what_differs(
    government: Government, both: tuple[int, int]
) -> None:
    english, arabic = both
    html = paper_site.page(government, f"/texts/{english}/beside/{arabic}/", "officer")
    assert "Figures: 1,450 here, 1,540 there." in html
    assert "Figures: 1,540 here, 1,450 there." in html
    assert '<p lang="ar" dir="rtl">' in html
    assert '<p lang="en" dir="ltr">' in html
    assert 'href="#pair-2"' in html
    assert 'id="pair-2"' in html


def test_another_level_of_who_owes_it_is_told_in_words(
    government: Government, both: tuple[int, int]
) -> None:
    slipped = VIETNAMESE.replace("Sở Thông tin", "Bộ Thông tin")
    vietnamese = paper_site.registered(government, slipped, number="6/CT")
    html = paper_site.page(government, f"/texts/{both[0]}/beside/{vietnamese}/")
    assert "Level of who owes it: Department here, Ministry there." in html
    assert "Level of who owes it: Ministry here, Department there." in html


def test_whoever_compares_two_texts_answers_there(
    government: Government, both: tuple[int, int]
) -> None:
    english, arabic = both
    path = f"/texts/{english}/beside/{arabic}/"
    html = paper_site.page(government, path)
    assert f'action="/texts/{english}/pairs/{arabic}/"' in html
    for answer in ("TRANSLATES", "TRANSLATED", "SAME_EVENT", "APART"):
        assert f'value="{answer}"' in html
    assert "/pairs/" not in paper_site.page(government, path, "officer")
    _related(government, both)
    assert "/pairs/" not in paper_site.page(government, path)


def test_another_last_day_is_told_beside_and_before_it_is_linked(government: Government) -> None:
    english = paper_site.registered(government, ENGLISH, number="5/CT")
    vietnamese = paper_site.registered(government, VIETNAMESE, number="5/CT-VN")
    html = paper_site.page(government, f"/texts/{english}/beside/{vietnamese}/")
    assert "Last day: 30 June 2024 here, 29 June 2024 there." in html
    _related(government, (english, vietnamese))
    first, _second = paper_site.drafts(english)
    paper_site.assigned(government, document=english, draft=first.pk)
    html = paper_site.page(government, f"/texts/{vietnamese}/")
    said = "The last day differs: 29 June 2024 in this text, 30 June 2024 in the other one."
    assert said in html
    assert html.index(said) < html.index("Yes, the same")


def test_texts_are_put_beside_each_other_only_for_who_may_read_both(
    government: Government, both: tuple[int, int]
) -> None:
    english, arabic = both
    models.Document.objects.filter(pk=arabic).update(confidentiality=Confidentiality.SECRET)
    for one, other in (both, (arabic, english), (english, english + 1000)):
        paper_site.page(government, f"/texts/{one}/beside/{other}/", "officer", 404)
    paper_site.page(government, f"/texts/{english}/beside/{english}/", "officer", 422)
    paper_site.page(government, f"/texts/{english}/beside/{arabic}/", "stranger", 403)


def test_a_covered_draft_is_linked_or_parted(government: Government, both: tuple[int, int]) -> None:
    english, arabic = both
    _related(government, both)
    first, second = paper_site.drafts(english)
    mine, yours = paper_site.drafts(arabic)
    made = [
        paper_site.assigned(government, document=english, draft=draft.pk)
        for draft in (first, second)
    ]
    html = paper_site.page(government, f"/texts/{arabic}/")
    assert "Already a commitment:" in html
    assert "from the text in English" in html
    assert "0 of 2 waiting" in html
    assert _sent(government, f"/drafts/{mine.pk}/link/", "officer") == 403
    assert _sent(government, f"/drafts/{mine.pk}/link/") == 302
    assert _sent(government, f"/drafts/{yours.pk}/part/") == 302
    mine.refresh_from_db()
    yours.refresh_from_db()
    assert (mine.status, mine.commitment) == ("ACCEPTED", made[0])
    assert (yours.status, yours.commitment) == ("PENDING", None)
    assert Commitment.objects.count() == 2
    whole = paper_site.page(government, f"/commitments/{made[0]}/")
    assert "In the words of each language" in whole
    assert "على وزارة المعلومات" in whole
    assert "In the words of each language" not in paper_site.page(
        government, f"/commitments/{made[1]}/"
    )


def test_the_form_of_a_covered_draft_says_why_it_is_not_there(
    government: Government, both: tuple[int, int]
) -> None:
    _related(government, both)
    first, _second = paper_site.drafts(both[0])
    paper_site.assigned(government, document=both[0], draft=first.pk)
    mine = paper_site.drafts(both[1])[0]
    with paper_site.today():
        answer = paper_site.browser(government, "secretary").get(f"/drafts/{mine.pk}/accept/")
    assert "has a commitment of this passage already" in unescape(answer.content.decode())


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ar", pytest.param("vi", marks=pytest.mark.matrix)])
def test_the_pages_fit_a_phone_and_are_accessible(
    browser: sync_api.Browser, government: Government, both: tuple[int, int], language: str
) -> None:
    english, arabic = both
    page = _phone(browser, government, language)
    _looked_at(page, f"/texts/{arabic}/")
    _looked_at(page, f"/texts/{english}/beside/{arabic}/")
    _related(government, both)
    for draft in paper_site.drafts(english):
        number = paper_site.assigned(government, document=english, draft=draft.pk)
    _looked_at(page, f"/texts/{arabic}/")
    page.evaluate("document.querySelector('.draft-covered [data-accept]').click()")
    page.locator(".draft-accepted").first.wait_for(state="attached")
    _looked_at(page, f"/commitments/{number}/")
    page.context.close()


def _phone(browser: sync_api.Browser, government: Government, language: str) -> sync_api.Page:
    client = paper_site.browser(government, "secretary")
    page = inside.page(browser, client, viewport={"width": 390, "height": 844})
    with paper_site.today():
        page.goto("/profile/")
        page.evaluate(
            "code => document.querySelector(`[name=language][value=${code}]`).click()", language
        )
        page.wait_for_selector(f"html[lang={language}]", state="attached")
    return page


def _looked_at(page: sync_api.Page, path: str) -> None:
    with paper_site.today():
        page.goto(path)
        page.wait_for_load_state("networkidle")
    assert looking.faults(page) == [], path
