"""What holds for every text: no crash, exact spans, the same answer twice, time in proportion."""

import json
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.domain import reading
from remit.texts import packs

PIECES = (
    "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ rà soát; hoàn thành trước ngày 31/12/2025.\n",
    "1. Các sở, ban, ngành:\n",
    "a) Khẩn trương ",
    "39/133 nhiệm vụ, đạt 29,32%",
    "\r\n",
    "\n\n",
    "\t",
    "يجب على الإدارة مراجعة اللوائح قبل ٣١ ديسمبر؛ ومواصلة العمل. ",
    "بنسبة ٢٩.٣٢٪",
    "\u0640\u064b",
    "행정안전부는 12월 31일까지 결과를 제출할 것\n",
    "□ ",
    "ㅇ ",
    "2024. 4. 15.",
    "첫째, ",
    "The Secretary shall, within 90 days of the date of this order, submit a report. ",
    "https://example.org/a-20251114201740226.htm",
    "Số: 12/CT-UBND\n",
    "２０２４年",
    "\ud7b0",
    "\ufeff",
    "x\u0301\u0323",
    ":",
    ";",
    "؛",
    "(i) ",
    "99999999999999999999",
    "0/0",
    "31/2",
    "e\u0301",
    "İ",
    "😀",
)
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=12).map("".join)


def _spans(form: object) -> list[dict[str, object]]:
    if isinstance(form, list):
        return [span for item in form for span in _spans(item)]
    if isinstance(form, dict):
        own = [form] if "start" in form and ("quote" in form or "text" in form) else []
        return own + [span for item in form.values() for span in _spans(item)]
    return []


@given(texts)
@settings(max_examples=150)
def test_any_text_is_read_and_every_span_holds(text: str) -> None:
    form = reading.as_json(reading.read(text, packs.packs()))
    assert form["text"] == text
    for span in _spans({key: value for key, value in form.items() if key != "text"}):
        quote = span.get("quote", span.get("text"))
        assert text[span["start"] : span["end"]] == quote
    json.dumps(form)


@given(texts)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert reading.read(text, packs.packs()) == reading.read(text, packs.packs())


@pytest.mark.parametrize(
    "stretch",
    [
        "يجب على إدارة المعلومات والاتصالات ",
        "Sở Tài chính và các đơn vị ",
        "정보통신부 위원회 기관 ",
        "the Secretary of the Department and ",
        "39 of 133 tasks ",
        "a, ",
        "1 ",
        " ",
        "(",
        ":",
    ],
)
def test_time_grows_with_length_and_not_faster(stretch: str) -> None:
    reading.read(stretch, packs.packs())
    spent = []
    for length in (10_000, 40_000):
        text = stretch * (length // len(stretch))
        begin = time.process_time()
        reading.read(text, packs.packs())
        spent.append(time.process_time() - begin)
    assert spent[1] < 12 * spent[0] + 1


def test_decomposed_vietnamese_reads_like_composed_and_keeps_its_own_offsets() -> None:
    composed = "Giao Sở Y tế chủ trì rà soát danh mục, hoàn thành trước ngày 31/12/2025."
    decomposed = unicodedata.normalize("NFD", composed)
    one, other = (reading.read(text, packs.packs()) for text in (composed, decomposed))
    assert len(one.obligations) == len(other.obligations) == 1
    assert other.obligations[0].deadline.value == "2025-12-31"
    actor = other.obligations[0].actor.span
    assert unicodedata.normalize("NFC", actor.quote) == one.obligations[0].actor.span.quote
    assert decomposed[actor.start : actor.end] == actor.quote
