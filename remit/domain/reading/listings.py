"""How many items a text announces, and how many it then lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from remit.domain.reading import splitting
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Paragraph, Stretch

INLINE = re.compile(r"\((\d{1,2}|[a-h]|i{1,3}|iv|v)\)\s|(?<![\d/.])(\d)\)\s|[\u2460-\u2473]")
ITEM_REACH = 80
COLON_REACH = 60
MOST_ITEMS = 200


@dataclass(frozen=True)
class Announcement:
    """A stated count and the items that follow it, at view offsets."""

    start: int
    end: int
    count: int
    items: tuple[tuple[int, int], ...]

    @property
    def listed(self) -> int:
        """How many items follow."""
        return len(self.items)


def announcements(
    listing: Sequence[Paragraph], packs: Mapping[str, Pack]
) -> Iterator[Announcement]:
    """Each count that announces a list."""
    for index, paragraph in enumerate(listing):
        pack = packs[paragraph.language]
        for hit in pack.hits("ANNOUNCE", paragraph.content, paragraph.body):
            count = pack.number(hit.rule.value or hit.groups.get("n") or "")
            items = _items(listing, index, pack, hit)
            if count and 1 < count <= MOST_ITEMS and items:
                yield Announcement(hit.start, hit.end, int(count), tuple(items))


def _items(listing: Sequence[Paragraph], index: int, pack: Pack, hit: Hit) -> list[tuple[int, int]]:
    paragraph = listing[index]
    rest = paragraph.text[hit.end - paragraph.start :]
    if len(rest) <= COLON_REACH and rest.rstrip().endswith(":"):
        return _following(listing, index)
    after = Stretch(hit.end, paragraph.end, rest)
    return (
        _ordinals(pack, after)
        or _repeated(pack, paragraph, hit)
        or _inline(after)
        or _clauses(after)
    )


def _following(listing: Sequence[Paragraph], index: int) -> list[tuple[int, int]]:
    items: list[tuple[int, int]] = []
    style = listing[index + 1].marker if index + 1 < len(listing) else ""
    if not style or style == listing[index].marker:
        return []
    for paragraph in listing[index + 1 : index + 1 + MOST_ITEMS]:
        if not paragraph.marker or paragraph.marker == listing[index].marker:
            break
        if paragraph.marker == style:
            items.append((paragraph.start, min(paragraph.end, paragraph.start + ITEM_REACH)))
    return items


def _ordinals(pack: Pack, after: Stretch) -> list[tuple[int, int]]:
    """First, second, third: counted as far as the row is unbroken."""
    found = sorted(pack.hits("ORDINAL", after.text, after.start), key=lambda one: one.start)
    items: list[tuple[int, int]] = []
    for one in found:
        if int(one.rule.value) == len(items) + 1:
            items.append((one.start, min(after.end, one.end + ITEM_REACH // 2)))
    return items


def _repeated(pack: Pack, paragraph: Paragraph, hit: Hit) -> list[tuple[int, int]]:
    """Sentences after a colon that each begin with the announced thing in the singular."""
    rest = paragraph.text[hit.end - paragraph.start :]
    colon = rest.find(":")
    if not hit.rule.kind or not 0 <= colon <= COLON_REACH:
        return []
    start = hit.end + colon + 1
    tail = Paragraph(start, paragraph.end, start, "", paragraph.language, rest[colon + 1 :])
    items = []
    for sentence in splitting.sentences(tail, pack):
        if not re.match(hit.rule.kind, sentence.text, re.IGNORECASE):
            break
        items.append((sentence.start, sentence.end))
    return items


def _inline(after: Stretch) -> list[tuple[int, int]]:
    marks = list(INLINE.finditer(after.text))
    return [
        (after.start + mark.start(), min(after.end, after.start + mark.end() + ITEM_REACH // 2))
        for mark in marks
    ]


def _clauses(after: Stretch) -> list[tuple[int, int]]:
    colon = after.text.find(":")
    if not 0 <= colon <= COLON_REACH:
        return []
    stop = re.search(r"[.!?؟](?:\s|$)", after.text)
    end = stop.start() if stop else len(after.text)
    inside = Stretch(after.start + colon + 1, after.start + end, after.text[colon + 1 : end])
    items = [(one.start, one.end) for one in splitting.clauses(inside)]
    return items if len(items) > 1 else []
