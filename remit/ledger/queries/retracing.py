"""The tree made again while the acts are read, beside what was stored and signed before: the first
place at which they part is named."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from remit.domain import merkle
from remit.domain.refusals import Finding, Refusal
from remit.ledger import check_proof, models, signing
from remit.ledger.check_proof import Checkpoint, Key
from remit.ledger.queries import checkpoints, trees


@dataclass
class Retraced:
    """The tree as far as it was made again, and what it is compared with."""

    growing: merkle.Growing
    stored: Mapping[tuple[int, int], bytes]
    signed: Mapping[int, frozenset[bytes]]
    held: int = 0
    parted: bool = False
    unlike: bool = False

    def follow(self, hashes: Sequence[bytes]) -> Iterator[Finding]:
        """Go on by these acts; at every size that was signed the roots are compared."""
        begin, done = self.growing.size, 0
        signed = (size - begin for size in sorted(self.signed))
        for upto in (*(one for one in signed if 0 < one < len(hashes)), len(hashes)):
            yield from self._grown(hashes[done:upto])
            done = upto
            if not self.parted:
                yield from self.compared()

    def _grown(self, hashes: Sequence[bytes]) -> Iterator[Finding]:
        for level, place, node in self.growing.extend([merkle.leaf(one) for one in hashes]):
            if self.stored.get((level, place), node) != node and not self.unlike:
                self.unlike = True
                yield Finding("SUBTREE_CHANGED", {"acts": str(self.growing.size)})

    def compared(self) -> Iterator[Finding]:
        """What was signed over just as many acts says the same root."""
        size = self.growing.size
        if size not in self.signed:
            return
        if self.signed[size] == {self.growing.root()}:
            self.held = size
            return
        self.parted = True
        yield Finding("CHECKPOINT_CONTRADICTED", {"checkpoint": str(size), "held": str(self.held)})

    def ended(self) -> Iterator[Finding]:
        """Nothing was signed over more acts than there are."""
        size = self.growing.size
        beyond = [one for one in self.signed if one > size]
        if beyond:
            yield Finding("CHECKPOINT_BEYOND", {"checkpoint": str(min(beyond)), "acts": str(size)})
        covered, expected = max((one for one in self.signed if one <= size), default=0), 0
        while covered := covered // merkle.WIDTH:
            expected += covered
        if len(self.stored) < expected:
            yield Finding("SUBTREE_MISSING", {})


def begun(since: Checkpoint | None, others: Iterable[Checkpoint]) -> Retraced:
    """From the first act, or from a checkpoint on, beside all that was signed and stored."""
    size = since.size if since else 0
    signed: dict[int, set[bytes]] = {}
    rows = models.Checkpoint.objects.filter(size__gte=size).values_list("size", "root")
    told = [(one.size, one.root) for one in (*others, *([since] if since else []))]
    for place, root in (*((place, bytes(root)) for place, root in rows), *told):
        signed.setdefault(place, set()).add(root)
    return Retraced(
        trees.grown(size),
        {(level, place): node for level, place, node in _subtrees()},
        {place: frozenset(roots) for place, roots in signed.items()},
    )


def signature_faults(after: int) -> Iterator[Finding]:
    """Each stored checkpoint says what its text says, and a key that was named signed it."""
    keys = checkpoints.keys() if models.Checkpoint.objects.exists() else {}
    for row in models.Checkpoint.objects.filter(size__gte=after).order_by("size").iterator():
        named = [key for seq, key in keys.items() if seq <= row.size]
        if not _is_as_signed(row, named):
            yield Finding("CHECKPOINT_FORGED", {"checkpoint": str(row.size)})


def kept(note: str) -> Checkpoint:
    """A checkpoint that somebody kept outside the site, if it is one of this ledger."""
    try:
        told = check_proof.checkpoint_of(note.replace("\r\n", "\n"))
    except check_proof.Wrong:
        raise Refusal("CHECKPOINT_NOT_OURS") from None
    named = [key for seq, key in checkpoints.keys().items() if seq <= told.size]
    if told.origin != checkpoints.origin() or not is_signed(told, named):
        raise Refusal("CHECKPOINT_NOT_OURS")
    return told


def is_signed(checkpoint: Checkpoint, named: Sequence[Key]) -> bool:
    """Whether the newest of these keys signed it, and no signature by any of them is false."""
    good = set()
    for name, short, signature in checkpoint.signatures:
        for key in named:
            if (name, short) != (key.name, key.id):
                continue
            if not signing.holds(key.public, checkpoint.text, signature):
                return False
            good.add(short)
    return bool(named) and named[-1].id in good


def _is_as_signed(row: models.Checkpoint, named: Sequence[Key]) -> bool:
    try:
        told = check_proof.checkpoint_of(row.note)
    except check_proof.Wrong:
        return False
    same = (told.size, told.root) == (row.size, bytes(row.root))
    return same and told.origin == checkpoints.origin() and is_signed(told, named)


def _subtrees() -> Iterator[tuple[int, int, bytes]]:
    rows = models.Subtree.objects.values_list("level", "place", "hash")
    for level, place, node in rows.iterator(chunk_size=10_000):
        yield level, place, bytes(node)
