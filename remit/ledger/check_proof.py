"""Checks a proof that comes from a Remit ledger. It needs Python 3.11 and nothing else: no Remit,
no network, no library. Read it, then run it where you trust the machine:

    python check_proof.py --key KEY PROOF                     does this act stand in the ledger?
    python check_proof.py --key KEY --old CHECKPOINT PROOF    did the ledger only grow since then?
    python check_proof.py --key KEY CHECKPOINT                is this checkpoint signed by the key?

KEY is the line that `remit ledger key` prints and that you were given once, by a way you trust.
Exit 0: it holds. Exit 1: it does not, with the reason. Exit 2: wrong usage.
Formats: c2sp.org/signed-note, tlog-checkpoint, tlog-proof; RFC 6962, 9162 (trees), 8032 (Ed25519).
The leaf of an act is its hash, SHA-256(hash before + body).
"""

import argparse
import base64
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROOF, ED25519 = "c2sp.org/tlog-proof@v1", b"\x01"
ACT_STANDS = "%(body)s\nAct %(act)s stands in %(ledger)s among %(size)s acts; key %(key)s."
ONLY_GREW = "%(ledger)s only grew: %(old)s acts, then %(new)s; key %(key)s."
SIGNED = "%(text)sSigned by key %(key)s."
Told = tuple[str, dict[str, Any]]

# --- Ed25519: checking a signature (RFC 8032, 5.1.7). A point is x, y, z, t with x = X/Z, ...
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]


class Wrong(Exception):
    """Something does not hold: what, and about which facts."""

    def __init__(self, words: str, **facts: object) -> None:
        super().__init__(words % facts)
        self.words, self.facts = words, facts


def added(one: Point, other: Point) -> Point:
    """The sum of two points."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: Point) -> Point:
    """A point, taken so many times."""
    total: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = added(total, point)
        point, number = added(point, point), number >> 1
    return total


def unpacked(packed: bytes) -> Point:
    """The point that 32 bytes stand for: y, and in the last bit whether x is odd."""
    number = int.from_bytes(packed, "little")
    odd, y = number >> 255, number & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x * ROOT_OF_MINUS_ONE % P if (x * x - square) % P else x
    if len(packed) != 32 or y >= P or (x * x - square) % P or (x == 0 and odd):
        raise Wrong("these bytes are no point of the curve")
    x = P - x if x & 1 != odd else x
    return x, y, 1, x * y % P


BASE = unpacked((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether whoever holds the secret of a public key signed this message."""
    try:
        key, nonce = unpacked(public), unpacked(signature[:32])
    except Wrong:
        return False
    scalar = int.from_bytes(signature[32:], "little")
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    challenge = int.from_bytes(digest, "little") % ORDER
    one, other = times(scalar, BASE), added(nonce, times(challenge, key))
    apart = [(one[axis] * other[2] - other[axis] * one[2]) % P for axis in (0, 1)]
    return len(signature) == 64 and scalar < ORDER and apart == [0, 0]


# --- Trees (RFC 6962, 2.1; the checks as RFC 9162, 2.1.3.2 and 2.1.4.2 give them).
def leaf(entry: bytes) -> bytes:
    """The hash of a leaf."""
    return hashlib.sha256(b"\x00" + entry).digest()


def branch(left: bytes, right: bytes) -> bytes:
    """The hash of two nodes side by side."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def sides(place: int, last: int, path: Sequence[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The nodes of a path from below upwards, and whether each stands to the left."""
    for beside in path:
        if not last:
            raise Wrong("the path is too long")
        left = bool(place & 1) or place == last
        yield beside, left
        while left and place and not place & 1:
            place, last = place >> 1, last >> 1
        place, last = place >> 1, last >> 1
    if last:
        raise Wrong("the path is too short")


def root_from(hashed: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root to which a leaf leads by its path."""
    if not 0 <= index < size:
        raise Wrong("act %(act)s is not among %(size)s acts", act=index + 1, size=size)
    for beside, left in sides(index, size - 1, path):
        hashed = branch(beside, hashed) if left else branch(hashed, beside)
    return hashed


def check_growth(old: "Checkpoint", new: "Checkpoint", path: Sequence[bytes]) -> None:
    """The newer tree begins with all of the older one."""
    if not 0 < old.size <= new.size:
        raise Wrong("it covers %(old)s acts, then %(new)s", old=old.size, new=new.size)
    place, last = old.size - 1, new.size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    # The root of one full subtree stands in the path unsaid, and so does a tree that did not grow.
    unsaid = not place or old.size == new.size
    if not unsaid and not path:
        raise Wrong("the path is too short")
    before = after = old.root if unsaid else path[0]
    if old.size < new.size:
        for beside, left in sides(place, last, path if unsaid else path[1:]):
            before = branch(beside, before) if left else before
            after = branch(beside, after) if left else branch(after, beside)
    elif path:
        raise Wrong("the path is too long")
    if before != old.root or after != new.root:
        raise Wrong("the ledger did not only grow: the old checkpoint is not a beginning of it")


# --- Keys, checkpoints and proofs as text.
@dataclass(frozen=True)
class Key:
    """A key that is trusted: its name, its short id, and the public key itself."""

    name: str
    id: bytes
    public: bytes


@dataclass(frozen=True)
class Checkpoint:
    """What was signed: whose ledger, how many acts, their root, and the signatures by key id."""

    text: str
    origin: str
    size: int
    root: bytes
    signatures: Sequence[tuple[str, bytes, bytes]]


def key_of(line: str) -> Key:
    """A key written as name+id+key."""
    name, short, long = [*line.strip().split("+", 2), "", ""][:3]
    made = hashlib.sha256(name.encode() + b"\n" + (raw := plain(long))).digest()[:4]
    if len(raw) != 33 or raw[:1] != ED25519 or made.hex() != short:
        raise Wrong("this is no key of the form name+id+key")
    return Key(name, made, raw[1:])


def checkpoint_of(note: str) -> Checkpoint:
    """A signed checkpoint, taken apart; whether its signature holds is another question."""
    text, gap, signed = note.rpartition("\n\n")
    lines = text.split("\n")
    if not gap or len(lines) < 3 or lines[1] != str(number(lines[1])):
        raise Wrong("this is no signed checkpoint")
    signatures = []
    for line in filter(None, signed.split("\n")):
        dash, name, packed = [*line.split(" ", 2), "", ""][:3]
        raw = plain(packed)
        if dash != "\u2014" or len(raw) < 5:
            raise Wrong("a signature of the checkpoint is not understood")
        signatures.append((name, raw[:4], raw[4:]))
    return Checkpoint(text + "\n", lines[0], number(lines[1]), plain(lines[2]), signatures)


def check_signed(checkpoint: Checkpoint, keys: Sequence[Key]) -> Key:
    """One of the trusted keys signed this checkpoint."""
    for name, short, signature in checkpoint.signatures:
        for key in keys:
            if (name, short) == (key.name, key.id) and name == checkpoint.origin:
                if not is_signed(key.public, checkpoint.text.encode(), signature):
                    raise Wrong("the signature of the checkpoint is false")
                return key
    raise Wrong("the checkpoint is not signed by a key that you trust")


def plain(words: str) -> bytes:
    """The bytes that stand in base64."""
    try:
        return base64.b64decode(words, validate=True)
    except ValueError:
        raise Wrong("%(text)s is not base64", text=repr(words[:40])) from None


def number(words: str) -> int:
    """A number in digits."""
    if not (words.isascii() and words.isdigit() and len(words) < 20):
        raise Wrong("%(text)s is not a number", text=repr(words[:40]))
    return int(words)


def hash_of(act: dict[str, Any]) -> bytes:
    """The hash of the act that a proof speaks of; made again from its body if that is shown."""
    if "body" not in act:
        return bytes.fromhex(act["hash"])
    fields = json.loads(act["body"])
    for name, (salt, text) in act.get("texts", {}).items():
        sealed = hashlib.sha256(bytes.fromhex(salt) + text.encode()).hexdigest()
        if fields["texts"].get(name) != sealed:
            raise Wrong("text %(name)s is not the one of this act", name=repr(name))
    return hashlib.sha256(bytes.fromhex(act["prev_hash"]) + act["body"].encode()).digest()


def checked_act(words: str, keys: Sequence[Key]) -> Told:
    """An act stands in the ledger that was signed; otherwise it is wrong."""
    head, _, note = words.partition("\n\n")
    lines = head.split("\n")
    if len(lines) < 3 or not lines[1].startswith("extra ") or not lines[2].startswith("index "):
        raise Wrong("this is no proof of an act")
    checkpoint, index = checkpoint_of(note), number(lines[2][6:])
    key = check_signed(checkpoint, keys)
    try:
        hashed = hash_of(act := json.loads(plain(lines[1][6:])))
        if "body" in act and json.loads(act["body"])["seq"] != index + 1:
            raise Wrong("the body is that of another act")
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError):
        raise Wrong("what the proof says of the act is not understood") from None
    if root_from(leaf(hashed), index, checkpoint.size, [*map(plain, lines[3:])]) != checkpoint.root:
        raise Wrong("act %(act)s does not stand in this ledger as the proof says", act=index + 1)
    facts = {"body": act.get("body", hashed.hex()), "act": index + 1, "ledger": checkpoint.origin}
    return ACT_STANDS, {**facts, "size": checkpoint.size, "key": key.id.hex()}


def checked_growth(words: str, old_note: str, keys: Sequence[Key]) -> Told:
    """The ledger only grew between two checkpoints; otherwise it is wrong."""
    head, _, note = words.partition("\n\n")
    lines, old, new = head.split("\n"), checkpoint_of(old_note), checkpoint_of(note)
    key = check_signed(new, keys).id.hex()
    if old.origin != new.origin or lines[0] != f"old {old.size}":
        raise Wrong("this proof speaks of another checkpoint")
    check_growth(old, new, [plain(line) for line in lines[1:]])
    return ONLY_GREW, {"ledger": new.origin, "old": old.size, "new": new.size, "key": key}


def checked(words: str, keys: Sequence[Key], old: str | None = None) -> Told:
    """What holds of a proof, and about which facts; otherwise it is wrong."""
    words = words.replace("\r\n", "\n")
    if words.startswith(PROOF + "\n"):
        return checked_act(words, keys)
    if words.startswith("old "):
        if old is None:
            raise Wrong("give the checkpoint that you kept, with --old")
        return checked_growth(words, old.replace("\r\n", "\n"), keys)
    checkpoint = checkpoint_of(words)
    return SIGNED, {"text": checkpoint.text, "key": check_signed(checkpoint, keys).id.hex()}


def main() -> int:
    """Check what the command line names."""
    asked = argparse.ArgumentParser(description="Check a proof of a Remit ledger.")
    asked.add_argument("--key", required=True, action="append", help="a key that you trust")
    asked.add_argument("--old", type=Path, help="the checkpoint that you kept")
    asked.add_argument("proof", type=Path)
    given = asked.parse_args()
    try:
        old = given.old.read_text("utf-8") if given.old else None
        said, facts = checked(given.proof.read_text("utf-8"), [*map(key_of, given.key)], old)
    except (Wrong, OSError, UnicodeDecodeError) as wrong:
        sys.stderr.write(f"It does not hold: {wrong}.\n")
        return 1
    sys.stdout.buffer.write(
        (said % facts + "\n").encode()
    )  # also where the terminal knows no Arabic
    return 0


if __name__ == "__main__":
    sys.exit(main())
