"""One sentence that charges two bodies is two orders: each with its own words, body and limit."""

import pytest

from remit.domain.reading import lacking, reader
from remit.domain.reading.records import Obligation
from remit.texts import packs

HEADS = {
    "en": "DIRECTIVE No. 12/CT\n5 January 2026\n\nThe Council orders:\n\n1. ",
    "vi": "CHỈ THỊ\nSố: 12/CT-UBND\nHà Nội, ngày 5 tháng 1 năm 2026\n\nYêu cầu:\n\n1. ",
    "ar": "توجيه رقم 12\nالتاريخ: 5 يناير 2026\n\nيوجه المجلس بما يلي:\n\n1. ",
    "ko": "지시 제12호\n2026년 1월 5일\n\n다음과 같이 지시한다.\n\n1. ",
}
LATE, SOON = "2026-06-30", "2026-03-10"
TWO = [
    (
        "en",
        "The Department of Finance shall allot the funds before 30 June 2026, and the Department "
        "of Home Affairs shall name the persons in charge by 10 March 2026.",
        ("Department of Finance", "Department of Home Affairs"),
    ),
    (
        "en",
        "The Ministry of Works must mend the dam by 30 June 2026 while the Treasury is to release "
        "the funds by 10 March 2026.",
        ("Ministry of Works", "Treasury"),
    ),
    (
        "vi",
        "Sở Tài chính có trách nhiệm bố trí kinh phí trước ngày 30/6/2026, Sở Nội vụ chủ trì cử "
        "cán bộ phụ trách trước ngày 10/3/2026.",
        ("Sở Tài chính", "Sở Nội vụ"),
    ),
    (
        "vi",
        "Sở Tài chính bố trí kinh phí trước ngày 30/6/2026; Sở Nội vụ có trách nhiệm cử cán bộ "
        "phụ trách trước ngày 10/3/2026.",
        ("Sở Tài chính", "Sở Nội vụ"),
    ),
    (
        "vi",
        "Sở Tài chính bố trí kinh phí trước ngày 30/6/2026, còn Sở Nội vụ phải cử cán bộ phụ "
        "trách trước ngày 10/3/2026.",
        ("Sở Tài chính", "Sở Nội vụ"),
    ),
    (
        "vi",
        "Sở Tài chính bố trí kinh phí trước ngày 30/6/2026, Sở Nội vụ cử cán bộ phụ trách trước "
        "ngày 10/3/2026.",
        ("Sở Tài chính", "Sở Nội vụ"),
    ),
    (
        "ar",
        "على وزارة المالية أن تخصص الاعتمادات قبل 30 يونيو 2026، وعلى وزارة الداخلية أن تسمي "
        "المسؤولين في موعد أقصاه 10 مارس 2026.",
        ("وزارة المالية", "وزارة الداخلية"),
    ),
    (
        "ar",
        "على وزارة المالية أن تخصص الاعتمادات قبل 30 يونيو 2026، ووزارة الداخلية أن تسمي "
        "المسؤولين في موعد أقصاه 10 مارس 2026.",
        ("وزارة المالية", "وزارة الداخلية"),
    ),
    (
        "ko",
        "재정부는 2026년 6월 30일까지 예산을 배정하고, 행정안전부는 2026년 3월 10일까지 담당자를 "
        "지정하여야 한다.",
        ("재정부", "행정안전부"),
    ),
    (
        "ko",
        "재정부는 2026년 6월 30일까지 예산을 배정하고 행정안전부는 2026년 3월 10일까지 담당자를 "
        "지정하여야 한다.",
        ("재정부", "행정안전부"),
    ),
]
ONE = [
    (
        "en",
        "The Department of Health, together with the Department of Finance, shall open the "
        "hospital by 1 May 2026.",
    ),
    ("en", "The Department of Education shall report every quarter before the 5th."),
    ("en", "The Department of Health and the Department of Finance shall report by 1 May 2026."),
    ("vi", "Sở Y tế chủ trì, phối hợp với Sở Tài chính, Sở Nội vụ báo cáo trước ngày 1/5/2026."),
    ("vi", "Sở Y tế chủ trì, Sở Tài chính phối hợp hoàn thành bệnh viện trước ngày 1/5/2026."),
    ("ar", "على وزارة الصحة بالتعاون مع وزارة المالية أن تفتتح المستشفى قبل 1 مايو 2026."),
    ("ko", "보건복지부는 재정부와 협력하여 2026년 5월 1일까지 병원을 개원하여야 한다."),
]
UNSURE = [
    (
        "en",
        "The Department of Trade shall publish the draft by 1 March 2026 and the final by 1 May.",
    ),
    (
        "en",
        "The Registrar shall keep the book at the place that the Minister shall name by May 2026.",
    ),
    (
        "ar",
        "تنشر وزارة المالية الموازنة قبل 30 يونيو 2026، وتسمي وزارة الداخلية المسؤولين قبل 10 مارس "
        "2026.",
    ),
    ("vi", "Sở Y tế hoàn thành đợt một trước ngày 1/3/2026 và đợt hai trước ngày 1/5/2026."),
    ("ko", "보건복지부는 2026년 3월 1일까지 초안을, 2026년 5월 1일까지 최종안을 제출하여야 한다."),
]


def _owed(language: str, sentence: str) -> list[Obligation]:
    text = f"{HEADS[language]}{sentence}\n"
    found = reader.read(text, packs.packs()).obligations
    assert all(text[one.span.start : one.span.end] == one.span.quote for one in found)
    return [one for one in found if one.confidence >= 0.5]


def _named(one: Obligation) -> str:
    return one.actor.span.quote.removeprefix("The ").removeprefix("the ") if one.actor else ""


@pytest.mark.parametrize(("language", "sentence", "bodies"), TWO)
def test_each_body_with_a_word_of_duty_of_its_own_has_its_own_draft_and_limit(
    language: str, sentence: str, bodies: tuple[str, str]
) -> None:
    first, second = _owed(language, sentence)
    assert (_named(first), _named(second)) == bodies
    assert [one.deadline.value if one.deadline else "" for one in (first, second)] == [LATE, SOON]
    assert first.span.end <= second.span.start
    assert lacking.ONE_ORDER not in (*first.lacks, *second.lacks)


@pytest.mark.parametrize(("language", "sentence"), ONE)
def test_who_takes_part_and_what_comes_back_is_no_second_order(
    language: str, sentence: str
) -> None:
    (one,) = _owed(language, sentence)
    assert lacking.ONE_ORDER not in one.lacks


@pytest.mark.parametrize(("language", "sentence"), UNSURE)
def test_what_may_be_two_orders_and_is_not_cut_says_so(language: str, sentence: str) -> None:
    (one,) = _owed(language, sentence)
    assert lacking.ONE_ORDER in one.lacks


def test_a_limit_at_the_head_of_a_sentence_is_that_of_each_of_its_orders() -> None:
    sentence = (
        "By 10 March 2026 the Department of Roads shall mend the bridge and the Department of "
        "Parks shall plant the trees."
    )
    assert [one.deadline and one.deadline.value for one in _owed("en", sentence)] == [SOON] * 2


def test_a_limit_at_the_end_may_be_that_of_the_order_before_it_too() -> None:
    sentence = (
        "The Department of Roads shall mend the bridge, and the Department of Parks shall plant "
        "the trees, both by 10 March 2026."
    )
    first, second = _owed("en", sentence)
    assert (first.deadline, first.lacks) == (None, (lacking.DEADLINE,))
    assert second.deadline is not None
    assert second.deadline.value == SOON


def test_a_condition_is_no_order_of_its_own() -> None:
    sentence = "Where a district must close a school, the Department of Education shall tell them."
    (one,) = _owed("en", sentence)
    assert _named(one) == "Department of Education"
