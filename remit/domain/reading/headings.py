"""Which lines head what stands below them: short ones without a full stop, and bare names of units.

Items of one style that touch are items, however short; a line that only adds to a task fills it.
"""

from __future__ import annotations

import re

from remit.domain.reading import markers
from remit.domain.reading.folding import View
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Paragraph

HEADING_LENGTH = 160
# Brackets behind a full stop name who said it or who is to do it: the line is a whole sentence.
SAID = re.compile(r"[^\W\d_]{2}[.!?]\s?[(\[][^()\[\]]{1,40}[)\]]$")
# The paragraphs before and behind one.
Beside = tuple[Paragraph | None, Paragraph | None]


def heads(pack: Pack, paragraph: Paragraph, beside: Beside) -> bool:
    """Whether a line has the shape of a heading, and neither is an item nor fills one."""
    shaped = is_heading(paragraph, beside[1]) and not has_sibling(paragraph, beside)
    return shaped and not fills(pack, paragraph)


def is_heading(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """A short line without a full stop that something follows."""
    text = paragraph.text
    if SAID.search(text):
        return False
    short = len(text) <= HEADING_LENGTH and text[-1] not in ".!?;؛,،…\"'"
    return short and following is not None and paragraph.marker not in ("dash", "plus", "note")


def fills(pack: Pack, paragraph: Paragraph) -> bool:
    """Whether a line only adds to a task; a bare name behind a number heads what is below."""
    hit = pack.first("FIELD", paragraph.content)
    counted = paragraph.marker != "" and paragraph.marker not in markers.SIGNS
    return hit is not None and not (counted and hit.rule.scope == "bare")


def names_block(view: View, pack: Pack, paragraph: Paragraph, beside: Beside) -> bool:
    """Whether a plain line only names a unit and stands nearer to the items below it."""
    before, following = beside
    if paragraph.marker or following is None or following.marker not in markers.SIGNS:
        return False
    if not pack.first("BLOCK_NAME", paragraph.content):
        return False
    above = view.folded[before.end if before else 0 : paragraph.start].count("\n")
    below = view.folded[paragraph.end : following.start].count("\n")
    return below < above or before is None or not before.marker


def has_sibling(paragraph: Paragraph, beside: Beside) -> bool:
    """Items of one style that touch are items, however short."""
    return any(one and paragraph.marker and one.marker == paragraph.marker for one in beside)
