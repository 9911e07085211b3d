"""A file that uses up its time is said to take too long, whichever clock ran out first."""

import signal
import subprocess
from typing import Any

import pytest

from remit.domain.refusals import Refusal
from remit.texts import confined


@pytest.mark.slow
def test_a_reader_that_used_up_its_time_is_no_fault_of_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    busy = "import os, resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass"
    started = subprocess.run

    def run(command: list[str], **options: Any) -> Any:
        ended = started([command[0], "-c", busy], **options)
        assert ended.returncode == -signal.SIGXCPU
        return ended

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(Refusal, match="FILE_TAKES_TOO_LONG"):
        confined.extracted(b"<p>x</p>", "busy.html")
