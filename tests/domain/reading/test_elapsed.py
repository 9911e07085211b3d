"""A limit that had passed before the text was issued is kept as words, and said with both days."""

import datetime as dt

import pytest

from remit.domain import reading
from remit.domain.reading.records import Deadline, Reading
from remit.texts import packs

HEADS = {
    "en": "CITY OF RIVERS\nDirective No. 12/2026\n15 March 2026\n\n",
    "vi": (
        "ỦY BAN NHÂN DÂN THÀNH PHỐ\nSố: 12/CT-UBND\nngày 15 tháng 3 năm 2026\nCHỈ THỊ\n"
        "Về việc rà soát\n\n"
    ),
    "ar": "وزارة المالية\nتعميم رقم 12\nالتاريخ: 15 مارس 2026\n\n",
    "ko": "기획재정부 지시 제12호\n2026년 3월 15일\n\n",
}
DAYS = {
    "en": "15 March 2026",
    "vi": "ngày 15 tháng 3 năm 2026",
    "ar": "15 مارس 2026",
    "ko": "2026년 3월 15일",
}


def _read(text: str) -> Reading:
    return reading.read(text, packs.packs())


def _only(found: Reading) -> Deadline:
    (one,) = found.obligations
    assert one.deadline is not None
    return one.deadline


def _past(found: Reading) -> list[tuple[str, ...]]:
    return [
        tuple(span.quote for span in one.spans) for one in found.checks if one.code == "DATE_PAST"
    ]


@pytest.mark.parametrize(
    ("language", "order", "words", "passed"),
    [
        (
            "en",
            "1. The Department of Finance shall submit the revised budget by 28 February 2026.",
            "by 28 February 2026",
            "2026-02-28",
        ),
        (
            "en",
            "1. The Department of Finance shall submit the budget no later than 3 March.",
            "no later than 3 March",
            "2026-03-03",
        ),
        (
            "en",
            "1. The Department of Culture shall submit the plan by January 2026.",
            "by January 2026",
            "2026-01",
        ),
        (
            "vi",
            "1. Sở Tài chính chủ trì rà soát dự toán, báo cáo trước ngày 28 tháng 02 năm 2026.",
            "trước ngày 28 tháng 02 năm 2026",
            "2026-02-28",
        ),
        (
            "vi",
            "1. Sở Xây dựng hoàn thành đề án trước ngày 01/3/2025.",
            "trước ngày 01/3/2025",
            "2025-03-01",
        ),
        (
            "ar",
            "1. يجب على إدارة الميزانية تقديم الميزانية المعدلة قبل 28 فبراير 2026.",
            "قبل 28 فبراير 2026",
            "2026-02-28",
        ),
        (
            "ar",
            "1. يجب على إدارة النقل إنجاز المسح في موعد أقصاه 1 مارس 2025.",
            "في موعد أقصاه 1 مارس 2025",
            "2025-03-01",
        ),
        (
            "ko",
            "1. 재정과는 수정 예산을 2026년 2월 28일까지 제출할 것.",
            "2026년 2월 28일까지",
            "2026-02-28",
        ),
        (
            "ko",
            "1. 교통과는 2025년 3월 1일 이전에 조사를 완료해야 한다.",
            "2025년 3월 1일 이전에",
            "2025-03-01",
        ),
    ],
)
def test_a_limit_before_the_text_stays_words_and_both_days_are_shown(
    language: str, order: str, words: str, passed: str
) -> None:
    found = _read(HEADS[language] + order + "\n")
    due = _only(found)
    assert (due.span.quote, due.value, due.vague, due.passed) == (words, None, True, passed)
    assert due.only_words
    assert _past(found) == [(words, DAYS[language])]
    (check,) = (one for one in found.checks if one.code == "DATE_PAST")
    assert check.message == f"{passed} had passed on 2026-03-15, the day of the text."


@pytest.mark.parametrize(
    ("language", "order", "value"),
    [
        ("en", "1. The Department of Health shall report by 30 April 2026.", "2026-04-30"),
        ("en", "1. The Department of Health shall report by 15 March 2026.", "2026-03-15"),
        ("en", "1. The Department of Health shall report by March 2026.", "2026-03"),
        ("vi", "1. Sở Y tế báo cáo kết quả trước ngày 30/4/2026.", "2026-04-30"),
        ("ar", "1. يجب على إدارة الصحة تقديم التقرير قبل 30 أبريل 2026.", "2026-04-30"),
        ("ko", "1. 보건과는 2026년 4월 30일까지 보고하여야 한다.", "2026-04-30"),
    ],
)
def test_a_limit_from_the_day_of_the_text_on_is_a_due_date(
    language: str, order: str, value: str
) -> None:
    found = _read(HEADS[language] + order + "\n")
    due = _only(found)
    assert (due.value, due.passed) == (value, None)
    assert not _past(found)


@pytest.mark.parametrize(
    "told",
    [
        "1. The Department of Health shall publish the list which it received on 2 February 2026.",
        "1. The Department of Health shall apply the decision issued on 28 February 2026.",
        "1. The Department of Health shall carry out the plan for the period from 2020 to 2025.",
        "Of the budget 40 per cent had been spent by 28 February 2026.",
    ],
)
def test_what_is_told_of_earlier_days_is_no_limit_that_has_passed(told: str) -> None:
    assert not _past(_read(HEADS["en"] + told + "\n"))


def test_a_day_without_a_year_that_comes_soon_is_the_next_one() -> None:
    head = HEADS["en"].replace("15 March 2026", "15 December 2026")
    found = _read(head + "1. The Department of Health shall report by 31 January.\n")
    assert _only(found).value == "2027-01-31"
    assert not _past(found)


def test_of_two_limits_the_one_still_to_come_is_the_due_date() -> None:
    order = "1. The Department of Health shall report by 28 February 2026; and again by {}.\n"
    found = _read(HEADS["en"] + order.format("30 June 2026"))
    assert found.obligations[-1].deadline is not None
    assert found.obligations[-1].deadline.value == "2026-06-30"


def test_a_limit_set_for_a_whole_list_has_passed_for_each_item() -> None:
    text = (
        "By 28 February 2026, the Department of Finance shall:\n"
        "a) submit the revised budget to the Council;\n"
        "b) publish the accounts of the year.\n"
    )
    found = _read(HEADS["en"] + text)
    assert {one.deadline and one.deadline.passed for one in found.obligations} == {"2026-02-28"}
    assert _past(found) == [("By 28 February 2026", "15 March 2026")]


def test_a_row_of_a_table_keeps_its_day_that_has_passed_as_words() -> None:
    text = (
        "| No. | Task | Lead | Deadline |\n|---|---|---|---|\n"
        "| 1 | Submit the revised budget | Department of Finance | 28 February 2026 |\n"
        "| 2 | Report on hospitals | Department of Health | 30 April 2026 |\n"
    )
    found = _read(HEADS["en"] + text)
    dues = [one.deadline for one in found.obligations]
    assert [one and (one.value, one.passed) for one in dues] == [
        (None, "2026-02-28"),
        ("2026-04-30", None),
    ]
    assert _past(found) == [("28 February 2026", "15 March 2026")]


def test_a_mail_without_a_day_of_its_own_is_of_the_day_on_which_it_was_sent() -> None:
    text = "The Department of Finance shall submit the revised budget by 28 February 2026.\n"
    found = reading.read(text, packs.packs(), sent_on=dt.date(2026, 3, 15))
    assert _only(found).passed == "2026-02-28"
    assert _past(found) == [("by 28 February 2026",)]


def test_a_text_whose_day_is_not_known_has_no_limit_that_has_passed() -> None:
    text = "The Department of Finance shall submit the revised budget by 28 February 2026.\n"
    found = _read(text)
    assert _only(found).value == "2026-02-28"
    assert not _past(found)
