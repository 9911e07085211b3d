"""The view in which a text is matched: one digit set, one form per letter, single spaces.

Every character of the view knows the stretch of the original it stands for, so
a match always refers to the text as received.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

from remit.domain.reading.records import Span

BREAKS = "\n\x0b\x0c\x85\u2028\u2029"
INVISIBLE = frozenset("\u0640\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u061c")
BIDI = frozenset(chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
PLAIN = {
    **dict.fromkeys("أإآٱ", "ا"),
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    **dict.fromkeys("“”„«»″「」『』", '"'),
    **dict.fromkeys("‘’′", "'"),
    **dict.fromkeys("‐‑‒–—―−ㅡ", "-"),
    "٪": "%",
    "٫": ".",
    "٬": ",",
    "\t": " ",
}


# Letters that stand for themselves, one blank at most between them, none with a mark after it.
_LETTERS = (
    "!-~\u00c0-\u00ff\u0100-\u024f\u1ea0-\u1ef9"
    "\u0621\u0624\u0626-\u063a\u0641-\u0648\u060c\u061b\u061f\uac00-\ud7a3"
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1160-\u11ff"
UNCHANGED = re.compile(f"[{_LETTERS}](?![{_MARKS}])(?: ?[{_LETTERS}](?![{_MARKS}]))*")


@dataclass(frozen=True)
class View:
    """The matching view of a text with the way back to the original."""

    text: str
    folded: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> Span:
        """The original stretch behind a stretch of the view, without outer blanks."""
        while start < end and self.folded[start].isspace():
            start += 1
        while end > start and self.folded[end - 1].isspace():
            end -= 1
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else len(self.text)
            return Span(at, at, "")
        first, last = self.starts[start], self.ends[end - 1]
        return Span(first, last, self.text[first:last])

    def position(self, at: int) -> int:
        """The place in the view of a place in the original."""
        return bisect.bisect_left(self.starts, at)


def fold(text: str, soft_breaks: frozenset[int] = frozenset()) -> View:
    """Fold a text; line breaks named soft are blanks, because the paragraph goes on."""
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    at, blank = 0, False
    while at < len(text):
        run = UNCHANGED.match(text, at)
        if run:
            end = run.end()
            pieces.append(run.group())
            starts.extend(range(at, end))
            ends.extend(range(at + 1, end + 1))
            at, blank = end, False
            continue
        end = _cluster_end(text, at)
        plain = " " if at in soft_breaks else _plain(text[at:end])
        if not (plain == " " and blank):
            pieces.append(plain)
            starts.extend(min(at + offset, end - 1) for offset in range(len(plain)))
            ends.extend([end] * len(plain))
            blank = plain == " " if plain else blank
        at = end
    return View(text, "".join(pieces), starts, ends)


def folded(text: str) -> str:
    """The folded form alone, for patterns and word lists."""
    return fold(text).folded


def _cluster_end(text: str, at: int) -> int:
    end = at + 1
    if text[at] == "\r" and text[end : end + 1] == "\n":
        return end
    while end < len(text) and _extends(text[end]):
        end += 1
    return end


@lru_cache(maxsize=4096)
def _extends(letter: str) -> bool:
    return unicodedata.combining(letter) != 0 or "\u1160" <= letter <= "\u11ff"


@lru_cache(maxsize=16384)
def _plain(cluster: str) -> str:
    first = cluster[0]
    if len(cluster) == 1 and first < "\x7f" and first not in "\t\x0b\x0c\r":
        return first
    if first in INVISIBLE or first in BIDI:
        return ""
    if first in BREAKS:
        return "\n"
    composed = unicodedata.normalize("NFC", cluster)
    return "".join(_plain_letter(letter) for letter in composed)


def _plain_letter(letter: str) -> str:
    if letter in PLAIN:
        return PLAIN[letter]
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if "\u0600" <= letter <= "\u06ff" and unicodedata.combining(letter):
        return ""
    if "\uff01" <= letter <= "\uff5e":
        return chr(ord(letter) - 0xFEE0)
    return " " if letter.isspace() else letter


def unmarked(text: str) -> str:
    """Letters without their marks, and the stroke of đ left out."""
    plain = (one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    return "".join(plain).replace("đ", "d").replace("Đ", "D")
