"""From what the queries answer to what the API answers: ids become codes and names."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from remit.commitments.queries import bases, parts_left
from remit.commitments.queries.bases import Touched
from remit.commitments.queries.evidence import Evidence, Withdrawn
from remit.commitments.queries.lists import Card
from remit.commitments.queries.timeline import Entry, Whole
from remit.domain.due import Due
from remit.domain.rights import Viewer
from remit.interfaces import due_sentences
from remit.interfaces.api.shapes import commitments as shapes
from remit.interfaces.api.shapes import organisation as refs
from remit.organisation import queries as organisation
from remit.organisation.queries import PostCard, UnitCard
from remit.texts import queries as texts

_EVIDENCE = (
    *("id", "form", "name", "media", "size", "sha256"),
    *("added_on", "damaged", "note", "attached_at"),
)


@dataclass(frozen=True, slots=True)
class Names:
    """The units, posts and documents that some cards name, each asked for once."""

    units: Mapping[int, UnitCard]
    posts: Mapping[int, PostCard]
    documents: Mapping[int, tuple[str, str]]

    def unit(self, number: int | None) -> refs.UnitRef | None:
        """A unit by its code."""
        return refs.unit(self.units.get(number or 0))

    def post(self, number: int | None) -> refs.PostRef | None:
        """A post by its code."""
        return refs.post(self.posts.get(number or 0))


def names(
    viewer: Viewer,
    cards: Sequence[Card],
    more: Iterable[int | None] = (),
    posts: Iterable[int | None] = (),
) -> Names:
    """The names that these cards need, and those of more units and posts."""
    units = {one for card in cards for one in (card.lead, card.issuer)} | set(more)
    return Names(
        units=organisation.units(one for one in units if one),
        posts=organisation.posts(one for one in {*(card.post for card in cards), *posts} if one),
        documents=texts.titles(viewer, {card.document for card in cards if card.document}),
    )


def listed(viewer: Viewer, cards: Sequence[Card]) -> list[shapes.Commitment]:
    """Cards as lines of a list."""
    known = names(viewer, cards)
    return [shapes.Commitment(**_line(card, known)) for card in cards]


def whole(
    viewer: Viewer, found: Whole, may: Sequence[str], withdrawable: Collection[int]
) -> shapes.Whole:
    """One commitment as a whole; its mark is the latest act."""
    known = names(
        viewer,
        [found.card, *found.parts, *found.beside],
        [found.blocked_by, *found.cooperating],
        _posts(found),
    )
    return shapes.Whole(
        **_line(found.card, known),
        mark=str(found.last_act),
        confidentiality=found.confidentiality,
        basis=found.basis,
        own_registration=found.own_registration,
        due_said=due(found.due),
        evidence=found.evidence,
        outcome=found.outcome,
        confidence=found.confidence,
        claimed_on=found.claimed_on,
        blocked_by=known.unit(found.blocked_by),
        place=found.place,
        cooperating=_cooperating(found, known),
        ancestors=list(found.ancestors),
        parts=[shapes.Commitment(**_line(card, known)) for card in found.parts],
        parts_open=parts_left.left(found.parts).total,
        beside=[shapes.Commitment(**_line(card, known)) for card in found.beside],
        evidence_items=[_evidence(one, known, withdrawable) for one in found.items],
        withdrawn_evidence=[_evidence(one, known, ()) for one in found.withdrawn],
        basis_changes=basis_changes(bases.of_commitment(viewer, found.card)),
        may=list(may),
    )


def _posts(found: Whole) -> Iterator[int | None]:
    for one in (*found.items, *found.withdrawn):
        yield one.post
        yield one.withdrawn.post if one.withdrawn else None


def _evidence(one: Evidence, known: Names, withdrawable: Collection[int]) -> shapes.EvidenceOut:
    told = {name: getattr(one, name) for name in _EVIDENCE}
    return shapes.EvidenceOut(
        **told,
        post=known.post(one.post),
        may_withdraw=one.id in withdrawable,
        withdrawn=_withdrawn(one.withdrawn, known),
    )


def _withdrawn(back: Withdrawn | None, known: Names) -> shapes.WithdrawnOut | None:
    if back is None:
        return None
    post = known.post(back.post)
    return shapes.WithdrawnOut(act=back.seq, post=post, at=back.at, reason=back.reason)


def basis_changes(touched: Touched | None) -> list[shapes.BasisChange]:
    """What was done to the basis of a commitment, and what of that is settled."""
    if touched is None:
        return []
    return [
        shapes.BasisChange(
            act=one.act,
            relation=one.relation.value,
            by=refs.DocumentRef(id=one.by.id, number=one.by.number, title=one.by.title),
            recorded_on=one.recorded_on,
            settled=one not in touched.unsettled,
        )
        for one in touched.changes
    ]


def timeline(entries: Sequence[Entry]) -> list[shapes.ActOut]:
    """The acts on a commitment."""
    posts = organisation.posts(one.by.post for one in entries if one.by.post)
    return [
        shapes.ActOut(
            seq=one.seq,
            tag=one.tag.value,
            effective_on=one.effective_on,
            recorded_at=one.recorded_at,
            post=refs.post(posts.get(one.by.post or 0)),
            data=dict(one.data),
            texts=dict(one.texts),
            hash=one.hash,
            in_force=one.in_force,
            withdraws=one.withdraws,
            annulled_by=one.annulled_by,
        )
        for one in entries
    ]


def _line(card: Card, known: Names) -> dict[str, Any]:
    if card.hidden:
        return {"number": card.id, "hidden": True}
    return {
        "number": card.id,
        "title": card.title,
        "type": card.type,
        "work": card.work,
        "lead": known.unit(card.lead),
        "issuer": known.unit(card.issuer),
        "post": known.post(card.post),
        "document": refs.document(card.document, known.documents),
        "due": shapes.Dates(original=card.original, revised=card.revised),
        "blocked": card.blocked,
        "extension_asked": card.extension_asked,
        "part_of": card.parent,
        "series": card.series,
    }


def due(said: Due | None) -> shapes.DueOut | None:
    """A due date: as it was written, what it comes to, and how that was found."""
    if said is None:
        return None
    return shapes.DueOut(
        value=said.value,
        operator=said.operator.value,
        granularity=said.granularity.value if said.granularity else None,
        wording=said.wording,
        last_day=said.last_day,
        explanation=due_sentences.explained(said.explanation, said.wording),
    )


def _cooperating(found: Whole, known: Names) -> list[shapes.Cooperating]:
    units = ((known.unit(one), signed) for one, signed in found.cooperating.items())
    return [shapes.Cooperating(unit=one, signed_off_on=signed) for one, signed in units if one]
