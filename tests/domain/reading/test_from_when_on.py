"""The rules of a time that begins, of names that head a list, and of days that only look like the
text's own."""

import pytest

from remit.domain import reading
from remit.domain.reading.records import Obligation
from remit.texts import packs

STEPS = """거리두기 개편 방안
2031. 7. 9.(수)

□ 수도권은 7월 12일(토) 0시부터 4단계를 적용하고, 다음과 같이 방역조치를 강화한다.
 ○ 사적모임은 18시 이후 2인까지만 허용하도록 한다.
 ○ 유흥시설은 집합을 금지한다.
"""
CHANGES = """달라지는 제도

재정부는 2031. 6. 30.(월) 하반기부터 달라지는 제도를 발표하였다.

1. 2031년 7월 1일부터 시행되는 사항
 - 복지부는 아동수당 지급 대상을 확대한다.
2. 2031년 10월부터 시행되는 사항
 - 환경부는 일회용품 규제를 강화한다.
"""
BLOCKS = """확대간부회의 구청장 지시사항
일시: 2031. 3. 10.(월) 08:30

[기획예산과]
○ 내년도 사업을 3. 20.까지 발굴·보고 바람
○ 추진상황을 매 분기 말 점검할 것

[안전총괄과, 도로과]
○ 해빙기 안전점검을 3월 중 완료하고 결과를 보고할 것

[전 부서]
○ 봄철 산불 예방에 만전을 기할 것
"""
TRAILING = """구청장 지시사항
2031. 3. 10.

○ 내년도 사업을 3. 20.까지 발굴·보고 바람
[기획예산과]
○ 해빙기 안전점검을 3월 중 완료할 것
[도로과]
"""


def _owed(text: str) -> list[Obligation]:
    return list(reading.read(text, packs.packs()).obligations)


def _dues(text: str) -> list[tuple[str, str | None] | None]:
    found = (one.deadline for one in _owed(text))
    return [(one.operator, one.value) if one else None for one in found]


def _units(text: str) -> list[str | None]:
    return [one.actor.span.quote if one.actor else None for one in _owed(text)]


def test_what_a_lead_sets_in_force_from_a_day_holds_for_each_item() -> None:
    assert _dues(STEPS) == [("from", "2031-07-12")] * 2


def test_a_heading_that_says_from_when_on_holds_for_its_own_items_only() -> None:
    assert _dues(CHANGES) == [("from", "2031-07-01"), ("from", "2031-10")]


def test_a_beginning_on_which_the_text_looks_back_sets_no_time() -> None:
    earlier = CHANGES.replace("2031. 6. 30.", "2032. 6. 30.")
    assert _dues(earlier) == [None, None]


def test_a_name_in_brackets_above_items_hands_them_to_the_unit() -> None:
    units = ["기획예산과", "기획예산과", "안전총괄과, 도로과", "전 부서"]
    assert _units(BLOCKS) == units


def test_a_name_in_brackets_right_below_an_item_still_fills_that_item() -> None:
    assert _units(TRAILING) == ["기획예산과", "도로과"]


def test_a_sentence_is_no_heading_because_a_name_in_brackets_ends_its_line() -> None:
    text = (
        "시정질문 답변\n질문 1. 주차장 부족 문제에 대한 대책은?\n"
        "답변: 2032년까지 전통시장 공영주차장 2개소를 조성하겠습니다. (지역경제과)\n"
        "질문 2. 노후 상수관 교체 계획은?\n"
        "답변: 노후 상수관 12km를 2031년 말까지 교체할 계획입니다. (수도과)\n"
    )
    assert _units(text) == ["지역경제과", "수도과"]
    assert _dues(text) == [("by", "2032"), ("by", "2031")]


def test_whom_the_words_before_an_order_in_quotation_marks_address_owes_it() -> None:
    order = '총리는 집중호우와 관련하여 행정안전부장관에게 "위험지역 출입을 통제하라"고 지시했다.'
    assert _units(f"국무총리 긴급지시\n2031. 7. 17.\n\n{order}\n") == ["행정안전부장관"]


def test_several_names_behind_a_heading_owe_what_stands_below_it() -> None:
    text = (
        "청년정책 시행계획\n2031. 3. 10.\nⅢ. 세부 추진과제\n"
        "1-1. 청년 일자리 확대 (고용노동부)\n ○ 일경험 프로그램을 5만명으로 확대('31년)\n"
        " ○ 청년도약장려금 지원대상을 확대\n"
        "1-2. 청년 주거 안정 (국토교통부, LH)\n ○ 청년 특화주택 1만호 공급(~'32.12월)\n"
        " ○ 월세 특별지원 계속 추진\n"
    )
    assert _units(text) == [*["고용노동부"] * 2, *["국토교통부, LH"] * 2]


def test_the_line_that_says_when_a_meeting_is_held_orders_nothing() -> None:
    assert not any("08:30" in one.span.quote for one in _owed(BLOCKS))


@pytest.mark.parametrize(
    ("order", "due"),
    [
        ("그 결과를 2031년 국정감사 전까지 위원회에 보고할 것", ("before", None)),
        ("단속을 7월 12일(토) 0시부터 7월 25일(금) 24시까지 실시할 것", ("by", "2031-07-25")),
    ],
)
def test_korean_words_for_a_limit_before_a_review_and_for_hours_of_a_span(
    order: str, due: tuple[str, str | None]
) -> None:
    assert _dues(f"장관 지시사항\n2031. 6. 2.\n\n1. 국토교통부는 {order}\n") == [due]


ORDER = "قرار مجلس الوزراء رقم 45 لسنة 2031\nبتاريخ 10 مارس 2031\n\nيقرر ما يلي:\n- "


@pytest.mark.parametrize(
    ("order", "due"),
    [
        (
            "تقوم وزارة التخطيط بإعداد قاعدة بيانات خلال الربع الثالث من العام 2031.",
            ("in", "2031-Q3"),
        ),
        ("على وزارة النقل إنجاز مشروع القطار بحلول عام 2032.", ("by", "2032")),
        ("على وزارة الصحة رفع تقارير دورية كل أسبوعين.", ("every", None)),
    ],
)
def test_arabic_limits_beside_words_that_look_like_plans(
    order: str, due: tuple[str, str | None]
) -> None:
    assert _dues(ORDER + order + "\n") == [due]


@pytest.mark.parametrize(
    ("order", "unit"),
    [
        ("تكليف لجنة السدود بالوقوف على المواقع الحرجة.", "لجنة السدود"),
        ("تتحمل وزارة الداخلية المسؤولية الأمنية عن الموقع.", "وزارة الداخلية"),
        (
            "تنتهي أمانة المدينة الكبرى من مشروع الباص السريع قبل نهاية العام.",
            "أمانة المدينة الكبرى",
        ),
        (
            "تقوم وزارة الشؤون الاجتماعية المكلفة بالطفولة بإعداد خطة.",
            "وزارة الشؤون الاجتماعية المكلفة بالطفولة",
        ),
    ],
)
def test_an_arabic_name_ends_where_what_it_is_to_do_begins(order: str, unit: str) -> None:
    assert _units(ORDER + order + "\n") == [unit]


TASKS = """جدول متابعة تنفيذ القرارات

| م | المهمة | الجهة المسؤولة | تاريخ الانتهاء |
| --- | --- | --- | --- |
| 1 | إعداد دليل الإجراءات | وزارة الخدمة المدنية | نهاية الربع الأول 2031 |
| 2 | أتمتة خدمة التراخيص | وزارة التجارة والصناعة | 31-12-2031 |
"""


def test_a_limit_in_a_row_of_tasks_is_not_the_day_of_the_text() -> None:
    found = reading.read(TASKS, packs.packs())
    assert found.document.event_date.value is None
    assert _dues(TASKS) == [("by", "2031-Q1"), ("by", "2031-12-31")]


def test_a_limit_of_the_first_order_is_not_the_day_of_the_text() -> None:
    text = (
        "خرج الاجتماع بجملة من التوصيات أهمها:\n"
        "- على مديريات الأشغال تجهيز الآليات في أجل أقصاه 15 أكتوبر 2031.\n"
        "- على مديرية الصحة توفير الأدوية قبل موفى شهر سبتمبر.\n"
    )
    assert _dues(text) == [("by", "2031-10-15"), ("by", "2031-09")]
