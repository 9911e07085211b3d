"""What a story is made of: one line for each act, and the act as an event on a day."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from remit.interfaces.cli.demo.world import World


@dataclass(frozen=True, slots=True)
class Line:
    """One act as it is written: on which day, from which post, what, about which key.

    `title` is what the block of the line says about its key, and is empty in later blocks.
    """

    where: str
    on: dt.date
    time: dt.time | None
    post: str
    verb: str
    key: str
    title: str
    fields: Mapping[str, str]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens on a day; without a time it takes its turn in the morning."""

    where: str
    on: dt.date
    time: dt.time | None
    perform: Callable[[World, dt.datetime], None]
