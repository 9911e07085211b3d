"""What has to be handed over: listed after a colon, or named as the product of the action."""

from __future__ import annotations

from remit.domain.reading import splitting
from remit.domain.reading.folding import View
from remit.domain.reading.records import Span
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Stretch

LEAST_ITEM = 4


def announced(pack: Pack, sentence: Stretch) -> bool:
    """Whether a colon announces things rather than further actions."""
    items = _items(sentence)
    if len(items) < 2:
        return False
    acting = [
        item for item in items if pack.first("CONTEXT", item.text) or pack.first("CUE", item.text)
    ]
    return len(acting) * 2 < len(items)


def listed(view: View, pack: Pack, clause: Stretch) -> tuple[Span, ...]:
    """The deliverables of a clause."""
    if announced(pack, clause):
        return tuple(view.span(item.start, _bare_end(item)) for item in _items(clause))
    found = [
        view.span(*hit.group_spans["product"])
        for hit in pack.hits("DELIVERABLE", clause.text, clause.start)
        if "product" in hit.group_spans
    ]
    return tuple(dict.fromkeys(found))


def _items(sentence: Stretch) -> list[Stretch]:
    colon = sentence.text.find(": ")
    if colon < 0:
        return []
    rest = Stretch(sentence.start + colon + 1, sentence.end, sentence.text[colon + 1 :])
    items = list(splitting.clauses(rest))
    return [item for item in items if len(item.text) >= LEAST_ITEM] if len(items) > 1 else []


def _bare_end(item: Stretch) -> int:
    return item.start + len(item.text.rstrip(" .,،؛;…\"'"))
