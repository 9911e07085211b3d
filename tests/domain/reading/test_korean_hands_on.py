"""What a Korean text hands on: cells for several rows, brackets at the head, moods, answers."""

import pytest

from remit.domain.reading import tags
from remit.domain.reading.records import Obligation
from tests.support import readings

WRITTEN = "- 부처: 누리부\n- 배포일: 03/10/2031 09:00:00\n\n"


def _due(one: Obligation) -> tuple[str | None, str] | None:
    return (one.deadline.value, one.deadline.operator) if one.deadline else None


MERGED = """【 제도개선 추진일정 】

구분

개선과제

추진기한

기관

가게

 지원 강화

(1) 납부기한 연장

(2) 공급 요건 유연화

'31.5월

누리부

물새진흥공단

 운영 개선

(1) 심의기구 관리 강화

'31.6월

"

(2) 외부 전문가 중복 참여 개선

'31.6월

물새진흥공단
"""

BESIDE = """추진과제
담당부처
(협업부처)
추진일정
1. 제도 손질
· 이력 관리 체계 마련
누리부
'31.5월~
· 운용 실적 공개
누리부
(물새청)
'32.1월
참고 1
"""


def test_a_cell_may_serve_several_rows_and_a_sign_means_the_one_above() -> None:
    assert [
        (one.action, readings.actor(one), _due(one)) for one in readings.shown(WRITTEN + MERGED)
    ] == [
        ("납부기한 연장", "누리부", ("2031-05", "by")),
        ("공급 요건 유연화", "누리부", ("2031-05", "by")),
        ("심의기구 관리 강화", "누리부", ("2031-06", "by")),
        ("외부 전문가 중복 참여 개선", "물새진흥공단", ("2031-06", "by")),
    ]


def test_what_serves_several_rows_is_no_part_of_the_rows_above_the_last() -> None:
    first, second, *_ = readings.shown(WRITTEN + MERGED)
    assert first.span.end < second.span.start
    assert second.span.quote.endswith("누리부")


def test_a_unit_in_brackets_stands_beside_the_one_that_leads() -> None:
    rows = readings.shown(WRITTEN + BESIDE)
    assert [(readings.actor(one), _due(one)) for one in rows] == [
        ("누리부", ("2031-05", "from")),
        ("누리부", ("2032-01", "in")),
    ]
    assert [[span.quote for span in one.cooperating] for one in rows] == [[], ["물새청"]]


def test_a_list_of_what_was_chosen_is_no_table_of_tasks() -> None:
    chosen = "| 연번 | 지역 | 사업명 |\n|---|---|---|\n| 1 | 별마루 | 도서관 조성 사업 |\n"
    assert not [
        one for one in readings.read(WRITTEN + chosen).obligations if one.cues == ("table",)
    ]


@pytest.mark.parametrize(
    ("item", "actor"),
    [
        ("ㅇ (별빛부) 내년에는 상담 창구를 늘릴 계획이다.", "별빛부"),
        ("ㅇ [물새청·별빛부] 점검 기준을 새로 마련할 것", "물새청·별빛부"),
    ],
)
def test_who_stands_in_brackets_at_the_head_of_an_item_owes_it(item: str, actor: str) -> None:
    (one,) = readings.shown(f"{WRITTEN}□ 오늘 논의한 내용은 아래와 같다.\n{item}\n")
    assert readings.actor(one) == actor


def test_whom_help_is_for_does_not_owe_it() -> None:
    (one,) = readings.shown(WRITTEN + "ㅇ (소상공인) 상환 기한을 1년 늘릴 계획이다.\n")
    assert readings.actor(one) != "소상공인"


def test_an_item_that_stops_at_a_comma_takes_its_mood_from_the_item_below() -> None:
    text = "ㅇ 누리부는 면제 기간을 2032년까지로 늘리고,\nㅇ 심사 절차도 간소화할 계획이다.\n"
    first, second = readings.shown(WRITTEN + text)
    assert [first.kind, second.kind] == ["commitment", "commitment"]
    assert [readings.actor(first), readings.actor(second)] == ["누리부", "누리부"]


def test_of_whom_a_paragraph_tells_he_promises_what_follows() -> None:
    text = (
        "□ 물새청은 지난달 전담 인력을 늘려 위반 40건을 적발하였다.\n"
        "ㅇ 앞으로 예방 교육도 함께 추진할 계획이다.\n"
    )
    (one,) = readings.shown(WRITTEN + text)
    assert readings.actor(one) == "물새청"


def test_whoever_is_audited_gives_the_answers() -> None:
    text = "피감기관: 별마루시설공단\n\n이용 기준을 고치기 바랍니다.\n\n내년부터 기준을 고치겠음.\n"
    asked, answered = readings.shown(text)
    assert [readings.actor(asked), readings.actor(answered)] == ["별마루시설공단", "별마루시설공단"]
    assert answered.kind == "commitment"


def test_below_a_heading_of_proposals_a_request_is_a_recommendation() -> None:
    text = "건의사항\n\n주차장 입구의 불법 주차를 단속하여 주시기 바랍니다.\n"
    (one,) = readings.shown(text)
    assert one.kind == "recommendation"


def test_who_asks_and_then_promises_does_both() -> None:
    text = (
        '누리부 장관은 "현장을 끝까지 살펴 달라"고 당부하면서, '
        '"누리부도 예산을 제때 뒷받침하겠다"고 말했다.\n'
    )
    asked, promised = readings.shown(WRITTEN + text)
    assert (asked.kind, promised.kind) == ("directive", "commitment")
    assert readings.actor(promised) == "누리부"


def test_who_speaks_under_the_name_of_a_post_speaks_for_the_writer() -> None:
    text = '별마루시는 28일 투표소를 점검했다.\n\n부시장은 "끝까지 살피겠다"고 말했다.\n'
    (one,) = readings.shown(text)
    assert readings.actor(one) == "별마루시"


def test_to_whom_some_requests_are_announced_they_go() -> None:
    text = (
        "각급 기관에 몇 가지 당부말씀을 드리고자 합니다.\n\n"
        "현장의 식중독 예방에 힘써 주시기 바랍니다.\n"
    )
    (one,) = readings.shown(text)
    assert readings.actor(one) == "각급 기관"


def test_what_the_public_is_asked_is_no_task_whatever_its_date() -> None:
    (one,) = readings.shown("시민들께서도 위험을 보면 즉시 신고해 주시기 바랍니다.\n")
    assert one.kind == "exhortation"


@pytest.mark.parametrize(
    "words",
    [
        "과장께서는 나오셔서 소관 예산안에 대하여 설명하여 주시기 바랍니다.",
        "이상으로 예산안 심사를 마치도록 하겠습니다.",
        "안내 문자는 앞으로 일절 보내지 않을 방침이다.",
        "가나대 김다라 교수는 “저장소를 늘릴 필요가 있다”고 강조했다.",
    ],
)
def test_the_course_of_a_session_refusals_and_opinions_bind_nobody(words: str) -> None:
    assert not readings.shown(words + "\n")


def test_the_day_of_the_week_tells_the_year_of_the_lead() -> None:
    text = (
        "누리부 장관은 7월22일(수) 공사 현장을 방문해 준비 상황을 점검했다. "
        "1단계로 2026년까지 송전선로를 건설하고 2042년까지 증설할 계획이다.\n"
    )
    assert readings.read(text).document.event_date.value == "2026-07-22"
    assert readings.read(text).document.date is None


def test_what_was_planned_at_first_is_no_limit() -> None:
    (one,) = readings.shown(
        WRITTEN + "누리부는 당초 2053년까지 마치기로 한 공사를 2042년까지 끝낼 계획이다.\n"
    )
    assert _due(one) == ("2042", "by")


def test_a_page_breaks_the_lines_of_a_cell_where_it_likes() -> None:
    text = "<td>샤워실이 불편하다는\n\t\t민원이 있으니\n\t\t개선하기 바람.</td>"
    bare = tags.bare(text)
    assert len(bare) == len(text)
    (one,) = readings.shown(text)
    assert " ".join(one.span.quote.split()) == "샤워실이 불편하다는 민원이 있으니 개선하기 바람"


def test_a_break_before_a_break_or_a_mark_ends_a_line() -> None:
    assert tags.bare("점검 결과<br />- 첫째")[5] == "\n"
    assert "\n" not in tags.bare("점검 결과<br />첫째")
