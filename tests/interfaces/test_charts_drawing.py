"""Charts are drawn by arithmetic: bars add up, nothing leaves the frame, text is escaped, and from
right to left everything stands on the other side."""

import datetime as dt
import itertools
import re
from pathlib import Path
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain import figures
from remit.interfaces import writing
from remit.interfaces.web.charts import (
    ageing,
    framed,
    history,
    isolating,
    league,
    measures,
    paints,
    scales,
    shown,
    stacked,
    svg,
    tables,
    trend,
)
from remit.interfaces.web.charts.frames import BOTH, WIDE, Frame
from remit.interfaces.web.charts.lanes import BAR, GAP
from remit.interfaces.web.charts.marks import Bar, Drawing, Link, Mark, Plain, Words

TOKENS = Path(svg.__file__).resolve().parents[1] / "static" / "remit" / "tokens.css"
NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn")), max_size=60
) | st.sampled_from(
    (
        "Sở Khoa học và Công nghệ tỉnh",
        "إدارة العلوم والتكنولوجيا والاتصال في المدينة",
        "과학기술정보통신국 디지털전환추진단",
        "<script>alert('x')</script> & \"24-CT/TU\"",
    )
)
COUNTS = st.integers(0, 100_000)
SHAPES = {"path", "rect", "polyline", "polygon", "circle", "text"}
ELEMENTS = SHAPES | {"svg", "title", "desc", "defs", "pattern", "a", "g"}
FRAMES = st.sampled_from(BOTH)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
FIRST = dt.date(2024, 1, 1)


def row(name: str, counts: tuple[int, ...]) -> stacked.Row:
    parts = [
        stacked.Part(series, n, f"{name}: {n}", f"/list/?column={series}&n={n}")
        for series, n in zip(figures.PARTITION, counts, strict=True)
    ]
    return stacked.Row(name, parts, "/list/")


ROWS = st.lists(st.builds(row, NAMES, st.tuples(*[COUNTS] * 8)), max_size=45)


def stack(rows: list[stacked.Row]) -> stacked.Stacked:
    series = [(one, one) for one in figures.PARTITION]
    return stacked.Stacked("rows", "By unit", "It says.", ("Unit", "Assigned"), series, rows)


def point(name: str, counts: tuple[int, int]) -> trend.Point:
    done, assigned = sorted(counts)
    share = figures.percent(done, assigned)
    said = "–" if share is None else f"{share} %"
    worth = None if share is None else float(share)
    return trend.Point(name, assigned, done, worth, said, "a", "d", "/a/", "/d/")


def standing(name: str, share: float | None, moved: int | None) -> league.Standing:
    words = f"up {moved}"
    return league.Standing(name, 1, share, "50.00 %", 2, moved, words, name, "/done/")


TRENDS = st.lists(
    st.builds(
        point, st.sampled_from(("03/2024", "2024. 12.", "17/06/2024")), st.tuples(COUNTS, COUNTS)
    ),
    max_size=12,
).map(lambda points: trend.Trend("t", "T", "S.", "On", "Assigned", "Done", "%", points))
LEAGUES = st.lists(
    st.builds(standing, NAMES, st.none() | st.floats(0, 100), st.none() | st.integers(-40, 40)),
    max_size=20,
).map(lambda found: league.League("l", "L", "S.", ("U", "R", "B", "M", "%"), found))
AGEINGS = st.lists(COUNTS, min_size=5, max_size=5).map(
    lambda counts: ageing.Ageing(
        "a",
        "A",
        "S.",
        "For how long",
        [
            ageing.Group(
                "claimed",
                "Claimed",
                [ageing.Class(f"up to {n} days", n, str(n), "/age/") for n in counts],
            )
        ],
    )
)


def _history(days: list[dt.date], marked: dt.date, word: str) -> history.History:
    ordered = sorted(set(days))
    pieces = [
        history.Piece(start, stop, "calm", word, word, word, url="#act-1")
        for start, stop in itertools.pairwise(ordered)
    ]
    months = [(day, f"{day:%m/%Y}") for day in scales.months(ordered[0], ordered[-1])]
    flags = [history.Day(marked, "today", "Today"), history.Day(ordered[-1], "original", word)]
    return history.History(
        "h", "H", "S.", ("From", "Until", "S"), [("history-calm", word)], pieces, flags, months
    )


HISTORIES = st.builds(_history, st.lists(DAYS, min_size=2, max_size=8), DAYS, NAMES)
CHARTS = ROWS.map(stack) | TRENDS | LEAGUES | AGEINGS | HISTORIES


def elements(text: str) -> set[str]:
    """The elements of a well-formed text."""
    found: set[str] = set()
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: found.add(name)
    parser.Parse(text, True)
    return found


def plain(marks: "list[Mark] | tuple[Mark, ...]") -> list[Plain]:
    found: list[Plain] = []
    for mark in marks:
        found += mark.marks if isinstance(mark, Link) else [mark]
    return found


def extent(words: Words) -> tuple[float, float]:
    width = measures.width(words.text, words.size)
    before = {"start": 0.0, "middle": width / 2, "end": width}[words.anchor]
    return words.x - before, words.x - before + width


def bars(drawing: Drawing) -> list[Bar]:
    return [one for one in plain([*drawing.marks]) if isinstance(one, Bar)]


@given(CHARTS, FRAMES)
def test_nothing_leaves_the_frame(chart: tables.Data, frame: Frame) -> None:
    drawing = shown.drawn(chart, frame)
    for bar in bars(drawing):
        assert bar.x >= -0.01
        assert bar.x + bar.width <= drawing.width + 0.01
        assert bar.y >= -0.01
        assert bar.y + bar.height <= drawing.height + 0.01
        assert bar.width >= 0
        assert bar.height >= 0
    for words in (one for one in plain([*drawing.marks]) if isinstance(one, Words)):
        start, end = extent(words)
        assert start >= -0.01, words
        assert end <= drawing.width + 0.01, words
        assert 0 <= words.y <= drawing.height


@given(ROWS, FRAMES)
def test_the_parts_of_a_bar_add_up_to_its_length(rows: list[stacked.Row], frame: Frame) -> None:
    chart = stack(rows)
    drawing = stacked.drawn(chart, frame)
    drawn = [one for one in bars(drawing) if one.height == BAR]
    lengths = [one.width for one in drawn]
    wanted = [part.n for row in chart.largest for part in row.parts if part.n]
    most = max((row.total for row in chart.largest), default=0)
    assert len(lengths) == len(wanted)
    assert sum(lengths) * most == pytest.approx(sum(wanted) * _longest(drawing, drawn), abs=0.1)


def _longest(drawing: Drawing, drawn: list[Bar]) -> float:
    """How long the longest row is: from where bars begin to the total behind it."""
    starts = [one.x for one in drawn]
    totals = [
        one for one in plain([*drawing.marks]) if isinstance(one, Words) and one.paint == "strong"
    ]
    return max((one.x for one in totals), default=0.0) - GAP / 2 - min(starts, default=0.0)


@given(CHARTS, FRAMES, st.booleans())
def test_a_drawing_is_well_formed_whatever_it_names(
    chart: tables.Data, frame: Frame, mirrored: bool
) -> None:
    drawing = shown.drawn(chart, frame)
    for look in (svg.PAGE, svg.FILE, svg.PICTURE):
        assert elements(svg.written(drawing, look, mirrored=mirrored)) <= ELEMENTS


@given(CHARTS)
def test_a_table_has_the_figures_of_its_chart(chart: tables.Data) -> None:
    table = tables.table(chart)
    assert {len(one) for one in table.rows} <= {len(table.heads)}
    if isinstance(chart, stacked.Stacked):
        assert [one[1].text for one in table.rows] == [
            writing.number(row.total) for row in chart.rows
        ]


def test_from_right_to_left_everything_stands_on_the_other_side() -> None:
    drawing = Drawing("k", 100, 50, "T", "S", [Bar(10, 0, 30, 10, "share"), Words(0, 20, "a")])
    left = svg.written(drawing, svg.PAGE, mirrored=False)
    right = svg.written(drawing, svg.PAGE, mirrored=True)
    assert 'x="10" y="0" width="30"' in left
    assert 'x="60" y="0" width="30"' in right
    assert 'direction="rtl"' in right
    assert '<text x="100" y="20" font-size="13" text-anchor="start"' in right
    picture = svg.written(drawing, svg.PICTURE, mirrored=True)
    assert '<text x="100" y="20" font-size="13" text-anchor="end"' in picture
    assert 'direction="ltr"' in picture


def test_a_drawing_for_a_page_keeps_to_its_policy_and_its_colours() -> None:
    page = svg.written(stacked.drawn(stack([row("A", (1,) * 8)]), WIDE), svg.PAGE, mirrored=False)
    assert "style=" not in page
    assert not re.findall(r'(?:fill|stroke)="#', page)
    assert page.count("<a href=") == 8
    assert 'href="/list/?column=done_on_time&amp;n=1"' in page


def test_a_file_stands_alone() -> None:
    drawing = stacked.drawn(stack([row("A", (1,) * 8)]), WIDE)
    alone = framed.framed(drawing, WIDE, ["As of 17/06/2024"])
    file = svg.written(alone, svg.FILE, mirrored=False)
    assert "var(" not in file
    assert "<a " not in file
    assert "As of 17/06/2024" in file
    assert 'xmlns="http://www.w3.org/2000/svg"' in file


def test_the_colours_of_files_are_the_light_ones_of_the_pages() -> None:
    light = TOKENS.read_text(encoding="utf-8").partition('[data-bs-theme="dark"]')[0]
    found = dict(re.findall(r"--remit-([\w-]+): (#[0-9a-f]{6});", light))
    assert {name: found.get(name) for name in paints.COLOURS} == dict(paints.COLOURS)


def test_no_two_series_of_one_chart_look_alike_without_colour() -> None:
    patterns = [paints.PAINTS[column].pattern for column in figures.PARTITION]
    assert len(set(patterns)) == len(patterns)
    tones = [one for one in paints.PAINTS if one.startswith("history-")]
    assert len({paints.PAINTS[one].pattern for one in tones}) == len(tones)


@given(NAMES, st.floats(30, 400), st.integers(1, 4))
def test_a_text_that_was_fitted_fits(text: str, room: float, lines: int) -> None:
    made = measures.fitted(text, room, 13, lines=lines)
    assert len(made) <= lines
    assert all(measures.width(one, 13) <= room for one in made)


@pytest.mark.parametrize(
    ("room", "made"),
    [
        (500, ("Department of Health",)),
        (120, ("Department of", "Health")),
        (64, ("Depart…", "of Health")),
    ],
)
def test_a_name_is_wrapped_before_it_is_shortened(room: float, made: tuple[str, ...]) -> None:
    assert measures.fitted("Department of Health", room, 13, lines=2) == made


@pytest.mark.parametrize(
    ("most", "found"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (14, [0, 5, 10, 15]),
        (133, [0, 50, 100, 150]),
        (4999, [0, 1000, 2000, 3000, 4000, 5000]),
    ],
)
def test_a_scale_is_read_by_round_numbers(most: int, found: list[int]) -> None:
    assert scales.ticks(most) == found


@given(DAYS, DAYS)
def test_the_months_below_a_line_are_few_and_in_order(first: dt.date, last: dt.date) -> None:
    found = scales.months(first, last)
    assert len(found) <= scales.MOST_MONTHS
    assert found == sorted(found)
    assert all(first <= day <= last and day.day == 1 for day in found)


def test_of_many_rows_the_largest_are_drawn_in_their_order() -> None:
    rows = [row(str(n), (n, *(0,) * 7)) for n in range(1, 46)]
    drawn = stack([*rows[::2], *rows[1::2]]).largest
    assert len(drawn) == stacked.MOST
    assert min(one.total for one in drawn) == 6
    assert [one.total for one in drawn[:3]] == [7, 9, 11]


def test_a_name_that_was_shortened_is_said_in_full() -> None:
    name = "Department of Science, Technology and Digital Transformation of the whole City of " * 4
    page = svg.written(stacked.drawn(stack([row(name, (1,) * 8)]), WIDE), svg.PAGE, mirrored=False)
    assert f"<g><title>{name}</title>" in page
    assert "…" in page


def test_document_numbers_inside_names_are_isolated() -> None:
    assert isolating.named("Text 24-CT/TU here") == "\u2068Text \u206624-CT/TU\u2069 here\u2069"


def test_what_is_isolated_stays_so_over_the_end_of_a_line() -> None:
    name = isolating.named("Department of Health")
    lines = isolating.across(measures.fitted(f"Most: {name} (2).", 160, 13, lines=3))
    assert [one.count("\u2068") for one in lines] == [one.count("\u2069") for one in lines]
    assert lines[0].startswith("Most: \u2068")
    assert lines[1].startswith("\u2068")


def test_what_lies_ahead_is_drawn_lower() -> None:
    pieces = [
        history.Piece(FIRST, FIRST + dt.timedelta(10), "calm", "In", "In", "In"),
        history.Piece(
            FIRST + dt.timedelta(10), FIRST + dt.timedelta(20), "calm", "In", "In", "In", ahead=True
        ),
    ]
    chart = history.History("h", "H", "S.", ("F", "U", "S"), [], pieces, [], [])
    now, ahead = [one for one in bars(history.drawn(chart, WIDE)) if not one.plain]
    assert ahead.height == now.height / 2
    assert ahead.y + ahead.height == now.y + now.height
