"""Candidates by the words of their names, so that of thousands of units only those are compared
with words of a text that share one with them. Whoever is left out could not have been likely."""

from collections.abc import Hashable, Iterable, Iterator

from remit.domain import naming
from remit.domain.naming import Candidate, Ground, Name, words
from remit.texts.lexicons import lexicon


class Directory:
    """Candidates, found by what their names share with words of a text."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        """Each candidate stands under every word of every name that it bears."""
        self._all = list(candidates)
        self._under: dict[Hashable, list[int]] = {}
        for place, one in enumerate(self._all):
            for key in {key for name in one.names for key in _keys(name)}:
                self._under.setdefault(key, []).append(place)

    def named_like(self, text: str) -> list[Candidate]:
        """Those that share a word with the text; all, where it says nothing but a level."""
        said = naming.called(text, lexicon())
        if not said.own:
            return self._all
        keys: set[Hashable] = {*said.own, said.every, said.abbreviation, said.joined}
        found = {place for key in keys for place in self._under.get(key, ())}
        return [self._all[place] for place in sorted(found)]


def _keys(name: Name) -> Iterator[Hashable]:
    heard = naming.called(name.text, lexicon())
    yield heard.every
    yield from heard.own | heard.initials
    if name.ground is Ground.CODE:
        yield from (
            "".join(words.words(part)) for part in (name.text, name.text.rpartition("-")[2])
        )
