"""Which units some words name: those whose whole name, in any language, stands among the words. A
name that several units bear names all of them; what is only described names none."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from remit.kernel import folding
from remit.organisation import models

Names = Mapping[tuple[str, ...], frozenset[int]]
_WORD = re.compile(r"\w+(?:[-/’']\w+)*")


def units(texts: Sequence[str]) -> list[frozenset[int]]:
    """For each text the units that it names."""
    if not texts:
        return []
    names = _names()
    lengths = sorted({len(name) for name in names})
    return [_named(_words(text), names, lengths) for text in texts]


def _named(words: Sequence[str], names: Names, lengths: Sequence[int]) -> frozenset[int]:
    found: set[int] = set()
    for start in range(len(words)):
        for length in lengths:
            found |= names.get(tuple(words[start : start + length]), frozenset())
    return frozenset(found)


def _names() -> Names:
    borne: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for unit, names in models.Unit.objects.values_list("id", "names"):
        for name in names.values():
            borne[tuple(_words(name))].add(unit)
    borne.pop((), None)
    return {name: frozenset(units) for name, units in borne.items()}


def _words(text: str) -> list[str]:
    return _WORD.findall(folding.fold(text))
