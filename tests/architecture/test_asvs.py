"""The page on ASVS answers every item of levels 1 and 2 once, and what it points to is there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| (\S[^|]*\S) \| (\S[^|]*\S) \| (?:`([^`]+)`)? ?\|$", re.M)
HELD = {"yes", "site", "none", "not yet"}
# How many items of levels 1 and 2 each section of the standard has.
ITEMS = {
    **{"1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1},
    **{"3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4},
    **{"5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5},
    **{"6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2},
    **{"8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4},
    **{"10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4},
    **{"11.5": 1, "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2},
    **{"13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1},
    **{"16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4, "17.3": 2},
}


def _rows() -> list[tuple[str, str, str, str]]:
    return ROW.findall((ROOT / "docs" / "reference" / "asvs.md").read_text(encoding="utf-8"))


def test_every_item_is_answered_once_and_in_order() -> None:
    wanted = [f"{section}.{n + 1}" for section, count in ITEMS.items() for n in range(count)]
    assert len(wanted) == 253
    assert [item for item, *_ in _rows()] == wanted


def test_what_an_answer_points_to_is_there() -> None:
    for item, held, _, place in _rows():
        assert held in HELD, item
        assert place or held in {"none", "not yet"}, item
        assert not place or (ROOT / place).exists(), item
