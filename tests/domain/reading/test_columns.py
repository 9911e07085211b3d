"""A table of figures in plain text is held against itself as its sentences are."""

import pytest

from remit.domain.reading import reader
from remit.texts.packs import packs

HEADS = {
    "en": ("REPORT No. 5\n5 January 2026\n\nThe Board reports:\n\n", "Total"),
    "vi": (
        "BÁO CÁO\nSố: 5/BC\nHà Nội, ngày 5 tháng 1 năm 2026\n\nSở Y tế báo cáo:\n\n",
        "Tổng cộng",
    ),
    "ar": ("تقرير رقم 5\nالتاريخ: 5 يناير 2026\n\nتفيد الوزارة بما يلي:\n\n", "المجموع"),
    "ko": ("보고 제5호\n2026년 1월 5일\n\n다음과 같이 보고한다.\n\n", "합계"),
}


def _found(text: str) -> dict[str, tuple[str, ...]]:
    checks = reader.read(text, packs()).checks
    assert all(text[s.start : s.end] == s.quote for one in checks for s in one.spans)
    return {one.code: tuple(span.quote for span in one.spans) for one in checks}


def _table(language: str, total: str, share: str = "40 %", between: str = " | ") -> str:
    head, word = HEADS[language]
    rows = [
        ("A", "B", "C", "D"),
        ("X", "40", "10", "25 %"),
        ("Y", "50", "20", share),
        ("Z", "10", "5", "50 %"),
        (word, total, "35", "35 %"),
    ]
    frame = "|" if "|" in between else ""
    return head + "\n".join(f"{frame}{between.join(row)}{frame}" for row in rows) + "\n"


@pytest.mark.parametrize("language", HEADS)
@pytest.mark.parametrize("between", [" | ", "\t"])
def test_a_column_is_held_against_its_total_and_a_share_against_its_row(
    language: str, between: str
) -> None:
    summed = _found(_table(language, "110", between=between))
    assert summed["PARTS_DO_NOT_SUM"] == ("110", "40", "50", "10")
    shared = _found(_table(language, "100", "45 %", between))
    assert shared == {"PART_WHOLE_PERCENT": ("50", "20", "45 %")}


@pytest.mark.parametrize("language", HEADS)
def test_a_table_that_adds_up_is_not_questioned(language: str) -> None:
    assert _found(_table(language, "100")) == {}


def test_a_table_of_two_columns_in_bars_is_read_too() -> None:
    head = HEADS["en"][0]
    table = "| Town | Wells |\n|---|---:|\n| North | 40 |\n| South | 50 |\n| **Total** | 100 |\n"
    assert _found(head + table)["PARTS_DO_NOT_SUM"] == ("100", "40", "50")


@pytest.mark.parametrize(
    "rows",
    [
        "| North | 40 |\n| South | 50 |\n| East | 100 |\n",
        "| North | 40 |\n| South | 50 |\n| Total in 2030 | 400 |\n",
        "| North | 40.4 |\n| South | 50.4 |\n| Total | 90.9 |\n",
        "| North | 40 |\n| South | many |\n| Total | 45 |\n",
        "| North | 40 |\n| Total | 45 |\n| South | 3 |\n",
    ],
)
def test_rows_without_a_total_of_their_own_are_left_alone(rows: str) -> None:
    assert _found(f"{HEADS['en'][0]}| Town | Wells |\n|---|---|\n{rows}") == {}
