"""`remit ledger`: verify that nothing was changed, and that every figure follows from the acts;
sign checkpoints and prove acts."""

import json
import sys
from typing import Annotated

import typer

from remit.domain.refusals import Refusal
from remit.interfaces.cli import proving, site

ledger = typer.Typer(help="Verify the ledger, prove its acts, and make the derived tables again.")
Kept = "Number of acts of a checkpoint, or the file of one that was kept outside."


@ledger.callback()
def _ready(context: typer.Context) -> None:
    if context.invoked_subcommand != proving.ALONE:
        site.ready(database=True, guarded=False)


for _name, _command in proving.COMMANDS.items():
    ledger.command(_name)(_command)


@ledger.command()
def verify(
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    since: Annotated[str, typer.Option(help=f"Read only the acts after a checkpoint. {Kept}")] = "",
    against: Annotated[
        list[str] | None, typer.Option(help=f"Hold the ledger to this too. {Kept}")
    ] = None,
) -> None:
    """Read every act: numbering, links, bodies, columns, side texts, guards, signed checkpoints."""
    from remit.interfaces import sentences
    from remit.ledger.queries import verification

    found = verification.verify(
        since=proving.kept(since) if since else None,
        held=[proving.kept(one) for one in against or ()],
    )
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
    from remit.kernel import copies
    from remit.ledger.actions import rebuilding

    if check:
        with copies.apart():
            found = rebuilding.check()
    else:
        found = rebuilding.rebuild()
    sys.stdout.write(f"{found.acts} acts\n")
    if check and found.different:
        raise Refusal("TABLES_DIFFERENT", tables=", ".join(found.different))


@ledger.command()
def erase(
    act: Annotated[int, typer.Argument(help="Number of the act.")],
    key: Annotated[str, typer.Argument(help="Which of its texts: title, reason …")],
    reason: Annotated[str, typer.Option(help="Why; this stays in the ledger.")],
    as_: Annotated[
        str, typer.Option("--as", help="Code of an administrator's post; else the first one.")
    ] = "",
) -> None:
    """Erase a text of an act for good; the erasure is an act itself, and the chain stays valid."""
    from remit.interfaces.cli import asking_post
    from remit.interfaces.cli.organisation import asked
    from remit.kernel import clock
    from remit.organisation import actions

    made = actions.erase_text(
        by=asking_post.keeper(as_), at=clock.now(), act=act, key=key, reason=reason
    )
    asked.recorded(made.seq)
