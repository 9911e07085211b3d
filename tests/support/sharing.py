"""How a run goes about the tests. Of its workers one does a whole file, so that its world is made
once; the journeys go to one together, because loading the example takes longer than any file. A
quick run leaves out what is told after every feature."""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

TOGETHER = "tests/journeys/"


class ByWorld(LoadScopeScheduling):
    """Tests that share a world are done by the same worker."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return TOGETHER if file.startswith(TOGETHER) else file


def pytest_addoption(parser: pytest.Parser) -> None:
    """What `make quick` asks for."""
    said = "leave the check of all derived tables after each feature to the whole run"
    parser.addoption("--quick", action="store_true", help=said)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByWorld:
    """Asked by the run that has several workers."""
    return ByWorld(config, log)
