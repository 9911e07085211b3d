"""Files as offices send them, written by the libraries that write such files, and as nobody should
send them, written by hand."""

import email.message
import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Sequence

import docx
from docx.document import Document
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from remit.texts.formats import tcvn3

LINES = {
    "vi": "CHỈ THỊ\nGiao Sở Y tế chủ trì rà soát danh mục, hoàn thành trước ngày 31/12/2025.\n"
    "Uỷ ban nhân dân thành phố yêu cầu đẩy mạnh cải cách hành chính.\n",
    "ar": "توجيه\nتكلف وزارة الصحة بمراجعة القائمة قبل 31 ديسمبر 2025.\n",
    "ko": "지침\n보건부는 2025년 12월 31일까지 목록을 검토하여야 한다.\n",
    "en": "DIRECTIVE\nThe Department of Health shall publish the list by 31 December 2025.\n",
}
_TONES = "\u0300\u0309\u0303\u0301\u0323"


def word(write: Callable[[Document], object]) -> bytes:
    """A document of a word processor."""
    document, out = docx.Document(), io.BytesIO()
    write(document)
    document.save(out)
    return out.getvalue()


def paragraphs(*lines: str) -> bytes:
    """A document of plain paragraphs."""
    return word(lambda document: [document.add_paragraph(line) for line in lines])


def changed(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """An archive in which one part is another."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {one: old.read(one) for one in old.namelist()}
    parts[name] = change(parts[name].decode()).encode()
    return archive(parts.items())


def archive(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts:
            made.writestr(name, content)
    return out.getvalue()


def pdf(*pages: Sequence[str], password: str = "", owner: str = "") -> bytes:
    """Pages of printed lines; a page without lines has no text layer."""
    writer = PdfWriter()
    for lines in pages:
        _print(writer, lines)
    if password or owner:
        writer.encrypt(password, owner or None, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _print(writer: PdfWriter, lines: Sequence[str]) -> None:
    page = writer.add_blank_page(595, 842)
    shown = " ".join(f"({_escaped(line)}) Tj 0 -16 Td" for line in lines)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 11 Tf 72 780 Td {shown} ET".encode("latin-1"))
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = DictionaryObject({NameObject(key): NameObject(said) for key, said in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): named})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def mail(subject: str, body: str, *files: tuple[str, bytes], html: bool = False) -> bytes:
    """An e-mail with its attachments."""
    message = email.message.EmailMessage()
    message["Subject"], message["From"] = subject, "secretariat@example.test"
    message["To"], message["MIME-Version"] = "office@example.test", "1.0"
    message.set_content(body, subtype="html" if html else "plain")
    for name, content in files:
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()


def in_windows_1258(text: str) -> bytes:
    """Vietnamese as Windows wrote it: the letter, then its tone."""
    return "".join(map(_parted, unicodedata.normalize("NFC", text))).encode("cp1258")


def in_tcvn3(text: str) -> bytes:
    """Vietnamese as offices wrote it with the fonts of TCVN3: capitals with tones written small."""
    numbers = {sign: number for number, sign in _tcvn3_signs() if number < 0xAF or number > 0xB4}
    small = {0xAF, 0xBA, 0xBF, *range(0xC0, 0xC6), 0xCD, *range(0xD9, 0xDC), 0xE0, 0xF0, 0xFF}
    usable = {sign: number for sign, number in numbers.items() if number not in small}
    return bytes(_tcvn3_sign(sign, usable) for sign in text)


def _tcvn3_signs() -> Iterable[tuple[int, str]]:
    for number in range(0xA0, 0x100):
        yield number, tcvn3.decoded(bytes([number]))


def _tcvn3_sign(sign: str, numbers: dict[str, int]) -> int:
    if sign.isascii():
        return ord(sign)
    return numbers[sign] if sign in numbers else numbers[sign.lower()]


def _parted(sign: str) -> str:
    spread = unicodedata.normalize("NFD", sign)
    tone = "".join(one for one in spread if one in _TONES)
    letter = unicodedata.normalize("NFC", "".join(one for one in spread if one not in _TONES))
    try:
        sign.encode("cp1258")
    except UnicodeEncodeError:
        return letter + tone
    return sign
