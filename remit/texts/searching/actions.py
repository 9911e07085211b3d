"""Letting searches reach the words of texts: each passage is kept in the form in which searches
look. A short text is reached when it is registered; a long one, and those of a site that did not
search texts before, when `remit tick` comes to them, so that nobody waits for it."""

from collections.abc import Iterable, Sequence

from remit.domain.reading import passages
from remit.kernel import folding, writes
from remit.texts import models

AT_ONCE = 100_000  # signs of a text that is reached when it is registered
GROUP = 200  # passages kept in one transaction
ONCE = 100  # texts that one round goes on with


def passages_at_once(text: str) -> list[models.Passage]:
    """The passages of a text that is short enough to be kept while it is registered; else none."""
    return _made(text, passages.passages(text)) if len(text) <= AT_ONCE else []


def keep(sha256: str, found: Sequence[models.Passage]) -> None:
    """A text is found by its words from now on; what is kept already stays."""
    if not found or models.Passage.objects.filter(source=sha256).exists():
        return
    found[-1].closes = True
    for one in found:
        one.source_id = sha256
    models.Passage.objects.bulk_create(found)


def keep_due() -> int:
    """Keep the passages of texts that searches do not reach yet, group by group; how many texts.

    Whoever is stopped goes on behind the last passage that is kept.
    """
    waiting = models.Source.objects.exclude(passages__closes=True).order_by("pk")
    found = list(waiting.values_list("pk", flat=True)[:ONCE])
    for sha256 in found:
        _go_on(sha256)
    return len(found)


def _go_on(sha256: str) -> None:
    text = models.Source.objects.get(pk=sha256).text
    places = list(passages.passages(text)) or [(0, len(text))]
    last = models.Passage.objects.filter(source=sha256).order_by("-start").first()
    rest = [place for place in places if last is None or place[0] > last.start]
    if not rest and last is not None:
        models.Passage.objects.filter(pk=last.pk).update(closes=True)
    for start in range(0, len(rest), GROUP):
        group = _made(text, rest[start : start + GROUP])
        for one in group:
            one.source_id = sha256
        group[-1].closes = start + GROUP >= len(rest)
        with writes.writing():
            models.Passage.objects.bulk_create(group, ignore_conflicts=True)


def _made(text: str, places: Iterable[passages.Place]) -> list[models.Passage]:
    return [
        models.Passage(start=start, end=end, folded=folding.fold(text[start:end]))
        for start, end in places
    ]
