"""Korean texts as their sources give them: web pages, releases, lists with units below."""

import pytest

from remit.domain.reading import tags
from tests.support import readings

AUDITED = """<li><strong>정기감사 결과</strong>
<table><caption>시정요구사항</caption>
<tr><th>연번</th><th>시정요구사항</th><th>처리결과</th></tr>
<tr><td>1</td><td class="c">공단 재정 상태가 나빠지고 있으니 수입을 늘릴 대책 마련</td>
<td><ul><li>요금 체계를 다시 살펴<br/>
    수입을 늘리겠음.</li><li>수입 감소 원인 분석 완료함</li></ul></td></tr>
</table></li>
"""
RELEASE = "보도자료\n\n누리부는 하천 정비 성과를 발표했다.\n\n"
LISTED = (
    "○배수로 정비 철저 - 장마에 앞서 배수로를 미리 살펴 주기 바람 . 2031. 4.2. 도로과 전부서\n"
    "○가로등 교체 - 어두운 골목의 가로등을 바꾸어 주기 바람 .\n"
)
CUT = "○어두운 골목의 가로등을 밝은 것으로 바꾸어 주기 바람.\n2031.\n4. 2.\n도로과 보고\n"


def test_a_page_of_an_audit_binds_the_audited_body_to_demands_and_to_its_answers() -> None:
    owed = [(one.kind, readings.actor(one)) for one in readings.shown(AUDITED)]
    assert owed == [("directive", "공단"), ("commitment", "공단")]


def test_what_is_read_from_a_page_points_into_the_page_as_received() -> None:
    for one in readings.shown(AUDITED):
        assert AUDITED[one.span.start : one.span.end] == one.span.quote


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("<p>가</p>", "\n  가\n   "),
        ("가<br>나", "가    나"),
        ("가.<br>나", "가.\n   나"),
        ("가 < 나 그리고 다 > 라", "가 < 나 그리고 다 > 라"),
    ],
)
def test_a_tag_gives_way_and_every_letter_keeps_its_place(text: str, bare: str) -> None:
    assert tags.bare(text) == bare
    assert len(tags.bare(text)) == len(text)


def test_what_a_release_promises_without_a_name_its_writer_owes() -> None:
    text = RELEASE + "앞으로 점검 결과를 모아 자료집을 만들 계획이다."
    assert [readings.actor(one) for one in readings.shown(text)][-1] == "누리부"


def test_who_receives_a_promise_does_not_owe_it() -> None:
    text = RELEASE + "공정을 고치는 기업에는 융자를 이어 줄 계획이다."
    assert [readings.actor(one) for one in readings.shown(text)][-1] == "누리부"


@pytest.mark.parametrize("text", [LISTED, CUT])
def test_the_day_and_the_unit_below_an_instruction_belong_to_it(text: str) -> None:
    first = readings.shown(text)[0]
    assert (first.kind, readings.actor(first)) == ("task", "도로과")
    assert first.deadline is not None
    assert first.deadline.value == "2031-04-02"


def test_the_unit_of_one_instruction_is_not_that_of_the_next() -> None:
    assert [readings.actor(one) for one in readings.shown(LISTED)] == ["도로과", None]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("각 지역에서는 4월에서 6월 사이에 자체 점검을 할 계획이다.", "2031-06"),
        ("누리부는 내년(2032년)부터 설비 설치를 도울 계획이다.", "2032"),
        ("누리부는 7월 23일부터 기술 진단을 시작할 계획이다.", "2031-07-23"),
    ],
)
def test_a_year_told_beside_this_or_the_next_dates_the_whole_text(
    sentence: str, value: str
) -> None:
    text = f"누리부는 올해(2031년) 사업을 알렸다.\n\n{sentence}"
    due = [one.deadline for one in readings.shown(text)][-1]
    assert due is not None
    assert due.value == value
