"""A date is a limit by its word, its place or its day; what was on a day is none."""

import datetime

import pytest

from remit.domain import reading
from remit.domain.reading import dates
from remit.domain.reading.records import Obligation, Reading
from remit.texts import packs

KOREAN = """추진계획
2026. 3. 11.
□ 행정안전부는 다음과 같이 추진한다.
"""
VIETNAMESE = """ỦY BAN NHÂN DÂN TỈNH LẠC SƠN
Số: 14/KH-UBND
Lạc Sơn, ngày 03 tháng 11 năm 2025
KẾ HOẠCH
Về tuyên truyền phòng cháy

"""
ENGLISH = """CIRCULAR No. 14/2025
Date: 20 November 2025
To: All provincial offices

"""


def _read(text: str) -> Reading:
    return reading.read(text, packs.packs())


def _ruled(text: str) -> list[Obligation]:
    return [one for one in _read(text).obligations if not one.only_resembles]


def _due(text: str) -> list[tuple[str | None, str]]:
    return [(one.deadline.value, one.deadline.operator) for one in _ruled(text) if one.deadline]


@pytest.mark.parametrize(
    ("item", "due"),
    [
        ("ㅇ 안내 표시를 추가(’26.7월)하여 이용자의 경각심을 높이겠습니다.", ("2026-07", "in")),
        ("ㅇ 5월 14일 기념행사에서 업무협약을 체결하겠습니다.", ("2026-05-14", "on")),
        ("ㅇ 하반기에도 단속을 강화하겠습니다.", ("2026-H2", "in")),
        ("ㅇ 접속 인원을 2027 년까지 확대할 계획이다.", ("2027", "by")),
        ("ㅇ 홈페이지를 개설(´26.12월)하겠습니다.", ("2026-12", "in")),
    ],
)
def test_a_date_still_to_come_needs_no_word_where_a_language_writes_none(
    item: str, due: tuple[str, str]
) -> None:
    assert _due(KOREAN + item) == [due]


@pytest.mark.parametrize(
    "item",
    [
        "ㅇ 지난 2월 9일 출범한 위원회와 협력을 강화하겠습니다.",
        "ㅇ 2026.3.20자 공문에 따라 협력을 강화하겠습니다.",
        "ㅇ 2025.5.1부터 방문주차를 시행하고 있으며 확대하겠습니다.",
    ],
)
def test_the_day_of_what_was_or_goes_on_is_no_limit(item: str) -> None:
    assert _due(KOREAN + item) == []


def test_a_note_about_another_paper_does_not_date_the_text() -> None:
    text = """□ 정부는 오늘 관계부처 합동 회의를 개최해 ’24년 상반기 이행상황을 점검했다.
* 척결 TF(´24.2.7) 보도자료 참고
(일시/장소) 7.8.(월) 15:00 / 정부서울청사
"""
    document = _read(text).document
    assert document.date is None
    assert (document.event_date.value, document.event_date.basis) == ("2024-07-08", "inferred")


def test_the_day_of_the_week_chooses_among_the_years_a_text_names() -> None:
    text = """장관은 7월 22일(수) 조성 현장을 방문하여 공급방안을 점검했다.

2026년까지 송전선로를 건설하고, 2031년까지 용수를 공급할 계획이다.
"""
    assert _read(text).document.event_date.value == "2026-07-22"


@pytest.mark.parametrize(
    ("item", "due"),
    [
        ("Each office shall send its report by 15 January.", [("2026-01-15", "by")]),
        ("Each office shall send its report by 15 December.", [("2025-12-15", "by")]),
        ("Each office shall complete its review by the end of fiscal year 2027.", [("2027", "by")]),
        ("Each office shall submit its plan: 3 March 2026.", [("2026-03-03", "by")]),
        ("Offices shall follow the policy adopted at the meeting held on 3 December 2025.", []),
    ],
)
def test_a_limit_lies_in_the_year_of_the_text_or_soon_in_the_next(
    item: str, due: list[tuple[str, str]]
) -> None:
    assert _due(ENGLISH + item) == due


def test_from_one_day_to_another_is_one_limit() -> None:
    item = "Các sở treo cờ Tổ quốc từ chiều ngày 15 tháng 02 đến hết ngày 20 tháng 02 năm 2026."
    (one,) = _ruled(VIETNAMESE + "1. " + item)
    assert one.deadline is not None
    assert (one.deadline.value, one.deadline.operator) == ("2026-02-20", "within")
    assert one.deadline.span.quote.startswith("từ chiều ngày 15")


def test_two_days_of_every_year_are_no_date() -> None:
    item = "Các sở báo cáo định kỳ 6 tháng trước ngày 15 tháng 6 và trước ngày 01 tháng 12."
    (one,) = _ruled(VIETNAMESE + "1. " + item)
    assert one.deadline is not None
    assert (one.deadline.value, one.deadline.operator) == (None, "every")


SECTION = """I. TUYÊN TRUYỀN
1. Nội dung, biện pháp
a) Tổ chức các diễn đàn trao đổi, chia sẻ thông tin;
b) Xây dựng cổng thông tin điện tử về phòng cháy.
2. Cơ quan chủ trì, phối hợp
- Ban Chỉ đạo tỉnh.
- Các cơ quan báo chí địa phương.
3. Thời gian thực hiện: Từ tháng 12/2025 trở đi.
II. TẬP HUẤN
1. Nội dung, biện pháp
a) Tổ chức tập huấn cho cán bộ cấp xã về phòng cháy.
2. Thời gian thực hiện: Quý I/2026.
"""


def test_a_time_with_a_number_of_its_own_holds_for_all_tasks_of_its_section() -> None:
    found = _ruled(VIETNAMESE + SECTION)
    assert [one.deadline.value for one in found if one.deadline] == [
        "2025-12",
        "2025-12",
        "2026-Q1",
    ]
    assert [one.span.quote[:8] for one in found] == ["Tổ chức ", "Xây dựng", "Tổ chức "]


def test_who_stands_below_the_name_of_a_column_owes_the_tasks_above() -> None:
    first, second, _ = _ruled(VIETNAMESE + SECTION)
    assert [one.actor.span.quote for one in (first, second) if one.actor] == [
        "Ban Chỉ đạo tỉnh"
    ] * 2


def test_a_table_that_lost_its_heading_is_known_by_its_counted_rows_and_limits() -> None:
    rows = """LỊCH NHẬP NGŨ

1 | Phúc tra nắm nguồn công dân | Hoàn thành trước ngày 15/8/2026 |
2 | Xét duyệt lần 1 | Từ ngày 20/8/2026 đến ngày 29/8/2026. |
3 | Trao quyết định | Ngày 09/9/2026 (ngày 10/9/2026 trao cho số vắng mặt) |
"""
    assert _due(VIETNAMESE + rows) == [
        ("2026-08-15", "before"),
        ("2026-08-29", "within"),
        ("2026-09-09", "on"),
    ]


def test_a_list_with_years_is_no_table_of_tasks() -> None:
    rows = """1 | Nghị định về phòng cháy | 15/8/2020 |
2 | Thông tư về tập huấn | 20/8/2021 |
3 | Quyết định về tổ chức | 09/9/2022 |
"""
    assert _due(VIETNAMESE + rows) == []


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026", (2026, 12, 31)),
        ("2026-Q1", (2026, 3, 31)),
        ("2026-H2", (2026, 12, 31)),
        ("2024-02", (2024, 2, 29)),
        ("2026-05-14", (2026, 5, 14)),
        ("2025-02-29", (2025, 2, 28)),
    ],
)
def test_every_date_of_the_notation_has_a_last_day(value: str, day: tuple[int, int, int]) -> None:
    assert dates.last_day(value) == datetime.date(*day)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("이용자 불편을 끼치고 있으므로 조치하기 바랍니다.", "이용자 불편을 끼치고 있으므로"),
        (
            "공단 사무실이 부족한 실정이니 대책을 마련하여 주시기 바랍니다.",
            "공단 사무실이 부족한 실정이니",
        ),
    ],
)
def test_why_something_is_ordered_is_a_finding_where_it_tells_what_lacks(
    text: str, ground: str
) -> None:
    assert [one.span.quote for one in _read(text).findings] == [ground]


def test_why_something_good_is_ordered_is_no_finding() -> None:
    assert _read("고객이 많이 이용하고 있으므로 청소를 하여 주시기 바랍니다.").findings == ()


def test_the_title_of_a_part_is_no_document_that_is_cited() -> None:
    text = "title: Resolution ABCD/24-1 (2010)\nThe members note the documents ABCD XYZ-D-04."
    assert [one.number for one in _read(text).references] == ["ABCD XYZ-D-04"]
