"""Sites to be hurt, on both engines; each is cast from one that was founded once for the run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import postgres, sites
from tests.support.sites import Mould, Site


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A server that keeps what it acknowledged, also when it is killed."""
    with postgres.running(postgres.LASTING) as running:
        yield running


@pytest.fixture(scope="session")
def sqlite_mould(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mould]:
    """The founded site on SQLite."""
    with sites.mould(tmp_path_factory.mktemp("mould") / "home", "") as mould:
        yield mould


@pytest.fixture(scope="session")
def postgres_mould(
    tmp_path_factory: pytest.TempPathFactory, server: postgres.Server
) -> Iterator[Mould]:
    """The founded site on PostgreSQL."""
    with sites.mould(tmp_path_factory.mktemp("mould") / "home", server.url) as mould:
        yield mould


@pytest.fixture(params=[sites.SQLITE, sites.POSTGRES])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """A site of the test's own, on each engine in turn."""
    mould: Mould = request.getfixturevalue(f"{request.param}_mould")
    with mould.cast(tmp_path / "home") as cast:
        yield cast


@pytest.fixture
def on_sqlite(sqlite_mould: Mould, tmp_path: Path) -> Iterator[Site]:
    """A site of the test's own on SQLite."""
    with sqlite_mould.cast(tmp_path / "home") as cast:
        yield cast


@pytest.fixture
def on_postgres(postgres_mould: Mould, tmp_path: Path) -> Iterator[Site]:
    """A site of the test's own on PostgreSQL."""
    with postgres_mould.cast(tmp_path / "home") as cast:
        yield cast
