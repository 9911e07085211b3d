"""A printed page in Arabic: what was drawn is in the order of the eye, and numbers run against the
words around them. Pieces of a line are put in the order of reading, from the right; words in Latin
letters that stand side by side are read from the left among themselves."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_SPACED_MARK = re.compile(r" ([.,;:،؛؟!٪%)\]])")
_FIRST_MARK = re.compile(r"([.،؛:!؟])\s+(.+)")
_JOINING = frozenset("-/–")
_SAME_LINE = 3.0


@dataclass(frozen=True, slots=True)
class Piece:
    """What was drawn in one go, and where it begins: from the left, from below."""

    text: str
    left: float
    height: float


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a text are Arabic."""
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    return arabic > latin


def lines(pieces: Iterable[Piece]) -> Iterator[str]:
    """The lines of a page in the order of reading."""
    drawn = [piece for piece in pieces if piece.text.strip()]
    for line in _grouped(drawn):
        text = " ".join(piece.text.strip() for piece in line)
        yield _line(line) if is_right_to_left(text) else text


def _grouped(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces at one height are a line, in the order in which they were drawn."""
    made: list[list[Piece]] = []
    for piece in pieces:
        if made and abs(made[-1][0].height - piece.height) <= _SAME_LINE:
            made[-1].append(piece)
        else:
            made.append([piece])
    return made


def _line(pieces: Sequence[Piece]) -> str:
    read = sorted(pieces, key=lambda piece: -piece.left)
    words: list[str] = []
    for is_latin, run in itertools.groupby(read, _is_latin):
        side = [" ".join(piece.text.split()) for piece in run]
        words += reversed(side) if is_latin else side
    text = _SPACED_MARK.sub(r"\1", _joined(words))
    return _FIRST_MARK.sub(r"\2\1", text) if _FIRST_MARK.fullmatch(text) else text


def _is_latin(piece: Piece) -> bool:
    return bool(_LATIN.search(piece.text)) and not _ARABIC.search(piece.text)


def _joined(words: Sequence[str]) -> str:
    text = ""
    for word in words:
        tight = not text or word in _JOINING or text[-1] in _JOINING
        text += word if tight else f" {word}"
    return text
