"""`scripts/gold`: two annotations agree or wait for a third reader; what is committed holds no
foreign words, and gives the same figures as what was annotated."""

import csv
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.support import gold

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "goldwork"


def _run(*words: object, code: int = 0) -> str:
    command = [sys.executable, str(SCRIPT), *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two passes: the second one misses an obligation, and calls the other one otherwise."""
    second = gold.annotation()
    second["obligations"] = [{**second["obligations"][0], "kind": "directive"}]
    second["document"] = {**second["document"], "type": "decision"}
    return gold.work(tmp_path / "rules", A=gold.annotation(), B=second)


def test_agreement_is_counted_by_language(folder: Path) -> None:
    figures = json.loads(_run("agree", folder, "--json"))
    assert figures["vi"] == figures["all"]
    assert (figures["vi"]["obligations_A"], figures["vi"]["obligations_B"]) == (2, 1)
    assert figures["vi"]["f1"] == pytest.approx(2 / 3)
    assert (figures["vi"]["kind_kappa"], figures["vi"]["deadline_same"]) == (0.0, 1.0)
    assert "| vi | 2 | 1 | 1 | 0.67 |" in _run("agree", folder)


def test_what_both_say_is_taken_and_the_rest_waits_for_a_third_reader(folder: Path) -> None:
    assert "vi-01: 0 obligations, 3 open" in _run("merge", folder, code=1)
    disputes = _json(folder / "vi-01.open.json")["open"]
    assert [(one["section"], one["why"]) for one in disputes] == [
        ("document.type", ["differs"]),
        ("obligations", ["kind"]),
        ("obligations", ["only A"]),
    ]
    for one, decision in zip(disputes, ("A", "B", "none"), strict=True):
        one["decision"] = decision
    (folder / "vi-01.open.json").write_text(json.dumps({"open": disputes}), encoding="utf-8")
    assert "vi-01: 1 obligations, 0 open" in _run("merge", folder)
    final = _json(folder / "vi-01.final.json")
    assert final["document"]["type"] == "directive"
    assert [one["kind"] for one in final["obligations"]] == ["directive"]
    assert final["statistics"] == gold.annotation()["statistics"]
    assert "vi-01: 1 obligations, 0 open" in _run("merge", folder)  # decisions stay


def test_an_entry_of_the_third_reader_is_taken_as_it_is(folder: Path) -> None:
    _run("merge", folder, code=1)
    disputes = _json(folder / "vi-01.open.json")["open"]
    own = {**gold.annotation()["obligations"][0], "kind": "commitment"}
    for one in disputes:
        one["decision"] = own if one["why"] == ["kind"] else "A"
    (folder / "vi-01.open.json").write_text(json.dumps({"open": disputes}), encoding="utf-8")
    _run("merge", folder)
    kinds = [one["kind"] for one in _json(folder / "vi-01.final.json")["obligations"]]
    assert sorted(kinds) == ["commitment", "task"]


def test_a_written_text_is_packed_with_its_annotation(folder: Path, tmp_path: Path) -> None:
    _run("pack", folder, "--into", tmp_path / "gold", "--annotations", "A")
    packed = tmp_path / "gold" / "rules" / "vi-01.json"
    assert packed.with_suffix(".txt").read_bytes() == gold.TEXT.encode()
    form = _json(packed)
    first = form["obligations"][0]
    assert gold.TEXT[first["start"] : first["end"]] == gold.HEALTH
    assert "remark" not in packed.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "remit", "reading", "evaluate"]
    figures = [
        subprocess.run(
            [*command, str(place), "--json", "--annotations", "A"],
            capture_output=True,
            cwd=ROOT,
            check=True,
        ).stdout
        for place in (folder, tmp_path / "gold")
    ]
    assert figures[0] == figures[1]


def _git(folder: Path, *words: str) -> str:
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.test"]
    command = ["git", "-C", str(folder), *identity, *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _lines(text: str) -> bytes:
    rows = [{"body": "other"}, {"body": text}]
    return "\n".join(json.dumps(row) for row in rows).encode()


def _table(text: str) -> bytes:
    first, _line, rest = text.partition("\n")
    kept = io.StringIO(newline="")
    csv.writer(kept).writerows([["body"], [first], ["other"], [rest]])
    return kept.getvalue().encode()


def _nested(text: str) -> bytes:
    first, _line, rest = text.partition("\n")
    rows = [{"head": 1}, {"body": {"en": first}}, {"body": None}, {"body": {"en": rest}}]
    return "\n".join(json.dumps(row) for row in rows).encode()


def _archive(text: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("all.json", json.dumps([{}, {"content": text}]))
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "slice_"),
    [
        ("a.md", f"head\n{gold.TEXT}tail".encode(), {"from": 5, "until": 5 + len(gold.TEXT)}),
        ("a.jsonl", _lines(gold.TEXT), {"line": 1, "field": "body"}),
        ("a.jsonl", _lines(gold.TEXT), {"line": 2, "field": "body"}),
        ("a.csv", _table(gold.TEXT), {"lines": [1, 3], "field": "body", "join": "\n"}),
        (
            "a.ndjson",
            _nested(gold.TEXT),
            {"lines": [2, 4], "json_pointer": "/body/en", "join": "\n"},
        ),
        ("a.zip", _archive(gold.TEXT), {"member": "all.json", "json_pointer": "/1/content"}),
        ("a.txt", gold.TEXT.encode("utf-16"), {}),
        (
            "a.json",
            json.dumps(list(gold.TEXT.partition("\n"))).encode(),
            {"json_pointer": ["/0", "/2"], "join": "\n"},
        ),
    ],
    ids=[
        *("slice", "line-from-0", "line-from-1", "listed-lines", "nested-lines", "archive"),
        *("encoding", "pieces"),
    ],
)
def test_a_real_text_comes_back_from_its_repository(
    tmp_path: Path, name: str, content: bytes, slice_: dict[str, Any]
) -> None:
    repository = tmp_path / "mirror" / "owner+name" / "repo"
    repository.mkdir(parents=True)
    _git(repository, "init", "--quiet")
    (repository / name).write_bytes(content)
    _git(repository, "add", ".")
    _git(repository, "commit", "--quiet", "-m", "x")
    source = {
        "origin": "real",
        "repository": "owner/name",
        "commit": _git(repository, "rev-parse", "HEAD"),
        "path": name,
        "sha256": hashlib.sha256(content).hexdigest(),
        **slice_,
    }
    gold.work(tmp_path / "aside", source=source, final=gold.annotation())
    _run("pack", tmp_path / "aside", "--into", tmp_path / "gold")
    packed = tmp_path / "gold" / "aside" / "vi-01.json"
    assert not packed.with_suffix(".txt").exists()
    assert not any(word in packed.read_text(encoding="utf-8") for word in ("Sở", "danh", "quý"))
    asked = (
        "texts",
        tmp_path / "gold",
        "--mirror",
        tmp_path / "mirror",
        "--into",
        tmp_path / "got",
    )
    assert "aside/vi-01: ok" in _run(*asked)
    assert (tmp_path / "got" / "aside" / "vi-01.txt").read_bytes() == gold.TEXT.encode()


def test_a_file_with_other_bytes_is_not_taken(tmp_path: Path) -> None:
    source = {
        "origin": "real",
        "repository": "owner/name",
        "commit": "0" * 40,
        "path": "a.md",
        "sha256": "0" * 64,
    }
    gold.work(tmp_path / "aside", source=source, final=gold.annotation())
    _run("pack", tmp_path / "aside", "--into", tmp_path / "gold")
    asked = ("texts", tmp_path / "gold", "--mirror", tmp_path, "--into", tmp_path / "got")
    assert "aside/vi-01: not found" in _run(*asked, code=1)
    assert not (tmp_path / "got").exists()
