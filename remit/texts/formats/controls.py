"""Signs that no text needs: control characters are written as a space, a page or line feed as a
line end, one for one, so that every place stays; signs that turn the direction are reported."""

import re

from remit.domain.refusals import Finding, Refusal

# What a database cannot keep or a screen cannot show: controls, and halves of characters.
_UNWANTED = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FEEDS = "\x0b\x0c\x85"
_LONGEST_NAME = 300


def neutralised(text: str) -> tuple[str, tuple[Finding, ...]]:
    """The text as it can be kept, and what was done to it."""
    if "\0" in text:
        raise Refusal("TEXT_NOT_A_TEXT")
    notes = []
    if found := _UNWANTED.search(text):
        line = str(text.count("\n", 0, found.start()) + 1)
        text, count = _UNWANTED.subn(_plain, text)
        notes.append(Finding("CONTROLS_REPLACED", {"count": str(count), "line": line}))
    if found := _TURNING.search(text):
        line = str(text.count("\n", 0, found.start()) + 1)
        count = len(_TURNING.findall(text))
        notes.append(Finding("DIRECTION_TURNED", {"count": str(count), "line": line}))
    return text, tuple(notes)


def readable(name: str) -> str:
    """A name that came from outside, as it can be kept and shown."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name[:_LONGEST_NAME])


def _plain(found: re.Match[str]) -> str:
    return "\n" if found.group() in _FEEDS else " "
