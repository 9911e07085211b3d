"""Every question to the database is counted and timed. One that takes longer than the site
allows is logged in the words of the program, with places in the stead of values."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import structlog
from django.conf import settings
from django.db import DatabaseError, connection

LONGEST = 1000
_log = structlog.get_logger(__name__)

# Of this process: refusals of the database by their kind, and questions that took too long.
failures: Counter[str] = Counter()
slow: Counter[str] = Counter()

Execute = Callable[..., Any]


@dataclass
class Watch:
    """How often the database was asked, and for how long."""

    questions: int = 0
    seconds: float = 0.0

    def __call__(
        self, execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        """Ask, and keep the time; Django calls it for each question."""
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        except DatabaseError as failure:
            failures[type(failure).__name__] += 1
            raise
        finally:
            took = time.perf_counter() - begun
            self.questions += 1
            self.seconds += took
            _tell_if_slow(sql, took)


def always() -> None:
    """Watch all that this program asks on its connection, until it ends."""
    connection.execute_wrappers.append(Watch())


def _tell_if_slow(sql: str, took: float) -> None:
    milliseconds = round(took * 1000)
    if 0 < settings.REMIT_SLOW_QUERY_MS <= milliseconds:
        slow["questions"] += 1
        _log.warning("slow_query", ms=milliseconds, sql=" ".join(str(sql).split())[:LONGEST])
