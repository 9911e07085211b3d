"""Forms of Korean texts wider than the sentence: cells on lines, groups, answers, letters."""

import pytest

from remit.domain.reading.records import Obligation
from tests.support import readings

WRITTEN = "- 부처: 누리부\n- 배포일: 03/10/2025 09:00:00\n\n"


def _value(one: Obligation) -> str | None:
    return one.deadline.value if one.deadline else None


CELLS = """과제별 일정 및 담당

추진과제

추진시기

소관 부처

낡은 저수지 수위 측정 장비 전면 교체

'25.12

물새부 수자원정책과
김가나 사무관
(044-000-0000)

해안 둘레길 위험 구간 안내판 추가 설치

'26.3월

별빛부, 물새부
"""


def test_cells_that_stand_one_below_the_other_are_rows() -> None:
    rows = [(readings.actor(one), _value(one), one.kind) for one in readings.shown(WRITTEN + CELLS)]
    assert rows == [
        ("물새부 수자원정책과", "2025-12", "task"),
        ("별빛부, 물새부", "2026-03", "task"),
    ]


def test_who_has_just_reported_is_the_one_who_is_told() -> None:
    text = (
        "먼저, 가람공사는 저수지 관리 방안을 보고했다. "
        "장관은 낡은 수문을 모두 살펴 달라고 주문했다.\n"
    )
    assert [readings.actor(one) for one in readings.shown(WRITTEN + text)] == ["가람공사"]


def test_a_heading_that_ends_with_a_unit_hands_it_what_stands_below() -> None:
    text = (
        "해안 철도 건설 (솔내부)\n\n올해 안에 기본계획을 세울 계획이다.\n\n"
        "별빛 연구단지 조성 [소관: 물새부]\n\n내년부터 시험장을 운영할 예정이다.\n"
    )
    assert [readings.actor(one) for one in readings.shown(WRITTEN + text)] == ["솔내부", "물새부"]


def test_what_a_letter_rests_on_ends_where_its_next_number_begins() -> None:
    text = (
        "제목  다리 점검 결과 알림\n\n1. 관련\n  가. 다리관리법 제3조\n"
        "2. 각 부서는 점검 결과를 4월 30일까지 제출하여 주시기 바랍니다.\n"
    )
    assert len(readings.shown(text)) == 1


def test_a_unit_in_brackets_behind_a_recommendation_is_to_follow_it() -> None:
    text = "① (대여 규정 마련) 짧은 대여의 분쟁 해결 규정을 마련하도록 권고하였다. (물새부)\n"
    (one,) = readings.shown(WRITTEN + text)
    assert (readings.actor(one), one.kind) == ("물새부", "recommendation")


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("아울러 정부도 재원을 보태겠다고 밝혔다.", "정부"),
        ('이날 물새위원회 김가나 부위원장은 "고쳐 나가겠다"고 밝혔다.', "물새위원회"),
        ('이 원장은 "은행권이 문턱을 낮춰 주시기를 바란다"며 힘주어 당부했다.', "은행권"),
        ("각 운영기관은 세부 기준을 마련해 운영하도록 권고했다.", "각 운영기관"),
        ("장관은 농업 관련 기관들에게 악취를 줄여 달라고 당부했다.", "농업 관련 기관들"),
    ],
)
def test_the_body_that_acts_is_named_in_more_places(sentence: str, actor: str) -> None:
    assert actor in [readings.actor(one) for one in readings.shown(WRITTEN + sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "누리부는 절차를 간소화하고자 한다.",
        "누리부는 낡은 부지를 공원으로 바꾼다는 계획이다.",
        "누리부는 불법 시설 단속에 총력을 기울일 것이다.",
        "누리부는 합동 점검단을 운영(4.15~)한다.",
        "누리부는 신고가 들어오면 곧바로 대처한다.",
    ],
)
def test_a_promise_has_more_endings(sentence: str) -> None:
    assert [one.kind for one in readings.shown(WRITTEN + sentence)] == ["commitment"]


@pytest.mark.parametrize(
    "sentence",
    [
        "전문가들은 올여름이 더욱 어려울 것이라고 경고하고 있다.",
        "주민들은 다리를 놓아 달라고 호소하셨습니다.",
        "협회는 회원들에게 참여하도록 독려하고 있습니다.",
        "설문에서 지켜보다가 맞겠다(67.7%)는 답이 많았다.",
        "< 가나공항 시설 계획 >",
        "이용 수요가 늘어 도움이 될 것이다.",
    ],
)
def test_what_is_foreseen_pleaded_or_answered_binds_nobody(sentence: str) -> None:
    assert readings.shown(WRITTEN + sentence + "\n\n본문이다.\n") == []


def test_a_part_of_the_year_before_a_plan_needs_no_particle() -> None:
    (one,) = readings.shown(WRITTEN + "누리부는 안내서를 올해 하반기 발간할 예정이다.")
    assert (_value(one), one.deadline.operator if one.deadline else None) == ("2025-H2", "in")


def test_a_press_text_of_a_plan_is_a_report() -> None:
    assert readings.read("# 낡은 다리 안전 종합대책\n\n" + WRITTEN).document.type == "report"


def test_a_year_in_the_history_of_a_thing_is_not_the_year_of_the_event() -> None:
    text = "물새청은 7월 16일부터 23일까지 2016년 지진 이후의 복구 사례를 나누는 포럼을 개최한다.\n"
    assert readings.read(text).document.event_date.value is None
