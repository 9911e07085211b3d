"""Numbers, days and lists are written as officials of each language write them, and what a page
writes can be typed again."""

import datetime as dt
import re
import zoneinfo
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.template import Context, Template
from django.utils import translation
from django.utils.translation import gettext

from remit.domain.refusals import Refusal
from remit.interfaces import sentences, web, writing
from remit.kernel import inputs

WEB = Path(web.__file__).parent
LANGUAGES = ("vi", "en", "ar", "ko")
DAY = dt.date(2025, 4, 5)
AT = dt.datetime(2025, 4, 5, 16, 30, tzinfo=zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.mark.parametrize(
    ("language", "number", "percent"),
    [
        ("vi", "1.234.567,5", "29,32"),
        ("en", "1,234,567.5", "29.32"),
        ("ar", "1,234,567.5", "29.32"),
        ("ko", "1,234,567.5", "29.32"),
    ],
)
def test_numbers_are_grouped_as_in_the_language(language: str, number: str, percent: str) -> None:
    with translation.override(language):
        assert writing.number(Decimal("1234567.5")) == number
        assert writing.percent(Decimal("29.32")) == percent
        assert writing.number(999) == "999"


def test_an_arabic_site_may_have_arabic_digits(settings: LazySettings) -> None:
    settings.REMIT_ARABIC_DIGITS = "arabic-indic"
    with translation.override("ar"):
        assert writing.number(Decimal("1234.5")) == "١٬٢٣٤٫٥"
        assert writing.day(DAY) == "٠٥/٠٤/٢٠٢٥"
    with translation.override("en"):
        assert writing.number(1234) == "1,234"


def test_a_count_chooses_its_plural_and_is_written_in_groups() -> None:
    words = "{% blocktranslate count n=n|count %}{{ n }} day{% plural %}{{ n }} days"
    shown = Template("{% load i18n remit %}" + words + "{% endblocktranslate %}")
    said = {n: shown.render(Context({"n": n})) for n in (1, 1234)}
    assert said == {1: "1 day", 1234: "1,234 days"}
    with translation.override("ko"):
        assert f"{writing.count(1234)}" == "1,234"


@pytest.mark.parametrize(
    ("language", "short", "long", "month", "moment"),
    [
        ("vi", "05/04/2025", "ngày 05 tháng 4 năm 2025", "tháng 4 năm 2025", "05/04/2025 16:30"),
        ("en", "05/04/2025", "5 April 2025", "April 2025", "05/04/2025 16:30"),
        ("ar", "05/04/2025", "5 إبريل 2025", "إبريل 2025", "05/04/2025 16:30"),
        ("ko", "2025. 4. 5.", "2025년 4월 5일", "2025년 4월", "2025. 4. 5. 16:30"),
    ],
)
def test_days_are_written_as_in_the_language(
    language: str, short: str, long: str, month: str, moment: str
) -> None:
    with translation.override(language):
        assert writing.day(DAY) == writing.typed_day(DAY) == short
        assert writing.long_day(DAY) == long
        assert writing.month(DAY) == month
        assert writing.instant(AT) == moment


def test_the_first_months_have_a_zero_in_vietnamese_papers() -> None:
    with translation.override("vi"):
        said = [writing.long_day(dt.date(2025, month, 9)) for month in (1, 2, 3)]
    assert said == [f"ngày 09 tháng {month} năm 2025" for month in ("01", "02", "3")]


@pytest.mark.parametrize("digits", ["latin", "arabic-indic"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_page_writes_can_be_typed(
    language: str, digits: str, settings: LazySettings
) -> None:
    settings.REMIT_ARABIC_DIGITS = digits
    with translation.override(language):
        forms = (writing.day(DAY), writing.typed_day(DAY), writing.long_day(DAY))
        assert [inputs.day(form) for form in forms] == [DAY] * 3
        assert inputs.instant(writing.instant(AT)) == AT


@pytest.mark.parametrize(
    "typed", ["11/14/2025", "5/4/25", "05.04", "2025-14-11", "2025/31/12", "04/2025", "5 4 2025"]
)
def test_an_order_of_digits_that_is_not_known_is_not_guessed(typed: str) -> None:
    with pytest.raises(Refusal, match="DAY_NOT_UNDERSTOOD"):
        inputs.day(typed)


@pytest.mark.parametrize(
    ("language", "several", "two"),
    [
        ("vi", "A, B và C", "A và B"),
        ("en", "A, B and C", "A and B"),
        ("ar", "A، B وC", "A وB"),
        ("ko", "A, B 및 C", "A 및 B"),
    ],
)
def test_lists_are_parted_as_in_the_language(language: str, several: str, two: str) -> None:
    with translation.override(language):
        assert writing.listed(["A", "B", "C"]) == several
        assert writing.listed(["A", "B"]) == two
        assert writing.listed(["A"]) == "A"
        assert writing.listed([]) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_that_was_not_understood_is_answered_with_days_that_are(language: str) -> None:
    with translation.override(language):
        said = sentences.sentence(Refusal("DAY_NOT_UNDERSTOOD", text="soon"))
        examples = re.findall(r"\d[\d./ -]*\d", said)
        assert examples[-1] == writing.day(dt.date(2025, 11, 14)).rstrip(".")
    assert [inputs.day(one) for one in examples] == [dt.date(2025, 11, 14)] * 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hint_of_a_due_date_can_be_typed(language: str) -> None:
    with translation.override(language):
        hint = gettext("For example 15/04/2026, before 31/12/2026 or Q2/2026.")
    days = re.findall(r"\d+[./]\s?\d+[./]\s?\d+", hint)
    assert [inputs.day(one) for one in days] == [dt.date(2026, 4, 15), dt.date(2026, 12, 31)]


def test_the_order_that_a_field_asks_for_is_that_of_the_language() -> None:
    with translation.override("ko"):
        assert gettext("dd/mm/yyyy") == "연. 월. 일."


def test_templates_part_words_with_the_signs_of_the_language() -> None:
    """A comma or a semicolon between two tags would be a Latin one in Arabic."""
    parted = re.compile(r"(?:%\}|\}\}|</\w+>|\))[,;] ?(?:\{|<)|>[,;] \{\{")
    found = [
        f"{path.name}: {match.group()}"
        for path in sorted(WEB.rglob("templates/**/*.html"))
        for match in parted.finditer(path.read_text("utf-8"))
    ]
    assert found == []
    template = Template("{% load remit %}{% comma %}{% semicolon %}")
    with translation.override("ar"):
        assert template.render(Context()) == "، ؛ "


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("as many as 1,200 households", 14, "as many as…"),
        ("as many as 1,200 households", 18, "as many as 1,200…"),
        ("as many as 1,200 households", 40, "as many as 1,200 households"),
        ("가구에보급한다1,200대를", 11, "가구에보급한다…"),
        ("12345678901234567890", 10, "123456789…"),
        (None, 10, ""),
    ],
)
def test_what_is_shortened_ends_with_a_whole_word_and_never_amid_a_number(
    text: str | None, most: int, short: str
) -> None:
    assert writing.shortened(text, most) == short
    assert len(short) <= most
