"""Which licences a part of a release may have."""

import importlib.util
from pathlib import Path

import pytest

FOUND = importlib.util.spec_from_file_location(
    "audit", Path(__file__).resolve().parents[2] / "scripts" / "audit.py"
)
assert FOUND is not None
assert FOUND.loader is not None
audit = importlib.util.module_from_spec(FOUND)
FOUND.loader.exec_module(audit)


@pytest.mark.parametrize(
    "said",
    [
        *("AGPL-3.0-only", "GPL-2.0-or-later", "GNU General Public License v3 (GPLv3)"),
        *("MIT AND GPL-3.0-only", "GNU Affero General Public License"),
    ],
)
def test_copyleft_that_reaches_the_whole_work_is_refused(said: str) -> None:
    part = {"name": "something", "licenses": [{"license": {"name": said}}]}
    assert list(audit.without_permission([part])) != []


@pytest.mark.parametrize(
    "said",
    ["MIT", "BSD-3-Clause", "Apache-2.0", "MPL-2.0", "LGPL-3.0-only", "OFL-1.1"],
)
def test_a_licence_that_permits_its_use_is_taken(said: str) -> None:
    part = {"name": "something", "licenses": [{"license": {"id": said}}]}
    assert list(audit.without_permission([part])) == []


def test_a_part_that_says_no_licence_is_refused() -> None:
    assert list(audit.without_permission([{"name": "something"}])) == ["something says no licence."]
