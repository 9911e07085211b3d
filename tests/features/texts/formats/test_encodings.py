"""Bytes are read in the encoding that they show; it is said, and nothing is ever replaced."""

import subprocess

import pytest

from remit.domain.refusals import Refusal
from remit.texts.formats import encodings, tcvn3
from tests.support import files

WRITTEN = [
    ("UTF-8", files.LINES["vi"].encode(), files.LINES["vi"]),
    ("UTF-8", files.LINES["ar"].encode("utf-8-sig"), files.LINES["ar"]),
    ("UTF-16", files.LINES["ko"].encode("utf-16"), files.LINES["ko"]),
    ("UTF-16", b"\xfe\xff" + files.LINES["vi"].encode("utf-16-be"), files.LINES["vi"]),
    ("UTF-16", files.LINES["ar"].encode("utf-16-le"), files.LINES["ar"]),
    ("UTF-16", files.LINES["ko"].encode("utf-16-be"), files.LINES["ko"]),
    ("windows-1256", files.LINES["ar"].encode("cp1256"), files.LINES["ar"]),
    ("windows-1258", files.in_windows_1258(files.LINES["vi"]), files.LINES["vi"]),
    ("TCVN3", files.in_tcvn3(files.LINES["vi"]), files.LINES["vi"]),
    ("EUC-KR", files.LINES["ko"].encode("euc_kr"), files.LINES["ko"]),
    (
        "CP949",
        f"{files.LINES['ko']}똠방각하 펲시".encode("cp949"),
        f"{files.LINES['ko']}똠방각하 펲시",
    ),
]
PLACES = [f"{called}-{number}" for number, (called, _content, _text) in enumerate(WRITTEN)]


@pytest.mark.parametrize(("called", "content", "text"), WRITTEN, ids=PLACES)
def test_a_text_is_read_in_the_encoding_in_which_it_was_written(
    called: str, content: bytes, text: str
) -> None:
    assert encodings.decoded(content) == encodings.Decoded(text, called)


@pytest.mark.parametrize(("called", "content", "text"), WRITTEN, ids=PLACES)
def test_one_line_of_it_is_enough(called: str, content: bytes, text: str) -> None:
    if called == "UTF-16":
        pytest.skip("two bytes a sign: a line cannot be cut out of the bytes")
    line = content.split(b"\n")[-1 if called == "CP949" else 1]
    assert encodings.decoded(line).encoding == called
    assert encodings.decoded(line).text in text


@pytest.mark.parametrize(("called", "content", "text"), WRITTEN, ids=PLACES)
def test_an_encoding_other_than_utf_8_is_said(called: str, content: bytes, text: str) -> None:
    said = [note.params["encoding"] for note in encodings.notes(encodings.decoded(content))]
    assert said == ([] if called == "UTF-8" else [called])


@pytest.mark.parametrize(
    "content",
    [
        b"caf\xe9 du march\xe9",
        "Министерство здравоохранения".encode("cp1251"),
        "Müller prüft größere Äpfel".encode("latin-1"),
        "日本語の文書を読む".encode("shift_jis"),
        "卫生部应当公布名单".encode("gb2312"),
        b"\xff\xd0 24",
    ],
    ids=["french", "russian", "german", "japanese", "chinese", "nothing"],
)
def test_what_is_none_of_the_known_encodings_is_refused_with_its_line(content: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        encodings.decoded(b"one\n" + content)
    assert refused.value.rule == "TEXT_ENCODING_UNKNOWN"
    assert refused.value.params == {"encoding": "UTF-8", "line": "2"}


@pytest.mark.parametrize(("called", "content", "text"), WRITTEN, ids=PLACES)
def test_a_long_text_is_read_like_a_short_one(called: str, content: bytes, text: str) -> None:
    if called == "UTF-16":
        pytest.skip("written side by side, two texts of UTF-16 have two marks")
    head = b"A long head in plain letters.\n" * 5000
    read = encodings.decoded(head + content * 3000)
    assert (read.encoding, read.text.count(text)) == (called, 3000)


def test_one_broken_byte_in_utf_8_is_refused_and_not_replaced() -> None:
    content = files.LINES["vi"].encode()
    broken = content[:60] + b"\xff" + content[60:]
    with pytest.raises(Refusal) as refused:
        encodings.decoded(broken)
    assert refused.value.params["line"] == "2"


def test_half_a_sign_at_the_end_of_utf_16_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        encodings.decoded(files.LINES["ko"].encode("utf-16") + b"\x00")
    assert refused.value.params["encoding"] == "UTF-16"


def test_bytes_that_are_no_text_are_no_text() -> None:
    with pytest.raises(Refusal) as refused:
        encodings.decoded(b"\x89PNG\x00\x01\xff\xfe")
    assert refused.value.rule == "TEXT_NOT_A_TEXT"


def test_a_declared_encoding_is_heard_where_bytes_say_nothing() -> None:
    content = "Müller prüft größere Äpfel".encode("cp1252")
    assert encodings.decoded(content, "windows-1252").text == "Müller prüft größere Äpfel"
    assert encodings.decoded(content, "windows-1252").encoding == "windows-1252"


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "us-ascii"])
def test_a_careless_declaration_gives_way_to_what_the_bytes_show(declared: str) -> None:
    read = encodings.decoded(files.in_tcvn3(files.LINES["vi"]), declared)
    assert (read.text, read.encoding, read.instead_of) == (files.LINES["vi"], "TCVN3", declared)
    assert [note.code for note in encodings.notes(read)] == ["READ_AS_NOT_DECLARED"]


@pytest.mark.parametrize("declared", ["rot13", "base64", "unicode_escape", "utf-7", "x" * 99])
def test_a_declaration_of_something_else_is_passed_over(declared: str) -> None:
    assert encodings.decoded(b"plain +AGE-", declared) == encodings.Decoded("plain +AGE-", "UTF-8")


def test_capitals_of_tcvn3_are_written_as_capitals() -> None:
    text = "ỦY BAN NHÂN DÂN\nCHỈ THỊ của Chủ tịch\nĐó là Uỷ ban.\n"
    assert tcvn3.decoded(files.in_tcvn3(text)) == text


def test_the_table_of_tcvn3_agrees_with_the_c_library() -> None:
    published = bytes(number for number in range(0xA1, 0x100) if not 0xB0 <= number <= 0xB4)
    asked = b"".join(bytes([one]) + b"\n" for one in published)
    try:
        answer = subprocess.run(
            ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=asked, capture_output=True
        )
    except FileNotFoundError:
        pytest.skip("this system has no iconv")
    if answer.returncode:
        pytest.skip("the C library of this system does not know TCVN5712-1")
    ours = [tcvn3.decoded(bytes([one])) for one in published]
    assert ours == answer.stdout.decode().split()
