"""The ways to look at the drafts of a text: each says how many cards it shows, together they show
every card once; and a sentence that changes another document is told as a relation, no draft."""

import datetime as dt
import re
from pathlib import Path

import pytest

from remit.kernel import clock
from remit.texts import actions, queries
from tests.interfaces import paper_site
from tests.support.government import Government

pytestmark = pytest.mark.django_db
EXAMPLES = Path(__file__).parents[2] / "example" / "documents"
# A text in each language, and how it would say that it replaces another one.
TEXTS = {
    "sx-directive-24.en": "This Directive replaces Directive No. 12-CT/TU dated 5 January 2022.",
    "sx-conclusion-57.vi": "Thông báo này thay thế Chỉ thị số 12-CT/TU ngày 05 tháng 01 năm 2022.",
    "sx-conclusion-57.ar": "يحل هذا الإشعار محل التوجيه رقم 12-CT/TU المؤرخ 5 يناير 2022.",
    "sx-inspection-3.ko": "이 통보는 2022년 1월 5일자 지침 제12-CT/TU호를 대체한다.",
}
CHIP = re.compile(r'<a href="/texts/\d+/(?:\?show=(\w+))?"[^>]*>[^<]*<span class="count">(\d+)')


def _text(name: str) -> str:
    return (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8") + f"\n{TEXTS[name]}\n"


@pytest.fixture(params=TEXTS)
def document(government: Government, request: pytest.FixtureRequest) -> int:
    """A text of the example that ends with such a sentence; two of its drafts are decided on."""
    old = {"number": "12-CT/TU", "issued_on": dt.date(2022, 1, 5)}
    paper_site.registered(government, "DIRECTIVE No. 12-CT/TU\n5 January 2022\nOld.\n", **old)
    issuer = government.units["CITY-PC"]
    number = paper_site.registered(government, _text(request.param), issuer=issuer)
    first, second, *_others = paper_site.drafts(number)
    by = government.by["secretary"]
    with clock.injected(paper_site.DAY):
        for one in (first, second):
            actions.reject_draft(by=by, at=paper_site.DAY, draft=one.pk, reason="Not ours")
    return number


def _chips(html: str) -> dict[str, int]:
    nav = html[html.index('id="filters"') :].partition("</nav>")[0]
    return {code or "all": int(n) for code, n in CHIP.findall(nav)}


def _cards(html: str) -> list[str]:
    return re.findall(r'<article class="draft [^>]*id="(draft-\d+)"', html)


def test_each_chip_says_how_many_cards_it_shows_and_none_is_left_out(
    government: Government, document: int
) -> None:
    chips = _chips(paper_site.page(government, f"/texts/{document}/"))
    shown = {
        code: _cards(paper_site.page(government, f"/texts/{document}/?show={code}"))
        for code in chips
    }
    assert chips == {code: len(cards) for code, cards in shown.items()}
    parts = [*shown["waiting"], *shown["low"], *shown["decided"]]
    assert sorted(parts) == sorted(shown["all"])
    assert sorted([*shown["owned"], *shown["rejected"]]) == sorted(shown["decided"])
    assert len(shown["decided"]) == 2


def test_what_a_text_does_to_another_is_a_relation_and_no_draft(
    government: Government, document: int
) -> None:
    (said,) = [one for one in TEXTS.values() if one in queries.text_of(document)]
    start = queries.text_of(document).index(said)
    assert [one for one in paper_site.drafts(document) if one.end > start] == []
    html = paper_site.page(government, f"/texts/{document}/")
    announced = html[html.index('id="announced"') :].partition("</section>")[0]
    assert "This text says that it replaces" in announced
    assert "12-CT/TU" in announced
