"""The bare words of a name: without marks and case, Arabic letters levelled and attached particles
taken off, so that every spelling of one name gives the same words."""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
POSSESSIVE = re.compile(r"['’`´]s?\b")
# KH&CN, LĐ-TB&XH: letters that are written together stand for one word each.
JOINED = re.compile(r"(?<![^\W_])[^\W\d_]{1,4}(?:\s?&\s?[^\W\d_]{1,4}|-[^\W\d_]{1,4})+(?![^\W_])")
ATTACHED = re.compile(r"^(?:[وفلبك]|ال)+(?=[\u0621-\u064a]{2})")
HANGUL = re.compile(r"[\uac00-\ud7a3]")
LEVELLED = str.maketrans({"đ": "d", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": ""})


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """A text without marks and case, each letter in one form."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    parted = unicodedata.normalize("NFD", plain)
    unmarked = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", unmarked).translate(LEVELLED)


def words(text: str) -> tuple[str, ...]:
    """The bare words of a name, in their order."""
    together = JOINED.sub(_together, text)
    plain = POSSESSIVE.sub("", bare(together))
    return tuple(_stem(word) for word in WORD.findall(plain))


def is_short(word: str, text: str) -> bool:
    """Whether a word stands in the text in capitals, as abbreviations do."""
    plain = {bare(one) for one in WORD.findall(JOINED.sub(_together, text)) if one.isupper()}
    return word in plain and 2 <= len(word) <= 10


def _together(match: re.Match[str]) -> str:
    parts = WORD.findall(match.group())
    if not all(part.isupper() for part in parts):
        return match.group()
    return "".join(parts)


def _stem(word: str) -> str:
    if word.isascii() and len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return ATTACHED.sub("", word)
