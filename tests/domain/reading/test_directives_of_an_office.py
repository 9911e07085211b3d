"""What an office writes in its directives: terms from its own day, units below a heading, the
number of a text, who signs it, and of what type it is."""

import pytest

from remit.domain import reading
from remit.domain.reading.records import Obligation, Reading
from remit.texts import packs
from tests.domain.reading.test_clocks import HEADS


def _read(text: str) -> Reading:
    return reading.read(text, packs.packs())


def _orders(text: str) -> list[Obligation]:
    return [one for one in _read(text).obligations if not one.only_shares]


@pytest.mark.parametrize(
    ("language", "words", "quote"),
    [
        (
            "en",
            "Within 10 working days from the date of this Directive, the Department of Home "
            "Affairs shall submit a list.",
            "Within 10 working days from the date of this Directive",
        ),
        (
            "vi",
            "Trong vòng 10 ngày làm việc kể từ ngày ban hành, Sở Nội vụ trình danh sách.",
            "Trong vòng 10 ngày làm việc kể từ ngày ban hành",
        ),
        (
            "ar",
            "على إدارة الشؤون الداخلية تقديم قائمة خلال عشرة أيام عمل من تاريخ صدور هذا التوجيه.",
            "خلال عشرة أيام عمل من تاريخ صدور هذا التوجيه",
        ),
        (
            "ko",
            "내무국은 이 지시일부터 10근무일 이내에 공무원 명단을 제출한다.",
            "이 지시일부터 10근무일 이내에",
        ),
    ],
)
def test_working_days_from_the_text_are_counted_from_its_own_day(
    language: str, words: str, quote: str
) -> None:
    due = _orders(HEADS[language] + words)[0].deadline
    assert due is not None
    assert (due.span.quote, due.period, due.granularity) == (quote, "P10D", "working day")
    assert due.own


def test_working_days_from_another_event_are_not_counted_from_the_text() -> None:
    words = "The Department of Home Affairs shall answer within 10 working days of receipt of it."
    due = _orders(HEADS["en"] + words)[0].deadline
    assert due is not None
    assert not due.own


def test_items_below_a_unit_are_owed_by_it_and_not_by_those_that_take_part() -> None:
    text = (
        HEADS["vi"] + "Sở Xây dựng\na) Chủ trì, phối hợp với Công an thành phố, Ủy ban nhân dân "
        "các phường, xã rà soát các hộ trong vùng ngập.\nb) Nâng chỉ số hài lòng lên 120 điểm.\n\n"
        "2. Sở Tài chính tạm ứng kinh phí cho các đơn vị.\n"
        "3. Sở Nội vụ nâng chỉ số cải cách hành chính lên 120 điểm trong năm 2026.\n"
    )
    owed = [(one.actor.span.quote if one.actor else "") for one in _orders(text)]
    assert owed == ["Sở Xây dựng", "Sở Xây dựng", "Sở Tài chính", "Sở Nội vụ"]


@pytest.mark.parametrize("number", ["34/CT-UBND", "12/2025/QĐ-UBND"])
def test_a_number_between_the_korean_words_for_a_number_is_read(number: str) -> None:
    text = f"인민위원회\n제{number}호\n2025년 11월 3일\n지시\n\n1. 건설국은 교량을 점검한다.\n"
    assert _read(text).document.number == number


def test_who_is_to_propose_measures_is_the_topic_of_the_sentence() -> None:
    (one,) = _orders(HEADS["ko"] + "시 감사국은 분기별로 지연 기관에 대한 조치를 건의한다.")
    assert one.actor is not None
    assert (one.actor.span.quote, one.kind) == ("시 감사국", "directive")


def test_the_line_of_who_signs_is_no_order_and_his_post_is_whole() -> None:
    text = (
        "اللجنة الشعبية\nالرقم: 34/CT-UBND\n3 نوفمبر 2025\n\nتعميم\n\nيوجه رئيس اللجنة بما يلي:\n\n"
        "1. على إدارة البناء فحص جميع الجسور.\n\nرئيس اللجنة الشعبية\n"
    )
    found = _read(text)
    assert found.document.type == "circular"
    assert found.document.signer is not None
    assert found.document.signer.quote == "رئيس اللجنة الشعبية"
    assert [one.actor.span.quote for one in found.obligations if one.actor] == ["إدارة البناء"]
    assert len(found.obligations) == 1
