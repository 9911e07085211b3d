"""Long lists of words in a pattern, told apart letter by letter.

A machine tries the words of a bracket one after the other; of three hundred most differ from the
text in their first letter. So words that begin alike are put together behind their first letter,
again and again. What a pattern matches stays the same, for only words that exclude each other
change places: an order among words that begin alike holds, and nothing is moved past a part that
does not begin with a plain letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# A shorter list is left as it is written.
LEAST = 8
# A bracket before such a rest is written out word by word; a longer one stays.
MOST_WRITTEN = 5000
_OPENS = re.compile(r"\((?:\?(?::|!|=|-i:|P<\w+>))?")
_PLAIN = re.compile(r"[A-Za-z](?![?*+{])")
_REPEATS = ("*", "+", "{")
_KEPT = ("(?<=", "(?<!", "(?P=")


def grouped(pattern: str) -> str:
    """The pattern with its long lists of words parted by their letters."""
    return _joined(_walked(pattern)) if pattern.isascii() else pattern


def _walked(pattern: str) -> Iterator[str]:
    at = 0
    while at < len(pattern):
        end = _piece_end(pattern, at)
        piece = pattern[at:end]
        yield _bracket(piece) if piece[0] == "(" else piece
        at = end


def _joined(pieces: Iterable[str]) -> str:
    return "".join(pieces)


def _bracket(piece: str) -> str:
    """A bracket with what it holds grouped; what looks back has a fixed width and stays."""
    opens = _OPENS.match(piece)
    if opens is None or piece.startswith(_KEPT):
        return piece
    inside = [grouped(one) for one in _alternatives(piece[opens.end() : -1])]
    if len(inside) >= LEAST:
        inside = _parted([one for each in inside for one in _written_out(each)])
    return opens.group() + "|".join(inside) + ")"


def _piece_end(pattern: str, at: int) -> int:
    """Where a letter, a class or a bracket ends that begins here."""
    sign = pattern[at]
    if sign == "\\":
        return at + 2
    if sign == "[":
        return _class_end(pattern, at)
    if sign != "(":
        return at + 1
    at += 1
    while pattern[at] != ")":
        at = _piece_end(pattern, at)
    return at + 1


def _class_end(pattern: str, at: int) -> int:
    at += 2 if pattern[at + 1] == "^" else 1
    at += pattern[at] == "]"
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at + 1


def _alternatives(inside: str) -> list[str]:
    found, start, at = [], 0, 0
    while at < len(inside):
        if inside[at] == "|":
            found.append(inside[start:at])
            start = at = at + 1
        else:
            at = _piece_end(inside, at)
    return [*found, inside[start:]]


def _written_out(one: str) -> list[str]:
    """A wording that begins with a bracket, as several that begin with letters."""
    if not one.startswith("(?:"):
        return [one]
    end = _piece_end(one, 0)
    rest, inside = one[end:], _alternatives(one[3 : end - 1])
    leaves_out = rest[:1] == "?" and rest[1:2] not in ("?", "+")
    rest = rest[1:] if leaves_out else rest
    too_much = len(inside) * len(rest) > MOST_WRITTEN or "(?P<" in one
    if rest.startswith(("?", *_REPEATS)) or too_much:
        return [one]
    whole = [f"{each}{rest}" for each in inside] + ([rest] if leaves_out else [])
    return [each for wording in whole for each in _written_out(wording)]


def _parted(wordings: list[str]) -> list[str]:
    """The wordings with those together that begin with the same letter."""
    found: list[str] = []
    run: list[str] = []
    for one in wordings:
        if _PLAIN.match(one):
            run.append(one)
        else:
            found += [*_by_letter(run), one]
            run = []
    return [*found, *_by_letter(run)]


def _by_letter(run: list[str]) -> Iterator[str]:
    letters = dict.fromkeys(one[0] for one in run)
    if len({letter.lower() for letter in letters}) < len(letters):
        yield from run
        return
    for letter in letters:
        rests = list(dict.fromkeys(one[1:] for one in run if one[0] == letter))
        inside = _parted(rests)
        yield letter + (inside[0] if len(inside) == 1 else f"(?:{'|'.join(inside)})")
