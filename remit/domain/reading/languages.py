"""The language of a paragraph follows from its script; a short line speaks as its document does."""

from __future__ import annotations

import re
from collections import Counter

HANGUL = re.compile(r"[\uac00-\ud7a3\u3131-\u318e]")
ARABIC = re.compile(r"[\u0621-\u064a]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.I
)
LETTERS_TO_TELL = 24


def language_of(text: str, otherwise: str) -> str:
    """The language of a stretch of folded text; too few letters tell nothing."""
    counts = Counter(
        ko=len(HANGUL.findall(text)) * 2, ar=len(ARABIC.findall(text)), la=len(LATIN.findall(text))
    )
    script, letters = counts.most_common(1)[0]
    if letters < LETTERS_TO_TELL and otherwise:
        return otherwise
    if letters == 0:
        return otherwise or "en"
    if script != "la":
        return script
    return "vi" if len(VIETNAMESE.findall(text)) * 25 >= counts["la"] else "en"
