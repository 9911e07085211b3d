"""Who owes an item, and by when, where the words around it say so: brackets that close it, lines
below its heading, an arrow behind it; and orders that name who may not do a thing."""

import pytest

from remit.domain import reading
from remit.domain.reading.records import Obligation
from remit.texts import packs

PLAN = """생활안전 개선 추진계획
2031. 4.
관계부처 합동

Ⅱ. 추진과제
1. 어린이 통학로 안전 강화 (주관: 행안부, 협조: 교육부·경찰청)
 ㅇ 보호구역 내 과속단속장비 500대 추가 설치(~'31.12)
 ㅇ 통학버스 안전기준 개정('31.下, 국토부)
2. 어르신 낙상 예방
 - 주관기관 : 보건복지부
 - 협조기관 : 지자체
 - 추진시기 : ’31.7월~
 ㅇ 경로당 미끄럼방지 시설 설치 지원
 ㅇ 낙상예방 운동 프로그램 보급
Ⅲ. 향후 일정
 ㅇ 시행령 개정안 입법예고 : ’31.6월
"""
ORDERS = """간부회의 시장 지시사항
(2031. 5. 4.)

3. 도서관 휴관일 조정 ⇒ 평생학습과
 - 시민 의견을 들어 조정안을 보고하기 바람
4. 어버이날 행사 준비 → 복지정책과
 - 어르신 이동 편의와 안전관리에 만전을 기하여 주시기 바람
"""
SCHOOLS = """ACTION PLAN ON SCHOOL SAFETY 2031
Approved by the Board on 2 March 2031

Objective 2: Safer journeys
2.1 Paint crossings at every primary school (District Councils, September 2031)
2.2 Introduce 30 km/h zones – Roads Agency – June 2032
"""
SERVICES = """الحكومة
خطة العمل لتحسين خدمات المواطن 2031

الهدف الثاني: قياس الرضا
- إجراء استطلاع سنوي لرضا المواطنين (دائرة الإحصاءات العامة، حزيران 2031)
- نشر نتائج الاستطلاع على الموقع الإلكتروني – تموز 2031
- إنشاء مركز اتصال وطني. الجهة المنفذة: وزارة الاقتصاد الرقمي. المدة: ستة أشهر
"""


def _shown(text: str) -> list[Obligation]:
    return [one for one in reading.read(text, packs.packs()).obligations if one.confidence >= 0.5]


def _told(text: str) -> list[tuple[str | None, str | None]]:
    """Who owes each draft, and by when."""
    return [
        (
            one.actor.span.quote if one.actor else None,
            one.deadline.value if one.deadline else None,
        )
        for one in _shown(text)
    ]


def test_a_korean_heading_and_the_lines_below_it_say_who_leads_and_when() -> None:
    assert _told(PLAN)[:4] == [
        ("행안부", "2031-12"),
        ("국토부", "2031-H2"),
        ("보건복지부", "2031-07"),
        ("보건복지부", "2031-07"),
    ]


def test_a_text_that_tells_its_month_only_keeps_the_times_of_its_schedule() -> None:
    assert _told(PLAN)[4][1] == "2031-06"


def test_an_arrow_behind_a_heading_hands_its_items_to_a_unit() -> None:
    assert [unit for unit, _ in _told(ORDERS)] == ["평생학습과", "복지정책과"]


def test_what_closes_with_a_name_and_a_time_is_owed_whatever_its_verb() -> None:
    assert _told(SCHOOLS) == [("District Councils", "2031-09"), ("Roads Agency", "2032-06")]
    assert {one.kind for one in _shown(SCHOOLS)} == {"task"}


def test_a_name_in_arabic_brackets_ends_where_the_time_beside_it_begins() -> None:
    assert _told(SERVICES)[:2] == [("دائرة الإحصاءات العامة", "2031-06"), (None, "2031-07")]


def test_a_term_behind_its_label_is_one_within_which_something_is_due() -> None:
    due = _shown(SERVICES)[2].deadline
    assert due is not None
    assert (due.operator, due.period) == ("within", "P6M")


def test_behind_a_comma_another_body_takes_its_own_part() -> None:
    text = "تعمل الوزارات على تحديث أدلة الخدمات، وتلتزم الدوائر بالرد على الشكاوى خلال ثلاثة أيام."
    assert [unit for unit, _ in _told(text)] == ["الوزارات", "الدوائر"]


@pytest.mark.parametrize(
    ("order", "unit"),
    [
        (
            "All Ministries/Departments are, therefore, requested to see that returns are filed.",
            "All Ministries/Departments",
        ),
        ("AP 4.1 Harbour Master to review the berthing plan.", "Harbour Master"),
        (
            "The Secretary of Infrastructure (Secretary), in coordination with the Water Agency, "
            "shall assess the condition of all dams.",
            "The Secretary of Infrastructure (Secretary)",
        ),
    ],
)
def test_a_name_is_taken_whole_and_without_the_number_before_it(order: str, unit: str) -> None:
    assert [who for who, _ in _told(f"MINUTES\n12 May 2031\n\n{order}\n")] == [unit]


@pytest.mark.parametrize(
    "order",
    ["No school may open without a certificate.", "No new contracts shall be signed this year."],
)
def test_that_nobody_may_do_a_thing_is_an_order(order: str) -> None:
    assert [one.span.quote for one in _shown(f"CIRCULAR No. 3/2031\n12 May 2031\n\n{order}\n")] == [
        order.rstrip(".")
    ]


def test_that_there_will_be_none_is_no_order() -> None:
    assert not _shown("REPORT\n12 May 2031\n\nThere will be no increase. No doubt it may rain.\n")
