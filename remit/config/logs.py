"""How a site tells what happens: one line of JSON for each event, on standard error, with when, how
grave and what. What people wrote, their names and addresses are not in it: of a failure its kind
and the places in the program are told, and not its words."""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

FORMS = ("json", "text")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
DEEPEST = 12

Event = MutableMapping[str, Any]


def usual_form() -> str:
    """A person at a terminal reads words; everything else reads JSON."""
    return "text" if sys.stderr.isatty() else "json"


def usual_level() -> str:
    """A terminal is not filled with a line for every request."""
    return "WARNING" if sys.stderr.isatty() else "INFO"


def settings(*, form: str, level: str) -> dict[str, Any]:
    """The settings of logging; the loggers of our own code come through the same door."""
    before: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        without_words,
    ]
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    written: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=False, timestamp_key="at")
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [_of_framework, *before],
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, written],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # Every request has a line of its own already; only faults of ours are told once more.
            "django.request": {"level": "ERROR"},
        },
    }


def without_words(logger: object, method: str, event: Event) -> Event:
    """A failure is told by its kind and by where it arose; its words may hold what people wrote."""
    failure = event.pop("exc_info", None)
    if failure is True:
        failure = sys.exc_info()
    if isinstance(failure, tuple):
        failure = failure[1]
    if isinstance(failure, BaseException):
        frames = traceback.extract_tb(failure.__traceback__)[-DEEPEST:]
        event["failure"] = type(failure).__name__
        event["where"] = [f"{one.filename}:{one.lineno} {one.name}" for one in frames]
    return event


def _of_framework(logger: object, method: str, event: Event) -> Event:
    """The framework's sentences name addresses, and these may hold a token or a name: what is told
    is who says it and with which status. Our own line of the request says the rest."""
    record: logging.LogRecord = event["_record"]
    event["logger"] = record.name
    if record.name.startswith("django."):
        event["event"] = record.name
        event["status"] = getattr(record, "status_code", None)
    return event
