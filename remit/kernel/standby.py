"""A second server that follows the first may answer what is only read. It is asked while it follows
closely and has what whoever asks wrote last; else, and whenever it cannot answer or says no, the
primary is asked. Who may what, sessions and all that is written stay with the primary."""

import contextlib
import contextvars
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

import structlog
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connection, connections
from django.db.models import Model

from remit.domain.refusals import Refusal

ALIAS = "standby"
# Of these applications only: rights and trees are kept in memory by what the primary says of them.
READ_THERE = frozenset({"commitments", "texts", "ledger"})
FRESH_SECONDS, AWAY_SECONDS = 1.0, 10.0
REMEMBERED_LOOKS = 600
SAID = {
    "away": "The standby does not answer; everything is read from the primary.",
    "behind": "The standby is too far behind; everything is read from the primary.",
    "no_standby": "The server named as standby follows nobody; nothing is read from it.",
    "stranger": "The server named as standby follows another primary; nothing is read from it.",
}
_OF_PRIMARY = "SELECT pg_current_wal_lsn()::text, system_identifier FROM pg_control_system()"
_OF_STANDBY = (
    "SELECT pg_is_in_recovery(), coalesce(pg_last_wal_replay_lsn()::text, ''),"
    " extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()),"
    " system_identifier FROM pg_control_system()"
)
_log = structlog.get_logger(__name__)
_reading_there: contextvars.ContextVar[bool] = contextvars.ContextVar("there", default=False)
Answer = TypeVar("Answer")

# Of this process: how often something was read from which server.
reads: Counter[str] = Counter()


@dataclass(frozen=True, slots=True)
class Standing:
    """How the standby stands: why nothing is read from it (or nothing), how far it is and how many
    seconds behind at most, if that is known."""

    why: str = ""
    replayed: int = 0
    seconds: float | None = None


@dataclass
class _Looks:
    """What was found at the last look, when, and where the primary stood at the looks before."""

    found: Standing = field(default_factory=lambda: Standing("away"))
    until: float = 0.0
    told: str = ""
    of_primary: deque[tuple[float, int]] = field(
        default_factory=lambda: deque(maxlen=REMEMBERED_LOOKS)
    )


_looks = _Looks()
_lock = threading.Lock()


class Router:
    """Where the database layer reads and writes."""

    def db_for_read(self, model: type[Model], **hints: object) -> str:
        """Within a transaction of the primary everything is read there."""
        there = _reading_there.get() and not connection.in_atomic_block
        return ALIAS if there and model._meta.app_label in READ_THERE else DEFAULT_DB_ALIAS

    def db_for_write(self, model: type[Model], **hints: object) -> str:
        """Always the primary, also what was read from the standby."""
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Model, other: Model, **hints: object) -> bool:
        """Both servers hold the same site."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        """The standby gets its tables from the primary."""
        return db == DEFAULT_DB_ALIAS


def is_named() -> bool:
    """Whether the site has a standby at all."""
    return ALIAS in settings.DATABASES


def answered(read: Callable[[], Answer], *, after: str = "") -> Answer:
    """Read what only needs to be read, from the standby if it has what was written at `after`."""
    if not is_named():
        return read()
    if may_answer(after):
        try:
            with _there():
                answer = read()
            reads[ALIAS] += 1
            return answer
        except Refusal:
            pass  # it may only not know yet; the primary says the last word
        except Error:
            forget()
    reads["primary"] += 1
    return read()


def may_answer(after: str) -> bool:
    """Whether the standby follows closely, and is as far as a position of the primary."""
    found = standing()
    try:
        return not found.why and found.replayed >= _number(after)
    except ValueError:
        return False


def position() -> str:
    """Where the primary stands after what was just written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_lsn()::text")
        return str(cursor.fetchone()[0])


def asked_here() -> Any:
    """The connection on which a question without a model is asked."""
    there = _reading_there.get() and not connection.in_atomic_block
    return connections[ALIAS if there else DEFAULT_DB_ALIAS]


def standing() -> Standing:
    """How the standby stands now, or stood a moment ago; only one thread looks at a time."""
    if time.monotonic() >= _looks.until and _lock.acquire(blocking=False):
        try:
            _looks.found = _look()
            pause = AWAY_SECONDS if _looks.found.why == "away" else FRESH_SECONDS
            _looks.until = time.monotonic() + pause
            _tell(_looks.found)
        finally:
            _lock.release()
    return _looks.found


def forget() -> None:
    """Look anew at the next question."""
    _looks.until = 0.0


@contextlib.contextmanager
def watched(wrapper: Callable[..., Any]) -> Iterator[None]:
    """Let a wrapper see every question, whichever server is asked."""
    with contextlib.ExitStack() as watching:
        for alias in settings.DATABASES:
            watching.enter_context(connections[alias].execute_wrapper(wrapper))
        yield


@contextlib.contextmanager
def _there() -> Iterator[None]:
    token = _reading_there.set(True)
    try:
        yield
    finally:
        _reading_there.reset(token)


def _look() -> Standing:
    at = time.monotonic()
    try:
        following, replayed, age, own = _row(ALIAS, _OF_STANDBY)
        primary, other = _row(DEFAULT_DB_ALIAS, _OF_PRIMARY)
    except Error:
        return Standing("away")
    if not following:
        return Standing("no_standby")
    if own != other:
        return Standing("stranger")
    _looks.of_primary.append((at, _number(primary)))
    seconds = _behind(at, _number(replayed), None if age is None else float(age))
    late = seconds is None or seconds > settings.REMIT_STANDBY_SECONDS
    return Standing("behind" if late else "", _number(replayed), seconds)


def _behind(at: float, replayed: int, age: float | None) -> float | None:
    """At most so many seconds: since the primary stood where the standby is, or since the last act
    that it has was done there, whichever is less."""
    if replayed >= _looks.of_primary[-1][1]:
        return 0.0
    passed = [at - then for then, place in _looks.of_primary if place <= replayed]
    return min([*passed, *([] if age is None else [max(age, 0.0)])], default=None)


def _row(alias: str, question: str) -> tuple[Any, ...]:
    with connections[alias].cursor() as cursor:
        cursor.execute(question)
        row: tuple[Any, ...] = cursor.fetchone()
        return row


def _number(position: str) -> int:
    """A position in the log of the database as a number; none is the beginning."""
    high, _, low = position.partition("/")
    return (int(high, 16) << 32) + int(low, 16) if position else 0


def _tell(found: Standing) -> None:
    """A change is said once, in a sentence."""
    if found.why == _looks.told:
        return
    _looks.told = found.why
    if found.why:
        _log.warning("standby_not_read", said=SAID[found.why], why=found.why)
    else:
        _log.info("standby_read", said="The standby follows closely and is read again.")
