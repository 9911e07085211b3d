"""The order of the rows of the board: the unit with most overdue work first, unless another heading
is pressed; without a script, and on a phone too."""

import re

import pytest

from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of, read

ROW = re.compile(r'<tr role="row"( class="row-total")?.*?</tr>', re.S)
CELL = re.compile(r'<td role="cell" data-label="([^"]+)" class="number"[^>]*>(.*?)</td>', re.S)


def _rows(html: str) -> list[dict[str, str]]:
    table = html[html.index('id="rows"') :]
    table = table[table.index("<tbody") : table.index("</tbody>")]
    plain = re.compile("<[^>]+>")
    return [
        {name: plain.sub("", said).strip() for name, said in CELL.findall(row[0])}
        for row in ROW.finditer(table)
    ]


def _board(story: Story, **words: str) -> str:
    query = "&".join(f"{name}={word}" for name, word in words.items())
    return read(browser_of(story, "leader"), f"/board/?unit=CITY-PC&{query}")


def _numbers(html: str, heading: str) -> list[float]:
    """The numbers of a column without the total, which stands last."""
    return [float(row[heading]) for row in _rows(html)[:-1] if row[heading] != "–"]


def test_the_unit_with_most_overdue_work_stands_first(story: Story) -> None:
    html = _board(story)
    late = _numbers(html, "Open, overdue")
    assert late == sorted(late, reverse=True)
    assert re.search(r'aria-sort="descending"><a class="order"[^>]*rank=open_overdue', html)
    assert html.count('aria-sort="') == html[: html.index('id="rows"')].count('aria-sort="') + 1


@pytest.mark.parametrize(
    ("rank", "heading", "down"),
    [
        ("assigned", "Assigned", True),
        ("done", "Done", True),
        ("share", "% of all assigned", False),
    ],
)
def test_another_heading_puts_the_rows_in_its_order(
    story: Story, rank: str, heading: str, down: bool
) -> None:
    html = _board(story, rank=rank)
    numbers = _numbers(html, heading)
    assert len(numbers) > 1
    assert numbers == sorted(numbers, reverse=down)
    way = "descending" if down else "ascending"
    assert re.search(rf'aria-sort="{way}"><a class="order"[^>]*rank={rank}#rows', html)
    assert 'aria-current="true"' in html[html.index('class="rank-by') :]


def test_the_total_stays_last_and_counts_the_same(story: Story) -> None:
    usual, named = _rows(_board(story)), _rows(_board(story, rank="name"))
    assert usual[-1] == named[-1]
    assert sorted(map(str, usual)) == sorted(map(str, named))


def test_a_column_that_is_not_there_is_the_usual_one(story: Story) -> None:
    assert _rows(_board(story, rank="password")) == _rows(_board(story))


def test_rows_that_follow_each_other_by_nature_do_so(story: Story) -> None:
    html = _board(story, by="due-month")
    assert 'aria-sort="' not in html[html.index('id="rows"') : html.index("</thead>")]
