"""`remit restore FILE`: a backup goes back into an empty place, and is believed only after the
ledger was read from its first act to its last."""

from pathlib import Path
from typing import Annotated

import typer

from remit.interfaces.cli import asked_file, progress, site, upgrade, whole


def restore(
    file: Annotated[Path, typer.Argument(help="The backup.")],
    against: Annotated[
        list[Path] | None,
        typer.Option(help="A checkpoint that was kept outside; hold it to this."),
    ] = None,
) -> None:
    """Put a backup into an empty place, bring it up to date, and verify the ledger."""
    for one in (file, *(against or ())):
        asked_file.there(one)
    site.ready()
    from remit.interfaces.cli import opening
    from remit.ledger.backups import restoring
    from remit.ledger.queries import retracing

    facts = restoring.restore(file, tell=progress.shown)
    made = opening.migrate(upgrade.say_waiting, progress.shown)
    upgrade.say_made(made.made, made.derived_anew)
    opening.check_guards()
    upgrade.strike_balances()
    _check_as_said(facts.acts, facts.head)
    notes = [path.read_text("utf-8") for path in against or ()]
    notes += [facts.checkpoint] if facts.checkpoint else []
    whole.check([retracing.kept(note) for note in notes])
    _say_of_files_and_keys()


def _check_as_said(acts: int, head: str) -> None:
    """What stands in the database is what the backup says of itself."""
    from remit.domain.refusals import Refusal
    from remit.ledger import queries

    last = queries.head()
    if (last.seq, last.hash.hex()) != (acts, head) if last else acts:
        raise Refusal("BACKUP_ENDS_OTHERWISE", acts=str(acts))


def _say_of_files_and_keys() -> None:
    """Files that the database names and that are not there; a key that is needed and not here."""
    from django.utils.translation import gettext as _

    from remit.commitments.queries import keeping
    from remit.domain.refusals import Refusal
    from remit.ledger.queries import checkpoints

    missing = keeping.missing_files()
    if not checkpoints.key_is_here():
        said = _("The key that signs checkpoints is not here; bring it back into REMIT_HOME/keys.")
        typer.echo(said)
    if missing:
        raise Refusal("KEPT_FILES_MISSING", names=", ".join(missing))
    typer.echo(_("Every file that the database names is there."))
