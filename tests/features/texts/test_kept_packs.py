"""What one process learnt of a pack the next takes over; what is damaged or old is left alone."""

import re
from pathlib import Path

import pytest

from remit.domain import reading
from remit.domain.reading.rules import Pack
from remit.texts import compiling, kept, packs
from remit.texts.kept import Kept

TEXT = "The Ministry of Health shall submit the report before 31 December 2025.\n"
PATTERNS = [
    r"(?P<day>\d{1,2})\.(?P<month>\d\d)",
    "(?:shall|must) (?=be)",
    r"\bمادة\b|[가-힣]+",
    "a?",
]
WORDS = "They shall be there on 31.12. مادة 회의"

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(packs, "_learnt", [])


def _loaded() -> Pack:
    packs.load.cache_clear()
    return packs.load("en", learns=True)


@pytest.fixture
def file() -> Path:
    found = reading.read(TEXT, {"en": _loaded()})
    assert found.obligations
    packs.keep()
    return kept.folder() / "en.pack"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_made_of_numbers_is_the_pattern(pattern: str, flags: int) -> None:
    made = compiling.pattern_of(pattern, compiling.numbers(pattern, flags))
    plain = re.compile(pattern, flags)
    assert (made, made.flags, made.groupindex) == (plain, plain.flags, plain.groupindex)
    found = [(one.span(), one.groupdict()) for one in made.finditer(WORDS)]
    assert found == [(one.span(), one.groupdict()) for one in plain.finditer(WORDS)]


def test_a_pack_taken_over_is_the_pack_and_compiles_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = packs.load("en", learns=True)
    expected = reading.as_json(reading.read(TEXT, {"en": before}))
    written = file.read_bytes()

    def compiled(pattern: str, flags: int) -> compiling.Numbers:
        raise AssertionError(pattern)

    monkeypatch.setattr(compiling, "numbers", compiled)
    after = _loaded()
    assert (after.rules, after.months, after.numbers) == (
        before.rules,
        before.months,
        before.numbers,
    )
    assert [one.regex.needs for one in after.rules] == [one.regex.needs for one in before.rules]
    assert reading.as_json(reading.read(TEXT, {"en": after})) == expected
    packs.keep()
    assert file.read_bytes() == written


def test_what_another_text_teaches_is_added(file: Path) -> None:
    size = file.stat().st_size
    reading.read(
        "1. It is recommended that the Council review 12% of 340 cases.", {"en": _loaded()}
    )
    packs.keep()
    assert file.stat().st_size > size


@pytest.mark.parametrize("place", [0, 90, -5])
def test_what_is_damaged_is_told_anew(file: Path, place: int) -> None:
    expected = reading.as_json(reading.read(TEXT, {"en": packs.load("en", learns=True)}))
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(bytes(content))
    assert reading.as_json(reading.read(TEXT, {"en": _loaded()})) == expected


def test_another_pack_takes_nothing_over(file: Path) -> None:
    assert Kept(file, kept.key(b"another"), learns=False).form == {}
    assert not Kept(file.with_name("absent"), kept.key(b""), learns=False).form


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert reading.read(TEXT, {"en": _loaded()}).obligations
    packs.keep()
