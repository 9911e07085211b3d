"""`remit intake`: files, folders and archives on the command line, and a folder that is watched."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from remit.interfaces.cli import app, asking_post, opening
from remit.interfaces.cli.intake import watching
from remit.texts import models
from remit.texts.intake.terms import Origin, Terms
from tests.support import files

ORDER = b"DIRECTIVE No. 24-CT/TU\nThe office shall publish the list before 31 December 2024.\n"
PLAN = b"PLAN No. 7/KH-UBND\nThe office shall open all data in Q2 2024.\n"
UNITS = "code,kind,parent,name_en,from\nPC,PEOPLES_COMMITTEE,,People's Committee,2024-01-01\n"
POST = "PC.sec"


def founded(folder: Path) -> None:
    """A site that was just opened, with one unit and its secretariat."""
    opening.open_site(language="en")
    table = folder / "units.csv"
    table.write_text(UNITS, encoding="utf-8")
    for words in (
        ("import", str(table), "--write"),
        ("post", "PC", POST, "--name-en", "Secretariat"),
        ("person", "sec@city.example", "--name", "Somebody", "--language", "en"),
        ("grant", "sec@city.example", POST, "SECRETARIAT"),
    ):
        result = CliRunner().invoke(app.app, ["organisation", *words])
        assert result.exit_code == 0, (words, result.output)


@pytest.fixture
def site(db: None, tmp_path: Path) -> Path:
    """The site, and an empty folder."""
    founded(tmp_path)
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder


def _run(*words: object) -> Result:
    said = [str(word) for word in words]
    return CliRunner(env={"COLUMNS": "200"}).invoke(app.app, ["intake", *said, "--as", POST])


def _rows(result: Result) -> list[list[str]]:
    lines = [line for line in result.stdout.splitlines() if line.count("│") == 4]
    return [[cell.strip() for cell in line.split("│")] for line in lines]


def test_files_folders_and_archives_are_registered_with_their_drafts(site: Path) -> None:
    (site / "sub").mkdir()
    (site / "sub" / "24.docx").write_bytes(files.paragraphs(*ORDER.decode().splitlines()))
    (site / ".hidden.txt").write_bytes(b"x")
    packed = site.parent / "all.zip"
    packed.write_bytes(files.archive([("7.txt", PLAN)]))
    result = _run(site, packed)
    assert result.exit_code == 0, result.output
    first, second = models.Document.objects.order_by("id")
    assert _rows(result) == [
        ["papers/sub/24.docx", "Registered", f"{first.pk} 24-CT/TU", "1", ""],
        ["all.zip", "Opened", "", "", ""],
        ["7.txt", "Registered", f"{second.pk} 7/KH-UBND", "1", ""],
    ]
    assert "Registered: 2" in result.stdout


def test_the_same_file_again_is_said_to_be_the_same_document(site: Path) -> None:
    (site / "a.txt").write_bytes(ORDER)
    _run(site / "a.txt")
    result = _run(site / "a.txt")
    number = models.Document.objects.get().pk
    assert result.exit_code == 0
    assert _rows(result) == [["a.txt", "Already registered", f"{number} 24-CT/TU", "", ""]]


def test_a_refused_file_has_its_sentence_and_the_others_are_done(site: Path) -> None:
    (site / "a.pdf").write_bytes(files.pdf(()))
    (site / "b.txt").write_bytes(ORDER)
    result = _run(site / "a.pdf", site / "absent.txt", site / "b.txt")
    assert result.exit_code == 1
    assert [row[1] for row in _rows(result)] == ["Refused", "Refused", "Registered"]
    assert "has a text layer" in _rows(result)[0][4]
    assert _rows(result)[1][4] == (
        "There is no file “absent.txt”. Check the path; one without / at its head begins in the "
        "folder where you are."
    )


def test_a_program_is_refused_and_the_new_file_of_a_known_e_mail_has_its_row(site: Path) -> None:
    (site / "mk.py").write_bytes(b"def due(day):\n    return day  # before 31 December 2024\n")
    for name, attached in (("1.eml", ("24.txt", ORDER)), ("2.eml", ("7.txt", PLAN))):
        (site / name).write_bytes(files.mail("For you", "Please see what is attached.", attached))
    assert [row[:2] for row in _rows(_run(site / "1.eml", site / "2.eml", site / "mk.py"))] == [
        ["1.eml", "Registered"],
        ["24.txt", "Registered"],
        ["2.eml", "Already registered"],
        ["7.txt", "Registered"],
        ["mk.py", "Refused"],
    ]


def test_what_is_said_on_the_command_line_counts_for_all_files(site: Path) -> None:
    (site / "a.txt").write_bytes(ORDER)
    result = _run(site, "--issuer", "PC", "--type", "plan", "--confidentiality", "restricted")
    assert result.exit_code == 0, result.output
    document = models.Document.objects.get()
    assert document.issuer is not None
    assert (document.issuer.code, document.type, document.confidentiality) == (
        "PC",
        "PLAN",
        "RESTRICTED",
    )


def test_wrong_usage_is_exit_2_and_a_missing_right_is_said(site: Path) -> None:
    nothing = CliRunner().invoke(app.app, ["intake"])
    assert nothing.exit_code == 2
    assert nothing.stderr == "Name files, folders or archives, or a folder with --watch.\n"
    assert _run(site, "--watch", site / "none").exit_code == 1
    (site / "a.txt").write_bytes(ORDER)
    result = CliRunner().invoke(app.app, ["intake", str(site), "--as", "SITE-ADMIN"])
    assert getattr(result.exception, "rule", "") == "RIGHT_MISSING"


def _watched(folder: Path) -> watching.Watched:
    by = asking_post.holder(POST)
    return watching.Watched(folder, by=by, terms=Terms(origin=Origin.WATCH))


def test_a_watched_file_is_taken_when_it_no_longer_changes(site: Path) -> None:
    watched, going_on = _watched(site), threading.Event()
    (site / "a.txt").write_bytes(ORDER[:20])
    watched.look(going_on)
    (site / "a.txt").write_bytes(ORDER)
    watched.look(going_on)
    assert models.Document.objects.count() == 0
    watched.look(going_on)
    watched.look(going_on)
    assert models.Document.objects.get().number == "24-CT/TU"
    assert models.Batch.objects.count() == 1
    assert (site / "a.txt").read_bytes() == ORDER


def test_a_watched_folder_is_remembered_after_a_restart(site: Path) -> None:
    (site / "a.txt").write_bytes(ORDER)
    (site / "bad.pdf").write_bytes(b"%PDF-")
    for _start in range(2):
        watched = _watched(site)
        for _look in range(2):
            watched.look(threading.Event())
    assert models.Batch.objects.count() == 2


PROGRAM = """
import sys
from pathlib import Path
from remit.interfaces.cli import site
site.ready()
from remit.interfaces.cli import app
from tests.interfaces.test_cli_intake import founded
if sys.argv[2] == "new":
    founded(Path(sys.argv[1]))
print("ready", flush=True)
app.app(["intake", "--watch", sys.argv[1] + "/papers", "--every", "1", "--as", "PC.sec"])
"""


@contextmanager
def _watching(folder: Path, *words: str) -> "Iterator[subprocess.Popen[str]]":
    root = Path(__file__).resolve().parents[2]
    environment = {
        **{name: value for name, value in os.environ.items() if name != "REMIT_DATABASE_URL"},
        "REMIT_HOME": str(folder / "home"),
        "PYTHONPATH": str(root),
        "REMIT_LANGUAGE": "en",
    }
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder), *words],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_watching_ends_on_a_signal_and_goes_on_after_a_restart(home: Path, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "a.txt").write_bytes(ORDER)
    with _watching(tmp_path, "new") as process:
        assert _line(process) == "ready"
        assert _line(process).startswith("a.txt | Registered | ")
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    (papers / "b.txt").write_bytes(PLAN)
    with _watching(tmp_path, "again") as process:
        assert _line(process) == "ready"
        assert _line(process).startswith("b.txt | Registered | ")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
