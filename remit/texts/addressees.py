"""Whom the waiting provisions of a document order, and which post registered it."""

from collections.abc import Iterable, Mapping
from typing import Any

from remit.domain.acts import Tag
from remit.ledger import queries as ledger
from remit.organisation import queries as organisation
from remit.organisation.queries import mentioned
from remit.texts import queries


def named(documents: Iterable[int]) -> dict[int, list[frozenset[int]]]:
    """Of each document, for each provision that waits, the units that its words name."""
    waiting = queries.waiting(documents)
    named_there = mentioned.units([_words(one) for _, one in waiting])
    found: dict[int, list[frozenset[int]]] = {}
    for (document, _), units in zip(waiting, named_there, strict=True):
        found.setdefault(document, []).append(units)
    return found


def registered_in(documents: Iterable[int]) -> dict[int, int]:
    """The unit of the post that registered each document."""
    acts = ledger.acts_of(documents, prefix=Tag.DOCUMENT_REGISTERED.value, texts=False)
    posts = organisation.posts(act.by.post for act in acts if act.by.post)
    return {act.subject: posts[act.by.post].unit for act in acts if act.by.post in posts}


def _words(found: Mapping[str, Any]) -> str:
    """The sentence with whoever it orders; the list above it may say that."""
    beside = [one["text"] for one in found.get("cooperating", ())]
    actor = (found.get("actor") or {}).get("text", "")
    # A word that no name has stands between them, so that no name is read across two of them.
    return " __ ".join([str(found.get("quote", "")), str(actor), *map(str, beside)])
