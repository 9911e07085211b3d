"""The annex of a plan is read row by row: the heading row says what each column is."""

import pytest

from remit.domain.reading import reader
from remit.domain.reading.records import Obligation
from remit.texts.packs import packs

VIETNAMESE = """PHỤ LỤC
STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành\tSản phẩm
I\tChuyển đổi số\t\t\t\t
1\tXây dựng kho dữ liệu dùng chung\tSở Thông tin\tSở Nội vụ; Công an tỉnh\tQuý II/2026\tKho dữ liệu
2\tTập huấn cán bộ cấp xã\t〃\t\t30/9/2026\t
3\tBáo cáo tình hình khai thác\tSở Nội vụ\t-nt-\tHằng tháng\tBáo cáo
"""
BARS = """| No. | Task | Lead agency | Deadline |
|---|---|---|---|
| 1 | Publish the register of bridges | Roads Authority | 15 May 2026 |
| 2 | Repair the river gauges | Water Office | October 2026 |
"""
ARABIC = "م\tالمهمة\tالجهة المسؤولة\tالموعد\n1\tنشر سجل الجسور\tهيئة الطرق\tمارس 2026\n"
KOREAN = "연번\t과제명\t주관부서\t협조부서\t기한\n1\t교량 대장 공개\t도로과\t안전과\t2026년 3월\n"


def rows(text: str) -> tuple[Obligation, ...]:
    return reader.read(text, packs()).obligations


def test_each_row_is_one_task_with_lead_partners_date_and_product() -> None:
    first, second, third = rows(VIETNAMESE)
    assert first.actor is not None
    assert (first.actor.span.quote, first.actor.basis) == ("Sở Thông tin", "stated")
    assert [span.quote for span in first.cooperating] == ["Sở Nội vụ", "Công an tỉnh"]
    assert first.deadline is not None
    assert (first.deadline.value, first.deadline.operator) == ("2026-Q2", "in")
    assert [span.quote for span in first.deliverables] == ["Kho dữ liệu"]
    assert first.action == "Xây dựng kho dữ liệu dùng chung"
    assert second.deadline is not None
    assert (second.deadline.value, second.deadline.operator) == ("2026-09-30", "by")
    assert third.recurrence == "Hằng tháng"


def test_a_sign_for_as_above_takes_over_what_the_row_above_says() -> None:
    _first, second, third = rows(VIETNAMESE)
    assert second.actor is not None
    assert (second.actor.span.quote, second.actor.basis) == ("Sở Thông tin", "inherited")
    assert third.cooperating == ()


@pytest.mark.parametrize(
    ("text", "lead", "value"),
    [
        (BARS, "Roads Authority", "2026-05-15"),
        (ARABIC, "هيئة الطرق", "2026-03"),
        (KOREAN, "도로과", "2026-03"),
    ],
)
def test_a_table_is_read_in_every_language_with_tabs_or_bars(
    text: str, lead: str, value: str
) -> None:
    first = rows(text)[0]
    assert first.actor is not None
    assert first.deadline is not None
    assert (first.actor.span.quote, first.deadline.value) == (lead, value)
    assert first.kind == "task"
    assert text[first.span.start : first.span.end] == first.span.quote


def test_a_table_without_a_column_of_tasks_asks_for_nothing() -> None:
    assert rows("Year\tRoads\tBridges\n2024\t120\t7\n2025\t130\t8\n") == ()


def test_a_row_of_one_cell_is_the_heading_of_a_group() -> None:
    assert "Chuyển đổi số" not in [one.action for one in rows(VIETNAMESE)]


STROKES = """No. | Task | Lead | Cooperating | Deadline
1 | Repair the wells | Board of Works | Health Office / Water Office, Schools Board | May 2026
"""
SUPPORTED = """MEMORANDUM
1. The Board of Works shall repair the wells.
Support: Health Office / Water Office
"""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (STROKES, ["Health Office", "Water Office", "Schools Board"]),
        (SUPPORTED, ["Health Office", "Water Office"]),
    ],
    ids=["cell", "line with a label"],
)
def test_units_that_stand_between_signs_are_told_apart_without_them(
    text: str, named: list[str]
) -> None:
    assert [span.quote for span in rows(text)[0].cooperating] == named
