"""The papers of the project: locks without addresses, short decisions, recipes that are true."""

import json
import re

import pytest

from tests.architecture import source

ROOT = source.ROOT
# Written in pieces, so that this file does not hold what it looks for.
REGISTRIES = "|".join(
    a + re.escape(b)
    for a, b in (
        ("py", "pi.org"),
        ("python", "hosted.org"),
        ("registry.np", "mjs"),
        ("np", "mjs.com"),
        ("deb.deb", "ian.org"),
        ("archive.ub", "untu.com"),
        ("jsde", "livr"),
        ("un", "pkg.com"),
        ("fonts.goo", "gleapis"),
    )
)
PLACES = r"(?<![\w.~-])/(?:" + "|".join(("ro" + "ot", "ho" + "me", "wo" + "rk")) + r")/[\w.]"
FORBIDDEN = re.compile(f"{REGISTRIES}|{PLACES}")
PATH = re.compile(r"`([\w.*-]+(?:/[\w.*-]+)+/?|[\w-]+\.(?:py|md|toml|lock|json))`")
LONGEST_DECISION = 40


def test_no_file_names_a_registry_or_a_place_on_someones_machine() -> None:
    named = []
    for path in source.files():
        text = path.read_text(encoding="utf-8", errors="ignore")
        named += [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
            for number, line in enumerate(text.splitlines(), 1)
            if FORBIDDEN.search(line)
        ]
    assert named == []


def test_the_python_lock_pins_every_package_by_hash_and_names_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S+==)", text.strip())
    assert len(packages) > 20
    assert [p.split("==")[0] for p in packages if "--hash=sha256:" not in p] == []
    assert "://" not in text


def test_the_front_end_lock_pins_every_package_by_hash_and_names_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    fetched = {name: entry for name, entry in packages.items() if name}
    assert fetched
    assert [name for name, entry in fetched.items() if "integrity" not in entry] == []
    assert [name for name, entry in fetched.items() if "resolved" in entry] == []


def test_decisions_are_short_and_numbered_without_gaps() -> None:
    papers = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert [int(paper.name[:4]) for paper in papers] == list(range(1, len(papers) + 1))
    long = [p.name for p in papers if len(p.read_text().splitlines()) > LONGEST_DECISION]
    assert long == []


def test_the_readme_gives_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text


@pytest.mark.parametrize("paper", ["README.md", "CONTRIBUTING.md"])
def test_files_named_in_the_papers_exist(paper: str) -> None:
    named = PATH.findall((ROOT / paper).read_text(encoding="utf-8"))
    assert named
    assert [path for path in named if not any(ROOT.glob(path.rstrip("/")))] == []


LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def test_the_papers_lead_to_every_paper_and_to_nothing_else() -> None:
    docs = ROOT / "docs"
    papers = {*docs.rglob("*.md")} - {*(docs / "decisions").glob("*.md")}
    led = {
        (paper.parent / place).resolve()
        for paper in papers
        for place in LINK.findall(paper.read_text(encoding="utf-8"))
    }
    front = docs / "README.md"
    named = {(docs / place).resolve() for place in LINK.findall(front.read_text(encoding="utf-8"))}
    assert [str(place) for place in sorted(led) if not place.exists()] == []
    assert sorted(p.name for p in papers - {front} if p.resolve() not in named) == []


def test_every_make_target_says_what_it_does() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", text, re.MULTILINE))
    explained = set(re.findall(r"^([a-z]+):.*## \S", text, re.MULTILINE))
    assert targets == explained
    assert targets >= {"setup", "demo", "run", "quick", "test", "check", "fix", "sure", "bench"}
