"""Roots and proofs are those of RFC 6962: compared with a tree made as the standard defines it, and
with the published vectors of the reference implementations (transparency-dev/merkle,
testonly/constants.go)."""

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain import merkle
from remit.ledger import check_proof
from remit.ledger.check_proof import Checkpoint, Wrong

INPUTS = (
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
PAIRS = st.integers(1, 600).flatmap(lambda size: st.tuples(st.integers(1, size), st.just(size)))


def entries(size: int) -> list[bytes]:
    return [str(number).encode() for number in range(size)]


def _cut(size: int) -> int:
    cut = 1
    while cut * 2 < size:
        cut *= 2
    return cut


def naive_root(data: Sequence[bytes]) -> bytes:
    """MTH, word by word (RFC 6962, 2.1)."""
    if not data:
        return hashlib.sha256(b"").digest()
    if len(data) == 1:
        return hashlib.sha256(b"\x00" + data[0]).digest()
    cut = _cut(len(data))
    return hashlib.sha256(b"\x01" + naive_root(data[:cut]) + naive_root(data[cut:])).digest()


def naive_path(index: int, data: Sequence[bytes]) -> list[bytes]:
    """PATH, word by word (RFC 6962, 2.1.1)."""
    if len(data) <= 1:
        return []
    cut = _cut(len(data))
    if index < cut:
        return [*naive_path(index, data[:cut]), naive_root(data[cut:])]
    return [*naive_path(index - cut, data[cut:]), naive_root(data[:cut])]


def naive_growth(old: int, data: Sequence[bytes], whole: bool = True) -> list[bytes]:
    """SUBPROOF, word by word (RFC 6962, 2.1.2)."""
    if old == len(data):
        return [] if whole else [naive_root(data)]
    cut = _cut(len(data))
    if old <= cut:
        return [*naive_growth(old, data[:cut], whole), naive_root(data[cut:])]
    return [*naive_growth(old - cut, data[cut:], False), naive_root(data[:cut])]


def grown(data: Sequence[bytes]) -> merkle.Growing:
    growing = merkle.Growing()
    for entry in data:
        list(growing.add(merkle.leaf(entry)))
    return growing


def spanned(ranges: Sequence[merkle.Range], data: Sequence[bytes]) -> list[bytes]:
    def node(height: int, place: int) -> bytes:
        return naive_root(data[place << height : (place + 1) << height])

    return [merkle.spanned(place, node) for place in ranges]


def checkpoint(size: int, data: Sequence[bytes]) -> Checkpoint:
    return Checkpoint("", "", size, naive_root(data[:size]), ())


@pytest.mark.parametrize("size", range(9))
def test_roots_are_the_published_ones(size: int) -> None:
    data = [bytes.fromhex(entry) for entry in INPUTS[:size]]
    assert grown(data).root().hex() == ROOTS[size]
    assert naive_root(data).hex() == ROOTS[size]


@pytest.mark.parametrize("size", [255, 256, 257, 511, 512, 700, 256 * 3 + 1])
def test_a_tree_grown_leaf_by_leaf_has_the_root_of_the_standard(size: int) -> None:
    assert grown(entries(size)).root() == naive_root(entries(size))


def test_what_becomes_full_is_told_with_its_level_and_place() -> None:
    growing, told = merkle.Growing(), []
    for entry in entries(256 * 256):
        told += growing.add(merkle.leaf(entry))
    assert [one[:2] for one in told[:2]] == [(1, 0), (1, 1)]
    assert [one[:2] for one in told[-2:]] == [(1, 255), (2, 0)]
    assert told[0][2] == naive_root(entries(256))
    assert growing.levels[:2] == [[], []]
    assert growing.root() == told[-1][2]


@pytest.mark.parametrize("piece", [1, 7, 255, 256, 257, 600])
def test_leaves_appended_in_pieces_grow_the_same_tree_as_one_by_one(piece: int) -> None:
    leaves = [merkle.leaf(entry) for entry in entries(600)]
    one_by_one, in_pieces = merkle.Growing(), merkle.Growing()
    told = [full for leaf in leaves for full in one_by_one.add(leaf)]
    pieces = [leaves[begin : begin + piece] for begin in range(0, len(leaves), piece)]
    assert [full for some in pieces for full in in_pieces.extend(some)] == told
    assert in_pieces == one_by_one


@given(PAIRS)
def test_a_path_is_that_of_the_standard_and_leads_to_the_root(pair: tuple[int, int]) -> None:
    seq, size = pair
    data, index = entries(size), seq - 1
    path = spanned(merkle.inclusion(index, size), data)
    assert path == naive_path(index, data)
    assert check_proof.root_from(merkle.leaf(data[index]), index, size, path) == naive_root(data)


@given(PAIRS)
def test_growth_is_shown_as_in_the_standard_and_holds(pair: tuple[int, int]) -> None:
    old, size = pair
    data = entries(size)
    path = spanned(merkle.consistency(old, size), data)
    assert path == naive_growth(old, data)
    check_proof.check_growth(checkpoint(old, data), checkpoint(size, data), path)


SPOILED = st.tuples(st.integers(0, 20), st.sampled_from(["cut", "longer", "changed"]))


@given(PAIRS, SPOILED)
def test_a_spoiled_path_of_an_act_never_holds(pair: tuple[int, int], how: tuple[int, str]) -> None:
    seq, size = pair
    data = entries(size)
    path = spoiled(spanned(merkle.inclusion(seq - 1, size), data), *how)
    assert path is None or led_to(data[seq - 1], seq - 1, size, path) != naive_root(data)


@given(PAIRS, SPOILED)
def test_a_spoiled_growth_never_holds(pair: tuple[int, int], how: tuple[int, str]) -> None:
    old, size = pair
    data = entries(size)
    path = spoiled(spanned(merkle.consistency(old, size), data), *how)
    if path is not None:
        with pytest.raises(Wrong):
            check_proof.check_growth(checkpoint(old, data), checkpoint(size, data), path)


def led_to(entry: bytes, index: int, size: int, path: list[bytes]) -> bytes | None:
    """The root to which a path leads; nothing if it leads nowhere."""
    try:
        return check_proof.root_from(merkle.leaf(entry), index, size, path)
    except Wrong:
        return None


def spoiled(path: list[bytes], place: int, how: str) -> list[bytes] | None:
    """The path with one fault; nothing if there is nothing to spoil."""
    if how == "longer":
        return [*path, bytes(32)]
    if not path:
        return None
    if how == "cut":
        return path[:-1]
    place %= len(path)
    return [*path[:place], bytes(32), *path[place + 1 :]]


@given(PAIRS, st.integers(0, 599))
def test_growth_from_another_past_never_holds(pair: tuple[int, int], changed: int) -> None:
    old, size = pair
    data = entries(size)
    other = [*data]
    other[changed % old] = b"rewritten"
    path = spanned(merkle.consistency(old, size), other)
    with pytest.raises(Wrong):
        check_proof.check_growth(checkpoint(old, data), checkpoint(size, other), path)


# RFC 8032, 7.1: tests 1 to 3, as secret, public key, message, signature.
SIGNED = (
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
)


@pytest.mark.parametrize(("public", "message", "signature"), SIGNED)
def test_signatures_are_the_published_ones(public: str, message: str, signature: str) -> None:
    key, words, signed = (bytes.fromhex(one) for one in (public, message, signature))
    assert check_proof.is_signed(key, words, signed)
    assert not check_proof.is_signed(key, words + b"!", signed)
    assert not check_proof.is_signed(key, words, signed[:63] + bytes([signed[63] ^ 1]))
    assert not check_proof.is_signed(key, words, signed[:63])


def test_a_signature_is_not_accepted_twice_by_a_larger_number() -> None:
    """S and S + L would both fit the equation; RFC 8032 takes the smaller one alone."""
    public, message, signature = (bytes.fromhex(one) for one in SIGNED[1])
    larger = int.from_bytes(signature[32:], "little") + check_proof.ORDER
    forged = signature[:32] + larger.to_bytes(32, "little")
    assert not check_proof.is_signed(public, message, forged)
