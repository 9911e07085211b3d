"""The words that every government uses in names: of levels (department, ward), of titles (director
of), of little meaning (of, the), of groups (all departments), and what is written short."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from remit.domain.naming.words import bare, words

Words = tuple[str, ...]


class Sort(Enum):
    """What a phrase of a name does."""

    LEVEL = auto()
    TITLE = auto()
    DEPUTY = auto()
    FILLER = auto()
    GROUP = auto()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with what it says: the kinds of unit that it fits; `level` is its one form."""

    sort: Sort
    level: str = ""
    kinds: frozenset[str] = frozenset()
    trailing: bool = False


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All phrases by their words, and those that end a word of a language that joins them."""

    phrases: Mapping[Words, Phrase]
    suffixes: Sequence[tuple[str, Phrase]]
    short: Mapping[str, Words]
    longest: int = field(default=1)


def lexicon(tables: Mapping[str, Mapping[str, Any]]) -> Lexicon:
    """The lexicon out of its tables, one for each language."""
    phrases: dict[Words, Phrase] = {}
    suffixes: dict[str, Phrase] = {}
    short: dict[str, Words] = {}
    for table in tables.values():
        found = _phrases(table)
        if table.get("joined"):
            suffixes |= {bare(text): phrase for text, phrase in found.items()}
        else:
            phrases |= {words(text): phrase for text, phrase in found.items()}
        short |= {bare(text): words(full) for text, full in table.get("short", {}).items()}
    return Lexicon(
        phrases=phrases,
        suffixes=sorted(suffixes.items(), key=lambda row: -len(row[0])),
        short=short,
        longest=max(map(len, phrases), default=1),
    )


def _phrases(table: Mapping[str, Any]) -> dict[str, Phrase]:
    trailing = bool(table.get("trailing"))
    found: dict[str, Phrase] = {}
    found |= _plain(table.get("fillers", ()), Sort.FILLER)
    found |= _plain(table.get("groups", ()), Sort.GROUP)
    found |= _plain(table.get("deputies", ()), Sort.DEPUTY)
    levels = table.get("levels", {})
    for text, kinds in levels.items():
        found[text] = Phrase(Sort.LEVEL, "".join(words(text)), frozenset(kinds), trailing)
    for text, level in table.get("titles", {}).items():
        kinds = frozenset(levels.get(level, ()))
        found[text] = Phrase(Sort.TITLE, "".join(words(level)), kinds, trailing)
    return found


def _plain(texts: Iterable[str], sort: Sort) -> dict[str, Phrase]:
    return dict.fromkeys(texts, Phrase(sort))
