"""`remit reading evaluate` on gold in every form that it takes, and on the first articles."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from remit.domain.refusals import Refusal
from remit.interfaces import sentences
from remit.interfaces.cli.reading import reading
from tests.support import gold

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
SEEDS = ROOT.parent / "shared" / "gold" / "seeds.json"
PACKED = sorted(
    file for part in ("rules", "opened", "aside") for file in (GOLD / part).glob("*.json")
)
app = typer.Typer()
app.add_typer(reading, name="reading")


def _run(*words: object) -> Result:
    return CliRunner().invoke(app, ["reading", "evaluate", *map(str, words)])


def _measured(*words: object) -> dict[str, Any]:
    done = _run(*words, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return gold.work(tmp_path / "rules", final=gold.annotation())


def test_a_working_folder_is_measured(folder: Path) -> None:
    form = _measured(folder)
    assert form["schema"] == "remit.measure/1"
    assert form["in_sample"] == ["rules/vi-01"]
    assert form["languages_without_unseen_real_text"] == ["vi"]
    [group] = form["groups"]
    assert group["key"] == {"origin": "written", "language": "vi"}
    found = group["measures"]
    for measure in ("obligations", "actors", "kinds", "deadline_values_with_operator"):
        assert (found[measure]["expected"], found[measure]["right"]) == (2, 2), measure
    assert found["checks"]["recall"] == 1.0


def test_what_is_missed_or_invented_is_shown_with_its_words(tmp_path: Path) -> None:
    heading = {**gold.annotation()["obligations"][0], "quote": "CHỈ THỊ", "deadline": None}
    wrong = {**gold.annotation()["obligations"][0], "kind": "exhortation", "actor": "Sở Nội vụ"}
    form = gold.annotation(obligations=[{**wrong, "actor_names": ["Sở Nội vụ"]}, heading])
    shown = _run(gold.work(tmp_path / "rules", final=form), "--misses").stdout
    assert "MISSED rules/vi-01" in shown
    assert "⟦CHỈ THỊ⟧" in shown
    assert "FALSE ALARM rules/vi-01" in shown
    assert f"⟦{gold.HOME}⟧" in shown
    assert "exhortation ≠ task" in shown
    assert "Sở Nội vụ ≠ Sở Y tế" in shown


def test_groups_are_asked_for_by_name_and_origins_stay_apart(folder: Path) -> None:
    source = {"origin": "real", "genre": "plan"}
    gold.work(folder, "vi-02", source=source, final=gold.annotation())
    groups = _measured(folder, "--by", "genre,kind")["groups"]
    right = [one["key"] for one in groups if one["measures"]["obligations"]["right"]]
    assert right == [
        {"origin": "real", "genre": "plan", "kind": "task"},
        {"origin": "written", "genre": "directive", "kind": "task"},
    ]
    assert [one["key"] for one in _measured(folder, "--by", "")["groups"]] == [
        {"origin": "real"},
        {"origin": "written"},
    ]
    assert _run(folder, "--by", "weather").exit_code == 2


def test_the_table_in_markdown_has_a_row_for_each_group(folder: Path) -> None:
    head, rule, row, *_rest = _run(folder, "--markdown").stdout.splitlines()
    assert head.count("|") == rule.count("|") == row.count("|")
    assert row.startswith("| written | vi | 1 | 1.00 (2/2) |")


def test_the_picture_of_the_calibration_is_a_picture(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "calibration.svg"
    assert _run(folder, "--plot", file).exit_code == 0
    picture = file.read_text(encoding="utf-8")
    bins = _measured(folder)["groups"][0]["calibration"]["bins"]
    assert picture.startswith("<svg ")
    assert "written · vi" in picture
    assert picture.count("<circle ") == len(bins) > 0


FLOOR = '[[floor]]\nmeasure = "{}"\nfigure = "{}"\n{} = {}\nlanguage = "{}"\n'


@pytest.mark.parametrize(
    ("measure", "figure", "limit", "value", "language", "code"),
    [
        ("obligations", "recall", "at_least", 1.0, "vi", 0),
        ("kinds", "recall", "at_least", 1.01, "vi", 1),
        ("group", "folded", "at_most", 2, "vi", 0),
        ("group", "shown", "at_most", 1, "vi", 1),
        ("calibration", "error", "at_most", 0.9, "vi", 0),
        ("obligations", "recall", "at_least", 0.1, "ko", 1),  # nothing measured holds no floor
        ("event_dates", "recall", "at_least", 0.1, "vi", 1),
    ],
)
def test_a_floor_that_does_not_hold_is_exit_1(
    folder: Path, measure: str, figure: str, limit: str, value: float, language: str, code: int
) -> None:
    file = folder / "floors.toml"
    file.write_text(FLOOR.format(measure, figure, limit, value, language), encoding="utf-8")
    done = _run(folder, "--require", file)
    assert done.exit_code == code
    assert (measure in done.stderr) is bool(code)


def test_a_text_that_is_not_at_hand_is_counted_with_its_reason(tmp_path: Path) -> None:
    content = gold.TEXT.encode()
    packed = {
        **gold.annotation(),
        "schema": "remit.gold/1",
        "language": "vi",
        "part": "aside",
        "origin": "real",
        "genre": "directive",
        "text_sha256": hashlib.sha256(content).hexdigest(),
    }
    file, texts = tmp_path / "vi-09.json", tmp_path / "texts"
    file.write_text(json.dumps(packed), encoding="utf-8")
    done = _run(file, "--texts", texts, "--json")
    assert done.exit_code == 1
    reasons = json.loads(done.stdout)["skipped"]
    assert reasons == [{"id": "aside/vi-09", "reason": "TEXT_ABSENT"}]
    said = _run(file, "--texts", texts).stdout
    assert "not at hand: 1. “scripts/gold texts tests/gold” gets those that are real." in said
    assert "vi-09" not in said
    (texts / "aside").mkdir(parents=True)
    (texts / "aside" / "vi-09.txt").write_bytes(content + b"\n")
    different = json.loads(_run(file, "--texts", texts, "--json").stdout)["skipped"]
    assert different == [{"id": "aside/vi-09", "reason": "TEXT_DIFFERENT"}]
    (texts / "aside" / "vi-09.txt").write_bytes(content)
    form = _measured(file, "--texts", texts)
    assert (form["skipped"], form["languages_without_unseen_real_text"]) == ([], [])


def test_an_annotation_that_does_not_fit_is_left_out_and_said(tmp_path: Path) -> None:
    lost = {**gold.annotation()["obligations"][0], "quote": "không có trong văn bản"}
    gold.work(tmp_path / "rules", final=gold.annotation())
    gold.work(tmp_path / "rules", "vi-02", final=gold.annotation(obligations=[lost]))
    done = _run(tmp_path / "rules")
    assert done.exit_code == 0
    assert "does not fit its text: 1 (rules/vi-02)" in done.stdout


def test_an_index_names_the_packed_documents(tmp_path: Path) -> None:
    packed = {
        **gold.annotation(),
        "schema": "remit.gold/1",
        "language": "vi",
        "part": "rules",
        "origin": "written",
        "genre": "directive",
        "text_sha256": hashlib.sha256(gold.TEXT.encode()).hexdigest(),
    }
    gold.work(tmp_path)
    (tmp_path / "vi-01.json").write_text(json.dumps(packed), encoding="utf-8")
    (tmp_path / "index.json").write_text('{"documents": ["vi-01.json"]}', encoding="utf-8")
    assert _measured(tmp_path / "index.json")["documents"][0]["id"] == "rules/vi-01"


@pytest.mark.parametrize("content", ["{", "[1]", '{"documents": ["none.json"]}', '{"a": 1}', "7"])
def test_a_file_that_is_no_gold_is_refused_in_a_sentence(tmp_path: Path, content: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(content, encoding="utf-8")
    done = _run(file)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "other.json holds no annotated texts.\n"


def test_gold_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    done = _run(tmp_path / "none.json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert isinstance(done.exception, Refusal)
    assert "none.json" in sentences.sentence(done.exception)


def test_every_written_text_of_the_gold_is_measured() -> None:
    form = _measured(GOLD, "--texts", ROOT / "var" / "none")
    written = [file for file in PACKED if file.with_suffix(".txt").is_file()]
    assert len(form["documents"]) == len(written)
    assert {one["reason"] for one in form["skipped"]} <= {"TEXT_ABSENT"}
    assert {one["origin"] for one in form["documents"]} == {"written"}


@pytest.mark.parametrize("file", PACKED, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_no_words_of_a_real_text_are_kept(file: Path) -> None:
    form = json.loads(file.read_text(encoding="utf-8"))
    assert form["origin"] in ("real", "written")
    assert file.with_suffix(".txt").exists() is (form["origin"] == "written")
    assert "quote" not in file.read_text(encoding="utf-8")
    if form["origin"] == "real":
        assert {"repository", "commit", "path", "sha256"} <= set(form["source"])
        assert max(map(len, _words({**form, "source": "", "title_en": ""})), default=0) <= 64


def _words(form: Any) -> list[str]:
    if isinstance(form, dict):
        return [word for value in form.values() for word in _words(value)]
    if isinstance(form, list):
        return [word for value in form for word in _words(value)]
    return [form] if isinstance(form, str) else []


@pytest.mark.skipif(not SEEDS.exists(), reason="the first articles are not beside this checkout")
def test_the_first_articles_are_read_as_well_as_before() -> None:
    done = _run(SEEDS, "--require", GOLD / "floors.toml")
    assert done.exit_code == 0, done.stderr
    assert "In sample: 4 of 4" in done.stdout
    assert "ar and ko" in done.stdout
