"""Orders that share a clause with another: where one may begin, and what is made of it."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain.reading import reader, sharing
from remit.domain.reading.records import SHOWN, Obligation
from remit.texts import packs

FILE = Path(__file__).resolve().parents[3] / "remit/texts/packs/weights/shares.tsv"
MOST_LINES, MOST_WEIGHT = 1000, 400
# A text, and what may be an order of its own within its one order.
SHARED = [
    (
        "각 지역에서는 4월에서 6월 사이에 자체평가를 진행하고, "
        "국립 연구원에서 하반기까지 결과를 점검할 것.\n",
        ["국립 연구원에서 하반기까지 결과를 점검할 것"],
    ),
    (
        "The interns must be appointed by 31 January 2031, "
        "and the Finance Officer must, by 15 March, report the cost to the Board.\n",
        ["and the Finance Officer must, by 15 March, report the cost to the Board"],
    ),
    (
        "يجب على البلدية إزالة الحواجز من الشوارع .- إعادة الوحدات إلى ثكناتها في المدينة .- "
        "تسليم المباني إلى وزارة الداخلية .\n",
        ["إعادة الوحدات إلى ثكناتها في المدينة", "تسليم المباني إلى وزارة الداخلية"],
    ),
]


def _within(text: str) -> list[Obligation]:
    return [one for one in reader.read(text, packs.packs()).obligations if one.only_shares]


def test_the_weights_are_sorted_few_and_in_whole_hundredths() -> None:
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert [name for name, _ in rows] == sorted({name for name, _ in rows})
    assert len(rows) <= MOST_LINES
    assert all(0 < abs(int(fine)) <= MOST_WEIGHT for _, fine in rows)


@pytest.mark.parametrize(
    ("language", "text", "begun"),
    [
        ("en", "The Board must repair the pumps, and the Mayor must report it", "and the Mayor"),
        ("en", "The Board must repair the pumps - the Mayor must report it", "the Mayor"),
        (
            "ko",
            "기획과는 올해의 정비 계획을 세우고, 예산과는 재원을 마련할 것을 지시하였다",
            "예산과는",
        ),
        ("ar", "تنظيف المجاري في كل البلديات، وتتولي الوزاره المتابعه", "وتتولي"),
        ("vi", "Sở Y tế rà soát các trạm, đồng thời báo cáo Ủy ban trong tháng", "đồng thời"),
    ],
)
def test_a_mark_or_a_conjunction_is_a_place_to_ask(language: str, text: str, begun: str) -> None:
    assert text.index(begun) in [at for at, _ in sharing.places(language, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Board must repair 1,250 pumps of the well-known county works at once",
        "The Board must repair the pumps (and the mains, and the lamps of it) everywhere",
    ],
)
def test_figures_words_with_a_hyphen_and_brackets_are_no_places(text: str) -> None:
    assert sharing.places("en", text) == []


@pytest.mark.parametrize(("text", "quotes"), SHARED)
def test_what_may_be_an_order_of_its_own_is_a_draft_beside_the_whole_clause(
    text: str, quotes: list[str]
) -> None:
    within = _within(text)
    assert [one.span.quote for one in within] == quotes
    assert all(text[one.span.start : one.span.end] == one.span.quote for one in within)
    (whole,) = (one for one in reader.read(text, packs.packs()).obligations if not one.only_shares)
    assert whole.span.quote == text.strip(" .\n")


@pytest.mark.parametrize(("text", "_quotes"), SHARED)
def test_only_the_whole_clause_is_shown(text: str, _quotes: list[str]) -> None:
    shown = [one for one in reader.read(text, packs.packs()).obligations if one.confidence >= SHOWN]
    assert [one.only_shares for one in shown] == [False]


def test_an_order_with_one_verb_and_one_body_is_not_divided() -> None:
    assert not _within("The Harbour Board shall dredge the channel, the basin and the quay.\n")


@given(st.text(alphabet='ab고며 ,.;:-/()"و،', max_size=200), st.sampled_from(packs.LANGUAGES))
def test_places_ascend_within_the_clause(text: str, language: str) -> None:
    found = [at for at, _ in sharing.places(language, text)]
    assert found == sorted(set(found))
    assert all(sharing.SHORTEST <= at <= len(text) - sharing.SHORTEST for at in found)


@pytest.mark.parametrize("mark", [", ", " - ", '" ', "((", " .-", "....", " / "])
def test_a_clause_of_nothing_but_marks_is_told_at_once(mark: str) -> None:
    begun = time.process_time()
    sharing.places("ar", (mark + "وابب ") * 100_000)
    assert time.process_time() - begun < 5
