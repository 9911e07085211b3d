"""An order with several limits, a limit told from the day of the text, and what a limit makes of an
order that somebody owes."""

import pytest

from remit.domain import reading
from remit.domain.reading.records import Obligation
from remit.texts import packs


def _owed(text: str) -> Obligation:
    return reading.read(text, packs.packs()).obligations[0]


def _due(text: str) -> tuple[str, str | None]:
    due = _owed(text).deadline
    assert due is not None
    return due.operator, due.value


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            "The Harbour Board shall move its notices to the new site by March 2027 "
            "(with the archive following by December 2027).",
            ("by", "2027-03"),
        ),
        (
            "누리부는 2026년까지 송전선로를 건설하고, 최종적으로 2029년까지 발전소를 구축하여야 "
            "한다.",
            ("by", "2026"),
        ),
    ],
)
def test_a_further_limit_in_the_same_breath_is_of_what_is_done_besides(
    text: str, due: tuple[str, str]
) -> None:
    assert _due(text) == due


def test_a_limit_behind_a_semicolon_is_a_later_step_that_ends_the_order() -> None:
    told = (
        "Sở Tài chính khẩn trương hoàn thiện dự thảo Quy chế; gửi Sở Tư pháp thẩm định chậm nhất "
        "ngày 20/5/2025; trình Ủy ban nhân dân tỉnh chậm nhất ngày 25/5/2025."
    )
    assert _due(told) == ("by", "2025-05-25")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            "Hà Nội, ngày 30 tháng 6 năm 2025\n\nYêu cầu Phòng Hạ tầng cắm biển hạn chế tải trọng "
            "ngay trong hôm nay.",
            ("on", "2025-06-30"),
        ),
        (
            "30 June 2025\n\nThe Harbour Board shall send the list by noon tomorrow.",
            ("by", "2025-07-01"),
        ),
    ],
)
def test_today_is_the_day_of_the_text(text: str, due: tuple[str, str]) -> None:
    assert _due(text) == due


def test_without_a_day_of_the_text_today_is_no_date() -> None:
    due = _owed("The Harbour Board shall send the list by the end of today.").deadline
    assert due is not None
    assert due.value is None


def test_what_names_its_day_is_a_task_of_whoever_is_found_to_owe_it() -> None:
    told = (
        "The Harbour Board shall dredge the channel. The Harbour Board shall publish a chart. "
        "The report shall be sent to the Council by 30 June 2027.\n"
    )
    last = reading.read(told, packs.packs()).obligations[-1]
    assert last.actor is not None
    assert (last.actor.span.quote, last.kind) == ("The Harbour Board", "task")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            "The Harbour Board shall publish a chart. Time limit: 30 June 2027.",
            ("by", "2027-06-30"),
        ),
        (
            "Giao Sở Xây dựng rà soát danh mục dự án. Thời hạn hoàn thành đến hết ngày 10/4/2027.",
            ("by", "2027-04-10"),
        ),
        (
            "각 부처는 집행 계획을 수립하여야 한다. 제출 기한은 2027년 4월 10일까지이다.",
            ("by", "2027-04-10"),
        ),
        (
            "تلتزم وزارة المالية بإعداد تقرير عن الميزانية. على أن ينجز ذلك قبل 30 يونيو 2027.",
            ("before", "2027-06-30"),
        ),
        (
            "تتولى وزارة المالية إعداد تقرير مفصل، ويكون آخر موعد لتسليمه 30 يونيو 2027.",
            ("by", "2027-06-30"),
        ),
    ],
)
def test_a_sentence_that_only_sets_a_time_sets_it_for_the_order_before_it(
    text: str, due: tuple[str, str]
) -> None:
    (owed,) = reading.read(text, packs.packs()).obligations
    assert owed.deadline is not None
    assert (owed.kind, owed.deadline.operator, owed.deadline.value) == ("task", *due)


def test_an_order_with_a_time_of_its_own_keeps_it() -> None:
    told = (
        "The Harbour Board shall publish a chart by 1 May 2027. Time limit: 30 June 2027.\n\n"
        "The Council met in the old hall and heard the masters of the ferries.\n"
    )
    assert _due(told) == ("by", "2027-05-01")


@pytest.mark.parametrize(("heading", "operator"), [("Deadline", "by"), ("Timeframe", "in")])
def test_a_month_below_a_deadline_is_a_limit_and_below_a_time_a_month(
    heading: str, operator: str
) -> None:
    table = (
        f"No. | Task | Lead | {heading}\n"
        "1 | Repair the boreholes | Water Company | October 2027\n"
        "2 | Train the committees | Training Office | November 2027\n"
    )
    assert _due(table) == (operator, "2027-10")
