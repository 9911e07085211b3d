"""`remit tick`: what falls due by itself, once or again and again. `remit up` keeps one running."""

import time
from typing import Annotated

import typer

from remit.interfaces.cli import site


def tick(
    every: Annotated[
        int, typer.Option(min=0, help="Seconds between two rounds; 0: one round.")
    ] = 0,
) -> None:
    """Deliver the notices that wait in the outbox."""
    site.ready(database=True)
    from django.db import close_old_connections

    from remit.interfaces import mailing

    while True:
        close_old_connections()
        sent = mailing.deliver()
        if sent or not every:
            typer.echo(f"{sent}")
        if not every:
            return
        time.sleep(every)
