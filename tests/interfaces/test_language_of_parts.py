"""What is written in another language than the page says so, for those who hear it and for search
engines of browsers; a unit is called in the reader's language, and its own name stands beside."""

import re

import pytest
from django.template import Context, Template
from django.utils import translation

from remit.interfaces.web import written
from remit.organisation.queries import UnitCard
from tests.architecture import source

PAGES = sorted((source.ROOT / "remit/interfaces/web/templates").rglob("*.html"))
TITLE = re.compile(r"<bdi>(?:\{% if [\w.]+ %\})?\{\{ [\w.]*\btitle\b")
QUOTE = re.compile(r'<q dir="auto">\{\{')
UNIT = UnitCard(1, "C", "CITY", {"vi": "Thành phố Sao Xanh", "en": "The City"}, False, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Công khai bộ dữ liệu về quy hoạch trên cổng dữ liệu", "vi"),
        ("نشر بيانات التخطيط العمراني على بوابة البيانات المفتوحة", "ar"),
        ("도시계획 자료를 개방 데이터 포털에 공개하고 결과를 시장에게 보고한다", "ko"),
    ],
)
def test_words_of_another_language_carry_it(text: str, language: str) -> None:
    with translation.override("en"):
        assert written.spoken(text) == f' lang="{language}"'
    with translation.override(language):
        assert written.spoken(text) == ""


def test_a_short_word_speaks_as_the_page_does() -> None:
    with translation.override("ko"):
        assert written.spoken("24-CT/TU") == ""
        assert written.spoken(None) == ""


def test_every_title_and_every_quotation_of_a_page_says_its_language() -> None:
    texts = {str(page): page.read_text(encoding="utf-8") for page in PAGES}
    silent = [name for name, text in texts.items() if TITLE.search(text) or QUOTE.search(text)]
    assert silent == []
    assert sum(text.count("|spoken }}") for text in texts.values()) > 25


def test_a_unit_has_its_own_name_beside_where_pages_call_it_otherwise() -> None:
    with translation.override("en"):
        assert written.unit(UNIT) == ('<bdi class="unit" title="Thành phố Sao Xanh">The City</bdi>')
        assert '<bdi lang="vi">Thành phố Sao Xanh</bdi>' in written.original(UNIT)
    with translation.override("vi"):
        assert written.unit(UNIT) == '<bdi class="unit">Thành phố Sao Xanh</bdi>'
        assert written.original(UNIT) == ""
    with translation.override("ko"):
        shown = '<bdi class="unit" lang="vi">Thành phố Sao Xanh</bdi>'
        assert Template("{% load remit %}{% unit u %}").render(Context({"u": UNIT})) == shown
