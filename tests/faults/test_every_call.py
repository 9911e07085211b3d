"""Whatever call of the database fails in an action: it is refused with a sentence, nothing of it is
recorded, and the next try does it."""

import inspect
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.commitments import actions as commitments
from tests.faults import verbs
from tests.support import postgres, sites
from tests.support.sites import Site

FEW = ("commitments.assign", "commitments.verify", "commitments.attach_file", "texts.register")


@pytest.fixture(params=[sites.SQLITE, sites.POSTGRES])
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """Nothing but an empty folder and perhaps an empty database."""
    if request.param == sites.SQLITE:
        yield Site(tmp_path, "", "", "")
        return
    server: postgres.Server = request.getfixturevalue("server")
    with sites.database(server.url) as url:
        yield Site(tmp_path, url, "", "")


def test_every_verb_on_commitments_is_among_those_that_fail() -> None:
    named = {name for name in commitments.__all__ if inspect.isfunction(getattr(commitments, name))}
    assert named == {action.__name__ for action, _ in verbs.COMMITMENTS}


@pytest.mark.parametrize("names", [FEW, pytest.param((), marks=pytest.mark.matrix)], ids=len)
def test_an_action_whose_call_fails_is_refused_whole_and_then_done(
    blank: Site, names: tuple[str, ...]
) -> None:
    done = blank.run("-m", "tests.faults.calling", *names)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert {name: one["wrong"] for name, one in found.items() if one["wrong"]} == {}
    assert [name for name, one in found.items() if not one["recorded"] or one["calls"] < 5] == []
