"""The reorganisation of the example: units end and go over into their heirs; what they still owe is
transferred on a later day, or waits, not yet transferred."""

import datetime as dt
import functools
from collections.abc import Iterator

from remit.commitments import actions as commitments
from remit.domain.vocabulary import How
from remit.interfaces.cli.demo import files
from remit.interfaces.cli.demo.records import Event
from remit.interfaces.cli.demo.world import World
from remit.organisation import actions

TABLE = "organisation/successions.csv"
COLUMNS = ("on", "unit", "heirs", "how", "transferred_on")
REASON = "Chuyển giao nhiệm vụ sau khi sắp xếp đơn vị hành chính từ ngày 01/7/2025."


def events() -> Iterator[Event]:
    """The days on which units end, and those on which their commitments are transferred."""
    rows = list(files.rows(TABLE, COLUMNS))
    for day in sorted({row["on"] for row in rows}):
        ending = [row for row in rows if row["on"] == day]
        on = dt.date.fromisoformat(day)
        yield Event(TABLE, on, None, functools.partial(_succeed, ending, on))
    for row in rows:
        if row["transferred_on"]:
            on = dt.date.fromisoformat(row["transferred_on"])
            yield Event(row.where, on, None, functools.partial(_transfer, row, on))


def _succeed(rows: list[files.Row], on: dt.date, world: World, at: dt.datetime) -> None:
    ending = [
        actions.NewSuccession(
            unit=world.unit(row["unit"]),
            heirs=[world.unit(code) for code in row["heirs"].split()],
            on=on,
            how=How(row["how"]),
        )
        for row in rows
    ]
    actions.succeed_units(by=world.administrator, at=at, successions=ending)
    for row in rows:
        for held in world.held.get(row["unit"], []):
            actions.end_role(by=world.administrator, at=at, held=held, on=on)


def _transfer(row: files.Row, on: dt.date, world: World, at: dt.datetime) -> None:
    commitments.transfer_all(
        by=world.administrator,
        at=at,
        on=on,
        reason=REASON,
        from_unit=world.unit(row["unit"]),
        to_unit=world.unit(row["heirs"]),
    )
