"""How long the board of the example takes until it is first painted, with nothing kept from before
(cold) and opened once more in the same browser (warm), beside the smallest page of the same server
(the floor) and beside the bound of one second.

The site is brought up as anybody does, in a folder of this run; the browser is the Chromium of the
machine. A bound that is not held makes the run fail. Whoever has a site up names its one-time link
with --link.
"""

import argparse
import contextlib
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright import sync_api

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.support import chromium, ports

BOUND_MS = 1000
STATES = ("cold", "warm")
FLOOR, BOARD = "/health/", "/board/"
Painted = dict[tuple[str, str], list[float]]
PAINTED = """() => performance.getEntriesByType("paint")
  .find(one => one.name === "first-contentful-paint")?.startTime"""
CARRIED = """() => [...performance.getEntriesByType("navigation"),
  ...performance.getEntriesByType("resource")].map(one => one.transferSize)"""


def main() -> None:
    """Bring the example up, open both pages in turn, and print their medians."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=7)
    asked.add_argument("--link")
    options = asked.parse_args()
    with contextlib.ExitStack() as stack:
        link = options.link or stack.enter_context(_site())
        browser = stack.enter_context(chromium.opened())
        print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")
        entered = _entered(browser, link)
        held = _measure(browser, entered, link, options.times)
    if not held:
        sys.exit(1)


@contextlib.contextmanager
def _site() -> Iterator[str]:
    """The one-time link into the example, that is up until the end of the block."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "remit", "up", "--demo", "--port", str(ports.free())]
        known = {**os.environ, "REMIT_HOME": home}
        with subprocess.Popen(command, env=known, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                said = iter(process.stdout.readline, "")
                yield next(
                    found[0] for line in said if (found := re.search(r"http\S+/enter/\S+", line))
                )
            finally:
                process.terminate()
                process.wait()


def _entered(browser: sync_api.Browser, link: str) -> sync_api.StorageState:
    """What the browser keeps of whoever came in by the link."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(link)
    page.wait_for_url("**/board/**")
    kept = context.storage_state()
    context.close()
    return kept


def _measure(
    browser: sync_api.Browser, entered: sync_api.StorageState, link: str, times: int
) -> bool:
    """Whether the bound is held, cold and warm."""
    site = "{0.scheme}://{0.netloc}".format(urlsplit(link))
    painted: Painted = {}
    carried: dict[str, list[int]] = {}
    for _ in range(times + 1):
        for path in (FLOOR, BOARD):
            context = browser.new_context(storage_state=entered)
            page = context.new_page()
            for state in STATES:
                answer = page.goto(site + path, wait_until="networkidle")
                assert answer is not None
                assert answer.ok, f"{path} answered {answer.status}"
                shown = page.wait_for_function(PAINTED).json_value()
                painted.setdefault((path, state), []).append(shown)
                carried[state] = page.evaluate(CARRIED)
            context.close()
    held = [_reported(state, painted, carried[state]) for state in STATES]
    return all(held)


def _reported(state: str, painted: Painted, carried: list[int]) -> bool:
    # The first of each warms the server up.
    floor, board = (statistics.median(painted[path, state][1:]) for path in (FLOOR, BOARD))
    held = board <= BOUND_MS
    print(f"first paint of {FLOOR}, {state}: {floor:.0f} ms (the floor)")
    print(f"first paint of {BOARD}, {state}: {board:.0f} ms, {board / floor:.1f} times the floor")
    print(f"bound {BOUND_MS} ms: {'held' if held else 'NOT HELD'}")
    print(f"{len(carried)} requests, {sum(carried) / 1024:.0f} KiB carried")
    return held


if __name__ == "__main__":
    main()
