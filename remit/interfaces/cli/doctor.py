"""`remit doctor`: look at settings, database, folder, ledger and mail, and say all that is
wrong."""

from collections.abc import Callable, Iterable

import typer

from remit.domain.refusals import Finding, Refusal
from remit.interfaces import failures
from remit.interfaces.cli import site


def doctor() -> None:
    """Look at all that a site rests on; every fault is a sentence, and a fault is exit 1."""
    site.speak()
    from django.utils.translation import gettext as _

    from remit.interfaces import sentences
    from remit.interfaces.cli import checkups

    wrong = False
    for part, check in checkups.PARTS.items():
        found = _found(check)
        faults = [one for one in found if one.code not in checkups.ADVICE]
        typer.echo(f"{part}: " + (_("not in order") if faults else _("in order")))
        for one in found:
            typer.echo(f"  {'!' if one in faults else '·'} {sentences.finding_sentence(one)}")
        wrong = wrong or bool(faults)
        if faults and check is checkups.of_database:
            break  # what follows is read from it
    if wrong:
        raise typer.Exit(1)


def _found(check: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """What a check finds; what stops it is a finding too."""
    found = []
    try:
        for one in check():
            found.append(one)
    except Refusal as refusal:
        found.append(Finding(refusal.rule, refusal.params))
    except Exception as failure:
        amounts_to = failures.refusal(failure)
        if amounts_to is None:
            raise
        found.append(Finding(amounts_to.rule, amounts_to.params))
    return found
