"""A real ClamAV, with one signature of our own, says of files what the site makes of it."""

import hashlib
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from remit.domain.refusals import Refusal
from remit.kernel import scanning

HARMS = b"These words stand for a file that harms, and for nothing else."
PATIENCE = 300
pytestmark = pytest.mark.matrix  # `make sure` brings the program


@pytest.fixture
def clamd(tmp_path: Path) -> Iterator[None]:
    """The daemon with a folder and a door of its own, until the end of the test."""
    known = tmp_path / "known"
    known.mkdir()
    digest = hashlib.md5(HARMS, usedforsecurity=False).hexdigest()
    (known / "own.hdb").write_text(f"{digest}:{len(HARMS)}:Own.Harm\n")
    door, said = tmp_path / "door", tmp_path / "clamd.conf"
    said.write_text(f"DatabaseDirectory {known}\nLocalSocket {door}\nForeground yes\n")
    tmp_path.chmod(0o755)
    known.chmod(0o755)
    with subprocess.Popen(["clamd", "-c", str(said)], stdout=subprocess.DEVNULL) as process:
        until = time.monotonic() + PATIENCE
        while not door.exists() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.1)
        with override_settings(REMIT_CLAMD=f"unix:{door}"):
            yield
        process.terminate()


def test_a_real_scanner_stops_what_harms_and_lets_the_rest_in(clamd: None) -> None:
    with pytest.raises(Refusal) as refused:
        scanning.check(HARMS)
    assert refused.value.rule == "FILE_HARMS"
    assert refused.value.params["found"].startswith("Own.Harm")
    scanning.check(HARMS + b" Not quite.")
    scanning.check(b"A clean file. " * 300_000)
