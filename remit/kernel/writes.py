"""The write transaction: one writer at a time, all or nothing, on SQLite and on PostgreSQL.

SQLite takes its write lock at BEGIN IMMEDIATE, for which writers stand in line; PostgreSQL takes an
advisory lock that ends with the transaction. Whoever is inside already joins the outer transaction.
"""

import contextlib
import contextvars
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar, cast

from django.db import connection, transaction

from remit.kernel import turns

LOCK = 0x52454D4954  # "REMIT"
REMEMBERED = "remembered"
Known = TypeVar("Known")
_inside: contextvars.ContextVar[dict[str, object] | None] = contextvars.ContextVar(
    "write_transaction", default=None
)
_read: contextvars.ContextVar[dict[Hashable, object] | None] = contextvars.ContextVar(
    "what_one_page_asked", default=None
)
_read_back: contextvars.ContextVar[dict[Hashable, object] | None] = contextvars.ContextVar(
    "what_one_answer_asked", default=None
)


@contextlib.contextmanager
def writing() -> Iterator[dict[str, object]]:
    """Hold the write lock; what is put into the yielded dict lives as long as the transaction."""
    outer = _inside.get()
    if outer is not None:
        with _all_or_nothing():
            yield outer
        return
    with turns.in_line(), transaction.atomic():
        _lock()
        store: dict[str, object] = {}
        token = _inside.set(store)
        try:
            yield store
        finally:
            _inside.reset(token)


@contextlib.contextmanager
def by_itself() -> Iterator[None]:
    """Within a write transaction: what fails in here is undone by itself, and the rest stands."""
    inside = _inside.get()
    if inside is None:
        raise RuntimeError("by_itself() stands inside writing()")
    inside.pop(REMEMBERED, None)
    before = dict(inside)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        inside.clear()
        inside.update(before)
        raise


def remembered(key: Hashable, ask: Callable[[], Known]) -> Known:
    """What was asked once is not asked again in this write transaction, until it is forgotten.

    Nobody else writes meanwhile, so it stays true; outside a write transaction it is asked anew,
    or once for a page that only reads.
    """
    known = _remembered()
    if known is None:
        return asked_once(key, ask)
    if key not in known:
        known[key] = ask()
    return cast(Known, known[key])


def remembered_each(
    about: Hashable, wanted: Iterable[int], ask: Callable[[list[int]], Mapping[int, Known]]
) -> dict[int, Known]:
    """Of several only those are asked for, together, that are not remembered, in this transaction
    or for this page; what is not there is asked for again."""
    known, keys = _kept(), list(wanted)
    if known is None:
        return dict(ask(keys))
    missing = [key for key in keys if (about, key) not in known]
    if missing:
        known.update({(about, key): found for key, found in ask(missing).items()})
    return {key: cast(Known, known[about, key]) for key in keys if (about, key) in known}


def recalled(key: Hashable) -> object | None:
    """What is remembered in this write transaction, or None."""
    return (_remembered() or {}).get(key)


@contextlib.contextmanager
def reading() -> Iterator[None]:
    """A page is made that only reads: what it asks several times is asked once."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


@contextlib.contextmanager
def reading_back() -> Iterator[None]:
    """Within a write transaction, after all that is written: the answer asks each question once,
    and what is remembered not again."""
    token = _read_back.set(dict(_remembered() or {}))
    try:
        yield
    finally:
        _read_back.reset(token)


def asked_once(key: Hashable, ask: Callable[[], Known]) -> Known:
    """What a page asked already is not asked again, so that all of it speaks of the same moment.

    Whoever writes, and whoever makes no page, is answered anew.
    """
    read = _read.get() if _inside.get() is None else _read_back.get()
    if read is None:
        return ask()
    if key not in read:
        read[key] = ask()
    return cast(Known, read[key])


def keep(key: Hashable, known: object) -> None:
    """What was just written is remembered as it was written, and need not be read again; nor what
    a page heard beside something else."""
    kept = _kept()
    if kept is not None:
        kept[key] = known


def forget(*about: str) -> None:
    """What was remembered in this write transaction may no longer be so: all of it, or what the
    first word of its key says that it is about."""
    kept = _remembered()
    if kept is None:
        return
    gone = [key for key in kept if not about or _first_word(key) in about]
    for key in gone:
        del kept[key]


def _first_word(key: Hashable) -> Hashable:
    while isinstance(key, tuple):
        key = key[0]
    return key


def _kept() -> dict[Hashable, object] | None:
    inside = _remembered()
    return _read.get() if inside is None else inside


def _remembered() -> dict[Hashable, object] | None:
    inside = _inside.get()
    if inside is None:
        return None
    return cast(dict[Hashable, object], inside.setdefault(REMEMBERED, {}))


@contextlib.contextmanager
def _all_or_nothing() -> Iterator[None]:
    """What failed inside cannot be kept by somebody outside who catches the failure."""
    try:
        yield
    except BaseException:
        transaction.set_rollback(True)
        raise


def _lock() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
