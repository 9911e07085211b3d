"""Names stand in the order of officials, by the rules of their script, alike on both databases."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from remit.kernel import collating

VIETNAMESE = (
    "An Giang · Ăn năn · Ấn định · Bình Dương · Da · Dương · Đa · Đà · Đả · Đã · Đá · Đạ · Đắk Lắk"
    " · Hà Đông · Hà Nội · Hải Phòng · Hoa · Hoa Lư · Hòa An · Hoà Bình · Ô Môn · Ơn · Phường 2 ·"
    " Phường 02a · Phường 10 · Uông Bí · Ứng Hòa"
)
ENGLISH = "24-CT/TU · 103-KH/TU · Cafe · Café · Caftan · Office 2 · Office 10 · Zoology"
ARABIC = (
    "إدارة الصحة · الأقصر · الله · البحيرة · بني سويف · التعليم · حي ٢ · حي 10 ·"
    " وزارة الثقافة · وزارة حقوق الإنسان · وزارة الصحة"
)
KOREAN = "가나 · 간 · 강원도 · 경기도 · 과 · 까치 · 나라 · 제2과 · 제10과 · 충청남도 · 하남"
LISTS = {"vi": VIETNAMESE, "en": ENGLISH, "ar": ARABIC, "ko": KOREAN}


@pytest.mark.parametrize("language", LISTS)
def test_names_stand_in_the_order_of_their_language(language: str) -> None:
    names = LISTS[language].split(" · ")
    mixed = names[::-1]
    assert sorted(mixed, key=collating.place) == names
    with translation.override(language):
        assert sorted(mixed, key=collating.for_reader) == names


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", "Health · 보건국 · إدارة الصحة"),
        ("vi", "Y tế · 보건국 · إدارة الصحة"),
        ("ar", "إدارة الصحة · Health · 보건국"),
        ("ko", "보건국 · Health · إدارة الصحة"),
    ],
)
def test_the_script_of_the_reader_comes_first(language: str, names: str) -> None:
    ordered = names.split(" · ")
    with translation.override(language):
        assert sorted(ordered, key=collating.for_reader)[0] == ordered[0]
        assert sorted([*ordered, "2"], key=collating.for_reader)[0] == "2"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "hoà  bình"),
        ("Hoà Bình", "Hoa\u0300 Bi\u0300nh"),
        ("Ward 02", "ward 2"),
        ("٢٤", "24"),
        ("الصِّحَّة", "صحة"),
    ],
)
def test_two_ways_of_writing_one_name_have_one_place(one: str, other: str) -> None:
    assert collating.place(one) == collating.place(other)


@given(st.text(max_size=40))
def test_every_text_has_a_place_that_both_databases_keep(text: str) -> None:
    filed = collating.place(text)
    assert "\0" not in filed
    assert filed.encode("utf-8").decode("utf-8") == filed
