"""What is proposed at registering and confirming: titles from the head, issuers by their names."""

import datetime as dt
from pathlib import Path

import pytest

from remit.domain.reading import reader
from remit.organisation import actions as organisation
from remit.texts import owed, packs, proposals, titles
from tests.support.government import Government

TUTORIAL = Path(__file__).resolve().parents[3] / "docs" / "tutorial" / "first-quarter-hour.md"
ITEMS = "\n".join(f"{at}. The Board shall paint the gates of yard {at}." for at in range(1, 400))
LETTERHEAD = "BOARD OF THE RIVER\nNo. 7/KH-BR\n\nHill Town, 3 May 2025\n\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{LETTERHEAD}PLAN\nfor the gates of 2026\n\n{ITEMS}", "Plan for the gates of 2026"),
        (f"{LETTERHEAD}NOTICE ON OLD GATES\n\nThe gates are old.\n", "NOTICE ON OLD GATES"),
        (f"{LETTERHEAD}CIRCULAR\nGates: what is new\n\n{ITEMS}", "Gates: what is new"),
        (f"Subject: gates of the north\n\nDear all,\n\n{ITEMS}", "Gates of the north"),
        (
            "Dear all,\n\nThe Board shall paint the gates. It is late.\n",
            "The Board shall paint the gates",
        ),
        (ITEMS, "The Board shall paint the gates of yard 1"),
        (
            "UBND TỈNH ĐỒI XANH\nSố: 7/KL-UBND\n\nĐồi Xanh, ngày 03 tháng 5 năm 2025\n\n"
            "KẾT LUẬN\ncủa Chủ tịch tại cuộc họp ngày 02 tháng 5 năm 2025\n\nNgày 02 họp.\n",
            "Kết luận của Chủ tịch tại cuộc họp ngày 02 tháng 5 năm 2025",
        ),
        (
            "QUYẾT ĐỊNH\nChương trình thực hiện Nghị quyết số 7-NQ/TW ngày 02/5/2025\n\n"
            "Điều 1. Giao Sở Y tế.\n",
            "Chương trình thực hiện Nghị quyết số 7-NQ/TW ngày 02/5/2025",
        ),
        ("SỞ Y TẾ\nV/v rà soát giếng nước\n\nKính gửi: Các xã\n", "Rà soát giếng nước"),
        (
            "물새시\n문서번호 기획과-77\n2025년 5월 3일\n우물 점검 결과 통보\n결과를 통보합니다.\n",
            "우물 점검 결과 통보",
        ),
        (
            "ولاية التل\nرقم: 7/2025\nالتاريخ: 3 مايو 2025\nقرار بشأن الآبار القديمة\n\n"
            "تقرر ما يلي:\n",
            "قرار بشأن الآبار القديمة",
        ),
        ("", ""),
    ],
)
def test_a_title_comes_from_the_head_and_never_from_an_item_unless_there_is_nothing_else(
    text: str, title: str
) -> None:
    number = "기획과-77" if "기획과" in text else "7/2025"
    header = {"number": number, "issuer": "ولاية التل"}
    assert titles.title(text, header) == title


def test_a_text_without_a_heading_gives_a_short_title_that_ends_at_a_word() -> None:
    words = "the gates of the yard are old and " * 40
    title = titles.title(f"{words}rusty.", {})
    assert len(title) <= titles.LONGEST_PROSE
    assert words.startswith(f"{title} ")


@pytest.mark.parametrize(
    ("action", "limit", "title"),
    [
        ("report on the gates by 11 February 2027", "by 11 February 2027", "report on the gates"),
        ("to paint all gates", "", "paint all gates"),
        ("should paint all gates", "", "paint all gates"),
        ("sơn cổng, hoàn thành trước ngày 05/6/2025", "trước ngày 05/6/2025", "sơn cổng"),
        ("대문을 2025년 6월 5일까지 도색할 것", "2025년 6월 5일까지", "대문을 도색"),
        ("report by 5 June", "by 5 June", "report by 5 June"),
    ],
)
def test_the_title_of_a_commitment_leaves_out_the_limit_that_is_a_date_beside_it(
    action: str, limit: str, title: str
) -> None:
    found = {"action": action, "deadline": {"value": "2027-02-11", "quote": limit}}
    assert owed.words(found) == title
    kept = {"action": action, "deadline": {"value": None, "quote": limit}}
    assert limit in owed.words(kept)


@pytest.mark.parametrize(
    ("action", "title"),
    [
        ("shall open the map of building permits", "Open the map of building permits"),
        (
            "shall also depute teams and shall complete the work",
            "Depute teams and complete the work",
        ),
        ("are encouraged to build assistants", "Build assistants"),
        ("has undertaken to connect all schools", "Connect all schools"),
        ("must not hand work upwards", "Do not hand work upwards"),
        ("not hand work upwards", "Do not hand work upwards"),
        ("are not to accept gifts", "Do not accept gifts"),
        ("are not permitted to collect fees", "Are not permitted to collect fees"),
        ("is not required to report", "Is not required to report"),
        ("are not allowed to close early", "Are not allowed to close early"),
        ("are not exempt from the fee", "Are not exempt from the fee"),
        ("is not to be repeated", "Is not to be repeated"),
        ("must no longer accept cash", "No longer accept cash"),
        ("Funding must not be diverted", "Funding must not be diverted"),
        ("not later than May report on the gates", "Not later than May report on the gates"),
        (
            "The Board cannot delay the payment and must pay at once",
            "The Board cannot delay the payment and must pay at once",
        ),
        (
            "It is imperative that inspections are completed",
            "Ensure that inspections are completed",
        ),
        ("There is a need for the Board to review its fees", "Review its fees"),
        ("Về an toàn thực phẩm: kiểm tra các chợ", "Kiểm tra các chợ"),
        ("من الضروري أن تراجع الهيئة رسومها", "تراجع الهيئة رسومها"),
        ("shall be published at once", "Shall be published at once"),
        ("willing wards keep a list", "Willing wards keep a list"),
        ("건축허가 지도를 개방하여야 한다", "건축허가 지도를 개방"),
        ("모델을 시에 적극적으로 제안해야 합니다", "모델을 시에 적극적으로 제안"),
        ("설치 가구를 60%로 높여야 한다", "설치 가구를 60%로 높이기"),
        ("운영 기준을 새로 세워야 한다", "운영 기준을 새로 세우기"),
        ("결과를 시에 보내야 한다", "결과를 시에 보내기"),
        ("창고에 덮개를 받아야 한다", "창고에 덮개를 받기"),
        ("다리를 새로 지어야 한다", "다리를 새로 지어야 한다"),
        ("대문을 도색하기 바랍니다", "대문을 도색"),
        ("책임을 명확히 해야 한다", "책임을 명확히 해야 한다"),
        ("요금을 부과하지 아니한다", "요금을 부과하지 아니한다"),
        ("phải bàn giao mặt bằng", "Bàn giao mặt bằng"),
        ("có trách nhiệm nộp danh sách", "Nộp danh sách"),
        ("phải không để nước tràn", "Không để nước tràn"),
        ("أن تختبر البيانات مع القراء", "تختبر البيانات مع القراء"),
        ("ألا تغلق أبواب المكاتب", "ألا تغلق أبواب المكاتب"),
    ],
)
def test_a_title_is_the_action_without_the_words_of_duty(action: str, title: str) -> None:
    assert owed.title({"action": action}) == title


NAMES = {"en": "Well Office", "vi": "Văn phòng Giếng", "ko": "우물청", "ar": "ديوان الآبار"}


def renamed(city: Government, code: str) -> int:
    city.does(
        "administrator",
        "2023-02-01",
        organisation.rename_unit,
        unit=city.units[code],
        names=NAMES,
        on=dt.date(2023, 2, 1),
    )
    return city.units[code]


@pytest.mark.parametrize(
    ("action", "partners", "title"),
    [
        (
            "in coordination with the Department of Finance and the City Police, inspect bridges",
            ["the Department of Finance", "the City Police"],
            "Inspect bridges",
        ),
        (
            "Chủ trì, phối hợp với Sở Tài chính, Công an thành phố kiểm tra cầu yếu",
            ["Sở Tài chính", "Công an thành phố"],
            "Kiểm tra cầu yếu",
        ),
        (
            "بالتنسيق مع إدارة المالية وشرطة المدينة، فحص جميع الجسور",
            ["إدارة المالية", "شرطة المدينة"],
            "فحص جميع الجسور",
        ),
        (
            "재정국, 교통국, 시 경찰과 협력하여 모든 교량을 점검",
            ["재정국", "교통국", "시 경찰"],
            "모든 교량을 점검",
        ),
        ("coordinate the work of the City Police", ["the City Police"], ""),
    ],
)
def test_a_title_does_not_begin_with_those_that_take_part(
    action: str, partners: list[str], title: str
) -> None:
    found = {"action": action, "cooperating": [{"text": one} for one in partners]}
    assert owed.title(found) == (title or action[:1].upper() + action[1:])


def test_the_comma_behind_a_day_stays_between_what_it_parts() -> None:
    due = {"quote": "by 5 December 2025", "value": "2025-12-05"}
    found = {"action": "inspect bridges by 5 December 2025, roads and dikes", "deadline": due}
    assert owed.title(found) == "Inspect bridges, roads and dikes"


@pytest.mark.parametrize("name", NAMES.values())
def test_a_unit_is_the_issuer_by_its_name_in_any_language(city: Government, name: str) -> None:
    unit = renamed(city, "DOH")
    text = f"{name.upper()}\n\nPLAN\nfor wells\n"
    assert proposals.proposal(text, proposals.NOTHING_READ).issuer == unit
    read = {**proposals.NOTHING_READ, "issuer": name}
    assert proposals.proposal("PLAN\nfor wells\n", read).issuer == unit


def test_an_item_and_a_letterhead_that_two_units_bear_name_no_issuer(city: Government) -> None:
    renamed(city, "DOH")
    item = "PLAN\nfor wells\n\n1. Well Office: dig.\n"
    assert proposals.proposal(item, proposals.NOTHING_READ).issuer is None
    renamed(city, "DOF")
    assert proposals.proposal("WELL OFFICE\n\nPLAN\n", proposals.NOTHING_READ).issuer is None


def test_an_office_of_a_body_that_is_no_unit_is_not_taken_for_the_body(city: Government) -> None:
    unit = renamed(city, "DOH")
    for said, meant in (("The Well Office", unit), ("Archive of the Well Office", None)):
        read = {**proposals.NOTHING_READ, "issuer": said}
        assert proposals.proposal("PLAN\nfor wells\n", read).issuer == meant


def test_the_text_of_the_tutorial_gives_the_drafts_that_the_tutorial_promises() -> None:
    text = next(one for one in TUTORIAL.read_text("utf-8").split("```\n")[1:] if "NOTICE" in one)
    read = reader.read(text, packs.packs())
    assert [one.kind for one in read.obligations] == ["task", "task", "recommendation"]
    assert [one.deadline and one.deadline.value for one in read.obligations] == [
        "2027-06-30",
        "2027-Q2",
        None,
    ]
    assert read.document.issuer == "PEOPLE'S COMMITTEE OF SÔNG XANH CITY"
