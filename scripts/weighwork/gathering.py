"""What the annotated texts teach: each candidate with its signs and words, and whether it binds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from opened import Opened

from remit.domain.reading import reader, remainder, standing, wording
from remit.domain.reading.folding import View
from remit.domain.reading.measuring import matching, places
from remit.domain.reading.measuring.records import Sheet, Stretch
from remit.domain.reading.standing import Candidate
from remit.texts import packs

# For texts from this number on no rule had been written when the rules were weighed.
UNREAD_FROM = 70


@dataclass(frozen=True)
class Example:
    """One candidate of one text: what speaks for and against it, and what the gold says."""

    document: str
    language: str
    unread: bool
    drafted: bool
    signs: dict[str, float]
    words: frozenset[str]
    worth: float
    binds: bool
    kind: str = ""


def gathered(known: Iterable[Opened]) -> list[Example]:
    """The examples of every text that may teach."""
    return [example for one in known for example in _examples(one)]


def _examples(of: Opened) -> Iterator[Example]:
    by = reader.grounded(of.text, packs.packs())
    if by is None:
        return
    prose = by.prose
    found = remainder.candidates(by.ground, prose, reader.told(by, prose))
    kinds = _kinds(by.ground.view, found, of.gold)
    for one, signs, kind in zip(
        found, standing.signs(by.ground, found, len(prose)), kinds, strict=True
    ):
        if kind is None:
            continue
        language, words = one.pack.language, one.clause.text
        yield Example(
            document=of.id,
            language=language,
            unread=of.number >= UNREAD_FROM,
            drafted=one.draft is not None,
            signs=signs,
            words=wording.words(language, words),
            worth=wording.worth(words),
            binds=kind != "",
            kind=kind,
        )


def _kinds(view: View, found: list[Candidate], gold: Sheet) -> list[str | None]:
    """The kind of the obligation that each candidate is; none for one that nobody judges."""
    spans = [_span(view, one) for one in found]
    required = [one for one in gold.duties if not one.optional]
    shown = [one.drafted for one in found]
    pairs = matching.pairs([one.place for one in required], spans, first=shown)
    met = {there: required[here].kind for here, there in pairs}
    optional = [one.place for one in gold.duties if one.optional]
    return [met.get(at, None if _touches(span, optional) else "") for at, span in enumerate(spans)]


def _span(view: View, one: Candidate) -> Stretch:
    span = one.draft.span if one.draft else view.span(one.clause.start, one.clause.end)
    return Stretch(span.start, span.end)


def _touches(span: Stretch, optional: list[Stretch]) -> bool:
    return any(places.overlap(span, one) >= matching.LEAST_OVERLAP for one in optional)
