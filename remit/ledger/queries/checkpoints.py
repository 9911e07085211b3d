"""The checkpoints that were signed, and the keys that the ledger names for them."""

import base64
import contextlib
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from remit.domain.acts import Tag
from remit.domain.refusals import Refusal
from remit.ledger import check_proof, models, signing

FOLDER = "remit/"
LEDGER = 1  # the act that opened it


@dataclass(frozen=True, slots=True)
class Card:
    """A checkpoint as it was signed: over how many acts, their root, the text, and when."""

    size: int
    root: bytes
    note: str
    made_at: dt.datetime

    @property
    def root_text(self) -> str:
        """The root as it stands in the signed text."""
        return base64.b64encode(self.root).decode()


def latest() -> Card | None:
    """The newest checkpoint."""
    row = models.Checkpoint.objects.order_by("-size").first()
    return _card(row) if row else None


def newest(*, before: int | None = None, size: int = 50) -> list[Card]:
    """The checkpoints, newest first, those before a size."""
    rows = models.Checkpoint.objects.order_by("-size")
    if before is not None:
        rows = rows.filter(size__lt=before)
    return [_card(row) for row in rows[:size]]


def of_size(size: int) -> Card:
    """The checkpoint over so many acts."""
    row = models.Checkpoint.objects.filter(pk=size).first()
    if row is None:
        raise Refusal("CHECKPOINT_UNKNOWN", size=str(size))
    return _card(row)


def covering(seq: int) -> Card | None:
    """The first checkpoint that covers an act."""
    row = models.Checkpoint.objects.filter(size__gte=seq).order_by("size").first()
    return _card(row) if row else None


def origin() -> str:
    """The name of this ledger on its checkpoints: it follows from its first act."""
    opened = models.Act.objects.filter(seq=LEDGER).values_list("id_of_act", flat=True).first()
    if opened is None:
        raise Refusal("LEDGER_NOT_OPEN")
    return f"{FOLDER}{opened}"


def keys() -> Mapping[int, check_proof.Key]:
    """Every key that the ledger named, by the act that named it, in order."""
    about = models.Act.objects.filter(subject=LEDGER)  # there is an index of subjects
    rows = about.filter(tag=Tag.LEDGER_KEY_NAMED.value).order_by("seq")
    name = origin()
    found = {}
    for seq, body in rows.values_list("seq", "body"):
        with contextlib.suppress(KeyError, TypeError, ValueError):  # a body that was changed
            public = base64.b64decode(json.loads(body)["data"]["key"])
            found[seq] = check_proof.Key(name, signing.key_id(name, public), public)
    return found


def verifiers() -> list[str]:
    """The keys as lines for whoever checks, the newest first."""
    return [signing.verifier(key.name, key.public) for key in reversed([*keys().values()])]


def key_is_here() -> bool:
    """Whether the key that the ledger named last is kept in the folder of the site."""
    named = next((key.public for key in reversed([*keys().values()])), None)
    here = signing.kept(origin())
    return named is None or (here is not None and here.public == named)


def _card(row: models.Checkpoint) -> Card:
    return Card(row.size, bytes(row.root), row.note, row.made_at)
