"""The acts family by family, for whoever makes tables again: a subject, all that stands below it,
and every act about them, in the order in which they were recorded."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import F, Q, QuerySet

from remit.ledger import models, queries
from remit.ledger.records import Act

AT_ONCE = 400
_ALONE = '"parent":null'
_BELOW = '"parent":'


def families(prefix: str) -> Iterator[list[Act]]:
    """The acts about some subjects that stand below no other one, and about all below them."""
    below = _below(prefix)
    parts = {part for some in below.values() for part in some}
    some: list[int] = []
    for number in _begun(prefix).values_list("seq", flat=True).iterator(chunk_size=10_000):
        if number not in parts:
            some += _descended(number, below)
        if len(some) >= AT_ONCE:
            yield queries.acts_of(some, prefix=prefix)
            some = []
    if some:
        yield queries.acts_of(some, prefix=prefix)


def _begun(prefix: str) -> QuerySet[models.Act]:
    """The acts that began a subject."""
    rows = models.Act.objects.filter(subject=F("seq"), tag__startswith=prefix)
    return rows.order_by("seq")


def _below(prefix: str) -> dict[int, list[int]]:
    """What stands directly below what; most subjects stand alone, which their act says."""
    parts = _begun(prefix).filter(~Q(body__contains=_ALONE), body__contains=_BELOW)
    numbers = list(parts.values_list("seq", flat=True))
    found: dict[int, list[int]] = defaultdict(list)
    for begin in range(0, len(numbers), AT_ONCE):
        for act in queries.acts_of(numbers[begin : begin + AT_ONCE], prefix=prefix, texts=False):
            parent = act.data.get("parent")
            if act.seq == act.subject and isinstance(parent, int):
                found[parent].append(act.subject)
    return found


def _descended(number: int, below: dict[int, list[int]]) -> list[int]:
    found = [number]
    for one in found:  # grows while it is read
        found += below.get(one, ())
    return found
