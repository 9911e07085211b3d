"""What does not add up is said with the places that contradict each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain.reading import reader, spellings
from remit.texts.packs import packs

HEAD = "Directive 7/CT\nThe Council, 10 March 2026\n"


def found(text: str) -> dict[str, tuple[str, ...]]:
    return {
        one.code: tuple(span.quote for span in one.spans)
        for one in reader.read(text, packs()).checks
    }


@pytest.mark.parametrize(
    "text",
    [
        "There are 60 offices, of which 46 offices report, 11 offices prepare and 4 offices wait.",
        "Có 60 cơ quan, trong đó 46 cơ quan đã báo cáo, 11 cơ quan đang làm và 4 cơ quan chưa làm.",
        "بلغ عدد المكاتب 60 مكتبا، منها 46 مكتبا أبلغت و11 مكتبا تستعد و4 مكاتب تنتظر.",
        "사무소 60개소 중 46개소 보고, 11개소 준비, 4개소 대기 상태이다.",
        "Of the 34 findings, 12 have been settled, 15 in part and 9 not at all.",
        "Trong số 34 kiến nghị, 12 đã xong, 15 làm một phần và 9 chưa làm.",
        "من أصل 34 توصية نُفذت 12 كليا و15 جزئيا و9 لم تنفذ.",
    ],
)
def test_parts_that_nearly_make_their_whole_are_questioned(text: str) -> None:
    assert "PARTS_DO_NOT_SUM" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "There are 60 offices, of which 46 offices report, 11 offices prepare and 3 offices wait.",
        "There are 60 offices, of which 12 offices are new and 5 offices are closed.",
        "There are 60 offices. 46 offices report and 15 offices wait.",
        "There are 60 offices, of which 46 offices report.",
        "Of the 34 findings, 12 have been settled since 2019, 15 in part and 7 not at all.",
    ],
)
def test_parts_that_fit_or_were_never_meant_to_fit_are_not(text: str) -> None:
    assert "PARTS_DO_NOT_SUM" not in found(text)


ORDERS = [
    "The Department of Health shall build 120 clinics, of which 48 are public, a rate of {} %.",
    "The Department of Health shall build 120 clinics, 48 of them public ({} %).",
    "Sở Y tế phải xây dựng 120 phòng khám, trong đó 48 là công lập, đạt tỷ lệ {}%.",
    "على وزارة الصحة أن تبني 120 عيادة، منها 48 عامة، أي بنسبة {}%.",
    "보건복지부는 의원 120개소를 건립하고, 이 중 48개소({}%)는 공공의원으로 하여야 한다.",
]


@pytest.mark.parametrize("order", ORDERS)
def test_the_figures_of_an_order_are_checked_as_those_of_a_report(order: str) -> None:
    text = HEAD + order.format(45) + "\n"
    read = reader.read(text, packs())
    (check,) = [one for one in read.checks if one.code == "PART_WHOLE_PERCENT"]
    whole, part, share = (span.quote for span in check.spans)
    assert ("120" in whole, "48" in part, "45" in share) == (True, True, True)
    assert any(
        one.span.start <= check.spans[0].start and check.spans[-1].end <= one.span.end
        for one in read.obligations
    )
    assert "PART_WHOLE_PERCENT" not in found(HEAD + order.format(40) + "\n")


def test_a_rate_of_something_else_is_no_share_of_the_part_before_it() -> None:
    text = (
        "The Department of Health shall build 120 clinics, of which 48 are public, and raise the "
        "rate of vaccination to 95 % by 1 May 2027.\n"
    )
    assert "PART_WHOLE_PERCENT" not in found(HEAD + text)


def test_a_figure_with_its_digits_exchanged_is_shown_in_both_places() -> None:
    text = (
        "The province has spent 43.1 per cent of the capital budget of the year.\n"
        "Only 41.3 per cent of the capital budget of the province was spent this year."
    )
    assert found(text)["FIGURE_GIVEN_TWICE"] == ("43.1 per cent", "41.3 per cent")


def test_like_figures_of_other_things_are_left_alone() -> None:
    text = "Schools teach 4,310 pupils.\nRoads cost 4,130 talers per metre in the mountains."
    assert "FIGURE_GIVEN_TWICE" not in found(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Departments shall report by 31 June 2026.", "DATE_IMPOSSIBLE"),
        ("Các sở báo cáo trước ngày 30/02/2026.", "DATE_IMPOSSIBLE"),
        ("각 부서는 2026년 4월 31일까지 보고할 것.", "DATE_IMPOSSIBLE"),
        ("The board meets on Monday, 4 June 2026.", "DATE_WEEKDAY"),
        ("Hội nghị họp vào thứ Hai, ngày 4/6/2026.", "DATE_WEEKDAY"),
        ("회의는 2026년 6월 4일(월)에 연다.", "DATE_WEEKDAY"),
        ("يعقد الاجتماع يوم الاثنين 4 يونيو 2026.", "DATE_WEEKDAY"),
    ],
)
def test_a_day_that_cannot_be_is_questioned(text: str, code: str) -> None:
    assert code in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The board meets on Thursday, 4 June 2026.",
        "회의는 2026년 6월 4일(목)에 연다.",
        "يعقد الاجتماع يوم الخميس 4 يونيو 2026.",
        "Departments shall report by 29 February 2028.",
        "Pay 12.13 talers of 45/99.",
    ],
)
def test_a_day_that_can_be_is_not(text: str) -> None:
    assert not {"DATE_IMPOSSIBLE", "DATE_WEEKDAY"} & set(found(text))


def test_two_spellings_of_one_unit_are_shown() -> None:
    text = (
        "The Department of Registration shall publish the list.\n"
        "The Department of Regstration shall send a copy by 1 May 2027.\n"
        "The Department of Finance shall pay.\n"
    )
    assert found(HEAD + text)["NAMES_NEARLY_ALIKE"] == (
        "The Department of Registration",
        "The Department of Regstration",
    )


def test_letters_of_two_alphabets_in_one_word_are_shown() -> None:
    assert found("The Dеpartment shall report.")["LETTERS_MIXED"] == ("Dеpartment",)
    assert "LETTERS_MIXED" not in found("Департамент and Department report on α-particles.")


NAMES = st.text("abcd ", max_size=9)


@given(NAMES, NAMES)
def test_distance_is_even_and_zero_only_for_the_same(one: str, other: str) -> None:
    assert spellings.distance(one, other, 9) == spellings.distance(other, one, 9)
    assert (spellings.distance(one, other, 9) == 0) == (one == other)


@given(NAMES, st.integers(0, 8))
def test_two_letters_exchanged_are_one_change(name: str, at: int) -> None:
    if at + 1 < len(name) and name[at] != name[at + 1]:
        exchanged = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        assert spellings.distance(name, exchanged, 3) == 1
