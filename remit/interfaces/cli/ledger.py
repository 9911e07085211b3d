"""`remit ledger`: verify that nothing was changed, and that every figure follows from the acts."""

import json
import sys
from typing import Annotated

import typer

from remit.domain.refusals import Refusal
from remit.interfaces.cli import site

ledger = typer.Typer(help="Verify the ledger, and make the derived tables again.")


@ledger.callback()
def _ready() -> None:
    site.ready()


@ledger.command()
def verify(
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Read every act: numbering, links, bodies, columns, side texts, guards."""
    from remit.interfaces import sentences
    from remit.ledger.queries import verification

    found = verification.verify()
    if as_json:
        sys.stdout.write(
            json.dumps(
                {
                    "acts": found.acts,
                    "head": found.head,
                    "findings": [{"code": one.code, **one.params} for one in found.findings],
                },
                indent=2,
            )
            + "\n"
        )
    else:
        sys.stdout.write(f"{found.acts} acts, {found.head}\n")
    for one in found.findings:
        sys.stderr.write(sentences.finding_sentence(one) + "\n")
    if found.findings:
        raise typer.Exit(1)


@ledger.command()
def rebuild(
    check: Annotated[
        bool, typer.Option("--check", help="Compare byte for byte and change nothing.")
    ] = False,
) -> None:
    """Make the derived tables again from the acts, from zero."""
    from remit.ledger.actions import rebuilding

    found = rebuilding.check() if check else rebuilding.rebuild()
    sys.stdout.write(f"{found.acts} acts\n")
    if check and found.different:
        raise Refusal("TABLES_DIFFERENT", tables=", ".join(found.different))
