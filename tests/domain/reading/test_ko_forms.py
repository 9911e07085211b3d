"""The forms in which Korean offices order, promise and date, and what of them is read."""

import pytest

from remit.domain.reading.records import Obligation
from tests.support import readings

PRESS = "보도자료\n배포일시: 2025. 3. 10.(월)\n\n"
ORDER = "별마루시장 지시사항\n제2025-4호\n2025. 3. 10.\n\n"
LETTER = """솔내군

수신  수신자 참조
(경유)
제목  하천 정비 실적 제출 요청

1. 관련: 하천과-118(2025. 2. 3.)호
2. 아래와 같이 조치하여 주시기 바랍니다.
  가. 건설과장은 정비 계획을 세워 4월 30일까지 제출하시기 바랍니다.
  나. 환경과장은
    1) 수질 자료를 새로 입력하고,
    2) 오염원 목록을 5월 중 작성하시기 바랍니다.
3. 사진은 원본을 첨부하시기 바랍니다.

붙임  서식 1부.  끝.

수신자  건설과장, 환경과장
시행 하천과-207(2025. 3. 10.)
"""
MINUTES = """물새시 현안점검회의 회의록 (제7차)

○ 일시: 2025. 9. 15.(월) 10:00

Ⅰ. 지난 회의 조치사항 점검
 - 지난 회의에서 시장은 배수로 준설을 지시하였고, 하수과는 9. 2. 준설을 마쳤음

Ⅱ. 안건별 논의
 1. 가을 축제 안전 (관광국)
  - 시장: 관람객 동선을 9월 22일까지 다시 짤 것
  - 시장: 관광국은 무대 점검을 마치고, 소방과는 구급차를 배치할 것
  - 보건국장: 현장 진료소를 두 곳 열겠음
  - 입장료 인상은 추진하지 않기로 함

Ⅲ. 결정사항

 연번 | 내용 | 담당 | 협조 | 기한
 1 | 동선 재편 | 관광국 | 교통과 | 9. 22.
 2 | 구급차 배치 | 소방과 | 보건국 | 차기 회의
"""


def _found(text: str, head: str = PRESS) -> tuple[Obligation, ...]:
    return readings.read(head + text).obligations


def _only(text: str, head: str = PRESS) -> Obligation:
    found = _found(text, head)
    assert len(found) == 1, [one.span.quote for one in found]
    return found[0]


BINDING = (
    ("도시과는 표지판을 고쳐야 한다.", "directive", "도시과"),
    ("군수는 산림과에 순찰을 늘리라고 지시했다.", "directive", "산림과"),
    ("위원회는 요금표를 공개하도록 교통공사에 권고했다.", "recommendation", "교통공사"),
    ("재난안전실은 다음 주부터 수문을 점검할 예정이다.", "commitment", "재난안전실"),
    ("보건소는 예방접종을 무료로 실시한다.", "commitment", "보건소"),
    ("관계부처에서는 대책을 꼼꼼히 살펴 주시기 바랍니다.", "directive", "관계부처"),
    ("주민들께서도 물 절약에 협조해 주시기를 당부드립니다.", "exhortation", "주민들"),
    ('도지사는 "교육청은 통학로부터 살펴야 한다"고 말했다.', "directive", "교육청"),
    ("정부는 보조금을 늘리기로 했다.", "commitment", "정부"),
    ("전담기관은 매달 집행 내역을 공개하도록 의무화하였습니다.", "directive", "전담기관"),
)


@pytest.mark.parametrize(("sentence", "kind", "actor"), BINDING)
def test_a_sentence_of_a_press_release_binds_the_body_that_is_to_act(
    sentence: str, kind: str, actor: str
) -> None:
    one = _only(sentence)
    assert (one.kind, readings.actor(one), one.span.quote) == (kind, actor, sentence.rstrip("."))


SILENT = (
    "시장은 어제 다리 공사 현장을 방문했다.",
    "지난해 점검을 요청한 바 있다.",
    "참석자들은 규제를 풀어 달라고 건의했다.",
    "이번 행사가 화합의 계기가 되기를 바랍니다.",
    "통행료 인상은 추진하지 않기로 했다.",
    "방문객이 늘어날 것으로 예상된다.",
    "올해 초 마칠 예정이었다.",
    "자세한 내용은 첨부파일을 확인해 주시기 바랍니다.",
    "지금부터 제3차 회의를 시작하겠습니다.",
    "위원회는 안건을 다음과 같이 의결한다.",
    "상표란 상품을 알리는 표지를 말한다.",
)


@pytest.mark.parametrize("sentence", SILENT)
def test_what_is_told_wished_refused_or_defined_binds_nobody(sentence: str) -> None:
    assert not [one for one in _found(sentence) if not one.only_resembles]


ITEMS = (
    "취약시설 일제 점검",
    "담당자 지정 및 비상연락망 정비",
    "주민 불편이 없도록 할 것",
    "추진 상황을 수시로 보고하기 바람",
    "보수 공사를 앞당겨 시행한다",
    "예산 절감 방안을 검토토록 함",
    "신고 창구를 운영하여 주시기 바랍니다",
)


@pytest.mark.parametrize("item", ITEMS)
def test_items_of_an_order_are_owed_in_every_ending_that_offices_use(item: str) -> None:
    text = f"{ORDER}1. 지시사항\n - {item}\n - 결과를 제출할 것\n"
    quotes = [one.span.quote for one in readings.read(text).obligations if one.confidence >= 0.5]
    assert quotes == [item, "결과를 제출할 것"]


DUE = (
    ("11월 말까지", "2025-11", "by"),
    ("올해 말까지", "2025", "by"),
    ("연말까지", "2025", "by"),
    ("내년 2월까지", "2026-02", "by"),
    ("상반기 중", "2025-H1", "in"),
    ("3분기 내에", "2025-Q3", "in"),
    ("2/4분기까지", "2025-Q2", "by"),
    ("'26.3월까지", "2026-03", "by"),
    ("2025. 11. 14.(금)까지", "2025-11-14", "by"),
    ("12월 초까지", "2025-12", "by"),
    ("이번 주 금요일까지", "2025-03-14", "by"),
    ("다음 주 월요일까지", "2025-03-17", "by"),
    ("금일 오후", "2025-03-10", "on"),
    ("올해 하반기까지", "2025-H2", "by"),
    ("연내", "2025", "in"),
    ("이달 안에", "2025-03", "within"),
    ("'26.上", "2026-H1", "in"),
    ("내일까지", "2025-03-11", "by"),
    ("익월 5일까지", "2025-04-05", "by"),
    ("오는 20일까지", "2025-03-20", "by"),
    ("오는 5일까지", "2025-04-05", "by"),
    ("3월 17일(월)부터 19일(수)까지", "2025-03-19", "by"),
    ("4월 28일부터 5월 2일까지", "2025-05-02", "by"),
    ("늦어도 6월 30일 18시까지", "2025-06-30", "by"),
)


@pytest.mark.parametrize(("words", "value", "operator"), DUE)
def test_a_deadline_has_the_day_month_or_part_of_the_year_that_is_written(
    words: str, value: str, operator: str
) -> None:
    due = _only(f"안전과는 {words} 결과를 제출해야 한다.").deadline
    assert due is not None
    assert (due.value, due.operator) == (value, operator)


UNDATED = (
    ("결과를 받은 날부터 20일 이내에", True, False),
    ("접수 후 7일 이내에", True, False),
    ("개학 전까지", True, False),
    ("차기 위원회까지", True, False),
    ("감정 결과가 나오는 대로", True, False),
    ("사흘 안에", False, False),
    ("침수가 확인된 때에는 지체 없이", True, False),
    ("고장을 발견한 즉시", True, False),
    ("복구가 마무리되는 대로", True, False),
    ("조속히", False, True),
    ("즉시", False, True),
    ("이번 주 안에", False, True),
    ("곧", False, True),
)


@pytest.mark.parametrize(("words", "triggered", "vague"), UNDATED)
def test_a_deadline_told_by_an_event_or_by_haste_has_no_date(
    words: str, triggered: bool, vague: bool
) -> None:
    due = _only(f"안전과는 {words} 결과를 제출해야 한다.").deadline
    assert due is not None
    assert (due.value, due.trigger is not None, due.vague) == (None, triggered, vague)


NOT_DUE = (
    "단기 4358년에 세운",
    "불기 2569년의",
    "지난 7월 침수된",
    "6월 말 현재 남은",
    "2021~2025년",
)


@pytest.mark.parametrize("words", NOT_DUE)
def test_other_calendars_past_days_and_plan_periods_are_no_deadlines(words: str) -> None:
    due = _only(f"안전과는 {words} 시설의 목록을 제출해야 한다.").deadline
    assert due is None


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("매 분기 다음 달 10일까지", "quarter"),
        ("매월 5일까지", "month"),
        ("주 1회", "week"),
        ("반기별로", "half"),
        ("매년", "year"),
    ],
)
def test_what_returns_has_a_rhythm_and_no_date(words: str, unit: str) -> None:
    one = _only(f"안전과는 {words} 실적을 보고해야 한다.")
    assert one.recurrence is not None
    assert one.deadline is not None
    assert (one.deadline.value, one.deadline.granularity) == (None, unit)


def test_a_letter_has_the_number_and_day_of_its_foot_and_cites_another() -> None:
    found = readings.read(LETTER)
    document = found.document
    assert (document.type, document.number, document.date) == ("letter", "하천과-207", "2025-03-10")
    assert [(one.number, one.date) for one in found.references] == [("하천과-118", "2025-02-03")]


def test_items_of_a_letter_are_owed_by_whom_the_line_above_names() -> None:
    owed = [
        (readings.actor(one), one.deadline.value if one.deadline else None) for one in _of(LETTER)
    ]
    assert owed == [
        ("건설과장", "2025-04-30"),
        ("환경과장", None),
        ("환경과장", "2025-05"),
        ("건설과장, 환경과장", None),
    ]


def _of(text: str) -> tuple[Obligation, ...]:
    return tuple(one for one in readings.read(text).obligations if not one.only_resembles)


def test_minutes_bind_the_office_of_the_heading_and_each_office_that_takes_its_turn() -> None:
    owed = [(readings.actor(one), one.kind) for one in _of(MINUTES)]
    assert owed == [
        ("관광국", "task"),
        ("관광국", "directive"),
        ("소방과", "directive"),
        ("보건국장", "commitment"),
        ("관광국", "task"),
        ("소방과", "task"),
    ]


def test_minutes_have_their_number_and_the_day_of_the_meeting() -> None:
    document = readings.read(MINUTES).document
    assert (document.type, document.number, document.date) == ("minutes", "7", "2025-09-15")


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("국무총리 지시 제2023-5호", "directive", "2023-5"),
        ("구청장 지시사항(제21호)", "directive", "21"),
        ("누리부 고시 제2024-15호", "notice", "2024-15"),
        ("의결번호: 제2025-12호", None, "2025-12"),
        ("문서번호: 안전총괄과-1234", None, "안전총괄과-1234"),
        ("가을철 산불 예방 종합대책", "plan", None),
        ("수신: 각 부서장", "circular", None),
        ("[보도자료] 하천 정비 시작", "report", None),
    ],
)
def test_a_head_line_says_what_the_document_is_and_which_number_it_has(
    line: str, kind: str | None, number: str | None
) -> None:
    document = readings.read(f"{line}\n\n다리는 지난달에 열렸습니다.\n").document
    assert (document.type, document.number) == (kind, number)


WRITTEN = "보도자료\n- 부처: 누리부\n- 배포일: 03/10/2025 09:00\n\n"
TOLD = (
    ('도지사는 "군은 쉼터마다 담당자를 두라"고 했다.', "군"),
    ('시장은 "보건소는 명단을 날마다 살펴 달라"고 말했다.', "보건소"),
    ('농가에는 "울타리를 다시 살펴 달라"고 호소했다.', "농가"),
    ("총리는 물길을 넓히는 공사를 앞당기라고 국방부에 지시했다.", "국방부"),
    ("총리는 제방을 다시 살펴야 한다고 국토부 등에 지시했다.", "국토부 등"),
    ("수습본부는 각 시·군에 대하여 대피소를 두 곳씩 정하도록 하였다.", "각 시·군"),
    ("구청장은 하수과에서 빗물받이를 모두 살펴 줄 것을 지시했다.", "하수과"),
    ("특히, 환경부를 중심으로 대책을 세워 주시기 바랍니다.", "환경부"),
    ("차량 관리부서의 장은 일지를 날마다 적어야 한다.", "차량 관리부서의 장"),
    ("무너진 곳을 다시 쌓을 것 (건설과)", "건설과"),
)


@pytest.mark.parametrize(("sentence", "actor"), TOLD)
def test_who_is_told_owes_and_not_who_tells(sentence: str, actor: str) -> None:
    assert readings.actor(_only(sentence)) == actor


NOBODY = (
    "총리는 여름이 오기 전에 물길을 넓혀야 한다고 강조했다.",
    "시장은 회의에서 더 꼼꼼히 준비해 줄 것을 당부했다.",
)


@pytest.mark.parametrize("sentence", NOBODY)
def test_who_only_tells_is_nobody_that_owes(sentence: str) -> None:
    assert readings.actor(_only(sentence)) is None


PROMISED = (
    ("올가을 수문 스무 곳을 고칠 계획이다.", "누리부"),
    ('김가나 누리부 수자원정책관은 "수문을 모두 고치겠다"고 말했다.', "누리부"),
    ("산림청장은 감시를 늘리겠다고 밝혔다.", "산림청"),
    ("한편 도는 쉼터를 더 열 예정이다.", "도"),
)


@pytest.mark.parametrize(("sentence", "actor"), PROMISED)
def test_a_promise_is_that_of_the_institution_for_which_somebody_speaks(
    sentence: str, actor: str
) -> None:
    assert readings.actor(_only(sentence, WRITTEN)) == actor


def test_an_order_does_not_fall_to_the_body_that_promised_before_it() -> None:
    text = "정부는 예산을 늘리겠습니다. 특히 물 절약을 적극 실천해 주실 것을 당부드립니다."
    assert [readings.actor(one) for one in _found(text, WRITTEN)] == ["정부", None]


def test_a_promise_and_a_request_in_one_breath_are_two() -> None:
    text = '누리부 수자원정책관은 "힘쓰겠다"며, "시민들께서도 도와 달라"고 당부했다.'
    owed = [(one.kind, readings.actor(one)) for one in _found(text, WRITTEN)]
    assert owed == [("commitment", "누리부"), ("exhortation", "시민들")]


ADMITTED = (
    "평일 이용률이 절반에 못 미치는 시설이 적지 않았다.",
    "소독이 제대로 이뤄지지 않아 병이 되풀이되고 있다.",
    "자료를 손으로 옮겨 적고 있어 현황을 알기 어려운 실정이다.",
    "관리 규정의 실효성이 떨어진다는 지적이 제기됐다.",
)


@pytest.mark.parametrize("sentence", ADMITTED)
def test_what_falls_short_is_a_finding(sentence: str) -> None:
    assert [one.kind for one in readings.read(PRESS + sentence).findings] == ["limitation"]


def test_a_report_of_the_press_is_a_report_without_saying_so() -> None:
    text = "별마루시는 10일 다리 점검을 마쳤다고 밝혔다.\n\n2025년 3월 10일 / 별마루일보\n"
    assert readings.read(text).document.type == "report"
