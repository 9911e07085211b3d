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
# Frequent syllables of official Vietnamese as they look without marks; English has few of them.
UNMARKED = re.compile(
    r"\b(?:cua|cac|duoc|khong|nhung|thuc|hien|nghi|quyet|uy|nhan|dan|thanh|pho|truoc|ngay|yeu|cau|"
    r"phoi|hop|bao|hoach|nhiem|vu|nam|don|quan|dia|phuong|cong|trien|khai|xay|dung|hoan|nguoi|"
    r"ly|theo|ve|va|giao|tinh|huyen|chu|tich|thang|thong|trung|uong|dong|quy|dinh|gui)\b"
)
HEAD = 20000


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
    marked = len(VIETNAMESE.findall(text)) * 25 >= counts["la"]
    return "vi" if marked or _is_unmarked(text, counts["la"]) else "en"


def lacks_marks(text: str) -> bool:
    """Whether a text is Vietnamese written without the marks on its letters."""
    head = text[:HEAD]
    letters = len(LATIN.findall(head))
    return len(VIETNAMESE.findall(head)) * 100 < letters and _is_unmarked(head, letters)


def _is_unmarked(text: str, letters: int) -> bool:
    return len(UNMARKED.findall(text.lower())) * 24 >= letters
