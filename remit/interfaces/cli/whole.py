"""What a command says of the ledger when it ends: whether it is whole, and what the last checkpoint
says of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from remit.ledger.check_proof import Checkpoint


def check(held: "Sequence[Checkpoint]" = ()) -> None:
    """Read every act; say in a sentence that the ledger is whole, or name all that is wrong."""
    from django.utils.translation import gettext as _
    from django.utils.translation import ngettext

    from remit.interfaces import sentences, writing
    from remit.interfaces.cli import progress
    from remit.ledger import queries
    from remit.ledger.queries import checkpoints, verification

    head = queries.head()
    acts = head.seq if head else 0
    found = verification.verify(held=held, each=lambda read: progress.shown("acts", read, acts))
    for one in found.findings:
        typer.echo(sentences.finding_sentence(one), err=True)
    if found.findings:
        raise typer.Exit(1)
    facts = {"acts": writing.count(found.acts), "head": found.head}
    typer.echo(_("The ledger is whole: acts %(acts)s, hash of the last one %(head)s.") % facts)
    last = checkpoints.latest()
    if last is None:
        typer.echo(_("No checkpoint of it was signed yet."))
        return
    size = writing.count(last.size)
    said = ngettext(
        "The last checkpoint covers %(size)s act and holds; after it: %(after)s.",
        "The last checkpoint covers %(size)s acts and holds; after it: %(after)s.",
        size,
    )
    typer.echo(said % {"size": size, "after": writing.count(found.acts - last.size)})
