"""The key with which checkpoints are signed: kept beside the secret of the site, never in the
database; its public half is named by an act. A note is signed as c2sp.org/signed-note says."""

import base64
import contextlib
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

ED25519 = b"\x01"
CURRENT, NEXT = "checkpoint", "checkpoint.next"


@dataclass(frozen=True)
class Signer:
    """A key under the name of its ledger."""

    name: str
    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        """The public half."""
        return self.private.public_key().public_bytes_raw()

    def line(self, text: str) -> str:
        """The line that signs a text."""
        signed = key_id(self.name, self.public) + self.private.sign(text.encode())
        return f"\u2014 {self.name} {base64.b64encode(signed).decode()}\n"


def key_id(name: str, public: bytes) -> bytes:
    """The short id by which a signature says under which key it stands."""
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def verifier(name: str, public: bytes) -> str:
    """A public key as one line, for whoever checks."""
    packed = base64.b64encode(ED25519 + public).decode()
    return f"{name}+{key_id(name, public).hex()}+{packed}"


def note(*, origin: str, size: int, root: bytes, signers: Iterable[Signer]) -> str:
    """A checkpoint as text, signed by each of these keys."""
    text = f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"
    return text + "\n" + "".join(signer.line(text) for signer in signers)


def holds(public: bytes, text: str, signature: bytes) -> bool:
    """Whether the holder of a key signed this text."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def kept(name: str, which: str = CURRENT) -> Signer | None:
    """The key that is kept in the folder of the site; None if there is none."""
    path = _folder() / which
    if not path.exists():
        return None
    secret = base64.b64decode(path.read_text().strip())
    return Signer(name, Ed25519PrivateKey.from_private_bytes(secret))


def made(name: str, which: str = CURRENT) -> Signer:
    """A new key, kept for its owner alone; if another process was quicker, the one it made."""
    path = _folder() / which
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    secret = base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()) + b"\n"
    partial = path.with_name(f"{which}.{os.getpid()}")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(secret)
        out.flush()
        os.fsync(out.fileno())
    with contextlib.suppress(FileExistsError):  # never over a key that is there
        os.link(partial, path)
    partial.unlink()
    found = kept(name, which)
    if found is None:
        raise FileNotFoundError(path)
    return found


def take_over() -> None:
    """The next key is the current one from now on; the one before is gone."""
    with contextlib.suppress(FileNotFoundError):  # another process did so
        (_folder() / NEXT).replace(_folder() / CURRENT)


def _folder() -> Path:
    return Path(settings.REMIT_HOME) / "keys"
