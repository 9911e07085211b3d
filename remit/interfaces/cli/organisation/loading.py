"""Units that come in many at once: those of a country, or a table after a preview."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.interfaces.cli import asked_file
from remit.interfaces.cli.organisation import asked

COUNTRIES = ("vietnam",)


def load(
    country: Annotated[str, typer.Argument(help="vietnam")],
    as_: asked.As = "",
) -> None:
    """Load the units of a country with their predecessors."""
    from remit.kernel import clock
    from remit.organisation.actions import vietnam

    if country.lower() not in COUNTRIES:
        raise typer.BadParameter(", ".join(COUNTRIES))
    _open_if_new()
    made = vietnam.load(by=asked.by(as_), at=clock.now())
    sys.stdout.write(f"{made['units']} units, {made['successions']} successions\n")


def import_(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX.")],
    write: Annotated[bool, typer.Option(help="Write the units if there is no finding.")] = False,
    tree: Annotated[str, typer.Option(help="Code of the tree.")] = "ADMIN",
    as_: asked.As = "",
) -> None:
    """Show every problem of a table of units by row; write it only when asked and clean."""
    from django.utils.translation import ngettext

    from remit.interfaces import sentences, writing
    from remit.kernel import clock
    from remit.organisation import actions, imports, queries

    known = queries.known_codes()
    table = imports.preview(asked_file.there(file).read_bytes(), file.name, known_codes=known)
    for finding in table.findings:
        sys.stderr.write(sentences.placed(finding) + "\n")
    if table.findings:
        raise Refusal("TABLE_HAS_FINDINGS", findings=str(len(table.findings)))
    if not write:
        looked = ngettext(
            "%(n)s unit, without a problem. Nothing is written yet.",
            "%(n)s units, without a problem. Nothing is written yet.",
            len(table.rows),
        )
        sys.stdout.write(looked % {"n": writing.Count(len(table.rows))} + "\n")
    else:
        made = actions.write_table(
            by=asked.by(as_), at=clock.now(), table=table, tree=queries.tree_id(tree)
        )
        said = ngettext("%(n)s unit was created.", "%(n)s units were created.", len(made))
        sys.stdout.write(said % {"n": writing.Count(len(made))} + "\n")


def _open_if_new() -> None:
    from remit.kernel import clock
    from remit.ledger import actions as ledger
    from remit.ledger import queries

    if queries.head() is None:
        ledger.open_ledger(by=By(), at=clock.now())


COMMANDS: Mapping[str, Callable[..., None]] = {"load": load, "import": import_}
