"""Text that still wears the tags of a web page: where a block begins a line begins.

Every letter keeps its place, so that a match in the bare text points into the text as received: a
tag of a block becomes a line break, a tag inside a line and the number of a note become nothing, a
forced break goes on, unless another one or the mark of an item stands behind it. A date that the
layout cut in two is one date.
"""

from __future__ import annotations

import re

BLOCKS = (
    "p|div|li|ul|ol|dl|dt|dd|td|th|tr|table|thead|tbody|tfoot|caption|colgroup|col|section|article"
    "|header|footer|h[1-6]|hr|form"
)
INLINE = "strong|span|em|b|i|u|a|font|small|sup|sub|img|input|label|ins|mark"
TAG = re.compile(
    r"(?P<note><sup[^<>]{0,200}><a[^<>]{0,200}>\[?\d{1,3}\]?</a></sup>)|"
    rf"<!--(?:(?!<!--).){{0,2000}}?-->|</?(?P<block>{BLOCKS})(?=[\s/>])[^<>]{{0,400}}>"
    rf"|</?(?P<inline>{INLINE})(?=[\s/>])[^<>]{{0,400}}>"
    r"|(?P<line><br\s?/?>\s{0,80})(?=<br|[-○□ㅇ※•▷▶【])"
    r"|(?P<ends>[.:;!?؟。]\s{0,40})?<br\s?/?>\s{0,80}|(?P<blank>&nbsp;)",
    re.I | re.S,
)
BROKEN_DATE = re.compile(
    r"^(?:19|20)\d\d\.[ ]?(?P<first>\n)[ ]?\d{1,2}\.[ ]?\d{1,2}\.[ ]?(?P<second>\n)?", re.M
)
# In a cell or an item of a page the layout breaks lines where it likes; an empty line is meant.
CELL = re.compile(
    rf"<(?:td|th|li|p|dd|dt)(?=[\s/>])[^<>]{{0,400}}>(?:[^<>]++|<br\s?/?>|</?(?:{INLINE})(?=[\s/>])"
    r"[^<>]{0,400}>)++",
    re.I,
)
LAYOUT = re.compile(r"(?<![\s>])[ \t\r]{0,80}\n[ \t]{0,80}(?=[^\s<])")
# It folds to nothing, so a word with a tag inside stays one word.
NOTHING = "\u200b"


def bare(text: str) -> str:
    """The text without its tags, each letter where it was."""
    if "<" not in text and "&nbsp;" not in text:
        return text
    return TAG.sub(_instead, CELL.sub(_unwrapped, text))


def _unwrapped(cell: re.Match[str]) -> str:
    return LAYOUT.sub(lambda gap: " " * len(gap.group()), cell.group())


def breaks_in_dates(text: str) -> frozenset[int]:
    """Line breaks between the year, the day and the words below, as in a page cut into lines."""
    return frozenset(
        match.start(part)
        for match in BROKEN_DATE.finditer(text)
        for part in ("first", "second")
        if match.group(part)
    )


def _instead(tag: re.Match[str]) -> str:
    length = len(tag.group())
    if tag.group("inline") or tag.group("note"):
        return NOTHING * length
    ends = tag.group("ends") or ""
    broken = bool(tag.group("block") or tag.group("line") or ends)
    rest = length - len(ends)
    return ends + ("\n" + " " * (rest - 1) if broken else " " * rest)
