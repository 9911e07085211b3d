"""A proof leaves the site as text, and a program that needs nothing of the site checks it."""

import ast
import base64
import json
import subprocess
import sys
from pathlib import Path
from typing import TypeGuard

import pytest
from django.utils.translation import override
from typer.testing import CliRunner

from remit.domain.refusals import Refusal
from remit.interfaces.cli import app
from remit.interfaces.sentences import proofs as words
from remit.kernel import clock
from remit.ledger import check_proof, models, queries
from remit.ledger.actions import checkpoints as signing_actions
from remit.ledger.queries import checkpoints, proofs
from tests.support.government import Government, instant
from tests.support.refused import refused

AT = instant("2024-08-01")
PROGRAM = Path(check_proof.__file__)


@pytest.fixture
def signed(city: Government) -> checkpoints.Card:
    city.assigned()
    with clock.injected(AT):
        return signing_actions.sign(at=AT)


def run(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """The program alone: isolated, in a folder of its own, with a Python that knows no Remit."""
    program = folder / "check.py"
    program.write_text(PROGRAM.read_text("utf-8"), "utf-8")
    return subprocess.run(
        [sys.executable, "-I", "-S", str(program), *words],
        cwd=folder,
        env={},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def remit(*words: str) -> str:
    """What a command prints; a refusal fails the test."""
    done = CliRunner().invoke(app.app, ["ledger", *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_a_proof_is_checked_by_the_program_alone(signed: checkpoints.Card, tmp_path: Path) -> None:
    act = signed.size - 1
    key = checkpoints.verifiers()[0]
    proof = tmp_path / "act.tlog-proof"
    remit("prove", str(act), "--out", str(proof))
    done = run(tmp_path, "--key", key, proof.name)
    assert (done.returncode, done.stderr) == (0, "")
    stored = models.Act.objects.get(seq=act)
    assert stored.body in done.stdout
    assert f"Act {act} stands in {checkpoints.origin()} among {signed.size} acts" in done.stdout


def test_a_checkpoint_and_a_growth_are_checked_by_the_program_alone(
    city: Government, signed: checkpoints.Card, tmp_path: Path
) -> None:
    city.told("secretary", "2024-08-02", _note)
    with clock.injected(instant("2024-08-03")):
        signing_actions.sign(at=instant("2024-08-03"))
    key = checkpoints.verifiers()[0]
    (tmp_path / "old.txt").write_text(signed.note, "utf-8")
    remit("prove", "--since", str(signed.size), "--out", str(tmp_path / "growth.txt"))
    done = run(tmp_path, "--key", key, "--old", "old.txt", "growth.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"only grew: {signed.size} acts, then {signed.size + 1}" in done.stdout
    assert run(tmp_path, "--key", key, "old.txt").returncode == 0
    missing = run(tmp_path, "--key", key, "growth.txt")
    assert (missing.returncode, "with --old" in missing.stderr) == (1, True)


def _note(*, by: object, at: object) -> None:
    from remit.domain.acts import Tag
    from remit.ledger import actions
    from remit.ledger.records import Entry

    entry = Entry(Tag.TEXT_ERASED, clock.day_of(at), subject=1, data={"act": 1, "key": "none"})
    actions.record(by=by, at=at, entries=[entry])


def test_every_line_of_a_proof_matters(signed: checkpoints.Card, tmp_path: Path) -> None:
    """Whatever is changed in it, the program says no, in a sentence and without a traceback."""
    text = proofs.of_act(signed.size - 1).text
    keys = list(checkpoints.keys().values())
    check_proof.checked(text, keys)
    lines = text.split("\n")
    for place, line in enumerate(lines):
        for changed in (line[:-5] + "AAAA=", line + "x", "", *([] if line else ["x"])):
            if changed == line or (place == len(lines) - 1 and not line):
                continue
            spoiled = "\n".join([*lines[:place], changed, *lines[place + 1 :]])
            with pytest.raises(check_proof.Wrong):
                check_proof.checked(spoiled, keys)
    (tmp_path / "spoiled").write_text(text.replace("index ", "index 1"), "utf-8")
    done = run(tmp_path, "--key", checkpoints.verifiers()[0], "spoiled")
    assert done.returncode == 1
    assert done.stderr.startswith("It does not hold: ")


def test_another_body_is_not_proven(signed: checkpoints.Card) -> None:
    text = proofs.of_act(signed.size - 1).text
    lines = text.split("\n")
    told = json.loads(base64.b64decode(lines[1].removeprefix("extra ")))
    told["body"] = told["body"].replace("2024-06-28", "2025-06-28")
    lines[1] = "extra " + base64.b64encode(json.dumps(told).encode()).decode()
    with pytest.raises(check_proof.Wrong, match="does not stand in this ledger"):
        check_proof.checked("\n".join(lines), list(checkpoints.keys().values()))


def test_texts_are_given_only_if_asked_and_are_bound_to_the_act(
    city: Government, signed: checkpoints.Card
) -> None:
    act = models.SideText.objects.filter(key="title").latest("id").act_id
    keys = list(checkpoints.keys().values())
    assert "Publish" not in _extra(proofs.of_act(act).text)
    assert "Publish" not in _extra(proofs.of_act(act, body=False).text)
    whole = proofs.of_act(act, texts=True).text
    assert "Publish the catalogue of open data" in _extra(whole)
    assert check_proof.checked(whole, keys)
    lines = whole.split("\n")
    other = _extra(whole).replace("open data", "closed data")
    lines[1] = "extra " + base64.b64encode(other.encode()).decode()
    with pytest.raises(check_proof.Wrong, match="is not the one of this act"):
        check_proof.checked("\n".join(lines), keys)


def _extra(text: str) -> str:
    return base64.b64decode(text.split("\n")[1].removeprefix("extra ")).decode()


def test_a_proof_without_its_body_speaks_of_the_hash_alone(signed: checkpoints.Card) -> None:
    proof = proofs.of_act(5, body=False)
    said = check_proof.checked(proof.text, list(checkpoints.keys().values()))
    assert said[1]["body"] == proof.hash.hex()
    assert "body" not in _extra(proof.text)


def test_an_act_that_no_checkpoint_covers_is_not_proven_yet(
    city: Government, signed: checkpoints.Card
) -> None:
    city.told("secretary", "2024-08-02", _note)
    head = queries.head()
    assert head is not None
    with refused("ACT_NOT_COVERED"):
        proofs.of_act(head.seq)
    with refused("ACT_UNKNOWN"):
        proofs.of_act(head.seq + 1)
    with refused("CHECKPOINT_UNKNOWN"):
        proofs.of_act(1, size=head.seq + 7)
    with refused("CHECKPOINT_UNKNOWN"):
        proofs.of_growth(head.seq)


def test_the_command_line_signs_lists_proves_and_verifies(
    signed: checkpoints.Card, tmp_path: Path
) -> None:
    assert remit("checkpoint") == signed.note
    assert remit("checkpoints").startswith(f"{signed.size}\t")
    assert remit("key").strip() == checkpoints.verifiers()[0]
    assert remit("check-proof", "--print") == PROGRAM.read_text("utf-8")
    proof, kept = tmp_path / "proof", tmp_path / "kept"
    proof.write_text(remit("prove", "3"), "utf-8")
    kept.write_text(signed.note, "utf-8")
    assert "Act 3 stands" in remit("check-proof", str(proof))
    assert "Act 3 stands" in remit("check-proof", str(proof), "--key", remit("key").strip())
    for since in (str(signed.size), str(kept)):
        assert remit("verify", "--since", since).startswith(f"{signed.size} acts")
    assert remit("verify", "--against", str(kept)).startswith(f"{signed.size} acts")


def test_the_command_speaks_the_language_of_the_terminal(
    signed: checkpoints.Card, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proof, key = tmp_path / "proof", remit("key").strip()
    proof.write_text(remit("prove", "3"), "utf-8")
    monkeypatch.setenv("REMIT_LANGUAGE", "ar")
    said = remit("check-proof", str(proof), "--key", key)
    proof.write_text("not a proof", "utf-8")
    done = CliRunner().invoke(app.app, ["ledger", "check-proof", str(proof), "--key", key])
    assert isinstance(done.exception, Refusal)
    assert done.exception.rule == "PROOF_WRONG"
    with override("ar"):
        facts = {"act": 3, "size": signed.size, "ledger": signed.note.splitlines()[0]}
        stands = str(words.HOLDING[check_proof.ACT_STANDS])
        stands = stands % {**facts, "body": models.Act.objects.get(seq=3).body, "key": key[-1]}
        assert said.split(";")[0].split("؛")[0] == stands.split(";")[0].split("؛")[0]
        why = str(words.REASONS["this is no signed checkpoint"])
    assert done.exception.params["why"] == why


def test_every_sentence_of_the_program_has_its_words_in_the_languages() -> None:
    calls = [one for one in ast.walk(ast.parse(PROGRAM.read_text("utf-8"))) if _is_wrong(one)]
    said = {ast.literal_eval(call.args[0]) for call in calls}
    assert len(said) > 15
    assert said | {"the file is no text"} == set(words.REASONS)


def _is_wrong(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Wrong"
