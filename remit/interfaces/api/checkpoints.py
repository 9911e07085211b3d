"""What was signed over the ledger, for programs: checkpoints, keys, and proofs that need no site to
be checked."""

import base64

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from remit.commitments.queries import subjects
from remit.domain.refusals import Refusal
from remit.interfaces.api import door, keys, paging
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import ledger as shapes
from remit.interfaces.api.shapes import taken
from remit.ledger import queries as ledger
from remit.ledger.queries import checkpoints, proofs
from remit.ledger.queries.checkpoints import Card

router = Router(tags=["Ledger"])


@router.get(
    "/ledger/checkpoints",
    response=shapes.Checkpoints,
    auth=door.READ_FIGURES,
    summary="List checkpoints",
)
def checkpoint_list(request: HttpRequest, paged: Query[paging.Paged]) -> HttpResponse:
    """The signed checkpoints, newest first, with the keys that the ledger named for them."""
    row = paging.after({}, paged.cursor, 1)
    before = paging.number(row[0]) if row else None
    found = checkpoints.newest(before=before, size=paged.limit + 1)
    shown = found[: paged.limit]
    return keys.said(
        {
            "origin": checkpoints.origin(),
            "keys": checkpoints.verifiers(),
            "items": [_line(one).model_dump(mode="json") for one in shown],
            "next": paging.cursor({}, [shown[-1].size]) if len(found) > len(shown) else None,
        }
    )


@router.get(
    "/ledger/checkpoints/{size}/growth",
    response=shapes.Growth,
    auth=door.READ_FIGURES,
    summary="Prove that the ledger only grew",
)
def growth(request: HttpRequest, size: taken.Number) -> shapes.Growth:
    """A proof that the newest checkpoint continues the one over so many acts."""
    return shapes.Growth(text=proofs.of_growth(checkpoints.of_size(size).size))


@router.get(
    "/ledger/acts/{seq}/proof",
    response=shapes.Proof,
    auth=door.READ_FIGURES,
    summary="Prove an act",
)
def proof(request: HttpRequest, seq: taken.Number) -> shapes.Proof:
    """That an act stands in the first checkpoint that covers it; its body, if it may be seen."""
    act = ledger.act(seq)
    if act is None:
        raise Refusal("ACT_UNKNOWN", act=str(seq))
    seen = bool(subjects.seen(asking(request).viewer, [act]))
    found = proofs.of_act(seq, body=seen)
    return shapes.Proof(
        seq=seq,
        hash=found.hash.hex(),
        path=[base64.b64encode(node).decode() for node in found.path],
        checkpoint=_line(found.checkpoint),
        holds=proofs.fault(found) is None,
        text=found.text,
    )


def _line(card: Card) -> shapes.Checkpoint:
    return shapes.Checkpoint(
        size=card.size, root=card.root_text, note=card.note, made_at=card.made_at
    )
