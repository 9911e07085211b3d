"""What time it is. The only place that asks the machine; everywhere else time is an argument.

A forward jump of the wall clock against the monotonic one is logged, because a ledger that
follows it can never come back. The example loader and the tests inject the clock.
"""

import contextlib
import contextvars
import datetime as dt
import time
from collections.abc import Iterator

import structlog
from django.utils import timezone

JUMP = dt.timedelta(minutes=10)
_log = structlog.get_logger(__name__)
_started = (dt.datetime.now(dt.UTC), time.monotonic())
_injected: contextvars.ContextVar[dt.datetime | None] = contextvars.ContextVar(
    "injected_clock", default=None
)


def now() -> dt.datetime:
    """The instant, in UTC."""
    given = _injected.get()
    return given if given is not None else _checked(dt.datetime.now(dt.UTC))


def by_the_machine() -> dt.datetime:
    """The instant by the machine, whatever a story says: for what lasts while somebody waits."""
    return _checked(dt.datetime.now(dt.UTC))


def today() -> dt.date:
    """The day it is in the site's time zone."""
    return day_of(now())


def day_of(instant: dt.datetime) -> dt.date:
    """The day of an instant, cut in the site's time zone."""
    return instant.astimezone(timezone.get_default_timezone()).date()


def start_of(day: dt.date) -> dt.datetime:
    """The first instant of a day in the site's time zone, in UTC."""
    local = dt.datetime.combine(day, dt.time.min, tzinfo=timezone.get_default_timezone())
    return local.astimezone(dt.UTC)


def is_injected() -> bool:
    """Whether time comes from a story and not from the machine."""
    return _injected.get() is not None


@contextlib.contextmanager
def injected(instant: dt.datetime) -> Iterator[None]:
    """Let it be that instant inside the block."""
    token = _injected.set(instant.astimezone(dt.UTC))
    try:
        yield
    finally:
        _injected.reset(token)


def _checked(wall: dt.datetime) -> dt.datetime:
    global _started
    expected = _started[0] + dt.timedelta(seconds=time.monotonic() - _started[1])
    if wall - expected > JUMP:
        _log.warning("clock_jumped_forward", expected=expected.isoformat(), wall=wall.isoformat())
        _started = (wall, time.monotonic())
    return wall
