"""`remit reading learn` and `remit reading aliases`: proposals to be read, and what was learnt."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from remit.domain.vocabulary import DocumentType
from remit.interfaces.cli import app
from remit.texts import actions
from remit.texts.headings import queries as headings
from remit.texts.learning import queries
from tests.features.texts.test_learning import MISSED, PLAIN, WISHES, text_of
from tests.features.texts.test_registering import DAY, drafts_of, registered
from tests.support import government
from tests.support.government import Government

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


def _run(*words: object) -> Result:
    said = [str(word) for word in words]
    return CliRunner(env={"COLUMNS": "200"}).invoke(app.app, ["reading", *said])


@pytest.fixture
def city() -> Government:
    """A government whose secretary corrected one document."""
    made = government.found()
    text = text_of(*MISSED, *PLAIN, *WISHES)
    number = registered(made, text=text)
    wished = "\n".join(WISHES)
    first, *others = (one for one in drafts_of(number) if text[one.start : one.end] in wished)
    made.assigned(document=number, draft=first.id)
    for draft in others:
        said = {"draft": draft.id, "reason": "A wish."}
        made.told("secretary", DAY, actions.reject_draft, **said)
    for sentence in MISSED:
        at = text.index(sentence)
        place = {"document": number, "start": at, "end": at + len(sentence)}
        made.told("secretary", DAY, actions.add_draft, **place)
    return made


def test_proposals_come_with_their_passages_and_a_change_that_applies(
    city: Government, tmp_path: Path
) -> None:
    file = tmp_path / "learnt.diff"
    done = _run("learn", "--language", "en", "--output", file)
    assert done.exit_code == 0, done.output
    assert "CUE “carries the burden”" in done.stdout
    assert "for: 4, against: 0, right at least: 60 %" in done.stdout
    assert MISSED[0] in done.stdout
    assert "before: recall 0.20 (1 of 5)" in done.stdout
    assert "after: recall 1.00 (5 of 5)" in done.stdout
    root = Path(__file__).resolve().parents[2]
    checked = subprocess.run(
        ["git", "apply", "--check", str(file)], cwd=root, text=True, capture_output=True
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_change_is_printed_or_put_into_a_folder(city: Government, tmp_path: Path) -> None:
    assert "+++ b/remit/texts/packs/en.toml" in _run("learn").stdout
    assert "+++" not in _run("learn", "--output", tmp_path).stdout
    assert [file.name for file in tmp_path.iterdir()] == ["en.diff"]


def test_a_change_says_what_it_improves_on_the_decisions_and_on_annotated_texts(
    city: Government, tmp_path: Path
) -> None:
    file = tmp_path / "learnt.diff"
    gold = tmp_path / "gold"
    shutil.copytree(ROOT / "tests/gold/rules", gold / "rules")
    (gold / "aside").mkdir()
    (gold / "aside" / "broken.json").write_text("no JSON", encoding="utf-8")
    _run("learn", "--language", "en", "--output", file, "--gold", gold)
    said = [line for line in file.read_text(encoding="utf-8").splitlines() if line[:2] == "# "]
    assert said[0] == "# CUE “carries the burden”"
    assert any("before: recall 0.20 (1 of 5)" in line for line in said)
    assert any("after: recall 1.00 (5 of 5)" in line for line in said)
    [measured] = [line for line in said if "annotated texts" in line]
    assert re.search(
        r"on \d+ annotated texts: recall [01]\.\d\d before, [01]\.\d\d after;", measured
    )
    nowhere = _run("learn", "--language", "en", "--gold", tmp_path / "nowhere").stdout
    assert "not measured, none of this language is at hand" in nowhere


def test_where_nothing_is_proposed_no_file_is_written_and_one_sentence_says_why(
    city: Government, tmp_path: Path
) -> None:
    file = tmp_path / "learnt.diff"
    done = _run("learn", "--least", 9, "--output", file)
    assert not file.exists()
    assert "Nothing is proposed: no words stand in 9 different passages" in done.stdout


def test_a_language_that_is_not_read_is_wrong_usage(db: None) -> None:
    assert _run("learn", "--language", "fr").exit_code == 2


def test_without_decisions_nothing_is_proposed(db: None) -> None:
    government.found()
    done = _run("learn")
    assert done.exit_code == 0
    assert "0 decisions on 0 documents were read." in done.stdout
    assert "Nothing is proposed: nobody has decided on a draft yet." in done.stdout


def test_aliases_are_listed_and_struck_out(city: Government) -> None:
    [alias] = queries.aliases(None)
    shown = _run("aliases").stdout
    assert alias.written in shown
    assert "DOIC" in shown
    done = _run("aliases", "--forget", alias.id, "--as", "P-administrator")
    assert done.exit_code == 0, done.output
    assert "struck out" in done.stdout
    assert [one.struck_out for one in queries.aliases(None)] == [True]


def test_words_are_listed_as_they_were_written(db: None) -> None:
    made = government.found()
    said = "Sở Thông tin, Truyền thông và Chuyển đổi số thành phố"
    text = f"CHỈ THỊ\n\nGiao {said} chủ trì rà soát danh mục trước ngày 31/12/2024.\n"
    number = registered(made, text=text)
    made.assigned(document=number, draft=drafts_of(number)[0].id)
    shown = CliRunner(env={"COLUMNS": "40"}).invoke(app.app, ["reading", "aliases"]).stdout
    [alias] = queries.aliases(None)
    assert alias.written in said
    assert f" {alias.written} " in shown
    assert alias.written != alias.words


def test_headings_that_persons_corrected_are_listed(city: Government) -> None:
    assert "Facts of headings" in _run("learn").stdout
    number = registered(city, text="OFFICE OF WELLS\n\nPLAN\n\nThe DOH shall dig.\n", number="9/W")
    heading = replace(headings.heading(number), type=DocumentType.CONCLUSION)
    city.told("secretary", DAY, actions.correct, document=number, heading=heading)
    said = f"said “CONCLUSION” (document {number})"
    assert said in _run("learn").stdout
