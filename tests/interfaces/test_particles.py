"""Korean sentences choose the particle of the word that is put into them, on every face."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from remit.domain.refusals import Refusal
from remit.interfaces import particles, sentences

# The word, and which of 은 and 는 follows it; “은(는)” where nobody can tell.
WORDS = {
    "보건국": "은",
    "교육과": "는",
    "서울": "은",
    "“보건국”": "은",
    "‘과제’": "는",
    "보건국(DOH)": "은",
    "교육과 (EDU)": "는",
    '<bdi dir="ltr">24-CT/TU</bdi>': "는",
    "<bdi>보건국</bdi>": "은",
    "&quot;보건국&quot;": "은",
    "\u2068보건국\u2069": "은",
    "DOIC": "는",
    "CITY-PC": "는",
    "URL": "은",
    "PM": "은",
    "#12": "는",
    "1,000": "은",
    "3": "은",
    "7": "은",
    "29.32 %": "는",
    "2025. 11. 12.": "은",
    "2025. 12.": "은",
    "2025-11-12": "은",
    "2025. 11. 14. 15:25": "은",
    "2025년 11월 14일": "은",
    "Data": "는",
    "plan": "은",
    "Đà Nẵng": "은",
    "Y tế": "는",
    "Office": "은(는)",
    "مكتب": "은(는)",
    "": "은(는)",
}


@pytest.mark.parametrize("word", WORDS)
def test_a_particle_is_that_of_the_word_before_it(word: str) -> None:
    assert particles.chosen(word, "은(는)") == WORDS[word]


@pytest.mark.parametrize(
    ("both", "forms"),
    [
        ("이(가)", "이 가 이"),
        ("을(를)", "을 를 을"),
        ("과(와)", "과 와 과"),
        ("와(과)", "과 와 과"),
        ("(으)로", "으로 로 로"),
        ("(이)라", "이라 라 이라"),
    ],
)
def test_each_particle_has_a_form_after_a_consonant_a_vowel_and_rieul(
    both: str, forms: str
) -> None:
    assert [particles.chosen(word, both) for word in ("국", "과", "7")] == forms.split()


def test_a_sentence_of_the_catalogue_says_one_form() -> None:
    with translation.override("ko"):
        said = sentences.sentence(Refusal("DUE_DATE_IMPOSSIBLE", value="2025-02-30"))
        assert translation.gettext("Recorded as act %(act)s.") % {"act": 12} == (
            "기록 12로 남겼습니다."
        )
    assert said.startswith("“2025-02-30”은 1900년부터 2199년까지의 달력에 없는 날입니다.")


def test_a_sentence_of_a_template_says_one_form() -> None:
    template = Template(
        "{% load i18n %}{% blocktranslate %}Recorded as act {{ act }}.{% endblocktranslate %}"
    )
    with translation.override("ko"):
        assert template.render(Context({"act": 10})) == "기록 10으로 남겼습니다."


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("2023. 2. 28.", "당초 기한 2023. 2. 28. 끝."),
        ("<b>2023. 2. 28.</b>", "당초 기한 <b>2023. 2. 28.</b> 끝."),
        ("2023년 2월 28일", "당초 기한 2023년 2월 28일. 끝."),
        ("#12", "당초 기한 #12. 끝."),
    ],
)
def test_a_sentence_that_ends_with_a_day_has_one_stop(said: str, whole: str) -> None:
    assert particles.Sentence("당초 기한 %(due)s. 끝.") % {"due": said} == whole


@given(st.text(max_size=20))
def test_what_people_wrote_stays_as_it_is(text: str) -> None:
    written = f"{text}을(를) 함. 끝"
    said = particles.Sentence("“%(text)s”은(는) 날짜가 아닙니다.") % {"text": written}
    assert said == f"“{written}”은 날짜가 아닙니다."


def test_other_languages_are_left_alone() -> None:
    with translation.override("vi"):
        assert type(translation.gettext("Recorded as act %(act)s.")) is str


def test_after_words_that_are_put_in_a_translation_writes_both_forms() -> None:
    """The word decides, so that no translator can know which one follows."""
    one_form = re.compile(
        r"%\(\w+\)[sd][”’」]?(?:은|는|을|를|이|가|과|와|으로|로|이라)(?![가-힣(])"
    )
    found = [
        said
        for path in settings.LOCALE_PATHS
        for entry in polib.pofile(Path(path) / "ko" / "LC_MESSAGES" / "django.po")
        for said in (entry.msgstr, *entry.msgstr_plural.values())
        if one_form.search(said)
    ]
    assert found == []
