"""The rules of a time that stands once for several orders: above them, or below them."""

import pytest

from remit.domain import reading
from remit.texts import packs

HEADS = {
    "en": "EXECUTIVE ORDER No. 45\nMarch 10, 2031\n\nIt is hereby ordered:\n\n",
    "vi": "Số: 12/CT-TTg\nHà Nội, ngày 10 tháng 3 năm 2031\n\nCHỈ THỊ\n\n"
    "Thủ tướng Chính phủ yêu cầu:\n\n",
    "ko": "국무총리 지시사항 통보\n\n2031. 3. 10.\n\n각 부처는 다음 사항을 이행하기 바랍니다.\n\n",
    "ar": "قرار مجلس الوزراء رقم 45 لسنة 2031\nبتاريخ 10 مارس 2031\n\n"
    "إن مجلس الوزراء، يقرر ما يلي:\n\n",
}


def _dues(language: str, orders: str) -> list[str | None]:
    head = HEADS[language]
    found = reading.read(head + orders, packs.packs()).obligations
    below = [one for one in found if one.span.start >= len(head)]
    return [one.deadline.value if one.deadline else None for one in below]


@pytest.mark.parametrize(
    ("language", "orders", "value"),
    [
        (
            "en",
            "1. By April 30, 2031, the Department of Finance shall:\n"
            "(a) prepare a detailed plan; and\n(b) review all public assets.\n",
            "2031-04-30",
        ),
        (
            "vi",
            "I. Trong quý II/2031\n1. Bộ Tài chính xây dựng kế hoạch chi tiết.\n"
            "2. Bộ Nội vụ rà soát các tài sản công.\n",
            "2031-Q2",
        ),
        (
            "ko",
            "□ 종합대책 수립('31.4월)\n ○ 기획재정부는 세부 추진계획을 수립한다.\n"
            " ○ 행정안전부는 국유재산을 점검한다.\n",
            "2031-04",
        ),
        (
            "ar",
            "إجراءات عاجلة (قبل 30 أبريل 2031):\n- على وزارة المالية إعداد خطة تفصيلية.\n"
            "- على وزارة الداخلية حصر الأصول.\n",
            "2031-04-30",
        ),
    ],
)
def test_a_time_in_the_line_above_holds_for_each_item(
    language: str, orders: str, value: str
) -> None:
    assert _dues(language, orders) == [value, value]


@pytest.mark.parametrize(
    ("language", "orders"),
    [
        (
            "en",
            "1. The Department of Finance shall:\n(a) prepare a detailed plan; and\n"
            "(b) review all public assets.\n"
            "These actions shall be completed by April 30, 2031.\n",
        ),
        (
            "vi",
            "1. Giao Bộ Tài chính:\na) Xây dựng kế hoạch chi tiết;\nb) Rà soát các tài sản công;\n"
            "Hoàn thành trước ngày 30/4/2031.\n",
        ),
        (
            "ar",
            "أولا: تتولى وزارة المالية ما يأتي:\n- إعداد خطة تفصيلية.\n- حصر الأصول.\n"
            "على أن يتم ذلك قبل 30 أبريل 2031.\n",
        ),
    ],
)
def test_a_line_that_only_says_when_fills_the_items_above_and_is_no_order(
    language: str, orders: str
) -> None:
    assert _dues(language, orders) == ["2031-04-30", "2031-04-30"]


def test_a_heading_of_the_past_sets_no_time() -> None:
    orders = (
        "I. Trong quý I/2030\n1. Bộ Tài chính xây dựng kế hoạch chi tiết.\n"
        "2. Bộ Nội vụ rà soát các tài sản công.\n"
    )
    assert _dues("vi", orders) == [None, None]


def test_an_item_keeps_the_time_of_its_own() -> None:
    orders = (
        "1. By April 30, 2031, the Department of Finance shall:\n"
        "(a) prepare a detailed plan by May 15, 2031; and\n(b) review all public assets.\n"
    )
    assert _dues("en", orders) == ["2031-05-15", "2031-04-30"]
