"""The view in which a text is matched: one digit set, one form per letter, single spaces.

Every character of the view knows the stretch of the original it stands for, so
a match always refers to the text as received.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from array import array
from dataclasses import dataclass, field
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
    **dict.fromkeys("‘’′´", "'"),
    **dict.fromkeys("‐‑‒–—―−ㅡ", "-"),
    "٪": "%",
    "٫": ".",
    "٬": ",",
    "\t": " ",
}


# Letters that stand for one letter each, with one blank at most between them, none with a mark
# after it: such a run is folded at once.
_LETTERS = (
    "!-~\u00ab\u00b0\u00b4\u00b7\u00bb\u00c0-\u00ff\u0100-\u024f\u1ea0-\u1ef9"
    "\u0621-\u063a\u0641-\u064a\u060c\u061b\u061f\u066a-\u066c\u0671\u06a9\u06cc"
    "\u0660-\u0669\u06f0-\u06f9\uac00-\ud7a3\u2010-\u2015\u2018-\u201a\u201c-\u201e\u2022\u2026\u25a0-\u25cf"
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1160-\u11ff"
_RUN = "[{0}](?![{1}])(?: ?[{0}](?![{1}]))*"
WITHIN_LINES = re.compile(_RUN.format(_LETTERS, _MARKS))
ACROSS_LINES = re.compile(_RUN.format(_LETTERS + "\n", _MARKS))
_SINGLE = str.maketrans(
    {
        **{letter: plain for letter, plain in PLAIN.items() if letter != "\t"},
        **{chr(first + digit): str(digit) for first in (0x660, 0x6F0) for digit in range(10)},
    }
)


@dataclass(frozen=True)
class View:
    """The matching view of a text with the way back to the original.

    A stretch in which each letter of the view stands for one letter of the text needs one entry:
    where it begins in the view (`places`) and in the text (`starts`). A letter of the view that
    stands for several has an entry of its own that says where they end (`ends`, else 0).
    """

    text: str
    folded: str
    places: array[int]
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> Span:
        """The original stretch behind a stretch of the view, without outer blanks."""
        words = self.folded[start:end]
        bare = words.strip()
        if not bare:
            # A stretch of blanks is empty where it ends.
            at = self.start_of(max(start, end))
            return Span(at, at, "")
        if len(bare) != len(words):
            start += len(words) - len(words.lstrip())
        last = start + len(bare) - 1
        places, starts = self.places, self.starts
        entry = bisect.bisect_right(places, start) - 1
        begin = starts[entry] + start - places[entry]
        if entry + 1 < len(places) and places[entry + 1] <= last:
            end = self.end_of(last)
        else:
            # Most stretches lie within one entry, which is looked for once.
            end = self.ends[entry] or begin + last - start + 1
        return Span(begin, end, self.text[begin:end])

    def start_of(self, place: int) -> int:
        """Where in the original a letter of the view begins."""
        if place >= len(self.folded):
            return len(self.text)
        entry = bisect.bisect_right(self.places, place) - 1
        return self.starts[entry] + place - self.places[entry]

    def end_of(self, place: int) -> int:
        """Where in the original a letter of the view ends."""
        entry = bisect.bisect_right(self.places, place) - 1
        return self.ends[entry] or self.starts[entry] + place - self.places[entry] + 1

    def position(self, at: int) -> int:
        """The place in the view of a place in the original."""
        places, starts = self.places, self.starts
        entry = bisect.bisect_left(starts, at)
        known = entry < len(places)
        following = places[entry] if known else len(self.folded)
        if not entry or (known and starts[entry] == at):
            return following
        here = places[entry - 1] + at - starts[entry - 1]
        return here if here < following else following


@dataclass
class _Folding:
    """A view being made."""

    pieces: list[str] = field(default_factory=list)
    places: array[int] = field(default_factory=lambda: array("I"))
    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    length: int = 0
    # Where in the text the next letter stands if the last entry goes on.
    awaited: int = -1

    def add_run(self, plain: str, at: int) -> None:
        """Letters that each stand for one letter, from a place of the text."""
        if at != self.awaited:
            self._enter(at, 0)
        self._add(plain)
        self.awaited = at + len(plain)

    def add_cluster(self, plain: str, at: int, end: int) -> None:
        """Letters that together stand for a stretch of the text."""
        if len(plain) == end - at == 1:
            self.add_run(plain, at)
            return
        for offset, letter in enumerate(plain):
            self._enter(min(at + offset, end - 1), end)
            self._add(letter)
        self.awaited = -1

    def _enter(self, start: int, end: int) -> None:
        self.places.append(self.length)
        self.starts.append(start)
        self.ends.append(end)

    def _add(self, plain: str) -> None:
        self.pieces.append(plain)
        self.length += len(plain)


def fold(text: str, soft_breaks: frozenset[int] = frozenset()) -> View:
    """Fold a text; line breaks named soft are blanks, because the paragraph goes on."""
    made = _Folding()
    unchanged = WITHIN_LINES if soft_breaks else ACROSS_LINES
    at, blank = 0, False
    while at < len(text):
        run = unchanged.match(text, at)
        if run:
            made.add_run(run.group().translate(_SINGLE), at)
            at, blank = run.end(), False
            continue
        end = _cluster_end(text, at)
        plain = " " if at in soft_breaks else _plain(text[at:end])
        if not (plain == " " and blank):
            made.add_cluster(plain, at, end)
            blank = plain == " " if plain else blank
        at = end
    return View(text, "".join(made.pieces), made.places, made.starts, made.ends)


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
