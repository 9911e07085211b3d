"""The sentence of a chart tells equal units as equal, and never names one of them alone."""

import pytest
from django.utils import translation

from remit.domain.figures import Row
from remit.interfaces.web.board.charted import ranking, stacking
from remit.interfaces.web.board.rows import Shown
from remit.interfaces.web.charts.league import Standing

ISOLATING = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


def standing(name: str, rank: int | None, percent: str, moved: int | None = 0) -> Standing:
    movement = {2: "up 2", -2: "down 2"}.get(moved or 0, "unchanged")
    return Standing(name, rank, 50.0, percent, rank, moved, movement, name)


def shown(name: str, overdue: int, *, own: bool = False) -> Shown:
    return Shown(name, Row(open_overdue=overdue), {}, own=own)


def league(*standings: Standing) -> str:
    with translation.override("en"):
        return ranking.said(standings).translate(ISOLATING)


def overdue(*rows: Shown) -> str:
    with translation.override("en"):
        whole = shown("All", sum(one.row.open_overdue for one in rows))
        return stacking.said(whole, rows).translate(ISOLATING)


@pytest.mark.parametrize(
    ("standings", "said"),
    [
        ([("A", 1, "90 %"), ("B", 2, "10 %")], "First: A (90 %). Last: B (10 %)."),
        (
            [("A", 1, "90 %"), ("B", 1, "90 %"), ("C", 3, "10 %")],
            "First, equal: A and B (90 %). Last: C (10 %).",
        ),
        (
            [("A", 1, "90 %"), *((name, 2, "0 %") for name in "BCDEF")],
            "First: A (90 %). Last, equal: B, C and 3 more (0 %).",
        ),
        ([("A", 1, "90 %")], "First: A (90 %)."),
        ([("A", 1, "0 %"), ("B", 1, "0 %")], "All 2 units stand equal (0 %)."),
        ([("A", 1, "90 %"), ("B", None, "–")], "First: A (90 %)."),
        ([("A", None, "–")], "No unit has anything done or overdue yet."),
    ],
)
def test_equal_ranks_are_told_as_equal(
    standings: list[tuple[str, int | None, str]], said: str
) -> None:
    assert league(*(standing(*one) for one in standings)) == said


def test_all_who_moved_as_far_are_named() -> None:
    said = league(
        standing("A", 1, "90 %", 2),
        standing("B", 1, "90 %", 2),
        standing("C", 3, "20 %", -2),
        standing("D", 4, "10 %", None),
    )
    assert said == "First, equal: A and B (90 %). Last: D (10 %). A and B: up 2. C: down 2."


def test_the_most_overdue_are_named_together() -> None:
    counted = "Assigned: 5, Done: 0, Open, overdue: 5. "
    assert overdue(shown("A", 3), shown("B", 2)) == f"{counted}Most overdue: A (3)."
    itself = overdue(shown("A", 2), shown("B", 2, own=True), shown("C", 1))
    assert itself == f"{counted}Most overdue, equal: A and B itself (each: 2)."
    assert overdue(shown("A", 0)) == "Assigned: 0, Done: 0, Open, overdue: 0."
