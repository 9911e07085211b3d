"""How the workers of a run share the tests: a file goes to one of them, so that its world is made
once; the journeys go to one together, because loading the example takes longer than any file."""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

TOGETHER = "tests/journeys/"


class ByWorld(LoadScopeScheduling):
    """Tests that share a world are done by the same worker."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return TOGETHER if file.startswith(TOGETHER) else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByWorld:
    """Asked by the run that has several workers."""
    return ByWorld(config, log)
