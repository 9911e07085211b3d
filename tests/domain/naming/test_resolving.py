"""Which unit words mean: by its names in every language and spelling, its level and its place."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain import naming
from remit.domain.naming import Learnt
from remit.texts.lexicons import lexicon
from tests.domain.naming import world

LATELY = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
CLEAR = [
    ("Sở Y tế", "SX-PC", "SX-DOH"),
    ("So Y te", "SX-PC", "SX-DOH"),
    ("SỞ Y TẾ", "SX-PC", "SX-DOH"),
    ("Sở Y tế", "TV-PC", "TV-DOH"),
    ("Sở Y tế", "SX-TU", "SX-DOH"),
    ("Sở Y tế tỉnh Thanh Vân", "SX-PC", "TV-DOH"),
    ("Sở Thông tin và Truyền thông thành phố", "SX-PC", "SX-DIC"),
    ("Sở TT&TT", "SX-PC", "SX-DIC"),
    ("Sở GD&ĐT", "SX-PC", "SX-DET"),
    ("UBND thành phố", "SX-PC", "SX-PC"),
    ("UBND tỉnh", "TV-PC", "TV-PC"),
    ("UBND quận Bến Lụa", "SX-PC", "SX-D-BENLUA"),
    ("Văn phòng UBND thành phố", "SX-PC", "SX-OFF"),
    ("Thành ủy", "SX-PC", "SX-TU"),
    ("Chính phủ", "SX-PC", "GOV"),
    ("Bộ Thông tin và Truyền thông", "SX-PC", "MIC"),
    ("The Department of Health", "SX-PC", "SX-DOH"),
    ("the Health Department", "SX-PC", "SX-DOH"),
    ("City People's Committee", "SX-PC", "SX-PC"),
    ("إدارة الصحة", "SX-PC", "SX-DOH"),
    ("وإدارة المعلومات والاتصالات", "SX-PC", "SX-DIC"),
    ("اللجنة الشعبية للمدينة", "SX-PC", "SX-PC"),
    ("보건국", "SX-PC", "SX-DOH"),
    ("보건국은", "SX-PC", "SX-DOH"),
    ("시인민위원회 사무국", "SX-PC", "SX-OFF"),
    ("SX-DOH", "SX-PC", "SX-DOH"),
]
HEADS = [
    ("Giám đốc Sở Y tế", "SX-DOH"),
    ("Chủ tịch UBND quận Bến Lụa", "SX-D-BENLUA"),
    ("Chánh Văn phòng UBND TP", "SX-OFF"),
    ("the Director of the Department of Health", "SX-DOH"),
    ("the Minister of Information and Communications", "MIC"),
    ("مدير إدارة الصحة", "SX-DOH"),
    ("보건국장", "SX-DOH"),
    ("데이터·디지털기반과장", "SX-DIC-DATA"),
]
NOBODY = [
    "các sở, ban, ngành",
    "Sở Y tế, Sở Tài chính",
    "Sở Kế hoạch và Đầu tư",
    "Bộ Y tế",
    "all departments",
    "",
    "…",
]


@pytest.mark.parametrize(("words", "issuer", "code"), CLEAR)
def test_a_unit_is_known_by_any_of_its_names(words: str, issuer: str, code: str) -> None:
    assert world.meant(words, issuer) == code


@pytest.mark.parametrize(("words", "code"), HEADS)
def test_a_title_means_the_unit_and_its_head(words: str, code: str) -> None:
    assert world.meant(words) == code
    assert world.ranked(words)[0][1].head_meant


@pytest.mark.parametrize("words", NOBODY)
def test_words_for_many_or_for_none_choose_nobody(words: str) -> None:
    assert world.meant(words) is None


def test_a_deputy_is_not_the_head() -> None:
    (code, first), *_ = world.ranked("Phó Giám đốc Sở Y tế")
    assert (code, first.head_meant) == ("SX-DOH", False)


@pytest.mark.parametrize("words", ["وزارة المعلومات والاتصالات", "정보통신부"])
def test_in_a_translation_the_level_alone_decides_nothing(words: str) -> None:
    assert world.meant(words) == "MIC"
    assert world.meant(words, translated=True) is None
    assert {code for code, _ in world.ranked(words, translated=True)[:2]} == {"MIC", "SX-DIC"}


def test_in_a_translation_the_only_unit_of_the_subject_is_meant_and_the_level_is_told() -> None:
    assert world.meant("وزارة العلوم", translated=True) == "SX-DOS"
    reasons = [
        reason.code for reason in world.ranked("وزارة العلوم", translated=True)[0][1].reasons
    ]
    assert "LEVEL_DIFFERS" in reasons


def test_what_was_chosen_before_comes_first_and_says_how_often() -> None:
    learnt = {"SX-DIC": Learnt(here=3, last_at=LATELY)}
    assert world.meant("the digital people", learnt=learnt) == "SX-DIC"
    (_, first), *_ = world.ranked("the digital people", learnt=learnt)
    assert (first.reasons[0].code, first.reasons[0].facts) == ("CHOSEN_HERE", {"count": 3})


def test_a_choice_that_others_contradicted_loses_its_rank() -> None:
    agreed = {"SX-DOF": Learnt(here=3, last_at=LATELY)}
    assert world.ranked("Sở Y tế", learnt=agreed)[0][0] == "SX-DOF"
    disputed = {"SX-DOF": Learnt(here=1, against=3, last_at=LATELY)}
    assert world.ranked("Sở Y tế", learnt=disputed)[0][0] == "SX-DOH"


@pytest.mark.parametrize(
    ("times", "against", "code"), [(1, 0, "SX-DIC"), (3, 1, "SX-DIC"), (2, 1, None), (1, 1, None)]
)
def test_three_choices_of_four_are_trusted_and_two_of_three_are_not(
    times: int, against: int, code: str | None
) -> None:
    learnt = {"SX-DIC": Learnt(here=times, against=against, last_at=LATELY)}
    assert world.meant("the digital people", learnt=learnt) == code
    assert "SX-DIC" in dict(world.ranked("the digital people", learnt=learnt))


def test_a_single_choice_does_not_stand_against_a_unit_that_is_called_just_so() -> None:
    assert world.meant("Sở Y tế", learnt={"SX-DOF": Learnt(here=1, last_at=LATELY)}) is None


def test_choices_of_the_same_place_count_half() -> None:
    assert Learnt(near=2).times == Learnt(here=1).times
    assert Learnt(here=1, against=1).trust < Learnt(here=1).trust < Learnt(here=5).trust


@given(st.text(max_size=60))
def test_no_words_make_the_ranking_fail(words: str) -> None:
    said = naming.called(words, lexicon())
    assert said == naming.called(words, lexicon())
    for _, one in world.ranked(words):
        assert 0 < one.score <= 1
