"""`remit tick`: what falls due by itself, once or again and again. `remit up` keeps one running."""

import time
from typing import Annotated

import typer

from remit.domain.refusals import Refusal
from remit.interfaces.cli import site


def tick(
    every: Annotated[
        int, typer.Option(min=0, help="Seconds between two rounds; 0: one round.")
    ] = 0,
) -> None:
    """Sign a checkpoint of the ledger if one is due, carry the balances of figures forward, let
    searches reach the texts that they do not reach yet, and deliver what waits in the outbox."""
    site.ready(database=True)
    if not every:
        typer.echo(f"{_round()}")
        return
    while True:
        if sent := _round_whatever_the_machine_does():
            typer.echo(f"{sent}")
        time.sleep(every)


def _round_whatever_the_machine_does() -> int:
    """A database that is away for a while is said, and asked again in the next round."""
    from remit.interfaces import failures, sentences

    try:
        return _round()
    except Exception as failure:
        refusal = failures.refusal(failure)
        if refusal is None:
            raise
        typer.echo(sentences.sentence(refusal), err=True)
        return 0


def _round() -> int:
    from django.db import close_old_connections

    from remit.commitments.projections import balances
    from remit.interfaces import mailing
    from remit.kernel import watching
    from remit.texts.searching import actions as searching

    close_old_connections()
    watching.always()
    _sign()
    balances.strike_due()
    searching.keep_due()
    return mailing.deliver()


def _sign() -> None:
    """A ledger that cannot be signed is said, and does not keep the mail waiting."""
    from remit.interfaces import sentences
    from remit.kernel import clock
    from remit.notices import actions

    try:
        actions.sign_due_checkpoint(at=clock.now())
    except Refusal as refusal:
        if refusal.rule != "LEDGER_NOT_OPEN":
            typer.echo(sentences.sentence(refusal), err=True)
