"""Signing what the ledger says: the root over all acts, again and again, so that whoever kept one
text can tell later whether anything before it was changed."""

import base64
import datetime as dt
from collections.abc import Iterator

from django.db import transaction

from remit.domain import merkle
from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.kernel import clock, writes
from remit.ledger import actions as ledger
from remit.ledger import models, queries, signing
from remit.ledger.queries import checkpoints, trees
from remit.ledger.queries.checkpoints import Card
from remit.ledger.records import Act, Entry
from remit.ledger.signing import Signer

EVERY = dt.timedelta(hours=1)
AT_ONCE = merkle.WIDTH * 64


def sign_due(*, at: dt.datetime) -> Card | None:
    """Sign a checkpoint if acts were recorded since the last one, an hour ago or more."""
    return sign(at=at) if is_due(at) else None


def is_due(at: dt.datetime) -> bool:
    """Whether there are acts that wait for a checkpoint, and the last one is an hour old."""
    last, head = checkpoints.latest(), queries.head()
    if head is None or last is None:
        return head is not None
    return last.size != head.seq and at - last.made_at >= EVERY


def sign(*, at: dt.datetime) -> Card:
    """Sign the root over all acts; without new acts the last checkpoint stands."""
    if queries.head() is None:
        raise Refusal("LEDGER_NOT_OPEN")
    store_subtrees()
    with writes.writing():
        signer = _signer(at)
        return _signed(at, [signer])


def change_key(*, by: By, at: dt.datetime) -> Card:
    """Name a new key; the next checkpoint is signed by it and, if it is still there, by the old
    one, so that whoever trusts the old key can trust the new one."""
    name = checkpoints.origin()
    if not checkpoints.keys() or _named(name):
        sign(at=at)
    old, new = _named(name), signing.made(name, signing.NEXT)
    with writes.writing():
        _name(by, at, new, old)
        card = _signed(at, [new, old] if old else [new])
        # Not before the act is kept: until then the old key is the one that was named.
        transaction.on_commit(signing.take_over)
    return card


def store_subtrees() -> None:
    """Store every subtree that is full; whoever signs afterwards holds the write lock briefly."""
    while _store_subtrees():
        pass


def _signed(at: dt.datetime, signers: list[Signer]) -> Card:
    head, last = queries.head(), checkpoints.latest()
    if head is None:
        raise Refusal("LEDGER_NOT_OPEN")
    tiles = trees.Tiles()
    if last and (last.size > head.seq or trees.root(last.size, tiles) != last.root):
        raise Refusal("CHECKPOINT_REFUSED", checkpoint=str(last.size))
    if last and last.size == head.seq:
        return last
    root = trees.root(head.seq, tiles)
    note = signing.note(origin=signers[0].name, size=head.seq, root=root, signers=signers)
    row = models.Checkpoint(size=head.seq, root=root, note=note, made_at=at)
    row.save(force_insert=True)
    return Card(row.size, root, note, at)


def _signer(at: dt.datetime) -> Signer:
    """The key that the ledger named last; the first one is made and named now."""
    name = checkpoints.origin()
    if not checkpoints.keys() and checkpoints.latest() is None:
        first = signing.kept(name) or signing.made(name)
        _name(By(), at, first, None)
        return first
    named = _named(name)
    if named is None:
        raise Refusal("CHECKPOINT_KEY_MISSING")
    return named


def _named(name: str) -> Signer | None:
    """The key that the ledger named last, if it is kept here.

    A change of keys that was cut off after its act is brought to its end.
    """
    last = next((key.public for key in reversed([*checkpoints.keys().values()])), None)
    for which in (signing.CURRENT, signing.NEXT):
        signer = signing.kept(name, which)
        if signer and signer.public == last:
            if which == signing.NEXT:
                transaction.on_commit(signing.take_over)
            return signer
    return None


def _name(by: By, at: dt.datetime, signer: Signer, old: Signer | None) -> Act:
    data = {
        "key": base64.b64encode(signer.public).decode(),
        "before": signing.key_id(old.name, old.public).hex() if old else None,
    }
    entry = Entry(Tag.LEDGER_KEY_NAMED, clock.day_of(at), subject=checkpoints.LEDGER, data=data)
    return ledger.record(by=by, at=at, entries=[entry])[0]


def _store_subtrees() -> bool:
    """Store some subtrees that are full and not stored yet; whether there may be more.

    They are made before the write lock is taken, and stored if nobody else did so meanwhile.
    """
    begin = trees.stored_until() * merkle.WIDTH
    full = list(_full(begin))
    if not full:
        return False
    with writes.writing():
        if trees.stored_until() * merkle.WIDTH == begin:
            rows = [
                models.Subtree(level=level, place=place, hash=node) for level, place, node in full
            ]
            models.Subtree.objects.bulk_create(rows, batch_size=ledger.BATCH)
    return True


def _full(begin: int) -> Iterator[merkle.Full]:
    growing = trees.grown(begin)
    rows = models.Act.objects.filter(seq__gt=begin, seq__lte=begin + AT_ONCE).order_by("seq")
    for node in rows.values_list("hash", flat=True).iterator(chunk_size=AT_ONCE):
        yield from growing.add(merkle.leaf(bytes(node)))
