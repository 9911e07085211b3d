"""What a file is: its first bytes say so, its name only where bytes say nothing. Of what is written
in letters only a text for people is read: no program, no table of data, no log."""

import io
import re
import zipfile

from remit.domain.refusals import Finding, Refusal
from remit.texts.formats import prose
from remit.texts.formats.records import Format

EXTENSIONS = {
    "txt": Format.TXT,
    "text": Format.TXT,
    "md": Format.TXT,
    "htm": Format.HTML,
    "html": Format.HTML,
    "xhtml": Format.HTML,
    "docx": Format.DOCX,
    "pdf": Format.PDF,
    "eml": Format.EML,
    "zip": Format.ZIP,
}
MEDIA = {
    Format.TXT: "text/plain",
    Format.HTML: "text/html",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.EML: "message/rfc822",
    Format.ZIP: "application/zip",
}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"Rar!",
    b"7z\xbc\xaf",
)
_OTHERS_NAMED = (
    "7z apk app bin class com csv deb dll dmg doc dylib exe gif iso jar jpeg jpg mp3 mp4 msg msi "
    "ods odt png pyc rar rpm rtf scr so tif tiff wasm xls xlsx"
)
_OTHER_NAMES = frozenset(_OTHERS_NAMED.split())
# Programs, data and logs by their names, whatever words stand in them.
_PROGRAMS = (
    "bas bat bib c cc cfg cmd conf cpp cs css dart dat diff env go gradle h hpp ics ini ipynb "
    "java js json jsonl jsx kt lock log lua m mjs ndjson patch php pl plist po pot properties ps1 "
    "py pyi r rb reg rs scala scss sh sql srt svg swift tf toml ts tsv tsx vb vbs vcf vue xml xsd "
    "xsl yaml yml"
)
_PROGRAM_NAMES = frozenset(_PROGRAMS.split())
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_HEADER = re.compile(
    rb"(?:Received|Return-Path|Delivered-To|From|Date|Subject|MIME-Version|Message-ID): ",
    re.IGNORECASE,
)
_OF_MAIL = re.compile(rb"^(?:MIME-Version|Message-ID|Received): ", re.IGNORECASE | re.MULTILINE)
_HEAD = 4096


def recognised(content: bytes, name: str) -> Format:
    """The format of a file; one that holds no text that is read here is refused."""
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    if content.startswith(_ZIP):
        return _packed(content)
    if content.startswith(_OLD_OFFICE):
        secret = _ENCRYPTED in content
        raise Refusal("FILE_ENCRYPTED" if secret else "FILE_OLD_WORD")
    if content.startswith(_OTHERS):
        raise Refusal("FILE_FORMAT_UNKNOWN")
    return _written(content, name)


def otherwise_named(kind: Format, name: str) -> tuple[Finding, ...]:
    """A name that says another format than the content is worth a word."""
    said = EXTENSIONS.get(extension(name), kind)
    if said is kind:
        return ()
    return (Finding("FORMAT_NOT_AS_NAMED", {"format": kind.value}),)


def extension(name: str) -> str:
    """The end of a file name, without its dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def _packed(content: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inside = set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refusal("FILE_BROKEN") from None
    if "[Content_Types].xml" not in inside:
        other = "mimetype" in inside and "content.xml" in inside
        return _refused() if other else Format.ZIP
    return Format.DOCX if any(one.startswith("word/") for one in inside) else _refused()


def _refused() -> Format:
    raise Refusal("FILE_FORMAT_UNKNOWN")


def _written(content: bytes, name: str) -> Format:
    """Markup and mail begin in their own way; whatever else is text, if it is one."""
    ending = extension(name)
    if ending in _OTHER_NAMES:
        raise Refusal("FILE_FORMAT_UNKNOWN")
    said = EXTENSIONS.get(ending)
    if said in {Format.TXT, Format.HTML, Format.EML}:
        return said
    if said is not None:  # a name of a packed format over bytes that are none
        raise Refusal("FILE_BROKEN")
    if ending in _PROGRAM_NAMES:
        raise Refusal("FILE_IS_NO_PROSE")
    return _unnamed(content)


def _unnamed(content: bytes) -> Format:
    """A file whose name says nothing of what it is."""
    if _MARKUP.match(content):
        return Format.HTML
    if _HEADER.match(content) and _OF_MAIL.search(content[:_HEAD]):
        return Format.EML
    if not prose.is_prose(content):
        raise Refusal("FILE_IS_NO_PROSE")
    return Format.TXT
