"""A name taken apart: the title of whoever is meant, the level of the body, and the words that are
its own. Level words count at the head of a name, and in English also at its end; further inside
they belong to a place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from remit.domain.naming.lexicon import Lexicon, Phrase, Sort
from remit.domain.naming.words import HANGUL, is_short, words

OF = "of"
PARTICLES = tuple("은는이가을를의")


@dataclass(frozen=True, slots=True)
class Called:
    """What a name says."""

    own: frozenset[str]
    joined: str
    every: frozenset[str]
    levels: frozenset[str]
    head: str
    kinds: frozenset[str]
    title: bool
    deputy: bool
    group: bool
    initials: frozenset[str]
    abbreviation: str


@dataclass(frozen=True, slots=True)
class Part:
    """One word or phrase of a name."""

    text: str
    phrase: Phrase | None


@lru_cache(maxsize=65536)
def called(text: str, known: Lexicon) -> Called:
    """What a name says, with the phrases that are known."""
    return _called(text, [*_parts(words(text), known)])


def _called(text: str, parts: list[Part]) -> Called:
    said = _heading(parts)
    phrases = [phrase for place in sorted(said) if (phrase := parts[place].phrase)]
    inside = [part.text for place, part in enumerate(parts) if place not in said]
    own = [word for part in inside for word in part.split()]
    levels = [phrase for phrase in phrases if phrase.level]
    letters = [word for word in own if is_short(word, text)]
    return Called(
        own=frozenset(_compared(own)),
        joined="".join(own),
        every=frozenset(_compared([word for part in parts for word in part.text.split()])),
        levels=frozenset(phrase.level for phrase in levels),
        head=_head(parts, said),
        kinds=frozenset(kind for phrase in levels for kind in phrase.kinds),
        title=any(phrase.sort in (Sort.TITLE, Sort.DEPUTY) for phrase in phrases),
        deputy=any(phrase.sort is Sort.DEPUTY for phrase in phrases),
        group=any(phrase.sort is Sort.GROUP for phrase in phrases),
        initials=_initials(parts, own),
        abbreviation=letters[0] if len(letters) == 1 else "",
    )


def _parts(said: tuple[str, ...], known: Lexicon) -> Iterator[Part]:
    full = [one for word in said for one in known.short.get(word, (word,))]
    at = 0
    while at < len(full):
        if HANGUL.search(full[at]):
            yield from _joined(full[at], known)
            at += 1
            continue
        for length in range(min(known.longest, len(full) - at), 0, -1):
            phrase = known.phrases.get(tuple(full[at : at + length]))
            if phrase or length == 1:
                yield Part(" ".join(full[at : at + length]), phrase)
                at += length
                break


def _joined(word: str, known: Lexicon) -> Iterator[Part]:
    """A word whose endings are titles and levels, as in Korean; its own part comes first."""
    if word.endswith(PARTICLES) and any(word[:-1].endswith(end) for end, _ in known.suffixes):
        word = word[:-1]
    ends: list[Part] = []
    while found := _ending(word, known):
        text, phrase = found
        ends.append(Part(text, phrase))
        word = word[: len(word) - len(text)]
    if word:
        yield Part(word, None)
    yield from reversed(ends)


def _ending(word: str, known: Lexicon) -> tuple[str, Phrase] | None:
    """The longest known ending; a single sign ends only a word of at least two more signs."""
    return next(
        (
            (text, phrase)
            for text, phrase in known.suffixes
            if word.endswith(text) and (word == text or len(text) > 1 or len(word) > 2)
        ),
        None,
    )


def _heading(parts: list[Part]) -> set[int]:
    """The places of the phrases that say what kind of body is meant, and of empty words."""
    found = {place for place, part in enumerate(parts) if _is_empty(part) or _is_joined(part)}
    for place, part in enumerate(parts):
        if part.phrase is None:
            break
        found.add(place)
    for place in reversed(range(_first_segment(parts))):
        phrase = parts[place].phrase
        if phrase is None or not (phrase.trailing or phrase.sort is Sort.FILLER):
            break
        found.add(place)
    return found


def _is_empty(part: Part) -> bool:
    return part.phrase is not None and part.phrase.sort is Sort.FILLER


def _is_joined(part: Part) -> bool:
    return part.phrase is not None and bool(HANGUL.search(part.text))


def _first_segment(parts: list[Part]) -> int:
    """Where the words before the first "of" end that follows a level, not a title."""
    levelled = False
    for place, part in enumerate(parts):
        levelled = levelled or bool(part.phrase and part.phrase.sort is Sort.LEVEL)
        if part.text == OF and levelled:
            return place
    return len(parts)


def _head(parts: list[Part], said: set[int]) -> str:
    """The level of the body itself: the first one, but the last where a language ends with it."""
    segment = [
        phrase
        for place in sorted(said)
        if place < _first_segment(parts) and (phrase := parts[place].phrase) and phrase.level
    ]
    if not segment:
        return ""
    ends = segment[-1].trailing or any(HANGUL.search(part.text) for part in parts)
    return segment[-1].level if ends else segment[0].level


def _compared(own: list[str]) -> Iterator[str]:
    """Words as they are compared: what is joined without spaces by its pairs of signs."""
    for word in own:
        if HANGUL.search(word) and len(word) > 2:
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        else:
            yield word


def _initials(parts: list[Part], own: list[str]) -> frozenset[str]:
    full = [word for part in parts for word in part.text.split()]
    said = [word for part in parts if not _is_empty(part) for word in part.text.split()]
    return frozenset("".join(word[0] for word in some) for some in (own, full, said) if some)
