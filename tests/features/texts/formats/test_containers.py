"""E-mails and archives: each file in them is a file by itself, within limits."""

import datetime as dt
import io
import zipfile

import pytest

from remit.domain.refusals import Refusal
from remit.texts.formats import Limits, extract
from remit.texts.formats.records import Extracted
from tests.support import files

TEXT = files.LINES["en"].encode()


def _read(content: bytes, name: str, **limits: int) -> Extracted:
    return extract(content, name, Limits(**limits))


def _refused(content: bytes, name: str, **limits: int) -> str:
    with pytest.raises(Refusal) as refused:
        _read(content, name, **limits)
    return refused.value.rule


def test_an_e_mail_is_its_subject_and_its_words_and_its_files_are_files() -> None:
    found = _read(files.mail("On clinics", "See the plan.\n", ("plan.txt", TEXT)), "a.eml")
    assert found.text == "On clinics\n\nSee the plan.\n"
    assert [(one.name, one.content) for one in found.members] == [("plan.txt", TEXT)]


def test_addresses_of_persons_are_no_part_of_the_text() -> None:
    assert "example.test" not in _read(files.mail("Subject", "Words\n"), "a.eml").text


def test_an_e_mail_in_html_is_read_as_a_page() -> None:
    html = "<p>See <b>the plan</b><p style='display:none'>no"
    found = _read(files.mail("On clinics", html, html=True), "a.eml")
    assert found.text == "On clinics\n\nSee the plan\n"
    assert "HIDDEN_LEFT_OUT" in [note.code for note in found.notes]


def test_an_e_mail_is_read_in_the_encoding_of_its_words() -> None:
    head = b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=euc-kr\r\n"
    found = _read(head + b"\r\n" + files.LINES["ko"].encode("euc_kr"), "a.eml")
    assert (found.text, found.encoding) == (f"x\n\n{files.LINES['ko']}", "EUC-KR")


def test_an_e_mail_in_an_e_mail_is_a_file() -> None:
    inner = files.mail("Inner", "words\n", ("deep.txt", TEXT))
    head, _empty, body = inner.partition(b"\n\n")
    outer = (
        b'MIME-Version: 1.0\nSubject: Outer\nContent-Type: multipart/mixed; boundary="b"\n\n'
        b"--b\nContent-Type: message/rfc822\n\n" + head + b"\n\n" + body + b"\n--b--\n"
    )
    found = _read(outer, "a.eml")
    assert (found.text, [one.name for one in found.members]) == ("Outer\n", ["Inner.eml"])
    again = _read(found.members[0].content, "Inner.eml")
    assert [one.name for one in again.members] == ["deep.txt"]


def test_of_several_forms_of_the_same_words_one_is_read_and_no_file_is_lost() -> None:
    mail = (
        b'MIME-Version: 1.0\nSubject: s\nContent-Type: multipart/mixed; boundary="m"\n\n'
        b'--m\nContent-Type: multipart/alternative; boundary="a"\n\n'
        b"--a\nContent-Type: text/plain\n\nplain words\n"
        b'--a\nContent-Type: multipart/mixed; boundary="x"\n\n'
        b"--x\nContent-Type: text/html\n\n<p>the same in colour\n"
        b'--x\nContent-Type: text/plain; name="plan.txt"\n\nplan\n--x--\n'
        b"--a--\n--m\nContent-Type: text/plain\n\nand a second part\n--m--\n"
    )
    found = _read(mail, "a.eml")
    assert found.text == "s\n\nplain words\n\nand a second part\n"
    assert [(one.name, one.content) for one in found.members] == [("plan.txt", b"plan")]


def test_a_picture_in_the_words_is_part_of_them() -> None:
    mail = (
        b'MIME-Version: 1.0\nSubject: s\nContent-Type: multipart/related; boundary="b"\n\n'
        b"--b\nContent-Type: text/html\n\n<p>words\n"
        b'--b\nContent-Type: image/png; name="logo.png"\nContent-ID: <l>\n'
        b"Content-Disposition: inline\nContent-Transfer-Encoding: base64\n\naGk=\n--b--\n"
    )
    assert _read(mail, "a.eml").members == ()


def test_an_archive_is_its_files_and_no_text() -> None:
    found = _read(files.archive([("a.txt", TEXT), ("sub/b.txt", b"b"), ("sub/", b"")]), "a.zip")
    assert found.text == ""
    assert [(one.name, one.content) for one in found.members] == [
        ("a.txt", TEXT),
        ("sub/b.txt", b"b"),
    ]


def test_what_programs_leave_in_archives_is_no_file_of_it() -> None:
    left = ["__MACOSX/._a.txt", ".DS_Store", "x/Thumbs.db", "~$order.docx"]
    found = _read(files.archive([("a.txt", TEXT), *((one, b"x") for one in left)]), "a.zip")
    assert [one.name for one in found.members] == ["a.txt"]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "C:\\a.txt", "x/../../a.txt"])
def test_a_name_that_leads_out_is_refused_and_the_others_are_taken(name: str) -> None:
    found = _read(files.archive([(name, b"bad"), ("b.txt", b"good")]), "a.zip")
    bad, good = found.members
    assert bad.refused is not None
    assert (bad.refused.code, bad.content) == ("FILE_NAME_LEADS_OUT", b"")
    assert (good.refused, good.content) == (None, b"good")


def test_a_korean_name_without_the_mark_of_utf_8_is_read() -> None:
    name = "지침 문서.txt"
    content = files.archive([("X" * len(name.encode("cp949")), TEXT)])
    content = content.replace(b"X" * len(name.encode("cp949")), name.encode("cp949"))
    assert [one.name for one in _read(content, "a.zip").members] == [name]


def test_a_file_with_a_password_is_refused_and_the_others_are_taken() -> None:
    content = bytearray(files.archive([("a.txt", b"secret"), ("b.txt", b"open")]))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    found = _read(bytes(content), "a.zip")
    assert [one.refused.code if one.refused else "" for one in found.members] == [
        "FILE_ENCRYPTED",
        "",
    ]


def test_a_damaged_file_is_refused_and_the_others_are_taken() -> None:
    content = files.archive([("a.txt", TEXT * 20), ("b.txt", b"open")])
    at = content.index(b"a.txt") + 12
    found = _read(content[:at] + b"\xff\xff\xff" + content[at + 3 :], "a.zip")
    assert [one.refused.code if one.refused else "" for one in found.members] == ["FILE_BROKEN", ""]


def test_what_unpacks_too_large_is_refused_wherever_it_is() -> None:
    bomb = files.archive([("a.txt", b"0" * 3_000_000), ("b.txt", b"open")])
    found = _read(bomb, "a.zip", file_mb=2)
    assert [one.refused.code if one.refused else "" for one in found.members] == [
        "FILE_UNPACKS_TOO_LARGE",
        "",
    ]


def test_what_an_archive_promises_is_not_believed() -> None:
    content = files.archive([("a.txt", b"0" * 3_000_000)])
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        size = packed.infolist()[0].file_size.to_bytes(4, "little")
    lying = content.replace(size, (10).to_bytes(4, "little"))
    found = _read(lying, "a.zip", file_mb=2)
    member = found.members[0]
    assert member.refused is not None
    assert member.content == b""


def test_too_many_files_are_refused() -> None:
    many = files.archive((f"{number}.txt", b"x") for number in range(6))
    assert _refused(many, "a.zip", members=5) == "FILE_TOO_MANY_MEMBERS"
    mail = files.mail("s", "b", *((f"{number}.txt", b"x") for number in range(6)))
    assert _refused(mail, "a.eml", members=5) == "FILE_TOO_MANY_MEMBERS"


def test_a_workbook_and_a_picture_are_not_read_here() -> None:
    book = files.archive([("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>")])
    assert _refused(book, "table.xlsx") == "FILE_FORMAT_UNKNOWN"
    assert _refused(b"\x89PNG\r\n\x1a\n1234", "scan.png") == "FILE_FORMAT_UNKNOWN"
    assert _refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old.doc") == "FILE_OLD_WORD"


def test_what_a_file_is_follows_from_its_content() -> None:
    found = _read(files.paragraphs("words"), "order.pdf")
    assert found.format.value == "DOCX"
    assert [note.code for note in found.notes] == ["FORMAT_NOT_AS_NAMED"]
    assert _refused(b"plain words", "order.docx") == "FILE_BROKEN"


def _raw_mail(*heads: str) -> bytes:
    return "\n".join(["MIME-Version: 1.0", "Subject: s", *heads, "", "words", ""]).encode()


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Date: Mon, 03 Mar 2025 23:30:00 +0700", dt.date(2025, 3, 3)),
        ("Date: Mon, 03 Mar 2025 23:30:00 -0000", dt.date(2025, 3, 3)),
        ("Date: some day", None),
        ("X-Date: Mon, 03 Mar 2025 23:30:00 +0700", None),
    ],
)
def test_an_e_mail_is_of_the_day_that_its_sender_had(head: str, day: dt.date | None) -> None:
    assert _read(_raw_mail(head), "a.eml").sent_on == day


def test_a_part_without_a_name_that_is_no_words_is_a_file() -> None:
    mail = (
        b'MIME-Version: 1.0\nSubject: s\nContent-Type: multipart/mixed; boundary="b"\n\n'
        b"--b\nContent-Type: text/plain\n\nwords\n"
        b"--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\naGk=\n--b--\n"
    )
    found = _read(mail, "a.eml")
    assert [(one.name, one.content) for one in found.members] == [("1.pdf", b"hi")]


def test_a_picture_that_is_sent_along_is_a_file_unless_the_words_show_it() -> None:
    mail = (
        b'MIME-Version: 1.0\nSubject: s\nContent-Type: multipart/mixed; boundary="b"\n\n'
        b'--b\nContent-Type: text/html\n\n<p>words <img src="cid:shown@x">\n'
        b'--b\nContent-Type: image/png; name="logo.png"\nContent-ID: <shown@x>\n'
        b"Content-Disposition: attachment\n\nx\n"
        b'--b\nContent-Type: image/png; name="scan.png"\nContent-ID: <other@x>\n'
        b"Content-Disposition: attachment\n\nx\n--b--\n"
    )
    assert [one.name for one in _read(mail, "a.eml").members] == ["scan.png"]


CODE = "import os\n\n\ndef names(folder):\n    return [one.name for one in os.scandir(folder)]\n"
TABLE = "code,kind,parent,name\nPC,UNIT,,Committee\nDOH,UNIT,PC,Health\nDOF,UNIT,PC,Finance\n"
LOG = "2025-03-03T09:00:00.120Z INFO [web-1] request_id=17 GET /texts/ 200 took=12ms\n" * 5


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("mk.py", f'"""{files.LINES["en"]}"""\n{CODE}'),
        ("mk", CODE),
        ("mk.unknown", CODE),
        ("start", "#!/bin/sh\n# This starts the program of the office when it is called.\n"),
        ("units.csv", TABLE),
        ("units", TABLE),
        ("site.log", files.LINES["en"]),
        ("site.2025", LOG),
        ("setup.exe", files.LINES["en"]),
        ("rows.json", '{"rows": [{"a": 1}]}'),
        ("rows", '{"rows": [{"a": 1}, {"b": "c d"}]}'),
    ],
)
def test_what_is_no_text_for_people_is_refused(name: str, content: str) -> None:
    assert _refused(content.encode(), name) in {"FILE_IS_NO_PROSE", "FILE_FORMAT_UNKNOWN"}


@pytest.mark.parametrize("name", ["24-CT.TU", "order", "order.2024", "công văn số 12.signed"])
@pytest.mark.parametrize("language", sorted(files.LINES))
def test_a_text_for_people_is_read_whatever_its_name_is(name: str, language: str) -> None:
    assert _read(files.LINES[language].encode(), name).text == files.LINES[language]
