"""Proofs as text, which anyone can check without this site: that an act stands in what was signed,
and that the ledger only grew between two checkpoints."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from remit.domain.refusals import Refusal
from remit.ledger import check_proof, models
from remit.ledger.queries import checkpoints, trees
from remit.ledger.queries.checkpoints import Card


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof of an act: its checkpoint, what leads to the root, and both as text."""

    seq: int
    checkpoint: Card
    hash: bytes
    path: Sequence[bytes]
    text: str


def of_act(seq: int, *, size: int | None = None, body: bool = True, texts: bool = False) -> Proof:
    """That an act stands in a checkpoint, the first that covers it if none is named.

    Without its body a proof speaks of the hash alone; texts are given away only if asked for.
    """
    row = models.Act.objects.filter(seq=seq).first()
    if row is None:
        raise Refusal("ACT_UNKNOWN", act=str(seq))
    card = checkpoints.of_size(size) if size else checkpoints.covering(seq)
    if card is None or card.size < seq:
        raise Refusal("ACT_NOT_COVERED", act=str(seq))
    path = trees.path(seq, card.size)
    extra = base64.b64encode(
        json.dumps(_told(row, body=body, texts=texts), ensure_ascii=False).encode()
    ).decode()
    lines = [check_proof.PROOF, f"extra {extra}", f"index {seq - 1}", *map(_packed, path)]
    return Proof(seq, card, bytes(row.hash), path, "\n".join(lines) + f"\n\n{card.note}")


def of_growth(old: int, *, new: int | None = None) -> str:
    """That the ledger only grew from a size to a checkpoint, the newest if none is named."""
    card = checkpoints.of_size(new) if new else checkpoints.latest()
    if card is None or not 0 < old <= card.size:
        raise Refusal("CHECKPOINT_UNKNOWN", size=str(old))
    lines = [f"old {old}", *map(_packed, trees.growth(old, card.size))]
    return "\n".join(lines) + f"\n\n{card.note}"


def fault(proof: Proof) -> check_proof.Wrong | None:
    """Why a proof does not hold, as whoever checks it would find; None if it holds."""
    try:
        check_proof.checked(proof.text, list(checkpoints.keys().values()))
    except check_proof.Wrong as wrong:
        return wrong
    return None


def _told(row: models.Act, *, body: bool, texts: bool) -> Mapping[str, object]:
    if not body:
        return {"hash": bytes(row.hash).hex()}
    told: dict[str, object] = {"prev_hash": bytes(row.prev_hash).hex(), "body": row.body}
    if texts:
        said = row.texts.filter(text__isnull=False).order_by("key")
        told["texts"] = {one.key: (bytes(one.salt or b"").hex(), one.text) for one in said}
    return told


def _packed(node: bytes) -> str:
    return base64.b64encode(node).decode()
