"""Korean particles after words that are put into a sentence: 은 or 는, 을 or 를, 이 or 가, 과 or
와, 으로 or 로, as the word before them is read.

A translation writes both forms, “%(unit)s은(는)”; which one is said depends on whether the word
ends in a consonant. Syllables show it, numbers and capital letters are read one by one, small Latin
letters as far as their last one tells. Of what nobody can tell how it is read, both forms stay.
Only the sentence is looked at, never what people wrote: 을(를) within a title stays. A day in
digits ends with a stop already; a sentence that ends with it has no second one.
"""

import gettext
import re
import unicodedata
from collections.abc import Mapping
from typing import IO

from django.conf import settings
from django.utils.translation import trans_real

KOREAN = "ko"
# Both forms → after a consonant, after a vowel. “으” is left out after ㄹ, too.
_BOTH = {
    **dict.fromkeys(("은(는)", "는(은)"), ("은", "는")),
    **dict.fromkeys(("이(가)", "가(이)"), ("이", "가")),
    **dict.fromkeys(("을(를)", "를(을)"), ("을", "를")),
    **dict.fromkeys(("과(와)", "와(과)"), ("과", "와")),
    "(으)로": ("으로", "로"),
    **{f"(이){rest}": (f"이{rest}", rest) for rest in ("라", "란", "나", "며")},
}
_STOP = "."
_PARTICLES = re.compile("(" + "|".join(map(re.escape, _BOTH)) + r"|\.(?!\S))")
_RIEUL = "ㄹ"
_OTHER = "ㅇ"
_NONE = ""
# How the last sign of a number and of an abbreviation is read: 영 일 이 …, 에이 비 시 … 엘 엠 엔.
_SIGNS = {
    **dict.fromkeys("2459", _NONE),
    **dict.fromkeys("036", _OTHER),
    **dict.fromkeys("178", _RIEUL),
    **dict.fromkeys("ABCDEFGHIJKOPQSTUVWXYZ%", _NONE),
    **dict.fromkeys("LR", _RIEUL),
    **dict.fromkeys("MN", _OTHER),
}
# The last letters of a word in small letters that are read in one way only.
_ENDINGS = re.compile(r"(?P<none>[aiouydfhjrsvxz])$|(?P<other>n[gh]?|m)$|(?P<rieul>l)$")
# A day is read with 일 at its end, a month with 월, an hour with 분.
_DAY = re.compile(r"\d{4}(\. ?\d{1,2}){1,2}\.$|\d{4}-\d{2}-\d{2}$")
_HOUR = re.compile(r"\d:\d{2}$")
_MARKUP = re.compile(r"(?:<[^<>]*>|&(?:quot|apos|#x27|#39);)$")
_ASIDE = re.compile(r"(?<=\S) ?\([^()]*\)$")
_CLOSING = frozenset("”’\"'»」』》〉]*_`")


class Sentence(str):
    """A translation with both forms of a particle, which says one when words are put into it."""

    __slots__ = ()

    def __mod__(self, facts: object) -> str:
        """The sentence with its facts, each particle as the words before it are read."""
        said = ""
        for place, piece in enumerate(_PARTICLES.split(self)):
            said += chosen(said, piece) if place % 2 else str.__mod__(piece, facts)
        return said


def chosen(before: str, both: str) -> str:
    """Which of both forms of a particle follows these words; both where nobody can tell."""
    if both == _STOP:
        return "" if _DAY.search(_bare(before)) else _STOP
    final = _final(_bare(before))
    if final is None:
        return both
    after_consonant, after_vowel = _BOTH[both]
    is_open = final == _NONE or (final == _RIEUL and both == "(으)로")
    return after_vowel if is_open else after_consonant


def learn() -> None:
    """Let the Korean catalogue of this site say one form of each particle."""
    for path in settings.LOCALE_PATHS:
        own = gettext.translation("django", str(path), [KOREAN], class_=_Korean, fallback=True)
        trans_real.translation(KOREAN).merge(own)


class _Korean(gettext.GNUTranslations):
    """The sentences of a catalogue that have particles."""

    _catalog: Mapping[object, str]

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)
        self._catalog = {
            key: Sentence(said)
            for key, said in self._catalog.items()
            if "%(" in said and _PARTICLES.search(said)
        }


def _bare(words: str) -> str:
    """The words without what is not read out: markup, quotation marks, what stands in brackets."""
    while words:
        shorter = _ASIDE.sub("", _MARKUP.sub("", words))
        last = shorter[-1:]
        if last in _CLOSING or (last and unicodedata.category(last) == "Cf"):
            shorter = shorter[:-1]
        if shorter == words:
            break
        words = shorter
    return words


def _final(words: str) -> str | None:
    """The consonant in which words end, none, or None where nobody can tell."""
    if _DAY.search(words):
        return _RIEUL
    if _HOUR.search(words):
        return _OTHER
    last = words[-1:]
    if "가" <= last <= "힣":
        return _of_syllable(last)
    if last in _SIGNS:
        return _SIGNS[last]
    return _of_small_letters(words[-2:])


def _of_small_letters(ending: str) -> str | None:
    apart = unicodedata.normalize("NFD", ending.casefold())
    plain = "".join(one for one in apart if not unicodedata.combining(one))
    if plain[-1:] == "e" and unicodedata.combining(apart[-1]):  # an e with a sign is read
        return _NONE
    found = _ENDINGS.search(plain)
    if found is None:
        return None
    return {"none": _NONE, "other": _OTHER, "rieul": _RIEUL}[str(found.lastgroup)]


def _of_syllable(syllable: str) -> str:
    last = unicodedata.normalize("NFD", syllable)[2:]
    return _NONE if not last else _RIEUL if last == "\u11af" else _OTHER
