"""What the reader finds in short texts of our own, and what it must never claim to find."""

import pytest

from remit.domain import reading
from remit.domain.reading.records import Deadline, Obligation, Reading
from remit.texts import packs

VI_ORDER = """ỦY BAN NHÂN DÂN
THÀNH PHỐ HOA SEN
Số: 12/CT-UBND
Hoa Sen, ngày 15 tháng 4 năm 2024

CHỈ THỊ
Về tăng cường kỷ luật trong thực thi công vụ

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Thời gian qua, các sở đã tập trung thực hiện nhiệm vụ được giao. Một số đơn vị còn chậm.
Chủ tịch Ủy ban nhân dân thành phố yêu cầu:
1. Giám đốc các sở, Chủ tịch UBND các quận, huyện:
a) Khẩn trương rà soát các nhiệm vụ quá hạn, hoàn thành trước ngày 31/12/2024;
b) Công khai kết quả giải quyết hồ sơ; báo cáo UBND thành phố trước ngày 25 hằng tháng.
2. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tham mưu kế hoạch trong tháng 5; \
xây dựng đề án giai đoạn 2025-2030, trình UBND thành phố trong quý III/2024.
Trong vòng 10 ngày làm việc kể từ ngày ký, các đơn vị gửi danh sách đầu mối.
Chỉ thị này có hiệu lực kể từ ngày ký.
Nơi nhận:
- Các sở, ban, ngành;
"""
EN_ORDER = """Executive Order 20001 of January 20, 2025

By the authority vested in me as President by the Constitution, it is hereby ordered:

Sec. 2. Reports. (a) Within 90 days of the date of this order, the Director of the Office, in \
consultation with the Secretary of the Treasury, shall submit to the President a report.
(b) The head of each agency shall:
(i) review all forms by June 30, 2025;
(ii) publish the results on its website.

Sec. 3. General Provisions. (a) Nothing in this order shall be construed to impair authority.
"""


def _read(text: str) -> Reading:
    return reading.read(text, packs.packs())


def _ruled(text: str) -> tuple[Obligation, ...]:
    """The drafts that a rule speaks for."""
    return tuple(one for one in _read(text).obligations if not one.only_resembles)


def _only(text: str) -> Obligation:
    found = _ruled(text)
    assert len(found) == 1, [one.span.quote for one in found]
    return found[0]


def _due(text: str) -> Deadline | None:
    return _only(text).deadline


def test_a_vietnamese_directive_is_read_with_its_header() -> None:
    document = _read(VI_ORDER).document
    assert (document.type, document.language, document.number) == ("directive", "vi", "12/CT-UBND")
    assert (document.date, document.issuer) == ("2024-04-15", "ỦY BAN NHÂN DÂN THÀNH PHỐ HOA SEN")
    assert (document.event_date.value, document.event_date.basis) == ("2024-04-15", "stated")


def test_items_owe_what_their_header_orders_and_inherit_its_actor() -> None:
    first, second, *_ = _read(VI_ORDER).obligations
    assert first.actor.basis == second.actor.basis == "inherited"
    assert second.actor.span.quote == "Giám đốc các sở, Chủ tịch UBND các quận, huyện"
    assert second.span.quote.startswith("Công khai kết quả giải quyết hồ sơ; báo cáo UBND")


def test_a_semicolon_does_not_part_what_one_unit_owes() -> None:
    (task,) = [one for one in _read(VI_ORDER).obligations if "Sở Nội vụ" in one.actor.span.quote]
    assert "trong tháng 5; xây dựng đề án" in task.span.quote
    assert task.deadline.value == "2024-05"
    assert [span.quote for span in task.cooperating] == ["Sở Tài chính"]


def test_working_days_are_not_counted_without_a_calendar() -> None:
    due = _read(VI_ORDER).obligations[-1].deadline
    assert (due.operator, due.value, due.granularity, due.period) == (
        "within",
        None,
        "working day",
        "P10D",
    )


def test_what_was_reported_and_the_legal_basis_bind_nobody() -> None:
    quotes = " ".join(one.span.quote for one in _read(VI_ORDER).obligations)
    assert "Thời gian qua" not in quotes
    assert "Căn cứ" not in quotes
    assert "hiệu lực" not in quotes


def test_an_english_order_counts_days_from_its_own_date() -> None:
    first, second, third = _ruled(EN_ORDER)
    assert (first.deadline.value, first.deadline.operator) == ("2025-04-20", "within")
    assert first.actor.span.quote == "the Director of the Office"
    assert [span.quote for span in first.cooperating] == ["the Secretary of the Treasury"]
    assert (second.deadline.value, second.deadline.operator) == ("2025-06-30", "by")
    assert third.actor.span.quote == "The head of each agency"


@pytest.mark.parametrize(
    ("text", "value", "operator"),
    [
        ("Ngày 5/3/2024, Chủ tịch yêu cầu các sở báo cáo chậm nhất ngày 15/4.", "2024-04-15", "by"),
        ("Giao Sở Y tế rà soát, hoàn thành trong quý II/2024.", "2024-Q2", "in"),
        ("Giao Sở Y tế rà soát, hoàn thành trong 6 tháng đầu năm 2024.", "2024-H1", "in"),
        ("보건복지부는 2024년 4월 15일까지 결과를 제출할 것", "2024-04-15", "by"),
        ("보건복지부는 2024년 상반기까지 제도를 개선해야 한다.", "2024-H1", "by"),
        ("يجب على الوزارة نشر القائمة قبل ٣١ ديسمبر ٢٠٢٥.", "2025-12-31", "before"),
        ("يجب على الوزارة نشر القائمة في الربع الثاني من عام 2024.", "2024-Q2", "in"),
        ("The Ministry shall publish the list no later than 15 April 2024.", "2024-04-15", "by"),
        ("The Ministry must publish the list in the second quarter of 2024.", "2024-Q2", "in"),
    ],
)
def test_a_deadline_has_the_value_the_text_gives(text: str, value: str, operator: str) -> None:
    due = _due(text)
    assert due is not None
    assert (due.value, due.operator, due.vague) == (value, operator, False)


@pytest.mark.parametrize(
    "text",
    [
        "Giao Sở Xây dựng rà soát quy hoạch đến năm 2030, tầm nhìn đến năm 2045.",
        "Giao Sở Xây dựng rà soát kế hoạch giai đoạn 2021-2030.",
        "يجب على الإدارة تنفيذ الخطة للفترة 2021-2030، مع رؤية حتى عام 2050.",
        "건설부는 2021년부터 2030년까지의 기본계획을 조정해야 합니다.",
        "The Ministry shall implement the Master Plan to 2045.",
    ],
)
def test_a_plan_horizon_is_no_deadline(text: str) -> None:
    assert _due(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Giao Sở Y tế rà soát, báo cáo trước ngày 15/4.",
        "보건복지부는 12월 10일까지 결과를 제출할 것",
        "يجب على الوزارة نشر القائمة قبل 31 ديسمبر.",
        "The Ministry shall publish the list by 15 April.",
    ],
)
def test_a_year_that_no_text_gives_is_not_invented(text: str) -> None:
    due = _due(text)
    assert due is not None
    # It is kept as words, for a person to date.
    assert (due.value, due.vague) == (None, True)


def test_the_year_of_a_cited_law_is_not_the_year_of_the_event() -> None:
    text = (
        "Sáng 6/9, thành phố họp về Quyết định số 06/QĐ-TTg ngày 06 tháng 01 năm 2015.\n"
        "Giao Sở Y tế rà soát, báo cáo trước ngày 15/12.\n"
    )
    found = _read(text)
    assert found.references[0].date == "2015-01-06"
    assert found.document.event_date.value is None
    assert _ruled(text)[0].deadline.value is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("يجب على الهيئة نشر المؤشرات في أقرب وقت ممكن.", "في أقرب وقت ممكن"),
        ("복지부는 대책을 조속히 마련해야 한다.", "조속히"),
        ("The agency shall publish the list as soon as possible.", "as soon as possible"),
    ],
)
def test_a_vague_word_stays_vague(text: str, quote: str) -> None:
    due = _due(text)
    assert due is not None
    assert (due.value, due.vague, due.span.quote) == (None, True, quote)


def test_the_year_of_an_event_may_come_from_the_address() -> None:
    text = "Chiều 14/11, thành phố họp.\nGiao Sở Y tế rà soát, báo cáo trước ngày 31/12.\n"
    text += "Nguồn: https://example.org/tin-20251114201740226.htm\n"
    found = _read(text)
    assert (found.document.event_date.value, found.document.event_date.basis) == (
        "2025-11-14",
        "url",
    )
    assert _ruled(text)[0].deadline.value == "2025-12-31"


@pytest.mark.parametrize(
    "text",
    [
        "وجهة النظر حول العمل كانت واضحة، ونفذت المهام على وجه السرعة.",
        "وقد وجهت اللجنة بمراجعة الإجراءات.",
        "The agencies were required to report last year.",
        "The term agency shall have the meaning given in the statute.",
        "There will be no criteria for district-level smart cities.",
        "대통령은 다음과 같이 지시했다.",
        "Ngành giao thông vận tải đã hoàn thành nhiệm vụ được giao.",
    ],
)
def test_words_that_only_look_like_orders_bind_nobody(text: str) -> None:
    assert _read(text).obligations == ()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Đến nay 39/133 nhiệm vụ hoàn thành, đạt 29,32%.", False),
        ("Đến nay 39/133 nhiệm vụ hoàn thành, đạt 31,5%.", True),
        ("총 285건 중 212건(74.3%)이 처리됐다.", False),
        ("10명 중 7명(69.6%)이 찬성했다.", False),
        ("So far 39 of the 133 tasks (30.1%) are done.", True),
    ],
)
def test_a_share_is_checked_with_rounding_and_truncation_accepted(text: str, wrong: bool) -> None:
    codes = [check.code for check in _read(text).checks]
    assert codes == (["PART_WHOLE_PERCENT"] if wrong else [])


def test_a_list_longer_than_announced_is_reported_with_its_items() -> None:
    text = "The unit developed two projects. First, a portal. Second, a map. Third, a magazine."
    (check,) = _read(text).checks
    assert (check.code, len(check.spans)) == ("COUNT_VS_LIST", 4)


def test_two_periods_less_than_a_quarter_apart_conflict() -> None:
    text = (
        "Results of the first nine months of 2023 were good. "
        "In the first eight months of 2023 all went well."
    )
    assert [check.code for check in _read(text).checks] == ["PERIOD_CONFLICT"]


def test_a_text_in_two_languages_is_read_in_both() -> None:
    text = (
        "Giao Sở Y tế chủ trì rà soát danh mục dữ liệu trong tháng 5.\n"
        "The Ministry of Health shall review the register of data by June 2024.\n"
    )
    assert {cue.split(".")[0] for one in _read(text).obligations for cue in one.cues} == {
        "vi",
        "en",
    }


def test_what_a_text_admits_is_found_by_kind() -> None:
    text = "Capacity remains weak in many offices. The review found 18 bottlenecks in total."
    assert [one.kind for one in _read(text).findings] == ["limitation", "bottleneck"]


def test_lines_wrapped_at_a_width_are_read_as_one_sentence() -> None:
    wrapped = (
        "The purpose of this text is to show that a sentence may run over several\n"
        "lines of equal width without any full stop at the end of such a line, and\n"
        "that the reader joins them. Within 30 days of the issuance of the notice, the\n"
        "Secretary of the Interior shall prepare and shall also send to all of the\n"
        "offices of the district a complete list of the places that are still open.\n"
    )
    one = _only(wrapped)
    assert one.span.quote.startswith("Within 30 days")
    assert "\n" in one.span.quote
