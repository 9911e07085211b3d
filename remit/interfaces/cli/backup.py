"""`remit backup FILE`: the whole site in one file, while it goes on."""

from pathlib import Path
from typing import Annotated

import typer

from remit.interfaces.cli import progress, site


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")],
    with_keys: Annotated[
        bool,
        typer.Option(
            "--with-keys", help="Put the keys in too; then keep the file as safe as them."
        ),
    ] = False,
) -> None:
    """Write database and files into one file that `remit restore` puts back."""
    site.ready(database=True, guarded=False)
    from django.utils.translation import gettext as _

    from remit.domain.refusals import Refusal
    from remit.interfaces import writing
    from remit.kernel import clock
    from remit.ledger.backups import making

    made = making.make(file, at=clock.now(), keys=with_keys, tell=progress.shown)
    facts = {
        "acts": writing.count(made.facts.acts),
        "head": made.facts.head,
        "files": writing.count(made.files),
    }
    said = _("Backup written: acts %(acts)s, hash of the last one %(head)s, files %(files)s.")
    typer.echo(said % facts)
    if not with_keys:
        typer.echo(_("The keys are not in it; keep a copy of REMIT_HOME/keys in a safe place."))
    if made.changed:
        raise Refusal("KEPT_FILES_CHANGED", names=", ".join(made.changed))
