"""How much room a text takes, before any browser has seen it: a little more than it will take, so
that names are wrapped or shortened in time and never run into a mark."""

import unicodedata
from functools import lru_cache

MORE = "…"
# Shares of the size of the letters, for the widest of the fonts of the site.
WIDE, CAPITAL, DIGIT, SMALL, JOINED, NARROW, GAP = 1.0, 0.76, 0.72, 0.63, 0.56, 0.36, 0.3
_WIDEST = frozenset("mwMW%&@…")
_NARROW = frozenset("iljtfrI.,:;'|!-()[]/·’")
_ARABIC = range(0x0600, 0x0700)
_UNSEEN = frozenset({"Mn", "Cf"})


def width(text: str, size: float) -> float:
    """The room of a text in one line."""
    return sum(map(_share, text)) * size


def fitted(text: str, room: float, size: float, *, lines: int = 2) -> tuple[str, ...]:
    """The text in at most so many lines; what does not fit is cut off with a sign for it."""
    made: list[str] = []
    rest = [word for word in text.split(" ") if word]
    while rest and len(made) < lines - 1:
        line, rest = _line(rest, room, size)
        made.append(line)
    if rest:
        made.append(shortened(" ".join(rest), room, size))
    return tuple(shortened(line, room, size) for line in made)


def shortened(text: str, room: float, size: float) -> str:
    """The text, or as much of its beginning as fits: whole words, unless not even one does."""
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(kept + MORE, size) > room:
        kept = kept[:-1]
    if not text[len(kept) :].startswith(" ") and " " in kept.strip():
        kept = kept[: kept.rstrip().rindex(" ")]
    return kept.rstrip() + MORE


def _line(words: list[str], room: float, size: float) -> tuple[str, list[str]]:
    """As many words as fit into one line, at least one of them, and the others."""
    taken = 1
    while taken < len(words) and width(" ".join(words[: taken + 1]), size) <= room:
        taken += 1
    return " ".join(words[:taken]), words[taken:]


@lru_cache(maxsize=1 << 12)
def _share(sign: str) -> float:
    """The share of one sign."""
    if unicodedata.category(sign) in _UNSEEN:
        return 0.0
    kinds = (
        (sign.isspace(), GAP),
        (sign in _NARROW, NARROW),
        (sign in _WIDEST or unicodedata.east_asian_width(sign) in "WF", WIDE),
        (sign.isdigit(), DIGIT),
        (ord(sign) in _ARABIC, JOINED),
        (sign.isupper(), CAPITAL),
    )
    return next((share for is_so, share in kinds if is_so), SMALL)
