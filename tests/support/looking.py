"""What is wrong with a page as a browser shows it: the faults that axe finds, and whether it is
wider than its screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only faults are worked out to their elements, and no style sheet is read for a rule nobody asks.
_ASKED = """rules => axe
  .run(document, {runOnly: rules, resultTypes: ["violations"], preload: {assets: ["media"]}})
  .then(found => found.violations)"""

# What is laid out only when somebody scrolls to it lies at a guess before that, over other things.
_LAID_OUT = """() => [...document.querySelectorAll("main *")]
  .filter(one => getComputedStyle(one).contentVisibility === "auto")
  .forEach(one => one.style.setProperty("content-visibility", "visible"))"""
_BARE = """() => [...document.querySelectorAll("link[rel=stylesheet]")]
  .filter(link => !link.sheet).map(link => `without ${link.href}`)"""


# What has the focus, where something that stays in view as the page moves lies over a part of it.
_COVERED = """() => {
  const one = document.activeElement, place = one.getBoundingClientRect();
  const stays = (other) => ["sticky", "fixed"].includes(getComputedStyle(other).position);
  return [...document.querySelectorAll("body *")]
    .filter((other) => stays(other) && !other.contains(one) && other.checkVisibility())
    .filter((other) => {
      const over = other.getBoundingClientRect();
      return Math.min(place.right, over.right) - Math.max(place.left, over.left) > 1
        && Math.min(place.bottom, over.bottom) - Math.max(place.top, over.top) > 1;
    })
    .map((other) => `${one.tagName} ${one.name || one.textContent} below ${other.className}`);
}"""


def covered(page: Page) -> list[str]:
    """What lies over the element that has the focus; it may have to be scrolled there first."""
    return list(page.evaluate(_COVERED))


def faults(page: Page) -> list[str]:
    """Every fault of a page, each with the element at which it stands."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed; `make setup` brings it")
    page.wait_for_load_state()  # a link that was just followed has only begun to show its page
    # What has slid below the bar of a phone is covered by it, and no fault of the page.
    page.evaluate("window.scrollTo(0, 0)")
    page.evaluate(_LAID_OUT)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    wide = overflow(page)
    found = [f"wider than the screen by {wide}"] if wide > 0 else []
    found += page.evaluate(_BARE)
    return found + [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for one in page.evaluate(_ASKED, RULES)
        for node in one["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how much a page is wider than its screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
