"""The Merkle tree over the acts: a leaf is the hash of an act. Full subtrees are read as stored,
the rest is made from the acts, so that a root or a path asks a few hundred rows."""

from collections.abc import Sequence

from remit.domain import merkle
from remit.domain.merkle import HEIGHT, WIDTH
from remit.ledger import models


class Tiles:
    """The nodes of the tree, by tiles of 256, each asked once."""

    def __init__(self) -> None:
        self._tiles: dict[tuple[int, int], dict[int, bytes]] = {}

    def node(self, height: int, place: int) -> bytes:
        """A full subtree, by its height and its place among those of the same height."""
        level, above = divmod(height, HEIGHT)
        first = place << above
        return merkle.perfect([self.entry(level, first + step) for step in range(1 << above)])

    def entry(self, level: int, place: int) -> bytes:
        """A node of a tile: stored, or made from the tile below if it is not stored yet."""
        tile = self._tile(level, place // WIDTH)
        if place not in tile and level:
            below = range(place * WIDTH, (place + 1) * WIDTH)
            tile[place] = merkle.perfect([self.entry(level - 1, one) for one in below])
        return tile.get(place, merkle.EMPTY)  # an act that is gone has no hash

    def _tile(self, level: int, number: int) -> dict[int, bytes]:
        key = (level, number)
        if key not in self._tiles:
            first = number * WIDTH
            self._tiles[key] = _stored(level, first) if level else _leaves(first)
        return self._tiles[key]


def _stored(level: int, first: int) -> dict[int, bytes]:
    rows = models.Subtree.objects.filter(level=level, place__gte=first, place__lt=first + WIDTH)
    return {place: bytes(node) for place, node in rows.values_list("place", "hash")}


def _leaves(first: int) -> dict[int, bytes]:
    rows = models.Act.objects.filter(seq__gt=first, seq__lte=first + WIDTH)
    return {seq - 1: merkle.leaf(bytes(node)) for seq, node in rows.values_list("seq", "hash")}


def root(size: int, tiles: Tiles | None = None) -> bytes:
    """The root over the first acts."""
    return merkle.spanned((0, size), (tiles or Tiles()).node)


def path(seq: int, size: int) -> Sequence[bytes]:
    """What leads from an act to the root over the first acts."""
    tiles = Tiles()
    return [merkle.spanned(place, tiles.node) for place in merkle.inclusion(seq - 1, size)]


def growth(old: int, new: int) -> Sequence[bytes]:
    """What shows that the tree over more acts begins with the tree over fewer."""
    tiles = Tiles()
    return [merkle.spanned(place, tiles.node) for place in merkle.consistency(old, new)]


def grown(size: int) -> merkle.Growing:
    """The tree as it stood after so many acts, to go on from there."""
    tiles, levels, width = Tiles(), [], size
    level = 0
    while width:
        begin = width - width % WIDTH
        levels.append([tiles.entry(level, place) for place in range(begin, width)])
        width, level = width // WIDTH, level + 1
    return merkle.Growing(size, levels)


def stored_until(level: int = 1) -> int:
    """How many subtrees of a level are stored, without a gap from the first."""
    return models.Subtree.objects.filter(level=level).count()
