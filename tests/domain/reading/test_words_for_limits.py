"""How an office writes a limit: in short figures, behind a mark that closes an item, and with a
day of another calendar beside it; and what only looks like one."""

import pytest

from remit.domain import reading
from remit.texts import packs

LETTERHEADS = {
    "ar": "رئاسة مجلس الوزراء\nتعميم رقم 14/2031\nالتاريخ: 3 آذار 2031\nإلى جميع الوزارات\n\n",
    "en": "CIRCULAR No. 14/2031\nDate: 10 March 2031\nTo: All ministries\n\n",
    "ko": "후속조치 추진계획\n2031. 3. 10.\n\n□ 행정안전부는 다음과 같이 추진한다.\n",
}
MUST = "على جميع الوزارات "


def _dues(language: str, order: str) -> list[tuple[str, str | None] | None]:
    text = LETTERHEADS[language] + order + "\n"
    found = reading.read(text, packs.packs()).obligations
    here = (one for one in found if one.span.start >= len(LETTERHEADS[language]))
    return [(one.deadline.operator, one.deadline.value) if one.deadline else None for one in here]


@pytest.mark.parametrize(
    ("order", "due"),
    [
        ("ㅇ 안전점검 실시(4.15)", ("on", "2031-04-15")),
        ("ㅇ 안전점검 실시(~4.15)", ("by", "2031-04-15")),
        ("ㅇ 안전점검 실시(4.15~)", ("from", "2031-04-15")),
        ("ㅇ 안전점검 완료('31.上半)", ("in", "2031-H1")),
        ("ㅇ 안전점검 완료('31.3Q)", ("in", "2031-Q3")),
        ("ㅇ 안전점검 실시('31∼'33년)", ("by", "2033")),
        ("ㅇ [’31.上] 안전점검 실시", ("in", "2031-H1")),
        ("ㅇ 안전점검 실시[’31.6월]", ("in", "2031-06")),
        ("ㅇ 2031년 7월 1일자로 요금을 인상한다.", ("from", "2031-07-01")),
        ("ㅇ 우기 전 배수로 점검을 완료한다.", ("before", None)),
    ],
)
def test_korean_limits_in_short_figures(order: str, due: tuple[str, str | None]) -> None:
    assert _dues("ko", order) == [due]


@pytest.mark.parametrize("order", ["ㅇ 만족도 제고(3.5) 추진", "ㅇ 예산 확대(2.1~3.5%) 추진"])
def test_a_korean_figure_in_brackets_is_no_day(order: str) -> None:
    assert _dues("ko", order) == [None]


@pytest.mark.parametrize(
    ("order", "due"),
    [
        ("All ministries shall submit their reports NLT COB 15 April 2031.", ("by", "2031-04-15")),
        ("All ministries shall submit their reports by 6/30.", ("by", "2031-06-30")),
        ("All ministries shall submit their reports by 30/6.", ("by", "2031-06-30")),
        ("- Submit the reports to the secretariat; 15 June", ("by", "2031-06-15")),
        ("- Submit the reports to the secretariat – June 2031", ("in", "2031-06")),
        ("- Submit the reports to the secretariat [June 2031]", ("in", "2031-06")),
    ],
)
def test_english_limits_that_close_an_item(order: str, due: tuple[str, str | None]) -> None:
    assert _dues("en", order) == [due]


@pytest.mark.parametrize(
    "order",
    [
        "All ministries shall submit their reports by 6/12.",
        "- Submit the reports to the secretariat; 15 June was the day of the census",
    ],
)
def test_what_may_be_two_days_or_tells_of_another_is_no_limit(order: str) -> None:
    assert all(due is None or due[1] is None for due in _dues("en", order))


@pytest.mark.parametrize(
    ("order", "due"),
    [
        (MUST + "تطبيق الإجراءات ابتداء من فاتح ماي 2031.", ("from", "2031-05-01")),
        (
            MUST + "موافاتنا بالتقارير في موعد أقصاه 1452/12/10هـ الموافق 2031/4/3م.",
            ("by", "2031-04-03"),
        ),
        (MUST + "موافاتنا بالتقارير خلال الأشهر الستة المقبلة.", ("within", None)),
        (MUST + "موافاتنا بالتقارير خلال الثلاثين يوماً القادمة.", ("within", None)),
        ("- إعداد الدليل الإجرائي، المهلة: شهران.", ("within", None)),
        ("- إعداد الدليل الإجرائي (المهلة: 3 أشهر).", ("within", None)),
        ("- تحديث قاعدة البيانات: وزارة الصحة - حزيران 2031.", ("in", "2031-06")),
    ],
)
def test_arabic_limits_in_two_calendars_and_in_words(
    order: str, due: tuple[str, str | None]
) -> None:
    assert _dues("ar", order) == [due]
