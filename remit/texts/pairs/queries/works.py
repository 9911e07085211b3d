"""Documents that are one work: each translates another one of them."""

from django.db.models import Q, QuerySet

from remit.domain.vocabulary import Relation
from remit.texts import models

TRANSLATES = Relation.TRANSLATES.value
ENDS = ("from_document", "to_document")


def of(document: int, known: int | None = None, *, leaving: int | None = None) -> frozenset[int]:
    """All documents of the work to which a document belongs, as known at an act or now; without
    the relation that an act made, where that is asked."""
    reached: set[int] = set()
    found = {document}
    while found > reached:
        new, reached = found - reached, set(found)
        rows = _relations(known).filter(Q(from_document__in=new) | Q(to_document__in=new))
        rows = rows if leaving is None else rows.exclude(known_from=leaving)
        found |= {end for both in rows.values_list(*ENDS) for end in both}
    return frozenset(reached)


def heads(known: int | None = None) -> dict[int, int]:
    """Each document of a work in several languages with the one under which the work is counted:
    the first that translates none of the others."""
    relations = [*_relations(known).values_list(*ENDS)]
    translations = {translation for translation, _ in relations}
    group: dict[int, set[int]] = {}
    for both in relations:
        whole = set(both).union(*(group.get(end, ()) for end in both))
        group |= dict.fromkeys(whole, whole)
    return {one: min(whole - translations or whole) for one, whole in group.items()}


def _relations(known: int | None) -> QuerySet[models.DocumentRelation]:
    rows = models.DocumentRelation.objects.filter(relation=TRANSLATES)
    if known is None:
        return rows.filter(known_until=None)
    until = Q(known_until=None) | Q(known_until__gt=known)
    return rows.filter(until, known_from__lte=known)
