"""What was signed is on pages and for programs: checkpoints to be kept, proofs to be checked, and
the root on every file of figures."""

import base64
import csv
import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from django.test import Client
from playwright import sync_api
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

from remit.interfaces.cli import app
from remit.kernel import clock
from remit.ledger import check_proof, models, queries
from remit.ledger.actions import checkpoints as signing
from remit.ledger.queries import checkpoints, trees
from remit.organisation.models import Person
from tests.interfaces import figures_site
from tests.interfaces.api_site import Program, program, said
from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of, read
from tests.interfaces.test_ledger_pages import SECRET
from tests.support import inside
from tests.support.unguarded import unguarded

DAY = figures_site.at(figures_site.LAST, 6)


@pytest.fixture
def signed(story: Story) -> checkpoints.Card:
    with clock.injected(DAY):
        return signing.sign(at=DAY)


@pytest.fixture
def auditor(story: Story) -> Client:
    return browser_of(story, "auditor")


@pytest.fixture
def asking(story: Story) -> Program:
    return program(Person.objects.get(pk=story.made.by["auditor"].person))


def keys() -> list[check_proof.Key]:
    return list(checkpoints.keys().values())


def test_before_anything_was_signed_the_pages_say_so(auditor: Client) -> None:
    assert "No checkpoint was signed yet" in read(auditor, "/ledger/checkpoints/")
    assert "No checkpoint covers this act yet" in read(auditor, "/ledger/acts/3/")
    assert auditor.get("/ledger/acts/3/proof/").status_code == 422


def test_checkpoints_are_listed_with_their_roots_and_can_be_kept(
    signed: checkpoints.Card, auditor: Client
) -> None:
    html = read(auditor, "/ledger/checkpoints/")
    assert signed.root_text in html
    assert checkpoints.verifiers()[0] in html
    kept = auditor.get(f"/ledger/checkpoints/{signed.size}/")
    assert kept.content.decode() == signed.note
    assert "attachment" in kept["Content-Disposition"]
    assert auditor.get("/ledger/checkpoints/3/").status_code == 404
    assert signed.root_text in read(auditor, "/ledger/")


def test_an_act_shows_its_checkpoint_its_proof_and_checks_it_now(
    story: Story, signed: checkpoints.Card, auditor: Client
) -> None:
    act = story.ids["overlap"]
    html = read(auditor, f"/ledger/acts/{act}/")
    assert signed.root_text in html
    assert "The proof holds" not in html
    assert "The proof holds" in read(auditor, f"/ledger/acts/{act}/?check=1")
    proof = auditor.get(f"/ledger/acts/{act}/proof/")
    assert check_proof.checked(proof.content.decode(), keys())[1]["act"] == act
    with unguarded():
        row = models.Act.objects.get(seq=act)
        models.Act.objects.filter(seq=act).update(body=row.body.replace("2024-12-31", "2025-12-31"))
        html = read(auditor, f"/ledger/acts/{act}/?check=1")
        assert "The proof does not hold" in html


def test_the_proof_of_a_hidden_act_does_not_hold_its_body(
    story: Story, signed: checkpoints.Card
) -> None:
    act = story.ids["safety"]
    other = browser_of(story, "data_head")
    text = other.get(f"/ledger/acts/{act}/proof/").content.decode()
    told = base64.b64decode(text.split("\n")[1].removeprefix("extra ")).decode()
    assert "body" not in told
    assert SECRET not in told
    assert check_proof.checked(text, keys())[1]["act"] == act


def test_the_program_is_given_as_it_is(auditor: Client) -> None:
    given = auditor.get("/ledger/check_proof.py")
    compile(given.content, "check_proof.py", "exec")
    assert b"def is_signed" in given.content


def test_a_program_reads_checkpoints_and_proofs(
    story: Story, signed: checkpoints.Card, asking: Program
) -> None:
    found = said(asking.get("ledger/checkpoints"))
    assert found["items"][0]["note"] == signed.note
    assert (found["keys"], found["next"]) == (checkpoints.verifiers(), None)
    proof = said(asking.get(f"ledger/acts/{story.ids['overlap']}/proof"))
    assert proof["holds"]
    assert proof["checkpoint"]["size"] == signed.size
    assert check_proof.checked(proof["text"], keys())
    growth = said(asking.get(f"ledger/checkpoints/{signed.size}/growth"))["text"]
    assert check_proof.checked(growth, keys(), signed.note)
    assert asking.get("ledger/checkpoints/1/growth").status_code == 404
    assert asking.get("ledger/acts/99999/proof").status_code == 404


def test_a_file_of_figures_holds_the_act_and_the_root_on_which_it_rests(
    story: Story, auditor: Client
) -> None:
    head = queries.head()
    assert head is not None
    root = base64.b64encode(trees.root(head.seq)).decode()
    book = CalamineWorkbook.from_filelike(io.BytesIO(auditor.get("/figures/table.xlsx").content))
    facts = {row[0]: row[1] for row in book.get_sheet_by_index(0).to_python() if len(row) > 1}
    assert facts["As known at act"] == head.seq
    assert facts["Root of the ledger at that act"] == root
    for path in ("/figures/table", "/figures/list", "/commitments/list"):
        answer = auditor.get(f"{path}.csv")
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}, "a table and nothing else"
        assert (answer["Remit-Known-Seq"], answer["Remit-Root"]) == (str(head.seq), root)
        assert f"-act-{head.seq}.csv" in answer["Content-Disposition"]


@pytest.mark.parametrize(
    ("page", "folder"),
    [
        ("/figures/table/", "/figures/table.zip"),
        ("/figures/list/?column=assigned", "/figures/list.zip?column=assigned"),
        ("/commitments/", "/commitments/list.zip"),
    ],
)
def test_a_csv_leaves_with_its_root_in_a_folder(
    story: Story, auditor: Client, page: str, folder: str
) -> None:
    assert f'href="{folder}' in read(auditor, page).replace("list.zip?unit=&", "list.zip?")
    answer = auditor.get(folder)
    assert answer["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as files:
        *tables, beside = files.namelist()
        said = files.read(beside).decode().splitlines()
        digests = {name: hashlib.sha256(files.read(name)).hexdigest() for name in tables}
    assert beside == f"{tables[0]}.root"
    assert f"Root of the ledger at that act: {answer['Remit-Root']}" in said
    assert f"As known at act: {answer['Remit-Known-Seq']}" in said
    assert {f"SHA-256 {name}: {digest}" for name, digest in digests.items()} <= set(said)


def test_a_folder_of_the_same_figures_is_the_same_file(story: Story, auditor: Client) -> None:
    first, second = (auditor.get("/figures/table.zip").content for _time in range(2))
    assert first == second


def test_a_table_of_the_command_line_has_its_root_beside_it(story: Story, tmp_path: Path) -> None:
    table = tmp_path / "owed.csv"
    words = ["commitments", "export", str(table), "--on", figures_site.LAST]
    assert CliRunner().invoke(app.app, words).exit_code == 0
    said = (tmp_path / "owed.csv.root").read_text()
    digest = hashlib.sha256(table.read_bytes()).hexdigest()
    head = queries.head()
    assert head is not None
    root = base64.b64encode(trees.root(head.seq)).decode()
    assert said.splitlines() == [
        f"As known at act: {head.seq}",
        f"Root of the ledger at that act: {root}",
        f"SHA-256 owed.csv: {digest}",
    ]


@pytest.mark.browser
def test_the_checkpoints_fit_on_a_phone(
    signed: checkpoints.Card, auditor: Client, browser: sync_api.Browser
) -> None:
    page = inside.page(browser, auditor, viewport={"width": 360, "height": 800})
    page.goto("/ledger/checkpoints/")
    assert page.get_by_text(signed.root_text).is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()
