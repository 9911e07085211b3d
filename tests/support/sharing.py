"""How a run goes about the tests. Of its workers one does a whole file, so that its world is made
once; the journeys go to one together, because loading the example takes longer than any file. What
takes longest is begun first, so that no worker is at it when the others are done. The check of
all derived tables after a feature takes as long as the feature: a quick run leaves it out, and on a
second engine the first test of each file has it."""

from collections import Counter
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

TOGETHER = "tests/journeys/"
LONG = ("slow", "browser")


class ByWorld(LoadScopeScheduling):
    """Tests that share a world are done by the same worker, in the order in which they stand."""

    def __init__(self, config: pytest.Config, log: Producer) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False  # by their number, one long test would come last

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return TOGETHER if file.startswith(TOGETHER) else file


def pytest_addoption(parser: pytest.Parser) -> None:
    """How often all derived tables are checked."""
    said = "after which features that recorded acts all derived tables are checked"
    parser.addoption("--derived", choices=("each", "file", "none"), default="each", help=said)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByWorld:
    """Asked by the run that has several workers."""
    return ByWorld(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """One worker begins with the journeys, the others with the files that take long: they wait, or
    they open pages in Chromium."""
    _named_apart(items)
    if hasattr(config, "workerinput"):
        marked = [{one.path for one in items if one.get_closest_marker(mark)} for mark in LONG]
        items.sort(key=lambda one: (not one.nodeid.startswith(TOGETHER), *_absent(one, marked)))


def _absent(item: pytest.Item, marked: list[set[Path]]) -> list[bool]:
    return [item.path not in files for files in marked]


def _named_apart(items: list[pytest.Item]) -> None:
    """Of tests that share one name a run with several workers would do the first and no other."""
    called = Counter(one.nodeid for one in items)
    if shared := [name for name, number in called.items() if number > 1]:
        raise pytest.UsageError(f"several tests are called {shared[0]}")
