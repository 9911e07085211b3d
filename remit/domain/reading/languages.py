"""The language of a paragraph follows from its script; a short line speaks as its document does."""

from __future__ import annotations

import operator
import re

HANGUL = re.compile(r"[\uac00-\ud7a3\u3131-\u318e]+")
ARABIC = re.compile(r"[\u0621-\u064a]+")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.I
)
LETTERS_TO_TELL = 24
# Frequent syllables of official Vietnamese as they look without marks; English has few of them.
UNMARKED = frozenset(
    re.findall(
        r"\w+",
        "cua cac duoc khong nhung thuc hien nghi quyet uy nhan dan thanh pho truoc ngay "
        "yeu cau phoi hop bao hoach nhiem vu nam don quan dia phuong cong trien khai xay "
        "dung hoan nguoi ly theo ve va giao tinh huyen chu tich thang thong trung uong "
        "dong quy dinh gui",
    )
)
WORD = re.compile(r"\w+")
HEAD = 20000


def language_of(text: str, otherwise: str) -> str:
    """The language of a stretch of folded text; too few letters tell nothing."""
    latin, plain = _letters(LATIN, text), text.isascii()
    counts = (
        ("ko", 0 if plain else _letters(HANGUL, text) * 2),
        ("ar", 0 if plain else _letters(ARABIC, text)),
        ("la", latin),
    )
    script, letters = max(counts, key=operator.itemgetter(1))
    if letters < LETTERS_TO_TELL and otherwise:
        return otherwise
    if letters == 0:
        return otherwise or "en"
    if script != "la":
        return script
    marked = _marked(text) * 25 >= latin
    return "vi" if marked or _is_unmarked(text, latin) else "en"


def lacks_marks(text: str) -> bool:
    """Whether a text is Vietnamese written without the marks on its letters."""
    head = text[:HEAD]
    letters = _letters(LATIN, head)
    return _marked(head) * 100 < letters and _is_unmarked(head, letters)


def _letters(pattern: re.Pattern[str], text: str) -> int:
    return sum(map(len, pattern.findall(text)))


def _marked(text: str) -> int:
    """How many letters are marked as only Vietnamese marks them."""
    return 0 if text.isascii() else len(VIETNAMESE.findall(text))


def _is_unmarked(text: str, letters: int) -> bool:
    """Whether enough words are frequent syllables."""
    known = sum(1 for word in WORD.findall(text.lower()) if word in UNMARKED)
    return known * 24 >= letters
