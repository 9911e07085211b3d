"""TCVN3, also called ABC: how most Vietnamese offices wrote before Unicode.

The assignments are those of the national standard TCVN 5712:1993, sets VN2 and VN3, the same as
in ISO-IR-180; the table of the GNU C library under the name TCVN5712-1 agrees. VN3 has no capital
vowels with tone marks: they were written small and shown by a font of capitals. A line or a word of
capitals with such small letters is therefore written in capitals.
"""

import re
import unicodedata

_FIRST = 0xA0
_HIGH = (
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ"
    "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)
_TABLE = {_FIRST + place: sign for place, sign in enumerate(_HIGH)}
_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = re.compile("[a-zăâêôơưđ]")
_CAPITAL = re.compile("[A-ZĂÂÊÔƠƯĐ]")
_CAPITALS_OF_A_LINE = 3


def decoded(content: bytes) -> str:
    """The text of bytes in TCVN3, capitals as they were meant."""
    if stray := re.search(b"[\x80-\x9f]", content):
        raise UnicodeDecodeError("tcvn3", content, *stray.span(), "not assigned")
    text = unicodedata.normalize("NFC", content.decode("latin-1").translate(_TABLE))
    return "".join(map(_line, text.splitlines(keepends=True)))


def _line(line: str) -> str:
    """A line of capitals, or the words of capitals in a line of both."""
    all_capitals = len(_CAPITAL.findall(line)) >= _CAPITALS_OF_A_LINE and not _SMALL.search(line)
    return line.upper() if all_capitals else _WORD.sub(_word, line)


def _word(word: re.Match[str]) -> str:
    """A capital that is not the first letter says that the word is of capitals."""
    said = word.group()
    return said.upper() if _CAPITAL.search(said, 1) and not _SMALL.search(said) else said
