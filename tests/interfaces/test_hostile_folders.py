"""The folder in which a command is run gives Remit no code: what lies beside papers is papers."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from remit.interfaces.cli import children
from remit.kernel import programs
from remit.texts import confined
from tests.support import files

LINE = "The Department of Health shall publish the list before 31 December 2024."
MODULES = ("zipfile.py", "resource.py", "email.py", "granian.py", "django.py", "remit/__init__.py")
PAPERS = {
    "a.docx": files.paragraphs(LINE),
    "a.html": f"<html><p>{LINE}</p>".encode(),
    "a.eml": files.mail("On the list", LINE),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose modules say so when they are carried out."""
    place = tmp_path / "papers"
    (place / "remit").mkdir(parents=True)
    said = f"import os\nopen({str(tmp_path / 'carried out')!r}, 'a').write(__name__)\n"
    for name in MODULES:
        (place / name).write_text(said, encoding="utf-8")
    for name, content in PAPERS.items():
        (place / name).write_bytes(content)
    return place


def _run(command: Sequence[str], folder: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "REMIT_HOME": str(folder.parent / "home"), **more}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )


def _nothing_was_carried_out(folder: Path) -> bool:
    return not (folder.parent / "carried out").exists()


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_what_lies_in_the_folder_of_a_file_is_not_carried_out_when_it_is_read(
    folder: Path, name: str
) -> None:
    program = str(Path(sys.executable).parent / "remit")
    done = _run([program, "read", name, "--json"], folder)
    assert done.returncode == 0, done.stderr
    assert LINE in json.loads(done.stdout)["text"]
    assert _nothing_was_carried_out(folder)


def test_started_by_its_module_it_takes_nothing_from_the_folder(folder: Path) -> None:
    (folder / "remit" / "__init__.py").unlink()
    done = _run([sys.executable, "-m", "remit", "read", "a.docx", "--json"], folder)
    assert done.returncode == 0, done.stderr
    assert _nothing_was_carried_out(folder)


def test_the_reader_of_a_file_takes_nothing_from_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setenv("PYTHONUSERBASE", str(folder))
    assert confined.extracted(PAPERS["a.docx"], "a.docx").text == f"{LINE}\n"
    assert _nothing_was_carried_out(folder)


@pytest.mark.parametrize(
    "command",
    [children.worker(), children.ticker()],
    ids=["worker", "ticker"],
)
def test_the_children_of_a_site_take_nothing_from_the_folder(
    folder: Path, command: list[str]
) -> None:
    done = _run(command, folder, PYTHONPATH=str(folder), REMIT_DATABASE_URL="other://none")
    assert _nothing_was_carried_out(folder), done.stderr
    assert "REMIT_DATABASE_URL must be written as" in done.stderr


def test_a_site_that_is_brought_up_in_the_folder_takes_nothing_from_it(folder: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = [str(Path(sys.executable).parent / "remit"), "up", "--port", str(port)]
    environment = {**os.environ, "REMIT_HOME": str(folder.parent / "home"), "LANG": "en"}
    with subprocess.Popen(
        program, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as site:
        assert site.stdout is not None
        said = site.stdout.readline().decode()
        site.send_signal(signal.SIGTERM)
        said += site.stdout.read().decode()
    assert "Remit is up at" in said
    assert _nothing_was_carried_out(folder)


def test_a_program_of_ours_finds_our_package_and_nothing_of_the_folder(folder: Path) -> None:
    probe = programs.command("remit.kernel.programs")
    assert probe[0] == sys.executable
    assert _run(probe, folder, PYTHONPATH=str(folder)).returncode == 0
    assert _nothing_was_carried_out(folder)
