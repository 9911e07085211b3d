"""One hash for all acts up to a number: a Merkle tree as RFC 6962 builds it, grown leaf by leaf.

A tree is kept as tiles of 256 nodes: whatever is full is one node of the level above, so that a
root, and a proof of any act, takes a few hundred nodes however many acts there are.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

HEIGHT = 8
WIDTH = 2**HEIGHT
EMPTY = hashlib.sha256().digest()
Range = tuple[int, int]
# A full subtree: its level of tiles, its place among those of the level, its hash.
Full = tuple[int, int, bytes]


def leaf(entry: bytes) -> bytes:
    """The hash of a leaf; its first byte tells it from a branch."""
    return hashlib.sha256(b"\x00" + entry).digest()


def branch(left: bytes, right: bytes) -> bytes:
    """The hash of two nodes side by side."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def perfect(nodes: Sequence[bytes]) -> bytes:
    """The one node above nodes of equal height, as many as a power of two."""
    sha256, level = hashlib.sha256, list(nodes)
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=True)
        level = [sha256(b"\x01" + left + right).digest() for left, right in pairs]
    return level[0]


@dataclass
class Growing:
    """A tree as far as it has grown: on each level the nodes that do not fill a tile yet."""

    size: int = 0
    levels: list[list[bytes]] = field(default_factory=list)

    def add(self, hashed: bytes) -> Iterator[Full]:
        """Append a leaf by its hash; what becomes full by it is told, from below upwards."""
        self.size += 1
        node, level, place = hashed, 0, self.size - 1
        while True:
            if level == len(self.levels):
                self.levels.append([])
            self.levels[level].append(node)
            if len(self.levels[level]) < WIDTH:
                return
            node, place = perfect(self.levels[level]), place // WIDTH
            self.levels[level].clear()
            level += 1
            yield level, place, node

    def extend(self, hashed: Sequence[bytes]) -> Iterator[Full]:
        """Append many leaves by their hashes; what becomes full is told as by `add`."""
        done = 0
        while done < len(hashed):
            if self.levels:
                room = hashed[done : done + WIDTH - 1 - len(self.levels[0])]
                self.levels[0] += room
                self.size += len(room)
                done += len(room)
            if done < len(hashed):
                yield from self.add(hashed[done])
                done += 1

    def root(self) -> bytes:
        """The hash of everything that was appended."""
        return joined([peak for nodes in reversed(self.levels) for peak in _peaks(nodes)])


def joined(peaks: Sequence[bytes]) -> bytes:
    """The node above subtrees that stand side by side, the largest first."""
    if not peaks:
        return EMPTY
    top = peaks[-1]
    for peak in reversed(peaks[:-1]):
        top = branch(peak, top)
    return top


def spanned(place: Range, node: Callable[[int, int], bytes]) -> bytes:
    """The root over the leaves from a start to an end; `node` knows the full subtrees by height
    and by place among those of the same height."""
    peaks, (start, end) = [], place
    while start < end:
        height = (end - start).bit_length() - 1
        peaks.append(node(height, start >> height))
        start += 1 << height
    return joined(peaks)


def inclusion(index: int, size: int) -> list[Range]:
    """The ranges whose roots lead from a leaf to the root, the nearest first (RFC 6962, 2.1.1)."""
    path, start, end = [], 0, size
    while end - start > 1:
        middle = start + _cut(end - start)
        if index < middle:
            path.append((middle, end))
            end = middle
        else:
            path.append((start, middle))
            start = middle
    return path[::-1]


def consistency(old: int, new: int) -> list[Range]:
    """The ranges whose roots show that a tree only grew (RFC 6962, 2.1.2)."""
    path, start, end, whole = [], 0, new, True
    while old < end:
        middle = start + _cut(end - start)
        if old <= middle:
            path.append((middle, end))
            end = middle
        else:
            path.append((start, middle))
            start, whole = middle, False
    return ([] if whole else [(start, end)]) + path[::-1]


def _cut(width: int) -> int:
    """The largest power of two that is smaller."""
    return 1 << ((width - 1).bit_length() - 1)


def _peaks(nodes: Sequence[bytes]) -> Iterator[bytes]:
    start = 0
    for height in range(HEIGHT, -1, -1):
        if len(nodes) & (1 << height):
            yield perfect(nodes[start : start + (1 << height)])
            start += 1 << height
