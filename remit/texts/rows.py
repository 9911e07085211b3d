"""The names in a row of bodies, as the words of a text have them: “the Department of Health and the
City Police” are two, “the Ministry of Education and Training” is one."""

from collections.abc import Iterator
from functools import lru_cache

from remit.domain.reading import folding, languages
from remit.texts import packs

EDGES = " ,،;:"
# A name from another place may stand among English words.
READ_BY = {"vi": ("vi", "en")}


@lru_cache(maxsize=8192)
def parts(words: str) -> tuple[str, ...]:
    """Each body that words name in a row, in the order of the text; of one body its own words."""
    view = folding.fold(words)
    cuts = sorted(set(_cuts(view.folded)))
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(view.folded)]
    named = (
        view.span(start, end).quote.strip(EDGES)
        for start, end in zip(starts, ends, strict=True)
        if view.folded[start:end].strip(EDGES)
    )
    return tuple(named) if cuts else (words,)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where one name of the row ends and the next one begins."""
    language = languages.language_of(text, "")
    for one in READ_BY.get(language, (language,)):
        yield from ((hit.start, hit.end) for hit in packs.packs()[one].hits("NEXT_UNIT", text))
