"""A sentence that only sets a time gives it to the order before it, and is no order of its own."""

import pytest

from remit.domain import reading
from remit.texts import packs

HEADS = {
    "en": "DIRECTIVE No. 12/CT-UBND\n2 March 2026\n\n",
    "vi": "CHỈ THỊ\nSố: 12/CT-UBND\nNgày 02 tháng 3 năm 2026\n\n",
    "ar": "توجيه رقم 12/CT-UBND\n2 مارس 2026\n\n",
    "ko": "국무총리 지시 제12호\n2026년 3월 2일\n\n",
}


def _read(language: str, orders: str) -> list[tuple[str, str | None]]:
    found = reading.read(HEADS[language] + orders, packs.packs()).obligations
    return [(one.span.quote[:24], one.deadline.value if one.deadline else None) for one in found]


@pytest.mark.parametrize(
    ("language", "orders", "value"),
    [
        (
            "en",
            "1. The Department of Health shall publish the list of clinics. The deadline for this "
            "is 30 June 2026.\n",
            "2026-06-30",
        ),
        (
            "en",
            "1. The Department of Health shall publish the list of clinics. This must be completed "
            "by 15 May 2026.\n",
            "2026-05-15",
        ),
        (
            "vi",
            "1. Sở Y tế công bố danh sách phòng khám. Thời hạn thực hiện là ngày 30/6/2026.\n",
            "2026-06-30",
        ),
        (
            "ar",
            "1. على إدارة الصحة أن تنشر قائمة العيادات. والموعد النهائي لذلك هو 30 يونيو 2026.\n",
            "2026-06-30",
        ),
        (
            "ar",
            "1. على إدارة النقل أن تصلح الجسور. ويجب إنجاز ذلك قبل 15 مايو 2026.\n",
            "2026-05-15",
        ),
        (
            "ko",
            "1. 보건국은 의료기관 목록을 공개하여야 한다. 이에 대한 기한은 2026년 6월 30일이다.\n",
            "2026-06-30",
        ),
        (
            "ko",
            "1. 재정국은 수수료를 검토하여야 한다. 기한은 2026년 5월 15일까지로 한다.\n",
            "2026-05-15",
        ),
    ],
)
def test_it_is_one_order_with_that_time(language: str, orders: str, value: str) -> None:
    (only,) = _read(language, orders)
    assert only[1] == value


def test_a_time_behind_an_order_that_has_one_stays_beside_it() -> None:
    found = _read(
        "en",
        "1. The Department of Health shall publish the list by 1 May 2026. The deadline for this "
        "is 30 June 2026.\n",
    )
    assert [value for _, value in found] == ["2026-05-01", "2026-06-30"]


@pytest.mark.parametrize(
    ("language", "orders"),
    [
        (
            "en",
            "1. The list should be sent to the Audit Office. Any additions should be recorded in "
            "the file. This exercise should be completed at least 15 days before the audit.\n",
        ),
        (
            "en",
            "1. The Department of Health shall publish the list of clinics. The Department of "
            "Rivers shall check the locks. This work must be completed by 15 May 2026.\n",
        ),
        (
            "ar",
            "1. على إدارة الصحة أن تنشر قائمة العيادات. وعلى إدارة النقل أن تصلح الجسور. "
            "ويجب إنجاز ذلك قبل 15 مايو 2026.\n",
        ),
    ],
)
def test_behind_several_orders_what_must_be_completed_is_one_of_its_own(
    language: str, orders: str
) -> None:
    found = _read(language, orders)
    assert len(found) == 3
    assert [value for _, value in found[:2]] == [None, None]


def test_what_says_more_than_a_time_is_an_order_of_its_own() -> None:
    found = _read(
        "en",
        "1. The Department of Health shall publish the list of clinics. This must be completed by "
        "15 May 2026 together with a signed report on every clinic that was closed.\n",
    )
    assert len(found) == 2
    assert found[1][1] == "2026-05-15"
