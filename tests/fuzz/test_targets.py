"""Whatever comes from outside is answered or refused in a sentence: random bytes, what good input
becomes when it is cut, doubled and changed, and what is deep, long or of another kind."""

import ast
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.architecture import source
from tests.fuzz.targets import TARGETS
from tests.support import files

# Good files are made, not kept.
GOOD = {
    "files_docx": files.paragraphs("The Department reports.", "End."),
    "evidence": files.paragraphs("The result is seen.", "End."),
    "files_pdf": files.pdf(["The Department reports."]),
    "files_eml": files.mail("Subject", "The Department reports."),
    "files_zip": files.archive([("a.txt", b"The Department reports.")]),
    "tables_xlsx": files.archive([("xl/workbook.xml", b"<workbook/>")]),
    "files_html": b"<table><tr><td rowspan=2>A<td>B<tr><td>C</table>",
    "files_txt": b"The Department reports by 30 June 2026.",
}
NASTY = (
    *(b"[" * 20_000, b'{"a":' * 20_000, b"(" * 5_000, b"<a>" * 20_000, b"\xff\xfe\x00\xd8", b"\0"),
    *("٣١/١٢/٢٠٢٤".encode(), b"9" * 5_000, b"http://[", b"1e999", b'"', b"\xe2\x80\xae", b"NaN"),
    *(b"null", b"[]", b'""', b"{}", b"1"),
)
# Bytes and words that these read were written by the site itself, or by whoever keeps it.
READERS = frozenset({"loads", "b64decode", "ZipFile", "urlsplit", "reader", "message_from_bytes"})
OURS = frozenset(
    {
        *("commitments.projections.spans", "ledger.binding", "ledger.queries", "ledger.signing"),
        *("ledger.queries.checkpoints", "ledger.queries.verification", "texts.confined"),
        *("texts.formats.__main__", "texts.kept", "texts.lexicons", "texts.packs"),
        *("texts.learning.rules", "client.sending", "interfaces.rooted", "kernel.scanning"),
        *("interfaces.web.ledger.naming", "interfaces.api.description", "interfaces.api.ledger"),
        *("interfaces.api.keys", "interfaces.web.lists.tools", "interfaces.web.texts.receiving"),
        *("interfaces.cli.glossary", "interfaces.cli.reading.gold_files"),
        *("interfaces.cli.reading.floors", "interfaces.cli.demo.files"),
    }
)
READ_BY = {
    "config.checking": "settings",
    "config.environment": "settings",
    "interfaces.api.paging": "cursors",
    "interfaces.api.parsing": "bodies",
    "interfaces.identity.asking": "identities",
    "interfaces.web.addresses": "addresses",
    "kernel.tables.text_files": "tables_csv",
    "kernel.tables.workbooks": "tables_xlsx",
    "kernel.wholeness": "evidence",
    "ledger.backups.archives": "backups",
    "ledger.check_proof": "proofs",
    "texts.formats.archive": "files_zip",
    "texts.formats.kinds": "files_docx",
    "texts.formats.mail": "files_eml",
    "texts.formats.word": "files_docx",
    "texts.second.client": "models",
}


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_from_outside_is_a_fault(name: str) -> None:
    target = TARGETS[name]
    seeds = [*target.like, *([GOOD[name]] if name in GOOD else [])]

    @given(st.binary(max_size=300), st.sampled_from(seeds), st.integers(0, 2**32))
    def search(noise: bytes, seed: bytes, chance: int) -> None:
        target(noise)
        target(_changed(seed, noise, random.Random(chance)))

    search()
    for seed in seeds:
        target(seed)


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_deep_long_or_of_another_kind_ends_soon(name: str) -> None:
    began = time.process_time()
    for one in NASTY:
        TARGETS[name](one)
    assert time.process_time() - began < 60


def test_what_the_search_starts_from_is_understood() -> None:
    """A search that begins with what nobody understands would find nothing."""
    for name in ("days", "due_entries", "due_values", "bodies", "marks", "models", "tables_csv"):
        for one in TARGETS[name].like:
            TARGETS[name].read(one)
    for name in ("files_docx", "files_pdf", "files_eml", "files_zip", "files_html", "files_txt"):
        TARGETS[name].read(GOOD[name])


def test_no_reader_of_outside_input_is_missing() -> None:
    found = {_name(one) for one in source.modules("remit") if _reads(one)}
    assert found - OURS == set(READ_BY)
    assert set(READ_BY.values()) <= set(TARGETS)
    assert found >= OURS


def _name(module: source.Module) -> str:
    dotted = module.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return dotted.removeprefix("remit.")


def _reads(module: source.Module) -> bool:
    called = (one.func for one in ast.walk(module.tree) if isinstance(one, ast.Call))
    names = {one.attr for one in called if isinstance(one, ast.Attribute)}
    names |= {
        one.func.id
        for one in ast.walk(module.tree)
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)
    }
    return module.name.startswith("remit/") and bool(names & READERS)


def _changed(seed: bytes, noise: bytes, chance: random.Random) -> bytes:
    """Good input that was cut, doubled, overwritten in places or had something put between."""
    made = bytearray(seed)
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, len(made))
        match chance.randint(0, 3):
            case 0:
                del made[at : at + chance.randint(1, 20)]
            case 1:
                made[at:at] = noise[:20]
            case 2:
                made[at:at] = made[at : at + chance.randint(1, 200)]
            case _:
                made[at : at + 1] = bytes([chance.randint(0, 255)])
    return bytes(made)
