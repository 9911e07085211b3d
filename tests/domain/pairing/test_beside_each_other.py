"""What stands in both texts is no difference, however each language writes it; what differs by one
day is one; and texts that have only days and small figures in common are not one event."""

import datetime as dt
import itertools
from pathlib import Path

import pytest

from remit.domain import pairing
from remit.domain.pairing.differences import Matter
from remit.domain.pairing.likeness import SAME_EVENT
from remit.texts.packs import packs
from tests.domain.pairing.test_pairing import compared, marks, verdict

ENGLISH = """PEOPLE'S COMMITTEE OF THÁC BẠC
No. 31/KL-UBND

Thác Bạc, 4 May 2026

Of 64 wells 17 are dry, and 17 of 64 will be closed.

1. The Department of Water shall close the dry wells by 20 June 2026.
2. The Department of Finance shall pay 300 million dong before 1 July 2026.
3. The Department of Health shall test the water in the third quarter of 2026.
"""
VIETNAMESE = """ỦY BAN NHÂN DÂN THÁC BẠC
Số: 31/KL-UBND

Thác Bạc, ngày 04 tháng 5 năm 2026

Có 17/64 giếng đã cạn; 17/64 giếng sẽ đóng.

1. Sở Nước có trách nhiệm đóng các giếng cạn trước ngày 20/6/2026.
2. Sở Tài chính có trách nhiệm chi 300 triệu đồng trước ngày 01/7/2026.
3. Sở Y tế có trách nhiệm kiểm tra nước trong quý III năm 2026.
"""
ROOT = Path(__file__).resolve().parents[3]


def test_what_both_texts_say_in_their_own_way_is_no_difference() -> None:
    told = {one.matter for one in compared(ENGLISH, VIETNAMESE)}
    assert told.isdisjoint({Matter.NUMBERS, Matter.DAYS, Matter.FIGURES, Matter.MISSING})


def test_by_a_day_and_before_it_are_different_last_days() -> None:
    [found] = [one for one in compared(ENGLISH, VIETNAMESE) if one.matter is Matter.LAST_DAYS]
    assert (found.only_left, found.only_right) == (("2026-06-20",), ("2026-06-19",))
    assert found.right is not None
    assert "giếng cạn" in found.right.quote


@pytest.mark.parametrize(
    ("value", "operator", "last"),
    [
        ("2026-06-20", "by", dt.date(2026, 6, 20)),
        ("2026-06-20", "before", dt.date(2026, 6, 19)),
        ("2026-Q2", "in", dt.date(2026, 6, 30)),
        ("2026-06-20", "from", None),
        ("2026-06-31", "by", None),
        (None, "every", None),
        ("2026-06-20", "perhaps", None),
    ],
)
def test_a_limit_has_its_last_day(value: str | None, operator: str, last: dt.date | None) -> None:
    assert pairing.last_day(value, operator) == last


def test_the_marks_of_a_heading_do_not_hang_on_its_language() -> None:
    for kind in ("number", "date", "figure"):
        sides = [
            {mark for mark in marks(text) if mark.kind == kind} for text in (ENGLISH, VIETNAMESE)
        ]
        assert sides[0] == sides[1]
        assert sides[0]
    assert not [mark for mark in marks(ENGLISH) | marks(VIETNAMESE) if mark.kind == "latin"]


def test_numbers_before_paragraphs_and_markup_are_no_marks() -> None:
    listed = "\n".join(f"{number}. One more thing." for number in range(10, 30))
    assert marks(listed) == frozenset()
    assert marks("<td rowspan=17>개</td>\n![image](page-17.png)\n") == frozenset()


def test_days_and_small_figures_in_common_make_no_event() -> None:
    one = "On 3 May 2026 the ward opened 12 schools; 14 follow by 15 June and 16 by 30 July.\n"
    other = "By 15 June, 30 July and 3 May 2026 there will be 12 wells, 14 roads, 16 bridges.\n"
    assert pairing.likeness(marks(one), marks(other)) > 0.9
    assert verdict(one, other) is pairing.Verdict.UNRELATED
    event = "On 3 May 2026 the fair of OpenLedger had 1,450 guests from 64 wards.\n"
    assert verdict(event, event.replace("the fair of", "a meeting on")) is not (
        pairing.Verdict.UNRELATED
    )


def test_naming_one_document_makes_two_texts_no_event() -> None:
    one = "Under Directive 24-CT/TU of 7 August 2023 the inspectors went to sea in 2025 and 2026.\n"
    other = "Directive 24-CT/TU of 7 August 2023 applies to libraries in 2025 and 2026.\n"
    assert pairing.likeness(marks(one), marks(other)) >= SAME_EVENT
    assert verdict(one, other) is pairing.Verdict.UNRELATED


def test_a_text_in_other_letters_has_the_same_words_and_another_text_has_not() -> None:
    assert pairing.same_words(VIETNAMESE, VIETNAMESE.upper().replace("Đ", "D"))
    assert pairing.same_words("Sở Nước đóng các giếng", "So Nuoc dong\ncac gieng")
    assert not pairing.same_words(VIETNAMESE, VIETNAMESE.replace("giếng", "trường học"))
    assert not pairing.same_words("", "")


def _texts() -> dict[str, str]:
    folders = ("tests/gold/rules", "tests/gold/opened", "example/documents")
    files = [file for folder in folders for file in sorted((ROOT / folder).glob("*.txt"))]
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def test_of_all_texts_at_hand_only_translations_are_alike() -> None:
    kept = {name: pairing.marks(text, packs()) for name, text in _texts().items()}
    assert len(kept) > 30
    alike = [
        (one, other)
        for one, other in itertools.combinations(sorted(kept), 2)
        if pairing.verdict(pairing.likeness(kept[one], kept[other]), kept[one] & kept[other])
        is not pairing.Verdict.UNRELATED
    ]
    assert alike == [
        ("sx-conclusion-57.ar", "sx-conclusion-57.vi"),
        ("sx-directive-24.en", "sx-directive-24.vi"),
    ]


WORK = {
    "en": """PEOPLE'S COMMITTEE OF THÁC BẠC
No. 41/QĐ-UBND
Thác Bạc, 2 March 2026

1. The Department of Water shall test the 64 wells before 30 June 2026.

2. The Department of Health shall open the register of clinics before 15 May 2026.

This Decision replaces Decision No. 12/QĐ-UBND of 5 January 2025.
""",
    "vi": """ỦY BAN NHÂN DÂN THÁC BẠC
Số: 41/QĐ-UBND
Thác Bạc, ngày 02 tháng 3 năm 2026

1. Sở Nước kiểm tra 64 giếng trước ngày 30/6/2026.

2. Sở Y tế mở danh mục phòng khám trước ngày 15/5/2026.

Quyết định này thay thế Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2025.
""",
    "ar": """اللجنة الشعبية لمدينة تاك باك
رقم: 41/QĐ-UBND
2 مارس 2026

1. على إدارة المياه فحص 64 بئرا قبل 30 يونيو 2026.

2. على إدارة الصحة فتح سجل العيادات قبل 15 مايو 2026.

يحل هذا القرار محل القرار رقم 12/QĐ-UBND المؤرخ 5 يناير 2025.
""",
    "ko": """탁박시 인민위원회
제41/QĐ-UBND호
2026년 3월 2일

1. 수자원국은 2026년 6월 30일 전까지 우물 64개를 점검하여야 한다.

2. 보건국은 2026년 5월 15일 전까지 의원 목록을 개방하여야 한다.

이 결정은 2025년 1월 5일자 결정 제12/QĐ-UBND호를 대체한다.
""",
}
# One slip in each language, and what it is told as.
SLIPS = {
    Matter.FIGURES: dict.fromkeys(WORK, ("64", "46")),
    Matter.DAYS: {
        "en": ("30 June", "31 July"),
        "vi": ("30/6/", "31/7/"),
        "ar": ("30 يونيو", "31 يوليو"),
        "ko": ("6월 30일", "7월 31일"),
    },
    Matter.LEVELS: {
        "en": ("Department of Health", "Ministry of Health"),
        "vi": ("Sở Y tế", "Bộ Y tế"),
        "ar": ("إدارة الصحة", "وزارة الصحة"),
        "ko": ("보건국은", "보건부는"),
    },
}
PAIRS = tuple(itertools.permutations(WORK, 2))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_one_work_in_two_languages_differs_in_nothing(one: str, other: str) -> None:
    assert compared(WORK[one], WORK[other]) == ()


@pytest.mark.parametrize("matter", SLIPS)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_slip_in_one_language_is_told_beside_each_other_one(
    one: str, other: str, matter: Matter
) -> None:
    slipped = WORK[other].replace(*SLIPS[matter][other])
    told = {found.matter for found in compared(WORK[one], slipped)}
    assert matter in told
    assert told <= {matter, Matter.LAST_DAYS}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_an_obligation_that_one_language_leaves_out_is_told(one: str, other: str) -> None:
    start, end = WORK[other].index("\n2. "), WORK[other].rindex("\n\n")
    left_out = WORK[other][:start] + WORK[other][end:]
    assert [found.matter for found in compared(WORK[one], left_out)] == [Matter.MISSING]
