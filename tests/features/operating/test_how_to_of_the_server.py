"""What the how-to says of systemd and nginx is taken by both as it stands on the paper."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support import ports

HOW_TO = Path(__file__).parents[3] / "docs" / "howto"
NAMED = re.compile(r"`/etc/systemd/system/([\w.-]+)`[^`]*```ini\n(.*?)```", re.DOTALL)
PROXY = re.compile(r"```nginx\n(.*?)```", re.DOTALL)
pytestmark = pytest.mark.matrix  # `make sure` brings both programs


def _units() -> dict[str, str]:
    papers = [path.read_text("utf-8") for path in sorted(HOW_TO.glob("*.md"))]
    return {name: unit for paper in papers for name, unit in NAMED.findall(paper)}


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    units = _units()
    assert {"remit.service", "remit-backup.service", "remit-backup.timer"} <= set(units)
    program = shutil.which("true") or "/bin/true"
    for name, unit in units.items():
        # What is installed elsewhere is not on this machine; the words are what is looked at.
        here = re.sub(r"/opt/remit/program/\.venv/bin/remit", program, unit)
        here = re.sub(r"WorkingDirectory=\S+", "WorkingDirectory=/tmp", here)
        (tmp_path / name).write_text(here, "utf-8")
    for name in units:
        words = ["systemd-analyze", "verify", "--man=no", str(tmp_path / name)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        ours = [line for line in done.stderr.splitlines() if str(tmp_path) in line or name in line]
        assert (done.returncode, ours) == (0, []), done.stderr


def test_a_unit_with_a_word_that_systemd_does_not_know_is_found(tmp_path: Path) -> None:
    wrong = _units()["remit.service"].replace("TimeoutStopSec=30", "TimeoutStopSecond=30")
    (tmp_path / "remit.service").write_text(wrong, "utf-8")
    words = ["systemd-analyze", "verify", "--man=no", str(tmp_path / "remit.service")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert "TimeoutStopSecond" in done.stderr


def test_nginx_takes_the_proxy(tmp_path: Path) -> None:
    (said,) = PROXY.findall((HOW_TO / "run-a-server.md").read_text("utf-8"))
    key, certificate = tmp_path / "own.key", tmp_path / "own.pem"
    words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=remit.city.example", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*words, *names], capture_output=True, check=True)
    here = said.replace("/etc/ssl/private/remit.city.example.key", str(key))
    here = here.replace("/etc/ssl/remit.city.example.pem", str(certificate))
    here = here.replace("listen 443 ssl", f"listen 127.0.0.1:{ports.free()} ssl")
    here = here.replace("listen 80;", f"listen 127.0.0.1:{ports.free()};")
    assert here.count("127.0.0.1:") == 3  # both doors and the site behind them
    assert str(key) in here
    assert str(certificate) in here
    whole = f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{here}}}\n"
    (tmp_path / "nginx.conf").write_text(whole, "utf-8")
    words = ["nginx", "-t", "-q", "-e", str(tmp_path / "log"), "-c", str(tmp_path / "nginx.conf")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
