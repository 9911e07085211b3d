"""What a chart that leaves its page is about: the lines that stand above every file of figures."""

import datetime as dt

from remit.interfaces import writing
from remit.interfaces.web.board import facts
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.charts import isolating


def lines(asked: Asked) -> list[str]:
    """The scope, the day, up to which act is known, the tree, the clock, and each filter."""
    return [" · ".join(f"{name}: {_plain(value)}" for name, value in facts.facts(asked))]


def _plain(value: str | int | dt.date) -> str:
    if isinstance(value, dt.date):
        return writing.day(value)
    return isolating.named(str(value))
