"""`remit read` on files as officials have them: good ones, and ones that must be refused."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from remit.interfaces.cli import read
from tests.support import files

ORDER = (
    "CHỈ THỊ\r\nGiao Sở Y tế chủ trì rà soát danh mục, hoàn thành trước ngày 31/12/2025.\r\n"
    "Đến nay có 39/133 nhiệm vụ hoàn thành, đạt 31,5%.\r\n"
)
app = typer.Typer()
app.command()(read.read)


def _run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def order(tmp_path: Path) -> Path:
    file = tmp_path / "order.txt"
    file.write_bytes(ORDER.encode())
    return file


def test_the_json_form_holds_every_key_of_the_contract(order: Path) -> None:
    form = json.loads(_run(str(order), "--json").stdout)
    assert form["schema"] == "remit.read/1"
    assert form["text"] == ORDER
    assert {
        "text_sha256",
        "document",
        "references",
        "obligations",
        "statistics",
        "findings",
        "checks",
    } <= set(form)
    assert {
        "id",
        "start",
        "end",
        "quote",
        "kind",
        "actor",
        "cooperating",
        "action",
        "deliverables",
        "condition",
        "recurrence",
        "deadline",
        "confidence",
        "cues",
    } <= set(form["obligations"][0])
    assert form["obligations"][0]["deadline"]["value"] == "2025-12-31"
    assert form["checks"][0]["code"] == "PART_WHOLE_PERCENT"


def test_the_summary_shows_a_draft_on_one_line_and_the_check(order: Path) -> None:
    shown = _run(str(order)).stdout
    assert any(line.startswith("O1 | task") and "Sở Y tế" in line for line in shown.splitlines())
    assert "before 2025-12-31" in shown
    assert "39 of 133 is 29.32 %" in shown


@pytest.mark.parametrize(
    "content",
    [ORDER.encode("utf-8-sig"), ORDER.encode("utf-16"), ORDER.encode("utf-16-be")],
    ids=["utf-8-sig", "utf-16", "utf-16-be"],
)
def test_byte_order_marks_are_understood(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "marked.txt"
    file.write_bytes(content)
    assert json.loads(_run(str(file), "--json").stdout)["text"] == ORDER


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x00\x01\x02", "not a text file"),
        (b"\x89PNG\x00\x01", "none of the files that are read here"),
        (b"caf\xe9 du march\xe9", "no valid UTF-8 from line 1 on"),
        (b"a" * 5_000_001, "longer than 5,000,000 characters"),
        (b" " * (25 * 1024 * 1024 + 1), "larger than 25 MB"),
    ],
    ids=["empty", "blank", "binary", "picture", "latin", "long", "large"],
)
def test_a_file_without_readable_text_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "other.txt"
    file.write_bytes(content)
    result = _run(str(file), "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_missing_file_is_refused_and_a_wrong_option_is_wrong_usage(tmp_path: Path) -> None:
    assert _run(str(tmp_path / "none.txt")).exit_code == 1
    assert _run("--unknown").exit_code == 2
    assert _run().exit_code == 2


def test_the_json_form_needs_neither_database_nor_django(order: Path) -> None:
    probe = (
        "import sys; from pathlib import Path; from remit.interfaces.cli import read; "
        "read.read(Path(sys.argv[1]), json=True); assert 'django.db' not in sys.modules"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", probe, str(order)], capture_output=True, env=environment, check=True
    )
    assert json.loads(done.stdout)["schema"] == "remit.read/1"


@pytest.mark.parametrize(
    ("name", "content", "encoding"),
    [
        ("order.docx", files.paragraphs(*ORDER.split("\r\n")), None),
        ("order.html", f"<p>{ORDER}".replace("\r\n", "<p>").encode(), "UTF-8"),
        ("order.txt", files.in_tcvn3(ORDER), "TCVN3"),
        ("order.eml", files.mail("CHỈ THỊ", ORDER.partition("\r\n")[2]), "UTF-8"),
    ],
)
def test_every_format_is_read_into_the_same_drafts(
    tmp_path: Path, name: str, content: bytes, encoding: str | None
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    form = json.loads(_run(str(file), "--json").stdout)
    shown = [one for one in form["obligations"] if one["confidence"] >= 0.5]
    assert [one["deadline"]["value"] for one in shown] == ["2025-12-31"]
    for one in form["obligations"]:
        assert form["text"][one["start"] : one["end"]] == one["quote"]
    assert form["source"]["format"] == name.partition(".")[2].upper()
    assert form["source"]["encoding"] == encoding


def test_the_summary_says_what_was_done_to_the_text(tmp_path: Path) -> None:
    file = tmp_path / "order.eml"
    file.write_bytes(files.mail("CHỈ THỊ", ORDER, ("plan.txt", b"x")))
    assert _run(str(file)).stdout.startswith(
        "Files that it carries, for “remit intake” to read: 1."
    )
    file.write_bytes(files.in_windows_1258(ORDER))
    assert _run(str(file.rename(tmp_path / "order.txt"))).stdout.startswith("Read as windows-1258.")


def test_an_archive_is_not_one_text(tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    file.write_bytes(files.archive([("a.txt", b"x"), ("b.txt", b"y")]))
    result = _run(str(file))
    assert result.exit_code == 1
    assert "an archive (files: 2)" in result.stderr


def test_an_e_mail_that_says_no_day_is_of_the_day_on_which_it_was_sent(tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    words = "The Department of Health shall publish the list by 30 June.\n"
    file.write_bytes(b"Date: Mon, 12 Feb 2024 09:00:00 +0700\n" + files.mail("A list", words))
    form = json.loads(_run(str(file), "--json").stdout)
    assert (form["document"]["date"], form["document"]["date_basis"]) == ("2024-02-12", "mail")
    bare = tmp_path / "a.txt"
    bare.write_text(form["text"], encoding="utf-8")
    assert json.loads(_run(str(bare), "--json").stdout)["document"]["date_basis"] is None


def test_a_program_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "mk.py"
    file.write_text("import os\n\nprint(os.name)  # shall report by 30 June 2025\n")
    result = _run(str(file))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "a program, a table of data or a log" in result.stderr
