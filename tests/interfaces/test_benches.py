"""A bound that a bench does not hold makes the bench fail, and with it the run of all benches."""

import contextlib
import sys

import pytest

from bench import __main__ as every
from bench import first_paint

SLOW, FAST = [9.0, 2000.0, 2000.0], [9.0, 20.0, 20.0]


@pytest.mark.parametrize(("board", "held"), [(SLOW, False), (FAST, True)])
def test_a_first_paint_over_the_bound_is_not_held(
    board: list[float], held: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    painted = {(first_paint.FLOOR, "cold"): FAST, (first_paint.BOARD, "cold"): board}
    assert first_paint._reported("cold", painted, [1024]) is held
    assert ("NOT HELD" in capsys.readouterr().out) is not held


def test_a_bound_that_is_not_held_ends_the_bench_with_a_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "argv", ["first_paint", "--link", "http://127.0.0.1/enter/x"])
    monkeypatch.setattr(first_paint.chromium, "opened", contextlib.nullcontext)
    monkeypatch.setattr(first_paint, "_entered", lambda *_: None)
    monkeypatch.setattr(first_paint, "_measure", lambda *_: False)
    with pytest.raises(SystemExit) as ended:
        first_paint.main()
    assert ended.value.code == 1


def test_a_bench_that_fails_is_said_to_have_failed() -> None:
    assert " FAILED" in every._run("slow", ("-c", "print('NOT HELD'); raise SystemExit(1)"), "")
    assert " FAILED" not in every._run("fast", ("-c", "print('held')"), "")
