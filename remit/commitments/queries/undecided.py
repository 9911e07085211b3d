"""Provisions that the reading found and that nobody has decided on, by document, up to the day that
is looked at. Of a document that a unit of the range issued, all of them. Of one that came from
above the range, from a body outside the site or from nobody known, those that name a unit of the
range; and those that name no unit at all, if a post of the range registered the document. What a
translation says is waiting once, in its original."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from remit.commitments.queries.scopes import Scope
from remit.domain.rights import Viewer
from remit.organisation import queries as organisation
from remit.texts import addressees
from remit.texts import queries as texts
from remit.texts.confirming import queries as confirming
from remit.texts.confirming.queries import Waiting
from remit.texts.queries import DocumentCard


@dataclass(frozen=True)
class Undecided:
    """Documents with provisions that nobody has decided on, the latest first, each with how many of
    them concern the scope; and the number of all these provisions."""

    documents: Sequence[tuple[int, int]]
    provisions: int


def undecided(viewer: Viewer, scope: Scope) -> Undecided:
    """Provisions without a commitment, as of now, that concern the units of a scope."""
    found = _of_day(scope, _originals(viewer, confirming.waiting(texts.visible_to(viewer))))
    counts = _concerning(scope, found)
    waiting = [(one.id, counts[one.id]) for one in found if counts.get(one.id)]
    return Undecided(waiting, sum(n for _, n in waiting))


def shown(viewer: Viewer, some: Sequence[tuple[int, int]]) -> list[tuple[DocumentCard, int]]:
    """Some of these documents as lists show them."""
    cards = {card.id: card for card in texts.documents_named(viewer, (one for one, _ in some))}
    return [(cards[one], n) for one, n in some if one in cards]


def _originals(viewer: Viewer, found: Sequence[Waiting]) -> list[Waiting]:
    """These documents without translations of those that the viewer may read."""
    originals = texts.originals(one.id for one in found)
    rows = texts.visible_to(viewer).filter(pk__in={*originals.values()})
    known = set(rows.values_list("pk", flat=True)) if originals else set()
    return [one for one in found if originals.get(one.id) not in known]


def _of_day(scope: Scope, found: Sequence[Waiting]) -> list[Waiting]:
    return [one for one in found if one.issued_on is None or one.issued_on <= scope.on]


def _concerning(scope: Scope, found: Sequence[Waiting]) -> Mapping[int, int]:
    """How many provisions of each document concern the scope."""
    if scope.unit is None or not found:
        return {one.id: one.drafts for one in found}
    inside = frozenset({*scope.edition.subtree(scope.unit), scope.unit})
    own = {one.id: one.drafts for one in found if one.issuer in inside}
    from_above = [one.id for one in _from_above(scope, found) if one.id not in own]
    return own | _ordered(inside, from_above)


def _from_above(scope: Scope, found: Sequence[Waiting]) -> list[Waiting]:
    # A body outside the site stands in no tree; what it orders may bind every unit.
    above = {*scope.edition.path(scope.unit or 0), *organisation.external_ids(), None}
    return [one for one in found if one.issuer in above]


def _ordered(inside: frozenset[int], documents: Sequence[int]) -> dict[int, int]:
    """Of documents from above, how many provisions order a unit inside, or wait there unnamed."""
    if not documents:
        return {}
    registered = addressees.registered_in(documents)
    return {
        document: sum(
            bool(units & inside) or (not units and registered.get(document) in inside)
            for units in provisions
        )
        for document, provisions in addressees.named(documents).items()
    }
