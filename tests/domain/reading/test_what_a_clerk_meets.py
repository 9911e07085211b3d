"""Heads, days of meetings, frames of letters, limits in words, units and figures as a clerk meets
them: each form in the four languages."""

import pytest

from remit.domain.reading import reader
from remit.domain.reading.records import Obligation, Reading
from remit.texts import packs


def read(text: str) -> Reading:
    return reader.read(text, packs.packs())


def only(text: str) -> Obligation:
    (owed,) = [one for one in read(text).obligations if one.confidence >= 0.5]
    return owed


NOTICE = "NOTICE\nNo. 9/TB-HD\n\nHill Town, 12 May 2025\n\n"
THONG_BAO = "THÔNG BÁO\nSố: 9/TB-UBND\n\nĐồi Xanh, ngày 12 tháng 5 năm 2025\n\n"


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        (NOTICE + "Conclusions of the meeting on wells, 8 May 2025\n", "2025-05-08", "stated"),
        (NOTICE + "On 8 May the Mayor chaired a meeting on wells.\n", "2025-05-08", "inferred"),
        (NOTICE + "The next meeting on 8 May is open to all.\n", "2025-05-12", "stated"),
        (NOTICE + "The meeting will be held on 20 May 2025.\n", "2025-05-12", "stated"),
        (NOTICE + "1. The meeting of 8 May 2025 was long.\n", "2025-05-12", "stated"),
        (
            THONG_BAO + "Ngày 08 tháng 5 năm 2025, Chủ tịch huyện đã chủ trì họp về giếng nước.\n",
            "2025-05-08",
            "stated",
        ),
        (THONG_BAO + "tại cuộc họp về giếng nước ngày 08/5/2025\n", "2025-05-08", "stated"),
        (
            "공고\n2025년 5월 12일\n\n5월 8일 개최된 우물 점검 회의 결과이다.\n",
            "2025-05-08",
            "inferred",
        ),
        ("공고\n2025년 5월 12일\n\n2025년 5월 8일까지 회의를 개최할 것\n", "2025-05-12", "stated"),
        (
            "قرار\nالتاريخ: 12 مايو 2025\n\nبعد الاطلاع على محضر الاجتماع المنعقد "
            "يوم 8 مايو 2025.\n",
            "2025-05-08",
            "stated",
        ),
        (
            "قرار\nالتاريخ: 12 يناير 2025\n\nعقد المحافظ اجتماعا حول الآبار يوم 30 ديسمبر.\n",
            "2024-12-30",
            "inferred",
        ),
    ],
)
def test_the_event_is_the_meeting_that_the_head_tells_of_not_the_day_of_the_letter(
    text: str, day: str, basis: str
) -> None:
    event = read(text).document.event_date
    assert (event.value, event.basis) == (day, basis)


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("PEOPLE'S COMMITTEE OF ĐỒI XANH TOWN", "PEOPLE'S COMMITTEE OF ĐỒI XANH TOWN"),
        ("OFFICE OF THE CITY COUNCIL OF BÌNH AN", "OFFICE OF THE CITY COUNCIL OF BÌNH AN"),
        ("People's Committee of Hill Town", "People's Committee of Hill Town"),
        ("MINUTES OF THE COMMITTEE", None),
        ("물새시", "물새시"),
        ("물새광역시 건설본부", "물새광역시 건설본부"),
        ("우물 점검 결과", None),
    ],
)
def test_a_letterhead_is_a_line_that_is_the_name_of_a_body(head: str, issuer: str | None) -> None:
    said = {
        True: "The wells of this part of the town are deep, and their water is clear and good.",
        False: "이 지역의 우물은 깊고 물이 맑으며 주민이 많이 이용한다.",
    }
    text = f"{head}\n\n2025-05-12\n\n{said[head[0].isascii()]}\n"
    assert read(text).document.issuer == issuer


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("قرار بشأن حماية الآبار", "decision"),
        ("تعميم حول ساعات العمل في الصيف", "circular"),
        ("تعليمات بخصوص صيانة الطرق", "directive"),
    ],
)
def test_an_arabic_title_names_the_kind_of_the_text_without_a_number(line: str, kind: str) -> None:
    assert read(f"{line}\n\nتلتزم مديرية المياه بتنظيف الآبار.\n").document.type == kind


@pytest.mark.parametrize(
    "text",
    [
        NOTICE + "1. The Board shall report.\n\nRecipients: as above; archive.\n",
        NOTICE + "1. The Board shall report.\n\ncc: all wards; file.\n",
        NOTICE + "1. The Board shall report.\n\nRecipients:\n- As above;\n- Archive.\n",
        "Orders of the weekly round\n\nDear all,\n\nThe Board shall report.\n\nKind regards,\n",
        "Subject: Request to the wards\n\nDear staff,\n\nThe Board shall report.\n",
        THONG_BAO + "1. Giao Sở Y tế báo cáo kết quả.\n\nNơi nhận: Như trên; Lưu: VT.\n",
        THONG_BAO + "1. Giao Sở Y tế báo cáo kết quả.\n\nLưu: VT, TH.\n",
        "공고\n\n1. 기획실은 결과를 보고할 것\n\n수신: 각 부서장; 문서 보관\n",
        "قرار رقم 5/2025\n\n1. تلتزم مديرية المياه بتنظيف الآبار.\n\nنسخة إلى: المالية؛ للحفظ.\n",
    ],
)
def test_greetings_subjects_recipients_and_filing_order_nothing(text: str) -> None:
    owed = read(text).obligations
    assert len(owed) == 1
    assert owed[0].confidence >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        NOTICE + "Recipients of grants shall report on their wells.\n",
        NOTICE + "1. File the returns of the wells with the Board.\n",
    ],
)
def test_an_order_to_recipients_or_to_file_stays_an_order(text: str) -> None:
    assert read(text).obligations


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Board shall call the wards by Friday.", "by Friday"),
        (
            "The Board shall close the well before the end of business on Monday.",
            "before the end of business on Monday",
        ),
        ("Giao Sở Y tế báo cáo trước thứ Sáu.", "trước thứ Sáu"),
        ("Giao Sở Y tế báo cáo chậm nhất là chiều thứ 6.", "chậm nhất là chiều thứ 6"),
        ("기획실은 결과를 금요일까지 제출할 것", "금요일까지"),
        ("تلتزم مديرية المياه بتنظيف الآبار قبل يوم الخميس.", "قبل يوم الخميس"),
    ],
)
def test_the_name_of_a_weekday_is_kept_as_words_and_never_becomes_a_date(
    text: str, words: str
) -> None:
    due = only(text).deadline
    assert due is not None
    assert (due.value, due.vague, due.span.quote) == (None, True, words)


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("구청은 우물을 매주 점검하고 결과를 매월 말일까지 제출하여야 한다.", "매월 말일까지"),
        ("구청은 우물을 매일 청소하고 매주 보고할 것", "매주"),
        ("구청은 우물을 매주 점검할 것", "매주"),
        ("The Board shall check the wells weekly and report monthly.", "weekly"),
    ],
)
def test_of_two_recurrences_the_one_of_the_verb_that_binds_counts(text: str, often: str) -> None:
    owed = only(text)
    assert owed.recurrence == often
    assert owed.deadline is not None
    assert (owed.deadline.operator, owed.deadline.span.quote) == ("every", often)


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("the Board of Works, the inspection of all wells", ["the Board of Works"]),
        (
            "the Board of Works, the Ministry of Health and the wards",
            ["the Board of Works", "the Ministry of Health", "the wards"],
        ),
        ("the Board of Works, the cleaning of wells", ["the Board of Works"]),
    ],
)
def test_what_is_done_together_is_no_unit(words: str, units: list[str]) -> None:
    owed = only(f"The Department of Water shall lead, in cooperation with {words}.")
    assert [one.quote for one in owed.cooperating] == units


@pytest.mark.parametrize("before", ["3. ", "", "3. Yêu cầu "])
@pytest.mark.parametrize(
    "unit",
    [
        "Sở Xây dựng",
        "Bộ Xây dựng",
        "Ủy ban Kiểm tra Thành ủy",
        "Ban Tổ chức Tỉnh ủy",
        "Thanh tra tỉnh",
    ],
)
@pytest.mark.parametrize("verb", ["trình", "báo cáo", "rà soát"])
def test_a_unit_whose_name_has_the_form_of_a_verb_is_named_whole(
    before: str, unit: str, verb: str
) -> None:
    text = f"{THONG_BAO}II. NHIỆM VỤ\n\n{before}{unit} {verb} danh sách giếng trước ngày 20/8/2025."
    actor = only(text).actor
    assert actor is not None
    assert actor.span.quote == unit


def test_a_unit_of_building_is_named_whole_in_a_text_without_marks() -> None:
    text = "3. So Xay dung trinh Uy ban nhan dan tinh danh sach gieng truoc ngay 20/8/2025."
    actor = only(text).actor
    assert actor is not None
    assert actor.span.quote == "So Xay dung"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("In all, 41 of 52 wells (78.8%) were cleaned.", "41 of 52 wells (78.8%)"),
        ("In all, 41 of 52 wells (78.8 per cent) were dug.", "41 of 52 wells (78.8 per cent)"),
        ("Năm 2025, 41/52 giếng (78,8%) đã được đào.", "41/52 giếng (78,8%)"),
    ],
)
def test_a_share_is_quoted_with_its_sign_and_its_bracket(text: str, quote: str) -> None:
    (stated,) = read(text).statistics
    assert stated.span.quote == quote


@pytest.mark.parametrize("label", ["district", "ward", "room", "station", "team", "road"])
def test_the_number_of_a_place_counts_nothing(label: str) -> None:
    assert not read(f"The care of {label} 4 rests on the Board.").statistics


def test_what_is_owed_is_told_without_the_word_that_ties_it_to_the_unit() -> None:
    owed = only("The Board is directed to publish the map of wells by 5 June 2025.")
    assert owed.action.startswith("publish the map")


def test_who_is_under_orders_and_should_do_something_is_ordered_a_peer_is_advised() -> None:
    ordered = only(NOTICE + "1. Wards and communes should test each well.\n")
    advised = only(NOTICE + "1. It is recommended that wards and communes test each well.\n")
    assert (ordered.kind, advised.kind) == ("directive", "recommendation")
