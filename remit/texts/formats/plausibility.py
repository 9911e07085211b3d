"""How much of a text is made of words of a language, of 0 to 1: of those words only that an older
encoding could have got wrong, which are those with a letter outside ASCII."""

import re
import unicodedata
from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]+")
_TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")
# A Vietnamese syllable without its tone: what it may begin with, its vowels, what it may end with.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_ARABIC = re.compile(r"[\u0621-\u063a\u0640-\u0652]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")


def vietnamese(text: str) -> float:
    """The share of words that can be said as one Vietnamese syllable."""
    return _share(text, _is_syllable)


def arabic(text: str) -> float:
    """The share of words that are written in Arabic letters alone."""
    return _share(text, lambda word: bool(_ARABIC.fullmatch(word)))


def korean(text: str) -> float:
    """The share of words that are written in syllables of Hangul alone."""
    return _share(text, lambda word: bool(_HANGUL.fullmatch(word)))


def _share(text: str, is_word: Callable[[str], bool]) -> float:
    said = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(map(is_word, said)) / len(said) if said else 0.0


def _is_syllable(word: str) -> bool:
    spread = unicodedata.normalize("NFD", word.lower())
    tones = sum(sign in _TONES for sign in spread)
    plain = unicodedata.normalize("NFC", "".join(one for one in spread if one not in _TONES))
    return tones <= 1 and bool(_SYLLABLE.fullmatch(plain))
