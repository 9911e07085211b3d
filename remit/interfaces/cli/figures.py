"""`remit figures`: the same query that is behind the board, on the command line."""

import csv
import datetime as dt
import io
import json
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table as Grid

from remit.commitments.queries.scopes import By
from remit.domain.buckets import ClockName
from remit.domain.figures import COLUMNS, Policy
from remit.interfaces import writing
from remit.interfaces.cli import site

# Signs of the first column at least, of a number, and of what stands around a column.
LABEL, SHORTEST, AROUND = 24, 4, 3


class Format(StrEnum):
    """How the table is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def figures(
    on: Annotated[str, typer.Option(help="The day, 2025-11-14; today if absent.")] = "",
    known_at: Annotated[str, typer.Option(help="As known at an instant, a day or an act.")] = "",
    unit: Annotated[str, typer.Option(help="Code of a unit.")] = "",
    document: Annotated[str, typer.Option(help="NUMBER[@ISSUER/YEAR].")] = "",
    issuer_level: Annotated[str, typer.Option(help="Level of the issuer.")] = "",
    type_: Annotated[str, typer.Option("--type", help="Type of commitment.")] = "",
    tree: Annotated[str, typer.Option(help="[TREE][@today|@DATE].")] = "",
    clock: Annotated[ClockName, typer.Option(help="Which due date.")] = ClockName.REVISED,
    by: Annotated[By, typer.Option(help="By what the rows are made.")] = By.UNIT,
    as_: Annotated[str, typer.Option("--as", help="Code of the post that asks.")] = "",
    format_: Annotated[Format, typer.Option("--format", help="table, json or csv.")] = Format.TABLE,
) -> None:
    """Figures of any unit, document and level, on any date, as known at any moment."""
    site.ready(database=True)
    from remit.commitments.queries import asking, tables
    from remit.commitments.queries import figures as query
    from remit.interfaces.cli import asking_post, asking_unit

    viewer = asking_post.viewer(as_)
    question = asking.Question(
        on=on,
        known_at=known_at,
        unit=unit,
        document=document,
        issuer_level=issuer_level,
        type=type_,
        tree=tree,
        clock=clock.value,
    )
    scope = asking.scope(question, viewer)
    asking_unit.warn(scope.unit, scope.on)
    PRINTERS[format_](_in_words(tables.published(query.table(scope, by), viewer)))


def _in_words(found: dict[str, Any]) -> dict[str, Any]:
    """The labels of codes in the language of the terminal; keys stay codes."""
    from remit.interfaces.labels import figures as words

    by = By(found["by"])
    rows = [{**row, "label": words.row(by, row["key"], row["label"])} for row in found["rows"]]
    return {**found, "rows": rows}


def _json(found: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")


def _csv(found: dict[str, Any]) -> None:
    """The table alone; on which state of the ledger it rests stands on the error output."""
    from django.utils.translation import gettext as _

    from remit.interfaces import rooted

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    policies = [share["policy"] for share in found["total"]["shares"]]
    writer.writerow(["key", "label", *COLUMNS, *policies])
    for row in [*found["rows"], {"key": "TOTAL", "label": _("Total"), **found["total"]}]:
        percents = [_two_digits(share["percent"]) for share in row["shares"]]
        writer.writerow([row["key"], row["label"], *(row[name] for name in COLUMNS), *percents])
    sys.stdout.write(out.getvalue())
    for name, value in rooted.at(found["known_seq"]).facts:
        sys.stderr.write(f"{name}: {value}\n")


def _table(found: dict[str, Any]) -> None:
    from django.utils.translation import gettext as _

    from remit.interfaces.labels import column, label

    shown = [(name, str(column(name))) for name in COLUMNS if found["total"][name]]
    rows = [*found["rows"], {"label": _("Total"), **found["total"]}]
    day = writing.day(dt.date.fromisoformat(found["on"]))
    sys.stdout.write(f"{day} · #{found['known_seq']} · {found['tree']}\n")
    console = Console(file=sys.stdout)
    needed = LABEL + sum(max(len(word), SHORTEST) + AROUND for _name, word in shown)
    console.print(_wide(rows, shown) if needed <= console.width else _narrow(rows, shown))
    for share in found["total"]["shares"]:
        percent = f"{writing.percent(share['percent'])} %" if share["of"] else "–"
        counted = "/".join(writing.number(share[name]) for name in ("n", "of"))
        sys.stdout.write(f"{label(Policy(share['policy']))}: {counted} = {percent}\n")


def _two_digits(percent: float | None) -> str:
    return "" if percent is None else f"{percent:.2f}"


def _wide(rows: list[dict[str, Any]], shown: list[tuple[str, str]]) -> Grid:
    """One line for each row, its numbers side by side."""
    grid = Grid()
    grid.add_column("")
    for _name, word in shown:
        grid.add_column(word, justify="right", no_wrap=True)
    for row in rows:
        grid.add_row(escape(_label(row)), *(writing.number(row[name]) for name, _word in shown))
    return grid


def _narrow(rows: list[dict[str, Any]], shown: list[tuple[str, str]]) -> Grid:
    """One block for each row, a number a line, where the terminal is narrow."""
    grid = Grid(show_header=False)
    grid.add_column("")
    grid.add_column("", justify="right", no_wrap=True)
    for row in rows:
        grid.add_row(escape(_label(row)), "", style="bold")
        for name, word in shown:
            grid.add_row(f"  {word}", writing.number(row[name]))
        grid.add_section()
    return grid


def _label(row: dict[str, Any]) -> str:
    return str(row["label"] or row.get("key") or "–")


PRINTERS = {Format.JSON: _json, Format.CSV: _csv, Format.TABLE: _table}
