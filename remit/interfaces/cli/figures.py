"""`remit figures`: the same query that is behind the board, on the command line."""

import csv
import io
import json
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table as Grid

from remit.commitments.queries.scopes import By
from remit.domain.buckets import ClockName
from remit.domain.figures import COLUMNS
from remit.interfaces.cli import site


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
    site.ready()
    from remit.commitments.queries import asking, tables
    from remit.commitments.queries import figures as query
    from remit.interfaces.cli import asking_post

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
    found = query.table(asking.scope(question), by)
    PRINTERS[format_](tables.published(found, viewer))


def _json(found: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")


def _csv(found: dict[str, Any]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    policies = [share["policy"] for share in found["total"]["shares"]]
    writer.writerow(["key", "label", *COLUMNS, *policies])
    for row in [*found["rows"], {"key": "TOTAL", "label": "TOTAL", **found["total"]}]:
        percents = [share["percent"] for share in row["shares"]]
        writer.writerow([row["key"], row["label"], *(row[name] for name in COLUMNS), *percents])
    sys.stdout.write(out.getvalue())


def _table(found: dict[str, Any]) -> None:
    from django.utils.translation import gettext as _

    from remit.interfaces.labels import column

    grid = Grid(title=f"{found['on']} · #{found['known_seq']} · {found['tree']}")
    shown = [name for name in COLUMNS if found["total"][name]]
    grid.add_column("")
    for name in shown:
        grid.add_column(str(column(name)), justify="right")
    for row in [*found["rows"], {"label": _("Total"), **found["total"]}]:
        grid.add_row(str(row["label"]), *(str(row[name]) for name in shown))
    Console(file=sys.stdout).print(grid)
    for share in found["total"]["shares"]:
        sys.stdout.write(f"{share['policy']}: {share['n']}/{share['of']} = {share['percent']} %\n")


PRINTERS = {Format.JSON: _json, Format.CSV: _csv, Format.TABLE: _table}
