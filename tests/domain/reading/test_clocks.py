"""What comes back has a rule and an end, and two clocks in one sentence are two orders."""

import pytest

from remit.domain import reading
from remit.domain.reading.records import Obligation
from remit.texts import packs

HEADS = {
    "en": "DIRECTIVE No. 34/CT\nDate: 3 November 2025\n\nThe Chairman directs:\n\n1. ",
    "vi": "ỦY BAN NHÂN DÂN\nSố: 34/CT-UBND\nBình An, ngày 03 tháng 11 năm 2025\nCHỈ THỊ\n"
    "Chủ tịch yêu cầu:\n\n1. ",
    "ar": "اللجنة الشعبية\nالرقم: 34/CT-UBND\n3 نوفمبر 2025\nتوجيه\n"
    "يوجه رئيس اللجنة بما يلي:\n\n1. ",
    "ko": "인민위원회\n2025년 11월 3일\n지시\n위원장은 다음과 같이 지시한다.\n\n1. ",
}


def _orders(language: str, words: str) -> list[Obligation]:
    found = reading.read(HEADS[language] + words, packs.packs()).obligations
    return [one for one in found if not one.only_shares and not one.only_resembles]


def _often(one: Obligation) -> tuple[str, str | None]:
    assert one.repeats is not None
    return one.repeats.rule, one.repeats.until


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "The Department of Construction shall inspect all bridges and report weekly, "
            "every Friday, until 31 January 2026.",
        ),
        (
            "vi",
            "Sở Xây dựng báo cáo tiến độ hằng tuần, vào thứ Sáu, đến ngày 31/01/2026.",
        ),
        (
            "vi",
            "Sở Xây dựng báo cáo tiến độ vào thứ Sáu hằng tuần đến ngày 31/01/2026.",
        ),
        ("ar", "على إدارة البناء رفع تقرير أسبوعيًا، كل يوم جمعة، حتى 31 يناير 2026."),
        ("ko", "건설국은 2026년 1월 31일까지 매주 금요일 진행 상황을 보고한다."),
    ],
)
def test_an_order_of_every_friday_until_a_day_comes_back_and_is_not_due_on_that_day(
    language: str, words: str
) -> None:
    (one,) = _orders(language, words)
    assert _often(one) == ("WEEK-ON-4", "2026-01-31")
    assert one.deadline is not None
    assert (one.deadline.operator, one.deadline.value) == ("every", None)
    assert one.repeats is not None
    assert one.repeats.span.quote in one.span.quote


@pytest.mark.parametrize(
    ("language", "words", "first", "rule"),
    [
        (
            "en",
            "The Department of Finance shall advance the funds by 5 December 2025 and report the "
            "disbursement by the 25th of each month.",
            ("2025-12-05", "by"),
            "MONTH-BY-25",
        ),
        (
            "vi",
            "Sở Tài chính thực hiện tạm ứng trước ngày 05/12/2025 và báo cáo tình hình giải ngân "
            "trước ngày 25 hằng tháng.",
            ("2025-12-05", "before"),
            "MONTH-BEFORE-25",
        ),
        (
            "ar",
            "على إدارة المالية صرف السلفة قبل 5 ديسمبر 2025، ورفع تقرير عن الصرف قبل الخامس "
            "والعشرين من كل شهر.",
            ("2025-12-05", "before"),
            "MONTH-BEFORE-25",
        ),
        (
            "ko",
            "재정국은 2025년 12월 5일까지 자금을 선지급하고 매월 25일까지 집행 상황을 보고한다.",
            ("2025-12-05", "by"),
            "MONTH-BY-25",
        ),
    ],
)
def test_two_duties_with_clocks_of_their_own_are_two_drafts(
    language: str, words: str, first: tuple[str, str], rule: str
) -> None:
    once, monthly = _orders(language, words)
    assert once.deadline is not None
    assert (once.deadline.value, once.deadline.operator) == first
    assert once.repeats is None
    assert _often(monthly) == (rule, None)
    assert monthly.actor is not None
    assert once.actor is not None
    assert monthly.actor.span == once.actor.span


@pytest.mark.parametrize(
    ("language", "words", "rule"),
    [
        ("en", "The Inspectorate shall report quarterly on delayed bodies.", "QUARTER-IN"),
        ("vi", "Thanh tra thành phố định kỳ hằng quý báo cáo kết quả.", "QUARTER-IN"),
        ("ar", "على مفتشية المدينة رفع تقرير كل ثلاثة أشهر عن الجهات المتأخرة.", "QUARTER-IN"),
        ("ko", "감사국은 분기별로 결과를 보고하여야 한다.", "QUARTER-IN"),
    ],
)
def test_a_period_without_a_day_is_the_whole_period(language: str, words: str, rule: str) -> None:
    assert [_often(one) for one in _orders(language, words)] == [(rule, None)]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The Inspectorate shall report at least once a fortnight."),
        ("vi", "Thanh tra thành phố báo cáo mỗi tháng hai lần."),
        ("ar", "على مفتشية المدينة رفع تقرير كل أسبوعين."),
        ("ko", "감사국은 월 2회 결과를 보고하여야 한다."),
    ],
)
def test_a_period_that_no_rule_can_hold_is_kept_in_words(language: str, words: str) -> None:
    (one,) = _orders(language, words)
    assert one.repeats is None
    assert one.recurrence


@pytest.mark.parametrize(
    ("language", "words", "units"),
    [
        (
            "en",
            "The Department of Construction shall, in coordination with the Department of "
            "Finance, the Ministry of Education and Training and the City Police, inspect bridges.",
            [
                "the Department of Finance",
                "the Ministry of Education and Training",
                "the City Police",
            ],
        ),
        (
            "vi",
            "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch và Ủy "
            "ban nhân dân các phường, xã kiểm tra toàn bộ cầu yếu.",
            [
                "Sở Tài chính",
                "Sở Văn hóa, Thể thao và Du lịch",
                "Ủy ban nhân dân các phường, xã",
            ],
        ),
        (
            "ar",
            "على إدارة البناء، بالتنسيق مع إدارة المالية ووزارة التربية والتعليم وشرطة المدينة، "
            "فحص جميع الجسور.",
            ["إدارة المالية", "وزارة التربية والتعليم", "شرطة المدينة"],
        ),
        (
            "ko",
            "건설국은 재정국, 교통국, 시 경찰과 협력하여 모든 교량을 점검한다.",
            ["재정국", "교통국", "시 경찰"],
        ),
        (
            "ko",
            "교육국은 보건국, 문화국과 협조하여 모든 학교를 점검한다.",
            ["보건국", "문화국"],
        ),
    ],
)
def test_each_unit_of_a_row_takes_part_by_itself(
    language: str, words: str, units: list[str]
) -> None:
    (one,) = _orders(language, words)
    assert [unit.quote for unit in one.cooperating] == units
