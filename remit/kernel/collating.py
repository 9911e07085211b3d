"""The order of names and titles as officials keep it, one and the same on both databases.

A text is filed word by word, and each word by the rules of its own script. Latin letters stand in
the order of the Vietnamese alphabet (a ă â b c d đ e ê …), which is the English one where a word
has no marks; words with the same letters by their tones: none, grave, hook, tilde, acute, dot.
Arabic words are filed without their article, Korean syllables by their jamo, numbers by what they
count. A place is text whose signs are compared one by one: it can be stored, and no database is
asked for its locale.
"""

import functools
import unicodedata
from collections.abc import Iterator

from django.utils import translation

from remit.kernel import folding

Filed = tuple[bool, str, str, str]
LONGEST = 200  # letters of a text by which it is filed
_NO_TONE = "!"
_TONES = {"\u0300": '"', "\u0309": "#", "\u0303": "$", "\u0301": "%", "\u0323": "&"}
# What makes another letter of a plain one stands behind z: ă and â come after all of a.
_MARKS = {"\u0306": "{", "\u0302": "|", "\u031b": "}"}
_STROKES = {"đ": "d{"}
_ARTICLE = "ال"
_FEWEST = 3  # letters of a word beside its article
_SCRIPTS = {"ar": ("\u0600", "\u06ff"), "ko": ("\u1100", "\u11ff")}
_LATIN = ("!", "\u024f")


@functools.lru_cache(maxsize=1 << 14)
def place(text: str) -> str:
    """Where a text stands among others, compared sign by sign."""
    apart = unicodedata.normalize("NFKD", text[:LONGEST]).casefold()
    return "".join(map(_placed, _words(apart)))


def for_reader(text: str, beside: str = "") -> Filed:
    """Where a text stands for whoever reads it: numbers and the reader's own script come first.

    What stands beside it, such as a code, tells namesakes apart.
    """
    filed = place(text)
    return not _own(filed[:1]), filed, text, beside


def _own(first: str) -> bool:
    language = (translation.get_language() or "").split("-")[0]
    least, most = _SCRIPTS.get(language, _LATIN)
    return not first or first.isdigit() or least <= first <= most


def _words(apart: str) -> Iterator[str]:
    """Runs of letters, their marks and digits."""
    word = ""
    for sign in apart:
        if unicodedata.category(sign)[0] in "LMN":
            word += sign
        elif word and unicodedata.category(sign) != "Cf":
            yield word
            word = ""
    if word:
        yield word


def _placed(word: str) -> str:
    """A word without its article: its letters, then its tone, which is less than any letter."""
    letters, tone, digits = "", "", ""
    for sign in word:
        digit = unicodedata.decimal(sign, None)
        if digit is not None:
            digits += str(digit)
            continue
        letters, digits = letters + _counted(digits), ""
        tone = tone or _TONES.get(sign, "")
        letters += _letter(sign)
    return _without_article(letters + _counted(digits)) + (tone or _NO_TONE)


def _letter(sign: str) -> str:
    return _STROKES.get(sign) or _MARKS.get(sign) or folding.fold(sign)


def _counted(digits: str) -> str:
    """A number of few digits is less than one of many."""
    told = digits.lstrip("0") or digits[-1:]
    return f"{len(told):03}{told}" if told else ""


def _without_article(letters: str) -> str:
    rest = letters.removeprefix(_ARTICLE)
    return rest if len(rest) >= _FEWEST else letters
