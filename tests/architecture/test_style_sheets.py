"""Style sheets ask for nothing that is not there: letters come in two weights, and whatever lies
between would be shown as one of them without anybody having chosen it. And nothing moves before
whoever asked for less motion."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SHEETS = Path(__file__).resolve().parents[2] / "remit/interfaces/web/static/remit"
WEIGHT = re.compile(r"font-weight: ([^;]+);")
THERE = frozenset({"400", "600", "inherit", "var(--tblr-btn-font-weight)"})
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLOCK = re.compile(r"([^{};]+)\{((?:[^{}]|\{[^{}]*\})*)\}")
MOTION = re.compile(r"(?:^|[;{\s])(animation|transition|scroll-behavior)(?:-[a-z]+)?:\s*([^;]+)")
STILL = frozenset({"none", "auto"})
LESS, ANY = "(prefers-reduced-motion: reduce)", "(prefers-reduced-motion: no-preference)"
MOVING_SCRIPT = re.compile(r"\.animate\(|behavior: *[\"']smooth")


def test_style_sheets_ask_only_for_weights_that_are_shipped() -> None:
    asked = {
        (sheet.name, weight)
        for sheet in SHEETS.glob("*.css")
        for weight in WEIGHT.findall(sheet.read_text(encoding="utf-8"))
    }
    assert len(asked) > 5
    assert {one for one in asked if one[1] not in THERE} == set()


def test_nothing_moves_before_whoever_asked_for_less_motion() -> None:
    moving = {sheet.name: list(_moving(sheet.read_text("utf-8"))) for sheet in SHEETS.glob("*.css")}
    assert {name: found for name, found in moving.items() if found} == {}


def test_no_script_of_ours_moves_what_style_sheets_could_not_stop() -> None:
    scripts = list(SHEETS.glob("*.js"))
    assert len(scripts) > 5
    assert [one.name for one in scripts if MOVING_SCRIPT.search(one.read_text("utf-8"))] == []


STOPPED = "@media (prefers-reduced-motion: reduce) { .a { animation: none; } }"


@pytest.mark.parametrize(
    ("sheet", "moving"),
    [
        (".a { animation: turn 1s; }", [(".a", "animation")]),
        (".a { animation: turn 1s; }" + STOPPED, []),
        # What comes later wins.
        (STOPPED + ".a { animation: turn 1s; }", [(".a", "animation")]),
        (".b { color: red; transition: color 1s; }" + STOPPED, [(".b", "transition")]),
        (".a { transition-duration: 1s }" + STOPPED, [(".a", "transition")]),
        ("@media print { .a { transition: all 1s; } }", [(".a", "transition")]),
        ("html { scroll-behavior: smooth; }", [("html", "scroll-behavior")]),
        ("@media (prefers-reduced-motion: no-preference) { .a { transition: all 1s; } }", []),
        (".a:focus { transition: none; } /* .b { animation: turn 1s; } */", []),
    ],
)
def test_the_check_knows_what_moves(sheet: str, moving: list[tuple[str, str]]) -> None:
    assert list(_moving(sheet)) == moving


def _moving(sheet: str) -> Iterator[tuple[str, str]]:
    """Which selectors move by which property, and are not told later to stand still."""
    said = list(_said(COMMENT.sub("", sheet)))
    for place, (media, selector, name, value) in enumerate(said):
        stopped = (LESS, selector, name, True)
        after = [(one, of, what, way in STILL) for one, of, what, way in said[place + 1 :]]
        if value not in STILL and ANY not in media and stopped not in after:
            yield selector, name


def _said(sheet: str, media: str = "") -> Iterator[tuple[str, str, str, str]]:
    """Every declaration about motion: under which condition, of what, which, and how."""
    for head, inside in BLOCK.findall(sheet):
        selector = " ".join(head.split())
        if selector.startswith("@keyframes"):
            continue
        if "{" in inside:
            yield from _said(inside, selector.removeprefix("@media").strip())
            continue
        for name, value in MOTION.findall(inside):
            yield media, selector, name, value.strip()
