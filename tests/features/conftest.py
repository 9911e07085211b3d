"""What holds for every feature: after each test that recorded acts, nothing contradicts them."""

from collections.abc import Iterator

import pytest

from tests.support import government, invariants


@pytest.fixture(autouse=True)
def derived_tables_follow_from_acts(request: pytest.FixtureRequest) -> Iterator[None]:
    """Check the invariants while the database of the test is still there."""
    marked = request.node.get_closest_marker("django_db") is not None
    acts = marked or "db" in request.fixturenames
    if acts:
        request.getfixturevalue("db")  # asked for here, it goes away only after the checks
    yield
    if acts:
        invariants.check()


@pytest.fixture
def city(db: None) -> government.Government:
    """The small government, founded anew."""
    return government.found()
