"""In which encoding bytes were written. UTF-8 and UTF-16 prove themselves; an older encoding is
taken only if nearly all its words are words of its language, and that is said. A closed list of
encodings can be decided on so; a general detector knows no TCVN3 and takes it for a Nordic one.
What fits nowhere is refused with its place; no byte is ever replaced in silence.

The characters of windows-1258 and TCVN3 are composed (NFC), as Vietnamese is written today.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from remit.domain.refusals import Finding, Refusal
from remit.texts.formats import plausibility, tcvn3

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# What a header may declare, and what it is called; a declaration of anything else is passed over.
_DECLARED = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|us-ascii|(?:iso-?8859|windows|cp)-?\d+(?:-\d+)?"
    r"|latin-?1|euc-?kr|ks_c_5601-1987|ms949|uhc|koi8-[ru]|(?:x-)?(?:viet-)?tcvn(?:-?5712|3)?"
)
_KOREAN = re.compile(r"euc-?kr|ks_c_5601-1987|ms949|uhc|cp949")
# Declared by default and by mistake: what the bytes show is heard first.
_CARELESS = frozenset({"ascii", "iso8859-1", "cp1252"})
ENOUGH = 0.85
_SAMPLE = 60_000
_HIGH = re.compile(b"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and the one that was declared for it if another."""

    text: str
    encoding: str
    instead_of: str = ""


def decoded(content: bytes, declared: str = "") -> Decoded:
    """The text of bytes, in the encoding that they show, or else in the one declared for them."""
    marked = next((one for one in _MARKS if content.startswith(one[0])), None)
    if marked:
        return Decoded(_strictly(content, marked[1], marked[2]), marked[2])
    if wide := _unmarked_utf16(content):
        return Decoded(_strictly(content, wide, "UTF-16"), "UTF-16")
    named = _known(declared)
    read = _as_utf8(content) or (None if named in _CARELESS else _as_declared(content, named))
    read = read or _guessed(content) or _as_declared(content, named)
    if read is None:
        raise _unreadable(content)
    other = bool(named) and not _same(named, read.encoding) and not content.isascii()
    return Decoded(read.text, read.encoding, declared if other else "")


def notes(read: Decoded) -> tuple[Finding, ...]:
    """An encoding other than UTF-8 is said, and so is a declaration that was wrong."""
    if read.instead_of:
        facts = {"encoding": read.encoding, "declared": read.instead_of[:40]}
        return (Finding("READ_AS_NOT_DECLARED", facts),)
    return () if read.encoding == "UTF-8" else (Finding("READ_AS", {"encoding": read.encoding}),)


def _as_utf8(content: bytes) -> Decoded | None:
    try:
        return Decoded(content.decode(), "UTF-8")
    except UnicodeDecodeError:
        return None


def _as_declared(content: bytes, named: str) -> Decoded | None:
    if not named or named.startswith("utf"):
        return None
    if named == "tcvn3":
        return Decoded(tcvn3.decoded(content), "TCVN3")
    try:
        return Decoded(_composed(content.decode(named), named), _called(content, named))
    except UnicodeDecodeError:
        return None


def _guessed(content: bytes) -> Decoded | None:
    """The encoding in whose words the text is most itself, if it is so from end to end."""
    if b"\0" in content:
        return None
    sample = _sample(content)
    weighed = [(_weight(sample, one), -place) for place, one in enumerate(_CANDIDATES)]
    for weight, place in sorted(weighed, reverse=True):
        called, decode, _weigh = _CANDIDATES[-place]
        if weight >= ENOUGH and (text := _or_none(content, decode)) is not None:
            return Decoded(text, called)
    return None


def _sample(content: bytes) -> bytes:
    """Some words, from the first that an older encoding could have got wrong."""
    first = _HIGH.search(content)
    begins = _word_before(content, first.start()) if first else 0
    if len(content) - begins <= _SAMPLE:
        return content[begins:]
    return content[begins : _word_before(content, begins + _SAMPLE) or begins + _SAMPLE]


def _word_before(content: bytes, place: int) -> int:
    return max(content.rfind(b"\n", 0, place), content.rfind(b" ", 0, place)) + 1


def _weight(sample: bytes, candidate: "Candidate") -> float:
    _called, decode, weigh = candidate
    text = _or_none(sample, decode)
    return 0.0 if text is None else weigh(text)


def _or_none(content: bytes, decode: Callable[[bytes], str]) -> str | None:
    try:
        return decode(content)
    except UnicodeDecodeError:
        return None


def _cp1258(content: bytes) -> str:
    return unicodedata.normalize("NFC", content.decode("cp1258"))


Candidate = tuple[str, Callable[[bytes], str], Callable[[str], float]]
_CANDIDATES: tuple[Candidate, ...] = (
    ("EUC-KR", lambda content: content.decode("euc_kr"), plausibility.korean),
    ("CP949", lambda content: content.decode("cp949"), plausibility.korean),
    ("windows-1256", lambda content: content.decode("cp1256"), plausibility.arabic),
    ("windows-1258", _cp1258, plausibility.vietnamese),
    ("TCVN3", tcvn3.decoded, plausibility.vietnamese),
)


def _known(declared: str) -> str:
    """The codec of a declared encoding, or nothing."""
    name = declared.strip().strip("\"'").lower()
    if not _DECLARED.fullmatch(name):
        return ""
    if "tcvn" in name:
        return "tcvn3"
    try:
        return codecs.lookup("cp949" if _KOREAN.fullmatch(name) else name).name
    except LookupError:
        return ""


def _called(content: bytes, named: str) -> str:
    if named != "cp949":
        return f"windows-{named[2:]}" if named.startswith("cp125") else named.upper()
    try:
        content.decode("euc_kr")
    except UnicodeDecodeError:
        return "CP949"
    return "EUC-KR"


def _composed(text: str, named: str) -> str:
    return unicodedata.normalize("NFC", text) if named == "cp1258" else text


def _same(named: str, called: str) -> bool:
    return _known(called) == named or (named == "ascii" and called == "UTF-8")


def _unmarked_utf16(content: bytes) -> str:
    """Line ends and spaces of UTF-16 are a zero and a sign, in one fixed order."""
    pairs = {content[at : at + 2] for at in range(0, min(len(content), 4000) - 1, 2)}
    if len(content) % 2 == 0 and {b"\n\0", b" \0"} & pairs:
        return "utf-16-le"
    return "utf-16-be" if len(content) % 2 == 0 and {b"\0\n", b"\0 "} & pairs else ""


def _strictly(content: bytes, codec: str, called: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as wrong:
        raise _broken(content, wrong, called) from None


def _unreadable(content: bytes) -> Refusal:
    """Why bytes are no text: they are none at all, or the place where they stop being UTF-8."""
    if b"\0" in content:
        return Refusal("TEXT_NOT_A_TEXT")
    try:
        content.decode()
    except UnicodeDecodeError as wrong:
        return _broken(content, wrong, "UTF-8")
    return Refusal("TEXT_NOT_A_TEXT")


def _broken(content: bytes, wrong: UnicodeDecodeError, called: str) -> Refusal:
    line = str(content.count(b"\n", 0, wrong.start) + 1)
    return Refusal("TEXT_ENCODING_UNKNOWN", encoding=called, line=line)
