"""The words of the templates: the same thing is always written the same way, in each language."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.utils import translation

from remit.domain import vocabulary as v
from remit.domain.buckets import ClockName
from remit.domain.figures import PARTITION, Policy, Row, Share
from remit.organisation.queries import UnitCard

DAY = dt.date(2024, 4, 15)
UNIT = UnitCard(1, "C", "CITY", {"vi": "Thành phố", "en": "The City"}, False, None)
BODY = UnitCard(2, "G", "GOVERNMENT", {"en": "Government"}, True, None)


def _shown(source: str, language: str = "en", **context: object) -> str:
    with translation.override(language):
        return Template("{% load remit %}" + source).render(Context(context))


def test_a_document_number_keeps_its_order_in_arabic() -> None:
    html = _shown("{% docno n %}", "ar", n="24-CT/TU.03")
    assert html == '<bdi dir="ltr" class="docno">24-CT/TU.03</bdi>'


def test_a_document_number_is_escaped() -> None:
    assert "<script" not in _shown("{% docno n %}", n="<script>")


@pytest.mark.parametrize(
    ("language", "short", "long"),
    [
        ("vi", "15/04/2024", "ngày 15 tháng 4 năm 2024"),
        ("en", "15/04/2024", "15 April 2024"),
        ("ar", "15/04/2024", "15 إبريل 2024"),
        ("ko", "2024. 4. 15.", "2024년 4월 15일"),
    ],
)
def test_a_day_is_written_as_officials_write_it(language: str, short: str, long: str) -> None:
    assert _shown("{% day d %}", language, d=DAY) == f'<time datetime="2024-04-15">{short}</time>'
    assert f">{long}<" in _shown('{% day d "long" %}', language, d=DAY)


def test_an_instant_is_told_in_the_time_of_the_site() -> None:
    late = dt.datetime(2024, 4, 15, 20, 30, tzinfo=dt.UTC)
    assert ">16/04/2024 03:30<" in _shown("{% instant t %}", t=late)


def test_a_unit_is_called_in_the_language_of_the_reader() -> None:
    assert ">Thành phố<" in _shown("{% unit u %}", "vi", u=UNIT)
    assert ">The City<" in _shown("{% unit u %}", "en", u=UNIT)
    assert "outside" in _shown("{% unit u %}", u=BODY)


def test_what_is_not_there_is_a_dash_with_a_word() -> None:
    for tag in ("{% day x %}", "{% instant x %}", "{% unit x %}", "{% badge x %}"):
        assert "none" in _shown(tag, x=None)


def test_a_status_is_a_word_and_a_tone() -> None:
    html = _shown("{% badge m %}", m=v.Clock.OVERDUE)
    assert html == '<span class="status status-bad">Overdue</span>'


def test_a_share_names_its_denominator() -> None:
    html = _shown("{% percent s %}", "vi", s=Share(Policy.OF_ALL_ASSIGNED, 39, 133))
    assert "29,32 %" in html
    assert "share-of" in html
    assert "39" in html
    assert "133" in html


def test_there_is_no_share_of_nothing() -> None:
    html = _shown("{% percent s %}", s=Share(Policy.OF_DUE, 0, 0))
    assert "%" not in html
    assert "of those due" in html


ROW = Row(done_on_time=24, done_late=6, open_in_time=18, open_overdue=12)


def _segments(html: str) -> list[tuple[str, float, float]]:
    found = re.findall(r'class="bar-(\w+)" x="([\d.]+)%" y="0" width="([\d.]+)%"', html)
    return [(column, float(x), float(w)) for column, x, w in found]


@pytest.mark.parametrize("language", ["vi", "en", "ar", "ko"])
def test_a_bar_is_whole_and_ordered_in_each_direction(language: str) -> None:
    segments = _segments(_shown("{% status_bar r c %}", language, r=ROW, c=ClockName.REVISED))
    assert [column for column, _, _ in segments] == [
        "done_on_time",
        "done_late",
        "open_in_time",
        "open_overdue",
    ]
    assert sum(width for _, _, width in segments) == pytest.approx(100, abs=0.01)
    starts = [x for _, x, _ in segments]
    assert starts == sorted(starts, reverse=language == "ar")
    first = segments[0]
    assert first[1] + first[2] == pytest.approx(100) if language == "ar" else first[1] == 0


def test_a_bar_says_its_numbers_in_words_and_links_them() -> None:
    links = {"open_overdue": "/list/?overdue"}
    html = _shown("{% status_bar r c links %}", r=ROW, c=ClockName.ORIGINAL, links=links)
    assert "by the original due date" in html
    assert "Open, overdue: 12" in html
    assert '<a class="key-n" href="/list/?overdue">12</a>' in html


def test_a_bar_has_no_style_of_its_own() -> None:
    assert "style" not in _shown("{% status_bar r c %}", r=ROW, c=ClockName.REVISED)


def test_a_bar_of_nothing_is_a_sentence() -> None:
    html = _shown("{% status_bar r c %}", r=Row(), c=ClockName.REVISED)
    assert "Nothing assigned" in html
    assert "<svg" not in html


def test_every_column_of_the_partition_has_a_colour() -> None:
    tokens, parts = (
        Path(str(finders.find(f"remit/{name}"))).read_text(encoding="utf-8")
        for name in ("tokens.css", "parts.css")
    )
    for column in PARTITION:
        assert tokens.count(f"--remit-bar-{column}:") == 2, column
        assert f".bar-{column} " in parts
