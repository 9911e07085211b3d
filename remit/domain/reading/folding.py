"""The view in which a text is matched: one digit set, one form per letter, single spaces.

Every character of the view knows the stretch of the original it stands for, so
a match always refers to the text as received.
"""

from __future__ import annotations

import bisect
import unicodedata
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


@dataclass(frozen=True)
class View:
    """The matching view of a text with the way back to the original."""

    text: str
    folded: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

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
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end = _cluster_end(text, at)
        plain = " " if at in soft_breaks else _plain(text[at:end])
        if not (plain == " " and letters and letters[-1] == " "):
            for offset, letter in enumerate(plain):
                letters.append(letter)
                starts.append(min(at + offset, end - 1))
                ends.append(end)
        at = end
    return View(text, "".join(letters), tuple(starts), tuple(ends))


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
