"""`remit upgrade`: bring the database of a site up to this version of the program."""

import typer

from remit.interfaces.cli import progress, site, whole


def upgrade() -> None:
    """Bring the database up to date with what follows from the acts, and verify them."""
    site.ready()
    from django.utils.translation import gettext as _

    from remit.interfaces.cli import opening

    made = opening.migrate(say_waiting, progress.shown)
    say_made(made.made, made.derived_anew)
    opening.check_guards()
    if not made.made:
        typer.echo(_("The database is up to date."))
    strike_balances()
    whole.check()


def strike_balances() -> None:
    """Figures are quick from the first page on; whoever is stopped amid it goes on from there."""
    from remit.commitments.projections import balances

    balances.strike_due(lambda done, whole: progress.shown("balances", done, whole))


def say_waiting() -> None:
    """Another program has the turn."""
    from django.utils.translation import gettext as _

    typer.echo(_("Another program brings this database up to date; waiting for it."), err=True)


def say_made(made: tuple[str, ...], derived_anew: tuple[str, ...]) -> None:
    """What was brought up to date, one line each."""
    from django.utils.translation import gettext as _

    from remit.interfaces import writing

    if made:
        names = {"names": writing.listed(made)}
        typer.echo(_("Brought up to date: %(names)s.") % names)
    if derived_anew:
        names = {"tables": writing.listed(derived_anew)}
        typer.echo(_("Derived from the acts again: %(tables)s.") % names)
