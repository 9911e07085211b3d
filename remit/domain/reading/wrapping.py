"""Which line breaks of a text mean nothing: those of a page, which cuts a paragraph into lines."""

from __future__ import annotations

import itertools
import re

from remit.domain.reading import markers, tags

FRONT = re.compile(r"\s{0,9}---[ \r]*\n.{3,4000}?\n---[ \r]*\n", re.DOTALL)
WRAP_WIDTH = 120
SHORT_LINE = 45
SHORT_OPEN = 30
# A few words before a colon begin a line of their own: “Partners: …”.
LABEL = re.compile(r"\s*[^\W\d][^:.;,\d]{1,36}:\s")
# Words behind which no line of thought ends, whatever the line below looks like.
LEAVES_OPEN = re.compile(
    r"\s(?:các|của|và|tại|về|cho|với|những|từ|trong|theo|the|of|and|to|for|in|by|with)$"
)
# A line of its own for the word between two items says nothing alone.
BETWEEN = re.compile(r"(?:and|or|and/or|và|hoặc|및|또는)[\s,;]*", re.IGNORECASE)
# What names a number, when the number itself stands on the line below.
NUMBER_BELOW = re.compile(r"(?:Số|No\.?|رقم|제)\s?:?")


def soft_breaks(text: str) -> frozenset[int]:
    """Line breaks inside a paragraph of a text that was wrapped at a fixed width."""
    front = FRONT.match(text)
    # The fields before a text are as long as they are; they say nothing of its width.
    lines = [line for line in _lines_of(text) if front is None or line[0] >= front.end()]
    held = (
        b for (a, b), (c, d) in itertools.pairwise(lines) if _is_one_thing(text[a:b], text[c:d])
    )
    return _of_the_page(text, lines).union(held)


def _of_the_page(text: str, lines: list[tuple[int, int]]) -> frozenset[int]:
    """The breaks that the width of a page made."""
    filled = [(a, b) for a, b in lines if text[a:b].strip()]
    long = [(a, b) for a, b in filled if b - a >= SHORT_LINE]
    if not long:
        return frozenset()
    # A tag that became nothing keeps its place but takes no room on the page.
    width = max(b - a - text.count(tags.NOTHING, a, b) for a, b in filled)
    if width > WRAP_WIDTH:
        return _breaks_in_words(text, lines) if _breaks_words(text, filled) else frozenset()
    open_ended = sum(1 for a, b in long if text[a:b].rstrip()[-1:] not in ".:;!?؟؛。")
    if len(long) < 4 or open_ended * 2 < len(long):
        return frozenset()
    # Where blank lines stand between the paragraphs, what has none between belongs together.
    spaced = (len(lines) - len(filled)) * 5 >= len(filled)
    return frozenset(
        b
        for (a, b), (c, d) in itertools.pairwise(lines)
        if _goes_on(text[a:b], text[c:d], width)
        or (spaced and _left_open(text[a:b], text[c:d], items=True))
    )


def _breaks_words(text: str, filled: list[tuple[int, int]]) -> bool:
    """Whether a text of few longer lines goes on in small letters below most lines left open."""
    wide = sum(1 for a, b in filled if b - a > WRAP_WIDTH)
    open_ended = [
        following
        for (a, b), (following, _) in itertools.pairwise(filled)
        if following == b + 1 and b - a >= SHORT_LINE and text[a:b].rstrip()[-1:] not in ".:;!?"
    ]
    small = sum(1 for at in open_ended if text[at : at + 8].lstrip()[:1].islower())
    enough = len(open_ended) * 5 >= len(filled) and small * 5 >= len(open_ended) * 3
    return wide * 20 <= len(filled) and enough


def _breaks_in_words(text: str, lines: list[tuple[int, int]]) -> frozenset[int]:
    lengths = sorted(b - a for a, b in lines if b - a >= SHORT_LINE)
    width = lengths[len(lengths) // 2]
    return frozenset(
        b
        for (a, b), (c, d) in itertools.pairwise(lines)
        if _goes_on(text[a:b].rstrip(" \r;"), text[c:d], width) or _left_open(text[a:b], text[c:d])
    )


def _left_open(line: str, following: str, *, items: bool = False) -> bool:
    """Whether a line of running words stops before a name; a heading has a number or capitals."""
    ends, begins = line.rstrip(), following.strip()
    # A first line may be short where a number or a label stands in it.
    least = SHORT_OPEN // 2 if items and len(begins) >= SHORT_LINE else SHORT_OPEN
    if len(ends) < least or not begins or begins.isupper() or ends.isupper():
        return False
    # Without small letters nothing tells a sentence that goes on from one that begins.
    if items and not (begins[0].isupper() or begins[0].islower()):
        return False
    plain = not markers.marker_of(begins)[0] and (
        items or markers.marker_of(ends.lstrip())[0] in ("", "dash", "plus")
    )
    return plain and (ends[-1].isalpha() or ends[-1] == ",")


def _is_one_thing(line: str, following: str) -> bool:
    """Whether a break parts what markup or a number holds together, or stands behind “of”."""
    ends, begins = line.strip(), following.strip()
    if not ends or not begins or markers.marker_of(begins)[0]:
        return False
    bold = ends.count("**") % 2 == 1 and begins.count("**") % 2 == 1
    slanted = ends.count("*") == 1 and ends[0] == "*" and begins[-1] == "*" != begins[0]
    numbered = begins[0].isdigit() and NUMBER_BELOW.fullmatch(ends) is not None
    open_ended = len(ends) >= SHORT_OPEN and LEAVES_OPEN.search(ends) is not None
    open_ended = open_ended or BETWEEN.fullmatch(begins) is not None
    return bold or (slanted and ends[1:2].strip() != "") or numbered or open_ended


def _lines_of(text: str) -> list[tuple[int, int]]:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    return lines


def _goes_on(line: str, following: str, width: int) -> bool:
    if not line.strip() or not following.strip() or markers.marker_of(following.strip())[0]:
        return False
    if line.rstrip()[-1] in ".:;!?؟؛。" or line.isupper():
        return False
    small = following.lstrip()[0].islower()
    return small or (len(line) * 4 >= width * 3 and not LABEL.match(following))
