"""Whatever a file was made to do, it gets one sentence: read apart, with limits that end it."""

import io
import random
import resource
import subprocess
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain.refusals import Refusal
from remit.interfaces import sentences
from remit.texts import confined
from remit.texts.formats import Limits, controls, extract
from remit.texts.formats.__main__ import main as read_apart
from tests.support import files

SMALL = Limits(file_mb=8, batch_mb=16, pages=20, members=20, seconds=20, memory_mb=600)
DOCX = files.paragraphs("The Department of Health shall publish the list.", "End.")


def _refused(content: bytes, name: str, limits: Limits = SMALL) -> Refusal:
    with pytest.raises(Refusal) as refused:
        confined.extracted(content, name, limits)
    assert sentences.sentence(refused.value).endswith(".")
    return refused.value


def _document(part: str) -> bytes:
    return files.changed(DOCX, "word/document.xml", lambda _old: part)


def _laughs() -> bytes:
    """Nine levels of ten: a billion words."""
    levels = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
    )
    return _document(f"<!DOCTYPE x [{levels}]><x>&l9;</x>")


def _deep_word() -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    cells = "<w:tbl><w:tr><w:tc>" * 5000
    return _document(f"<w:document {space}><w:body>{cells}")


def _bomb(megabytes: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        with zipfile.ZipFile(io.BytesIO(DOCX)) as old:
            for name in old.namelist():
                if name != "word/document.xml":
                    made.writestr(name, old.read(name))
        made.writestr("word/document.xml", b" " * (megabytes * 1024 * 1024))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "rules"),
    [
        (_laughs, "laughs.docx", {"FILE_DEFINES_ENTITIES"}),
        (_deep_word, "deep.docx", {"FILE_NESTED_TOO_DEEP"}),
        (lambda: _bomb(64), "bomb.docx", {"FILE_UNPACKS_TOO_LARGE"}),
        (lambda: b"<div>" * 5_000 + b"x", "deep.html", {"FILE_NESTED_TOO_DEEP"}),
        (lambda: _document("<x>"), "half.docx", {"FILE_BROKEN"}),
        (lambda: DOCX[:900], "cut.docx", {"FILE_BROKEN"}),
        (lambda: b"%PDF-1.7\n" + b"1 0 obj<<" * 50_000, "no.pdf", {"FILE_BROKEN"}),
        (lambda: b" \r\n\t", "blank.txt", {"FILE_WITHOUT_TEXT"}),
        (lambda: b"a" * (9 * 1024 * 1024), "large.txt", {"FILE_OVER_LIMIT"}),
        (lambda: b"word " * 1_100_000, "long.txt", {"TEXT_TOO_LONG"}),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_bomb_or_a_broken_file_gets_one_sentence(
    content: Callable[[], bytes], name: str, rules: set[str]
) -> None:
    rule = _refused(content(), name).rule
    assert rule in rules


def test_a_table_of_merged_cells_that_multiply_is_refused() -> None:
    row = "<td rowspan=9999 colspan=200>x" * 40
    markup = f"<table border=1><tr>{row}" + "<tr>" * 9000
    assert _refused(markup.encode(), "wide.html").rule == "FILE_TABLE_TOO_LARGE"


@pytest.mark.slow
def test_a_page_so_deep_that_its_parser_does_not_end_is_ended() -> None:
    refusal = _refused(b"<div>" * 400_000 + b"x", "deeper.html", Limits(seconds=2))
    assert refusal.rule in {"FILE_NESTED_TOO_DEEP", "FILE_TAKES_TOO_LONG"}


@pytest.mark.slow
def test_a_reading_that_takes_too_long_is_ended() -> None:
    """A page of a PDF whose content unpacks to many million strokes."""
    content = files.pdf(["word " * 20] * 60_000)
    before = _worked()
    refusal = _refused(content, "slow.pdf", Limits(seconds=2))
    assert refusal.rule in {"FILE_TAKES_TOO_LONG", "FILE_STOPPED_ITS_READER"}
    assert _worked() - before < 20


def _worked() -> float:
    """How long the processor worked for the programs that ended, however busy the machine is."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def test_a_reading_that_takes_too_much_memory_is_ended() -> None:
    markup = "<p>" + "<b>x</b>" * 1_500_000
    refusal = _refused(markup.encode(), "fat.html", Limits(memory_mb=250))
    assert refusal.rule in {"FILE_NEEDS_TOO_MUCH_MEMORY", "FILE_STOPPED_ITS_READER"}


def test_the_reading_apart_is_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[str, str]] = []
    monkeypatch.setenv("REMIT_SECRET_KEY", "secret")

    def run(*_: object, env: dict[str, str], **__: object) -> "subprocess.CompletedProcess[bytes]":
        told.append(env)
        return subprocess.CompletedProcess([], 0)

    monkeypatch.setattr(confined.subprocess, "run", run)
    assert _refused(DOCX, "a.docx").rule == "FILE_STOPPED_ITS_READER"
    assert "secret" not in told[0].values()


def test_the_reading_apart_writes_down_what_the_reading_here_says() -> None:
    apart = confined.extracted(DOCX, "a.docx", SMALL)
    assert apart == extract(DOCX, "a.docx", SMALL)
    assert read_apart.__module__ == "remit.texts.formats.__main__"


def _said(content: bytes, name: str) -> str:
    """The text of a file or the sentence with which it is refused."""
    try:
        return extract(content, name, SMALL).text or "members"
    except Refusal as refused:
        return sentences.sentence(refused)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_a_mutated_file_is_read_or_refused_and_never_fails(seed: int) -> None:
    chance = random.Random(seed)
    whole = (DOCX, files.pdf(["A line.", "Another."]), files.mail("s", "b", ("a.txt", b"x")))
    content = bytearray(whole[seed % 3])
    for _change in range(chance.randint(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    name = ("a.docx", "a.pdf", "a.eml")[seed % 3]
    said = _said(bytes(content), name)
    assert said.strip()


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_a_refusal(content: bytes) -> None:
    said = _said(content, "a.txt")
    assert said.strip()
    assert said.encode().decode() == said


@given(st.text(alphabet=st.characters(exclude_characters="\0")))
def test_controls_are_neutralised_one_for_one(text: str) -> None:
    plain, _notes = controls.neutralised(text)
    assert len(plain) == len(text)
    plain.encode()
    assert all(
        one == other or not other.isprintable() for one, other in zip(plain, text, strict=True)
    )


def test_what_was_done_to_a_text_is_said() -> None:
    found = extract("one\x0ctwo\x07\n\u202ethree".encode(), "a.txt", SMALL)
    assert found.text == "one\ntwo \n\u202ethree"
    assert [(note.code, note.params) for note in found.notes] == [
        ("CONTROLS_REPLACED", {"count": "2", "line": "1"}),
        ("DIRECTION_TURNED", {"count": "1", "line": "3"}),
    ]


def test_a_site_sets_its_limits_and_a_wrong_one_is_said() -> None:
    from remit.texts.formats import limits

    assert limits.of({"REMIT_INTAKE_PAGES": "7"}) == Limits(pages=7)
    assert limits.of({}) == Limits()
    with pytest.raises(ValueError, match="REMIT_INTAKE_PAGES"):
        limits.of({"REMIT_INTAKE_PAGES": "many"})
