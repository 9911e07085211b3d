"""What stands in a database at one moment, in words that both engines understand and that a
database of any release answers: its migrations, its last act, its last checkpoint."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Ask = Callable[[str], Iterable[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class Facts:
    """How far the database was migrated, and how far its ledger goes."""

    migrations: tuple[tuple[str, str], ...]
    acts: int
    head: str
    checkpoint: str


def of(ask: Ask) -> Facts:
    """What a database says of itself; a ledger without checkpoints has none to say."""
    migrations = tuple((str(app), str(name)) for app, name in ask(_MIGRATIONS))
    last = next(iter(ask(_LAST_ACT)), (0, b""))
    signed = ask(_CHECKPOINT) if ("ledger", "0002_checkpoints") in migrations else ()
    note = next(iter(signed), ("",))[0]
    return Facts(migrations, int(last[0]), bytes(last[1]).hex(), str(note))


_MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY id"
_LAST_ACT = "SELECT seq, hash FROM ledger_act ORDER BY seq DESC LIMIT 1"
_CHECKPOINT = "SELECT note FROM ledger_checkpoint ORDER BY size DESC LIMIT 1"
